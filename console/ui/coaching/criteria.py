"""QA by criterion as a list: the weakest first, and under each the reviews that took points, with what they quote."""

from __future__ import annotations

from console.domain.quality import Quality
from console.domain.text import one_line
from console.reports.agent import quality_line
from console.store.coaching import Criterion, Quote
from console.ui.coaching.tabs import Item, Tab, Whole, column
from console.ui.widgets.reader import GAP, Block, line
from console.ui.widgets.roles import PLAIN

FULL = 100  # % of a criterion met


def _rows(whole: Whole) -> list[Item]:
    found: list[Item] = []
    for one in whole.view.criteria:
        found.append(_criterion(whole, one))
        found += [_quote(whole, one, quote) for quote in one.quotes if quote.met < FULL]
    return found


def _criterion(whole: Whole, one: Criterion) -> Item:
    name = f"{one.name} (critical)" if one.critical else one.name
    cells = ((name, "strong"), (_met(one.quality), "strong"), (str(one.quality.n), PLAIN), ("", PLAIN))
    lost = sum(quote.met < FULL for quote in one.quotes)
    below = "Every review gave full points." if not lost else "Below it the weakest reviews, to open."
    return Item(
        whole.numbers.of((one.section, one.name)),
        (cells[0], (one.section, "muted"), *cells[1:]),
        (*_head(one), GAP, line(below, "muted")),
    )


def _head(one: Criterion) -> tuple[Block, ...]:
    return (
        Block(((one.name, "strong"), (f" · {one.section}", "muted"))),
        line(f"met {quality_line(one.quality)}"),
        *((line("Critical: failing it fails the review.", "warn"),) if one.critical else ()),
    )


def _met(found: Quality) -> str:
    if found.mean is None:
        return "–"
    limits = "" if found.low is None or found.high is None else f" ({found.low:.0f}–{found.high:.0f})"
    return f"{found.mean:.0f}{limits}"


def _quote(whole: Whole, one: Criterion, quote: Quote) -> Item:
    said = f"“{one_line(quote.evidence)}”" if quote.evidence else "nothing quoted"
    role = PLAIN if quote.evidence else "muted"
    return Item(
        whole.numbers.of((one.section, one.name, quote.interaction_id)),
        ((f"  {quote.ref}", PLAIN), ("", PLAIN), (f"{quote.met:.0f}", "warn"), ("", PLAIN), (said, role)),
        (*_head(one), GAP, line(f"{quote.met:.0f} % met in {quote.ref}", "warn"), line(said, role)),
        quote.interaction_id, quote.ref, quote.turn_id,
    )  # fmt: skip


TAB = Tab(
    "QA",
    (
        column(0, "Criterion", 16, most=34, weight=2), column(1, "Section", 13, most=18, weight=1, rank=2),
        column(2, "Met % (95 %)", 13), column(3, "n", 3, right=True), column(4, "Quoted", 16, weight=5, rank=1),
    ),
    _rows,
    lambda whole: f"No review drawn at random in {whole.view.period.label}.",
)  # fmt: skip
