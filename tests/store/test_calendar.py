"""Contact deadlines in working hours."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests_support.town import HOUR, Town

from console.store import calendar
from console.store.errors import Refused

BERLIN = ZoneInfo("Europe/Berlin")


def stamp(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=BERLIN).timestamp())


@pytest.fixture
def office(tmp_path: Path) -> Town:
    """Friday 5 June 2026, 17:00 in Berlin; deadlines of eight working hours."""
    town = Town(tmp_path / "store.db", now=stamp("2026-06-05T17:00"))
    town.sql.execute("UPDATE setting SET value = '8' WHERE key = 'contact_hours'")
    town.sql.execute("UPDATE setting SET value = 'Europe/Berlin' WHERE key = 'zone'")
    town.sql.execute("INSERT INTO setting VALUES ('as_of', ?)", (str(town.now),))
    return town


@pytest.mark.parametrize(
    ("opened", "due"),
    [
        ("2026-06-05T11:00", "2026-06-08T11:00"),  # six hours on Friday, two on Monday
        ("2026-06-05T09:00", "2026-06-05T17:00"),  # a whole day
        ("2026-06-04T20:00", "2026-06-05T17:00"),  # after hours
        ("2026-06-03T06:30", "2026-06-03T17:00"),  # before hours
        ("2026-05-30T12:00", "2026-06-01T17:00"),  # a Saturday
    ],
)
def test_deadlines_run_in_working_hours(office: Town, opened: str, due: str) -> None:
    office.act("Ana", calendar.set_hours, "mon-fri 9-17")
    office.low("T-1", office.now - stamp(opened))
    assert datetime.fromtimestamp(office.one("SELECT contact_due_at FROM recovery"), BERLIN).isoformat()[:16] == due


def test_setting_hours_moves_open_deadlines_and_clearing_moves_them_back(office: Town) -> None:
    office.low("T-1", office.now - stamp("2026-06-05T11:00"))
    assert office.one("SELECT contact_due_at FROM recovery") == stamp("2026-06-05T19:00")
    assert "1 open cases" in office.act("Ana", calendar.set_hours, "mon-fri 9-17").sentence
    assert office.one("SELECT contact_due_at FROM recovery") == stamp("2026-06-08T11:00")
    office.act("Ana", calendar.set_hours, "")
    assert office.one("SELECT contact_due_at FROM recovery") == stamp("2026-06-05T19:00")


def test_the_calendar_is_written_on(office: Town) -> None:
    office.act("Ana", calendar.set_hours, "mon-fri 9-17")
    last = office.one("SELECT max(ends) FROM working_span")
    office.act("Ana", calendar.extend, later=350 * 24 * HOUR)
    assert office.one("SELECT max(ends) FROM working_span") > last


def test_hours_that_make_no_sense_are_refused(office: Town) -> None:
    with pytest.raises(Refused, match="can't be read as working hours"):
        office.act("Ana", calendar.set_hours, "whenever")
