"""Recovery rates as rows and columns, and what they mean in words; pure, so that it is tested without a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from console.domain.proportion import Share
from console.domain.recovery import span
from console.domain.recovery_rates import Rates, Wait
from console.domain.text import one_line
from console.store.recovery_rates import Whole
from console.ui.widgets.cells import Column
from console.ui.widgets.held import Held
from console.ui.widgets.reader import GAP, Block, line
from console.ui.widgets.roles import NOTHING, PLAIN, Span
from console.ui.words import Times, counted

UNKNOWN = "not known"


class RateRow(NamedTuple):
    """One group by its place from 1; 0 is all of them."""

    key: int
    rates: Rates


class RateRows(Held[RateRow]):
    """The groups as a Grid asks for them, their sum at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._by = ""

    def take(self, by: str, found: Whole) -> bool:
        """Other rows; whether they are grouped otherwise than before."""
        rows = [RateRow(number, rates) for number, rates in enumerate(found.rows, 1)]
        self.rows = [*rows, RateRow(0, found.total)] if found.total.cases else []
        changed, self._by = by != self._by, by
        return changed


def columns(by: str) -> list[Column[RateRow]]:
    """The columns, all numbers right-aligned; the ones that leave first on a narrow screen have the highest rank."""

    def share(heading: str, get: Callable[[Rates], Share], rank: int) -> Column[RateRow]:
        return Column(heading, lambda row: _share(get(row.rates)), least=12, rank=rank, right=True)

    def wait(heading: str, get: Callable[[Rates], Wait], rank: int) -> Column[RateRow]:
        return Column(heading, lambda row: _wait(get(row.rates)), least=9, rank=rank, right=True)

    def count(heading: str, get: Callable[[Rates], int], rank: int) -> Column[RateRow]:
        return Column(heading, lambda row: (counted(get(row.rates)), PLAIN), least=8, rank=rank, right=True)

    return [
        Column(by.capitalize(), _name, least=12, most=30, weight=1),
        Column("Cases", lambda row: (counted(row.rates.cases), PLAIN), least=5, right=True),
        Column("Recovered", lambda row: _bounds(row.rates), least=11, right=True),
        share("In time", lambda rates: rates.contact, 1),
        wait("To try", lambda rates: rates.first_attempt, 3),
        wait("To contact", lambda rates: rates.to_contact, 2)._replace(least=10),
        share("Next answer", lambda rates: rates.next_answers, 4),
        count("By lead", lambda rates: rates.by_lead, 6),
        count("By cust.", lambda rates: rates.by_customer, 7),
        count("Open", lambda rates: rates.open, 5),
        count("> 14 d", lambda rates: rates.stale, 8),
    ]


def _name(row: RateRow) -> Span:
    if row.key == 0:
        return "all", "accent"
    rates = row.rates
    return (one_line(rates.name, 60), "strong") if rates.name is not None else (UNKNOWN, "muted")


def _percent(share: Share) -> str:
    return "–" if share.percent is None else f"{share.percent:.0f}"


def _bounds(rates: Rates) -> Span:
    if rates.recovered.percent is None:
        return NOTHING
    low, high = _percent(rates.recovered), _percent(rates.at_most)
    return (f"{low} %" if low == high else f"{low} … {high} %"), PLAIN


def _share(share: Share) -> Span:
    return NOTHING if share.percent is None else (f"{_percent(share)} % of {counted(share.total)}", PLAIN)


def _wait(wait: Wait) -> Span:
    return NOTHING if wait.seconds is None else (span(int(wait.seconds)), PLAIN)


def meaning(found: Whole, times: Times) -> list[Block]:
    """What the lessons say most, and what each number is."""
    said = ", ".join(f"“{one_line(words, 60)}” in {count}" for words, count in found.themes)
    return [
        line(said or "no lesson says the same twice yet", PLAIN if said else "muted", "Lessons"),
        GAP,
        line(f"cases opened since {times.full_date(found.since)}, withdrawn ones left out", "muted", "Cases"),
        line(
            "recovered ÷ all … (recovered + open) ÷ all; open beyond 14 days counts as not recovered",
            "muted",
            "Recovered",
        ),
        line("contacted within the deadline ÷ contacted or past it", "muted", "In time"),
        line("median from the opening to the first try, and to reaching the customer", "muted", "Waits"),
        line("satisfied ÷ next answers of customers after a recovery", "muted", "Next answer"),
    ]
