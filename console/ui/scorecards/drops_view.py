"""Alerts as rows of a list, one of them in full, and the questions about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from console.domain.text import one_line
from console.domain.when import moment
from console.store.alerts import listed
from console.store.alerts_records import KINDS, Alert
from console.store.desk import Desk
from console.ui.question import Answer, Question
from console.ui.questions import absolute
from console.ui.scorecards import cells as cells
from console.ui.widgets.cells import Column
from console.ui.widgets.held import HeldPage
from console.ui.widgets.reader import GAP, Block, line
from console.ui.widgets.roles import NOTHING, PLAIN, Span
from console.ui.words import Times, counted

SHOWN = 12  # tickets an alert names in its text


class DropRow(NamedTuple):
    """An alert with the key of its row."""

    key: int
    alert: Alert


class DropSource:
    """The alerts as a Grid asks for them; `every`: also those that were dealt with."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.every = False

    async def around(self, key: int | None, before: int, after: int) -> HeldPage[DropRow]:
        """Everything."""
        found = await self._desk.read(listed, self._desk.now(), self.every)
        return HeldPage([DropRow(alert.id, alert) for alert in found], 0, len(found))

    async def at(self, position: int, count: int) -> HeldPage[DropRow]:
        """Everything."""
        return await self.around(None, 0, 0)


def columns(times: Callable[[], Times]) -> list[Column[DropRow]]:
    """What tells alerts apart."""
    return [
        Column("State", lambda row: _state(row.alert), least=12),
        Column("Where", lambda row: (one_line(row.alert.name, 60), "strong"), least=14, most=30, weight=2),
        Column("Kind of row", lambda row: (row.alert.scope, "muted"), least=11, rank=5),
        Column("Since", lambda row: (times().full_date(row.alert.since), PLAIN), least=11, right=True),
        Column("Change", lambda row: _change(row.alert), least=14, right=True),
        Column("between", lambda row: _limits(row.alert), least=15, rank=2, right=True),
        Column("What was seen", lambda row: (KINDS.get(row.alert.kind, row.alert.kind), "muted"), least=20, weight=3, rank=4),
    ]  # fmt: skip


def _state(alert: Alert) -> Span:
    return ("! new", "warn") if alert.state == "new" else (alert.state, "muted")


def _change(alert: Alert) -> Span:
    if alert.change is None:
        return NOTHING
    clear = "clear" if alert.clears_noise else "noise"
    role = "bad" if alert.clears_noise and alert.change < 0 else "muted"
    return f"{cells.arrow(alert.change)} {cells.signed(alert.change)} {clear}", role


def _limits(alert: Alert) -> Span:
    if alert.ci_low is None or alert.ci_high is None:
        return NOTHING
    return cells.limits(alert.ci_low, alert.ci_high), "muted"


def page(alert: Alert, times: Times) -> list[Block]:
    """One alert beside the list."""
    blocks = [
        Block(((one_line(alert.name, 200), "strong"), (f" · {alert.scope}", "muted"))),
        Block(_moved(alert, times)),
        GAP,
        line(KINDS.get(alert.kind, alert.kind), label="Seen"),
    ]
    if alert.statistic is not None:
        blocks.append(line(f"{alert.statistic:.1f} × its threshold", label="Strength"))
    blocks.append(
        line(alert.drivers or "no single value stands behind it", PLAIN if alert.drivers else "muted", "Drivers")
    )
    blocks.append(line(_standing(alert, times), label="State"))
    if alert.intervention:
        blocks.append(line(one_line(alert.intervention, 500), label="Answer"))
    blocks += [GAP, *_tickets(alert.refs)]
    return blocks


def _moved(alert: Alert, times: Times) -> tuple[Span, ...]:
    """The change in a sentence."""
    since = f"since {times.full_date(alert.since)}"
    if alert.change is None or alert.ci_low is None or alert.ci_high is None:
        return ((since, PLAIN),)
    real = "clears the noise" if alert.clears_noise else "within the noise"
    points = f"{cells.arrow(alert.change)} {cells.signed(alert.change)} points"
    return ((points, _change(alert)[1]), (f" {since} ({cells.limits(alert.ci_low, alert.ci_high)}): {real}.", PLAIN))


def _standing(alert: Alert, times: Times) -> str:
    if alert.state == "snoozed" and alert.snoozed_until is not None:
        return f"snoozed until {absolute(alert.snoozed_until, times)}"
    return alert.state


def _tickets(refs: Sequence[str]) -> list[Block]:
    if not refs:
        return [line("No unhappy answer since.", "muted", "Tickets")]
    more = f" and {counted(len(refs) - SHOWN)} more in its tickets" if len(refs) > SHOWN else ""
    return [line(", ".join(one_line(ref, 40) for ref in refs[:SHOWN]) + more, label="Tickets")]


def snooze(alert: Alert, times: Times) -> Question:
    """Until when, in one line, with how it is read."""
    offers = {"tomorrow 9": "tomorrow 9", "monday": "monday", "in 7 days": "7d", "another moment: type it": ""}
    return Question(
        "Snooze the alert", one_line(alert.name, 60), "Until: tomorrow 9 · fri 14:30 · 7d · 2026-07-01",
        lambda answer: unreadable(answer, times),
        choices=tuple(offers), fills=tuple(offers.values()), reads=lambda words: _read(words, times),
    )  # fmt: skip


def unreadable(answer: Answer, times: Times) -> str | None:
    """Why a moment can't be meant; None where it can."""
    at = moment(answer.text[:200], times.now, times.zone)
    if at is None:
        return "Say until when: “tomorrow 9”, “fri”, “7d” or a date."
    return "That moment has passed: say one that is still to come." if at <= times.now else None


def _read(words: str, times: Times) -> Span:
    if not words.strip():
        return " ", "muted"
    if trouble := unreadable(Answer(text=words), times):
        return trouble, "warn"
    return f"Quiet until {absolute(moment(words, times.now, times.zone) or 0, times)}.", "good"


def answer(alert: Alert) -> Question:
    """What was done about it."""
    return Question(
        "What was done about it", one_line(alert.name, 60), "It will stand on the trend, with 28 days before and after",
        lambda answer: None if answer.text.strip() else "Say what was done: “refund SLA renegotiated”.",
        notes=(f"So far: {one_line(alert.intervention, 200)}",) if alert.intervention else (),
    )  # fmt: skip
