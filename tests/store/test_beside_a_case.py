"""What stands beside a case, whom it can be given to, and the rates of all cases at once."""

from __future__ import annotations

from tests_support.town import DAY, HOUR, Town

from console.store import people, recovery
from console.store.beside import Beside, beside
from console.store.case import case as full_case
from console.store.recovery_rates import whole


def test_lessons_errands_and_the_customers_other_cases(town: Town) -> None:
    customer = town.add("customer", source="desk", external_id="c", name="Ida")
    first, second = town.low("A", customer_id=customer), town.low("B", HOUR, customer_id=customer)
    town.low("C", 2 * HOUR, issue="Returns")
    learned = town.low("D", 3 * HOUR, customer_id=customer)
    town.act("Ana", recovery.close, learned, "not recovered", "call first")
    case = full_case(town.sql, first, town.now)
    assert case is not None
    found = beside(town.sql, case, town.now)
    assert [row.key for row in found.others] == [second]
    assert [(lesson.ref, lesson.like) for lesson in found.lessons] == [("D", "same customer")]
    assert {errand.ref for errand in found.errands} == {"A"}


def test_nothing_stands_beside_a_watched_rating(town: Town) -> None:
    rating = town.rate(town.ticket("W"), 3)
    case = full_case(town.sql, -rating, town.now)
    assert case is not None and beside(town.sql, case, town.now) == Beside()


def test_part_of_a_name_is_the_beginning_of_any_word_of_it(town: Town) -> None:
    for name in ("Ana Maria Berg", "Berta", "50%_off"):
        town.add("person", name=name)
    assert people.assignable(town.sql, None, "ber") == ("Ana Maria Berg", "Berta")
    assert people.assignable(town.sql, None, "50%_") == ("50%_off",)
    assert people.assignable(town.sql, None, "%") == ()
    assert people.assignable(town.sql, None, "\\") == ()


def test_the_whole_counts_every_case_once(town: Town) -> None:
    assert whole(town.sql, "team", town.now).total.cases == 0
    for number in range(3):
        key = town.low(f"T-{number}", number * DAY + HOUR)
        town.act("Ana", recovery.close, key, "not recovered", "late again")
    town.low("open", HOUR)
    found = whole(town.sql, "lead", town.now)
    assert found.total.cases == sum(row.cases for row in found.rows) == 4
    assert found.themes == (("late", 3),)
    assert found.since == town.now - 2 * DAY - HOUR
