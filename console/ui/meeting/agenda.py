"""The agenda of a one-on-one as rows: open commitments, praise, what to work on, conversations, what was agreed just now."""

from __future__ import annotations

from typing import NamedTuple

from console.domain.text import one_line
from console.reports.agent import pattern_line, share_line
from console.reports.one_on_one import criterion_line, number_lines, worked
from console.store.coaching import Promise
from console.store.one_on_one import Pack, Talk, WorkOn
from console.store.sessions import Agreed
from console.ui.coaching import tickets
from console.ui.coaching.promises import measured
from console.ui.coaching.tabs import Item, column
from console.ui.widgets.bar import Piece
from console.ui.widgets.held import Numbers
from console.ui.widgets.reader import GAP, Block, line
from console.ui.widgets.roles import PLAIN, Span
from console.ui.words import Times

COLUMNS = (
    column(0, "Agenda", 12),
    column(1, "Due, ticket", 14, most=24, rank=1, weight=1),
    column(2, "In words", 20, weight=4),
)
_STATES = {"kept": "good", "missed": "bad", "dropped": "muted", "open": PLAIN}


class Agenda(NamedTuple):
    """The rows, and by key which commitment each is: one of the store, or the place of one agreed just now."""

    rows: list[Item]
    promises: dict[int, Promise]
    agreed: dict[int, int]


def agenda(pack: Pack, agreed: tuple[Agreed, ...], times: Times, numbers: Numbers) -> Agenda:
    """Open commitments first, and how those went that were settled since the last one-on-one."""
    since = pack.last.held_at if pack.last is not None else 0
    done = [one for one in pack.settled if (one.done_at or 0) >= since]
    promises = {numbers.of(("promise", one.id)): one for one in (*pack.open, *done)}
    own = {numbers.of(("agreed", place)): place for place in range(len(agreed))}
    rows = [
        *(_promise(key, one, times) for key, one in promises.items()),
        *(_ticket(numbers.of(("praise", one.interaction_id)), ("thank for", "good"), Talk(one, ""), times) for one in pack.praise),
        *(_work_on(numbers.of(("work on", place)), one) for place, one in enumerate(pack.work_on)),
        *(_ticket(numbers.of(("talk", one.rated.interaction_id)), ("talk about", "accent"), one, times) for one in pack.talks),
        *(_agreed(key, agreed[place], times) for key, place in own.items()),
    ]  # fmt: skip
    return Agenda(rows, promises, own)


def _promise(key: int, one: Promise, times: Times) -> Item:
    state: Span = ("overdue", "warn") if one.overdue else (one.state, _STATES.get(one.state, PLAIN))
    facts = [("Due", times.full_date(one.due_at)), ("Measure", measured(one)), ("Worked", worked(one))]
    return Item(
        key,
        (("promised", "strong") if one.state == "open" and not one.overdue else state,
         (times.full_date(one.due_at), PLAIN), (one_line(one.text), PLAIN)),
        (Block((("Commitment, ", "muted"), state)), GAP, line(one.text), GAP,
         *(line(text, PLAIN, label) for label, text in facts if text)),
    )  # fmt: skip


def _agreed(key: int, one: Agreed, times: Times) -> Item:
    target = "" if one.target is None else f", target {one.target:g}"
    return Item(
        key,
        (("agreed now", "accent"), (times.full_date(one.due_at), PLAIN), (one_line(one.text), PLAIN)),
        (line("Agreed just now; stored when the one-on-one ends.", "muted"), GAP, line(one.text), GAP,
         line(times.full_date(one.due_at), PLAIN, "Due"), line(f"{one.measure or 'not said'}{target}", PLAIN, "Measure")),
    )  # fmt: skip


def _ticket(key: int, what: Span, one: Talk, times: Times) -> Item:
    said = one.why or one.rated.comment or ""
    return Item(
        key,
        (what, (one.rated.ref, PLAIN), (one_line(said), PLAIN)),
        tickets.told(one.rated._replace(why=""), times, *([line(f"Why: {one.why}", "muted")] if one.why else [])),
        one.rated.interaction_id, one.rated.ref,
    )  # fmt: skip


def _work_on(key: int, one: WorkOn) -> Item:
    if one.criterion is not None:
        said, short = criterion_line(one.criterion), f"QA: {one.criterion.name}"
        first = one.quotes[0] if one.quotes else None
    else:
        assert one.pattern is not None, "something to work on is a criterion or a pattern"
        said, short, first = f"{pattern_line(one.pattern)}.", f"{one.pattern.dimension} {one.pattern.value}", None
    quotes = [line(f"“{quote.evidence}”", PLAIN, quote.ref) for quote in one.quotes]
    return Item(
        key, (("work on", "warn"), (one_line(short), PLAIN), (said, PLAIN)), (line(said), GAP, *quotes),
        first.interaction_id if first else None, first.ref if first else "",
    )  # fmt: skip


def numbers_bar(pack: Pack) -> list[Piece]:
    """The agent in one line: CSAT with n and interval, QA, what the mix usually gets, days since the last talk."""
    found, days = pack.line.fair, pack.line.days
    usual = number_lines(pack.line)[1] if found.gap is not None and not found.hints else ""
    qa = pack.line.qa
    told = [
        f" CSAT {share_line(found.csat)}", f"QA {'–' if qa.mean is None else f'{qa.mean:.0f}'} n {qa.n}",
        usual.rstrip("."),
        "first one-on-one" if days is None else f"last one-on-one {days} d ago",
    ]  # fmt: skip
    return [Piece(((f"{text}  ", "strong" if not place else "muted"),)) for place, text in enumerate(told) if text]
