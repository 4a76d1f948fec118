"""Where the clock of a history stands: at its newest event, and after that where people left it (design §3b)."""

from __future__ import annotations

from tests_support.town import DAY, HOUR, Town

from console.store import recovery
from console.store.clock import clock_of

YEAR = 365 * DAY


def test_who_comes_back_to_a_history_goes_on_where_they_left(town: Town) -> None:
    case = town.low("T-1", ago=0)
    real = town.now + YEAR
    assert clock_of(town.sql, real).at(real + 60) == town.now + 60
    town.act("Ana", recovery.claim, case, later=20 * 60)
    assert clock_of(town.sql, real).at(real + 60) == town.now + 21 * 60
    assert clock_of(town.sql, real, town.now - DAY).at(real) == town.now - DAY, "what is asked for counts"


def test_acts_on_another_clock_do_not_move_it(town: Town) -> None:
    cases = [town.low(f"T-{number}", ago=0) for number in range(3)]
    real = town.now + YEAR
    town.act("Ana", recovery.claim, cases[0], later=HOUR)
    town.act("Ana", recovery.claim, cases[1], later=YEAR)  # by the real time, before the history was imported
    town.act("Ana", recovery.claim, cases[2], later=-HOUR)
    assert clock_of(town.sql, real).at(real) == town.now + HOUR


def test_a_store_of_today_has_the_real_time(town: Town) -> None:
    town.act("Ana", recovery.claim, town.low("T-1", ago=0), later=HOUR)
    assert clock_of(town.sql, town.now).at(town.now) == town.now
