"""The heavier columns of a scorecard: surveys, first contact, times, first answers and cases, rule by rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests_support.town import DAY, HOUR, Town

from console.domain.period import Period
from console.domain.proportion import Share
from console.store.scorecards import TOTAL, Wanted, Work, interactions, work

WEEK = 7 * DAY


@pytest.fixture
def asked(town: Town) -> Callable[..., Work]:
    """The numbers of the last 28 days for all, by the town's clock."""

    def ask(line: str = "", ident: object = TOTAL, by: str = "team") -> Work:
        now = Period(town.now - 28 * DAY, town.now + 1, "28 days")
        before = Period(town.now - 56 * DAY, now.since, "before")
        return work(town.sql, Wanted(by, now, before, town.now, line))[ident]  # type: ignore[index]

    return ask


Ask = Callable[..., Work]


def of(share: Share) -> tuple[int, int]:
    """How many of how many."""
    return share.count, share.total


def closed(town: Town, ref: str, ago: int, took: int = HOUR, **values: object) -> int:
    """A ticket closed some time ago."""
    at = town.now - ago
    return town.ticket(ref, **{"opened_at": at - took, "closed_at": at, **values})


def survey(town: Town, ticket: int, ago: int, **values: object) -> None:
    """A survey sent some time ago."""
    town.add("survey", interaction_id=ticket, sent_at=town.now - ago, **values)


@pytest.mark.parametrize(
    ("late", "precision", "counts"),
    [(WEEK, "second", 1), (WEEK + 1, "second", 0), (0, "second", 1), (-1, "second", 0), (-5 * HOUR, "day", 1),
     (-2 * DAY, "day", 0)],
)  # fmt: skip
def test_answered_within_seven_days_of_sending(town: Town, asked: Ask, late: int, precision: str, counts: int) -> None:
    ticket = closed(town, "T-1", 15 * DAY)
    survey(town, ticket, 14 * DAY)
    town.rate(ticket, 5, 14 * DAY - late, answered_precision=precision)
    assert of(asked().asked.response) == (counts, 1)


def test_younger_surveys_are_still_open_and_held_back_ones_are_none(town: Town, asked: Ask) -> None:
    for n, ago in enumerate((WEEK, WEEK - 1, HOUR)):
        survey(town, closed(town, f"T-{n}", ago + 60), ago)
    town.add("survey", interaction_id=closed(town, "T-9", 8 * DAY), held_back="opt-out")
    found = asked()
    assert (of(found.asked.response), found.asked.still_open) == ((0, 1), 2)
    assert of(found.finished.offer) == (3, 3)


def test_where_nothing_was_ever_sent_there_is_no_offer_rate(town: Town, asked: Ask) -> None:
    survey(town, closed(town, "T-1", 8 * DAY), 8 * DAY)
    closed(town, "T-2", 8 * DAY)
    town.add("interaction", source="shop", external_id="S-1", closed_at=town.now - 8 * DAY)
    assert of(asked().finished.offer) == (1, 2)
    assert asked(line="ref:S-1").finished.offer.percent is None
    assert asked(line="ref:T-2").finished.offer.percent == 0


def test_time_to_survey_leaves_out_what_was_sent_before_closing(town: Town, asked: Ask) -> None:
    for n, wait in enumerate((60, 300, 301, -5)):
        survey(town, closed(town, f"T-{n}", 3 * DAY), 3 * DAY - wait)
    survey(town, closed(town, "D", 3 * DAY, closed_precision="day"), 2 * DAY)
    found = asked().asked
    assert (found.wait.n, found.wait.median, found.wait.p90, found.wait.left_out) == (3, 300, 301, 1)
    assert of(found.at_once) == (2, 3)


def test_a_further_contact_on_that_issue_within_seven_days(town: Town, asked: Ask) -> None:
    kim, lee = (town.add("customer", source="desk", external_id=key) for key in "kl")
    closed(town, "back", 20 * DAY, customer_id=kim, issue="Refund")
    town.ticket("again", customer_id=kim, issue="refund", opened_at=town.now - 13 * DAY)  # seven days on the dot
    closed(town, "other", 20 * DAY, customer_id=lee, issue="Refund")
    town.ticket("else", customer_id=lee, issue="Setup", opened_at=town.now - 19 * DAY)
    closed(town, "late", 12 * DAY, customer_id=lee, issue="Login")
    town.ticket("after", customer_id=lee, issue="Login", opened_at=town.now - 5 * DAY + 1)
    closed(town, "reopened", 20 * DAY, customer_id=lee, issue="Box", reopens=1)
    closed(town, "nobody", 20 * DAY, issue="Refund")
    closed(town, "nothing", 20 * DAY, customer_id=lee)
    closed(town, "young", 6 * DAY, customer_id=lee, issue="Young")
    found = asked().finished
    assert (of(found.first_contact), of(found.covered)) == ((2, 4), (4, 6))


def test_without_customers_first_contact_is_unknown_and_not_a_hundred(town: Town, asked: Ask) -> None:
    closed(town, "T-1", 20 * DAY, issue="Refund")
    found = asked().finished
    assert found.first_contact.percent is None and found.covered.percent == 0


def test_impossible_durations_are_left_out_and_counted(town: Town, asked: Ask) -> None:
    closed(town, "T-1", DAY, took=100, handle_seconds=60)
    closed(town, "T-2", DAY, took=-1, handle_seconds=-60)
    closed(town, "T-3", DAY, took=300, handle_seconds=120, opened_precision="day")
    closed(town, "T-4", -DAY, took=300, handle_seconds=120)  # closed tomorrow
    found = asked().finished
    assert (found.handle.n, found.handle.median, found.handle.mean, found.handle.left_out) == (2, 90, 90, 1)
    assert (found.resolution.n, found.resolution.median, found.resolution.left_out) == (1, 100, 1)


def test_first_answers_and_those_raised_after_contact(town: Town, asked: Ask) -> None:
    tickets = [town.ticket(f"T-{n}") for n in range(4)]
    for ticket, values in zip(tickets, ((2, 5), (1, 3, 5), (5, 1), (4,)), strict=True):
        for n, value in enumerate(values):
            town.rate(ticket, value, (10 - n) * DAY)
    town.sql.execute(
        "UPDATE recovery SET contacted_at = ? WHERE interaction_id = ?", (town.now - 9 * DAY - 1, tickets[0])
    )
    town.sql.execute("UPDATE recovery SET contacted_at = ? WHERE interaction_id = ?", (town.now - DAY, tickets[1]))
    found = asked().first
    assert (found.raised, of(found.csat)) == (1, (2, 4))


def test_an_answer_raised_in_august_counts_in_august(town: Town) -> None:
    """Golden (measures §2): 2 on 30 July, 5 on 2 August."""
    ticket = town.ticket("T-1")
    july, august = Period(0, 100, "July"), Period(100, 200, "August")
    for at, value in ((50, 2), (150, 5)):
        town.rate(ticket, value, answered_at=at)

    def first(now: Period, as_of: int) -> tuple[int, int] | None:
        return of(work(town.sql, Wanted("team", now, july, as_of))[TOTAL].first.csat)

    assert (first(july, 99), first(july, 199), first(august, 199)) == ((0, 1), (0, 0), (0, 1))


def test_withdrawn_cases_are_in_no_rate_and_two_cases_of_a_ticket_stand_once_in_the_list(
    town: Town, asked: Ask
) -> None:
    case = town.low("T-1", 5 * DAY)
    town.sql.execute("UPDATE recovery SET status = 'recovered', closed_at = ?, closed_by = 'lead' WHERE id = ?",
                     (town.now - 4 * DAY, case))  # fmt: skip
    town.rate(int(town.one("SELECT interaction_id FROM recovery")), 1, 3 * DAY)
    withdrawn = town.low("T-2", 5 * DAY)
    town.rate(int(town.one("SELECT interaction_id FROM recovery WHERE id = ?", withdrawn)), 5, 4 * DAY)
    assert town.status(withdrawn) == "withdrawn"
    found = asked().recovery
    assert (found.cases, of(found.recovered), of(found.at_most)) == (2, (1, 2), (2, 2))
    now = Period(town.now - 28 * DAY, town.now + 1, "28 days")
    page = interactions(town.sql, Wanted("team", now, now, town.now), TOTAL, 0, 10, "recovery")
    assert ([row.ref for row in page.rows], page.total) == (["T-1"], 1)
