"""The text beside the chart: what the row's number did, whether it is real, what drove it, and what was done about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from console.domain.benchmarks import Band, placed
from console.domain.drivers import Part, sentence
from console.domain.proportion import Share
from console.domain.text import one_line
from console.ui.charts.bars import bar
from console.ui.scorecards import cells as cells
from console.ui.scorecards.rows import RANKED, Row
from console.ui.scorecards.slow import SLOW
from console.ui.widgets.cells import fitted
from console.ui.widgets.reader import GAP, Block, line
from console.ui.widgets.roles import PLAIN, Span
from console.ui.words import counted

BARS, NAMES = 10, 16  # cells of a driver's bar and of its name
SHOWN = 5  # drivers


class Deed(NamedTuple):
    """Something that was done: its number on the chart ("" where it lies before it), when, what, and what came of it."""

    mark: str
    day: str
    text: str
    outcome: str = ""


class About(NamedTuple):
    """What is known of the row under the cursor. `parts` are the drivers within `within`; `spans`: labels of the windows."""

    row: Row
    spans: tuple[str, str]
    within: str = ""
    parts: Sequence[Part] = ()
    deeds: Sequence[Deed] = ()
    alert: str = ""
    warnings: Sequence[str] = ()
    worked: str = ""  # when the slow numbers were read
    band: Band | None = None  # the benchmark of one's settings


def page(about: About) -> list[Block]:
    """All of it, what matters first."""
    row = about.row
    blocks = [line(f"{about.spans[0]}, against {about.spans[1]}", "muted"), GAP]
    blocks += [_rate("now", row.csat, "strong", row.floor), _rate("before", row.before, PLAIN, row.floor), _moved(row)]
    blocks += _thumb(row.csat, about.band)
    if not row.ranked and row.card.ident is not None:
        blocks.append(line(f"Fewer than {RANKED} answers: shown, never ranked.", "muted"))
    blocks += [line(warning, "warn") for warning in about.warnings]
    if about.alert:
        blocks += [GAP, Block((("! ", "warn"), (about.alert, PLAIN)))]
    blocks += [line(one_line(note, 200), "warn", "Note") for note in row.notes]
    blocks += _drivers(about)
    return [*blocks, *_deeds(about.deeds), *_numbers(row, about.worked)]


def _rate(label: str, csat: Share, role: str, floor: int) -> Block:
    if csat.percent is None:
        return line("no answer", "muted", label)
    words = (f"{cells.percent(csat, floor)} %", role), (f" of {counted(csat.total)}", PLAIN)
    return Block((*words, (f", {cells.interval(csat.low, csat.high)}", "muted")), label)


def _thumb(csat: Share, band: Band | None) -> list[Block]:
    """The benchmark, below the row's own change: that comes first."""
    if band is None:
        return []
    where = placed(csat.count, csat.total, band)
    return [line(f"Rule of thumb {band.words}{': ' if where else ''}{where}.", "muted")]


def _moved(row: Row) -> Block:
    """The change in a sentence."""
    if not row.judged:
        return line("The window spans two scales: its change is not judged.", "warn")
    if (change := row.change) is None:
        return line("Nothing to compare.", "muted")
    points, low, high = change
    real = "within the noise" if low <= 0 <= high else "clears the noise"
    role = "muted" if low <= 0 <= high else "bad" if points < 0 else "good"
    words: tuple[Span, ...] = (
        (f"{cells.arrow(points)} {cells.signed(points)} points", role), (f" ({cells.limits(low, high)}): {real}.", PLAIN),
    )  # fmt: skip
    return Block(words)


def _drivers(about: About) -> list[Block]:
    """The parts of the change with a bar each; a part within the rate and one of the mix are told apart by words."""
    if about.row.change is None or len(about.parts) < 2:  # one value alone explains nothing
        return []
    most = max(abs(part.points) for part in about.parts)
    said = sentence(about.parts, sum(part.points for part in about.parts))  # as old as the parts are
    blocks = [GAP, line(f"What drove it, by {about.within}", "heading")]
    if said:
        blocks.append(line(said))
    largest = sorted(about.parts, key=lambda part: -abs(part.points))[:SHOWN]
    return blocks + [_bar(part, most) for part in largest]


def _bar(part: Part, most: float) -> Block:
    name = fitted("unknown" if part.name is None else part.name, NAMES)
    return Block((
        (name, "muted" if part.name is None else PLAIN), (f" {cells.signed(part.points):>6} ", PLAIN),
        (bar(part.points, most, BARS), "bad" if part.points < 0 else "good"),
    ))  # fmt: skip


def _deeds(deeds: Sequence[Deed]) -> list[Block]:
    if not deeds:
        return []
    blocks = [GAP, line("What was done", "heading")]
    for deed in deeds:
        blocks.append(
            Block(
                (
                    (f"{deed.mark} " if deed.mark else "", "accent"),
                    (f"{deed.day}: ", "muted"),
                    (one_line(deed.text, 300), PLAIN),
                )
            )
        )
        if deed.outcome:
            blocks.append(line(deed.outcome, "muted"))
    return blocks


def _numbers(row: Row, worked: str) -> list[Block]:
    """Every other number of the row in full, since few have room in the list."""
    blocks = [GAP, line(f"Other numbers{worked}", "heading")]
    if row.card.nps and row.card.nps[0].nps is not None:
        blocks.append(_number("NPS", f"{cells.whole(row.card.nps[0].nps)}, n {counted(row.card.nps[0].answered)}"))
    if row.card.ces and row.card.ces[0].mean is not None:
        blocks.append(_number("CES", f"{row.card.ces[0].mean:.2f} on 1–7, n {counted(row.card.ces[0].answered)}"))
    if row.work is None:
        return [
            *blocks,
            line("The slower ones are being read …" if not worked else "Nothing else was recorded.", "muted"),
        ]
    return blocks + [_number(slow.title, slow.words(row.work)) for slow in SLOW]


def _number(title: str, words: str) -> Block:
    return line(words, PLAIN if words != "–" else "muted", title)
