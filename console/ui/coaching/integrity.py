"""Integrity signals as a list: what is worth a look with its evidence, and what was looked at and found usual."""

from __future__ import annotations

from collections.abc import Sequence

from console.domain.integrity import Evidence, Signal
from console.domain.text import one_line
from console.ui.coaching.tabs import Item, Tab, Whole, column
from console.ui.widgets.reader import GAP, Block, line
from console.ui.widgets.roles import PLAIN
from console.ui.words import Times

NEVER = "Worth a look, never a verdict: a peer shows this by chance in at most 1 of 1,000 looks."


def _rows(whole: Whole) -> list[Item]:
    found: list[Item] = []
    for one in whole.look.signals:
        found.append(_signal(whole, one))
        found += [_evidence(whole, one, quote) for quote in one.evidence]
    found += _sentences(whole, "take care", whole.look.notes, "warn")
    found += _sentences(whole, "usual", whole.look.within, "muted")
    return found + _sentences(whole, "not compared", whole.look.unmeasured, "muted")


def _signal(whole: Whole, one: Signal) -> Item:
    return Item(whole.numbers.of(one.kind), (("! look", "warn"), (one.title, "strong"), (one.said, PLAIN)), _text(one))


def _text(one: Signal, *more: Block) -> tuple[Block, ...]:
    """A signal beside the list; what may explain it stands before any quote."""
    return (
        line(one.title, "strong"), line(one.said), GAP,
        line("It may be innocent", "accent"), *(line(f"· {why}") for why in one.innocent),
        *more, GAP, line(NEVER if one.limit is not None else "A fact, and no verdict.", "muted"),
    )  # fmt: skip


def _evidence(whole: Whole, one: Signal, quote: Evidence) -> Item:
    said = f"“{one_line(quote.quote)}”" if quote.turn_id else one_line(quote.quote)
    label = f"{quote.ref}{_when(quote, whole.times)}"
    return Item(
        whole.numbers.of((one.kind, quote.interaction_id)),
        (("", PLAIN), (f"  {quote.ref}", PLAIN), (said, PLAIN)),
        (Block(((label, "strong"),)), line(said), GAP, *_text(one)), quote.interaction_id, quote.ref, quote.turn_id,
    )  # fmt: skip


def _when(quote: Evidence, times: Times) -> str:
    return "" if quote.at is None else f" · {times.day(quote.at)}"


def _sentences(whole: Whole, kind: str, said: Sequence[str], role: str) -> list[Item]:
    return [
        Item(whole.numbers.of((kind, sentence)), ((kind, role), *_halves(sentence)), (line(sentence),))
        for sentence in said
    ]


def _halves(sentence: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """A sentence that names what it is of before a colon is told in two columns."""
    name, colon, rest = sentence.partition(": ")
    return ((name, "muted"), (rest, "muted")) if colon else (("", PLAIN), (sentence, "muted"))


TAB = Tab(
    "Signals",
    (column(0, "Look", 12), column(1, "Signal", 25, most=38, weight=3), column(2, "What was counted", 20, weight=4)),
    _rows,
    lambda whole: f"Nothing could be looked at in {whole.view.period.label}.",
)
