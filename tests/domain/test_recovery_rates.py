"""Recovery rates with their bounds (measures §5)."""

from dataclasses import replace

from console.domain.recovery_rates import DAY, CaseFacts, by_group, rates
from console.domain.themes import themes

NOW = 100 * DAY
OPEN = CaseFacts("A", "open", None, NOW - DAY // 2, False, NOW + DAY // 2, None, None)
DONE = CaseFacts(
    "A",
    "recovered",
    "lead",
    NOW - 3 * DAY,
    False,
    NOW - 2 * DAY,
    NOW - 3 * DAY + 600,
    NOW - 3 * DAY + 3600,
    "satisfied",
)


def test_the_rate_has_bounds_and_old_open_cases_count_as_lost() -> None:
    lost = replace(DONE, status="not recovered", next_verdict=None)
    stale = replace(OPEN, opened_at=NOW - 15 * DAY, contact_due_at=NOW - 14 * DAY)
    withdrawn = replace(OPEN, status="withdrawn")
    found = rates("A", [OPEN, DONE, lost, stale, withdrawn], NOW)
    assert (found.cases, found.open, found.stale) == (4, 1, 1)
    assert (found.recovered.percent, found.at_most.percent) == (25.0, 50.0)


def test_the_contact_rate_counts_what_is_due_or_contacted() -> None:
    late = replace(DONE, contacted_at=NOW)
    never = replace(OPEN, contact_due_at=NOW - 1)
    found = rates("A", [OPEN, DONE, late, never], NOW)
    assert (found.contact.count, found.contact.total) == (1, 3)


def test_the_two_ways_of_recovering_are_counted_apart() -> None:
    found = rates("A", [DONE, replace(DONE, closed_by="customer", next_verdict="low")], NOW)
    assert (found.by_lead, found.by_customer) == (1, 1)
    assert (found.next_answers.count, found.next_answers.total) == (1, 2)


def test_no_hours_are_counted_from_a_whole_day() -> None:
    found = rates("A", [DONE, replace(DONE, by_day=True, first_attempt_at=NOW)], NOW)
    assert (found.first_attempt.seconds, found.first_attempt.n) == (600, 1)
    assert rates("A", [], NOW).recovered.percent is None


def test_unknown_groups_stand_apart() -> None:
    names = [one.name for one in by_group([OPEN, replace(OPEN, group=None), replace(OPEN, group="b")], NOW)]
    assert names == ["A", "b", None]


def test_themes_are_what_several_lessons_say() -> None:
    said = ["Chase PayQuick on day two", "Always chase PayQuick early", "Call before writing", "call the courier"]
    assert themes(said) == [("chase payquick", 2), ("call", 2)]
