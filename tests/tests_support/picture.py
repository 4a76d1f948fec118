"""A terminal's screen as a small SVG, and the words that such a picture holds.

A line of the screen is one `text`, drawn over the grounds of its runs: whoever compares pictures compares their words,
so that colours may be tuned without a new picture of everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from rich.cells import cell_len

WIDE, HIGH, LETTERS = 8.4, 17, 14  # of a cell, in pixels; and of the font
GROUND, INK = "#16191e", "#e6e9ee"


class Run(NamedTuple):
    """Text in one style; colours as `#rrggbb`, "" for the terminal's own."""

    text: str
    ink: str = ""
    ground: str = ""
    bold: bool = False
    underlined: bool = False


def svg(lines: Sequence[Sequence[Run]]) -> str:
    """The picture of a screen, line by line."""
    columns = max((sum(cell_len(run.text) for run in line) for line in lines), default=0)
    size = f"{columns * WIDE:.0f} {len(lines) * HIGH}"
    drawn = "".join(_line(line, number) for number, line in enumerate(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" font-family="Menlo,Consolas,DejaVu Sans Mono,monospace"'
        f' font-size="{LETTERS}" fill="{INK}" xml:space="preserve"><style>text{{white-space:pre}}.b{{font-weight:bold}}</style>'
        f'<rect width="100%" height="100%" fill="{GROUND}"/>\n{drawn}</svg>\n'
    )


def words(picture: str) -> list[str]:
    """The lines of a picture, as they were painted."""
    lines = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")
    return ["".join(line.itertext()).rstrip() for line in lines]


def of_file(path: Path) -> list[str]:
    """The same of a kept picture; none where there is none."""
    return words(path.read_text(encoding="utf-8")) if path.exists() else []


def _line(line: Sequence[Run], number: int) -> str:
    grounds = "".join(
        _ground(run, at, number) for run, at in _placed([Run(run.text, ground=run.ground) for run in line])
    )
    spans = "".join(_span(run, at) for run, at in _placed(line))
    return f'{grounds}<text y="{number * HIGH + 13}">{spans}</text>\n'


def _placed(line: Iterable[Run]) -> Iterator[tuple[Run, int]]:
    """Neighbours of one style as one run, each with its first cell."""
    at = 0
    for style, same in groupby(line, key=lambda run: run._replace(text="")):
        run = style._replace(text="".join(one.text for one in same))
        yield run, at
        at += cell_len(run.text)


def _ground(run: Run, at: int, number: int) -> str:
    if run.ground in ("", GROUND):
        return ""
    place = f'x="{at * WIDE:g}" y="{number * HIGH}" width="{cell_len(run.text) * WIDE:g}" height="{HIGH}"'
    return f'<rect {place} fill="{run.ground}"/>'


def _span(run: Run, at: int) -> str:
    """Blanks are kept as they are, since they are words of the picture; what is between is stretched to its cells."""
    text = run.text.strip()
    if not text:
        return run.text
    before, _, after = run.text.partition(text)
    looks = [f'x="{(at + cell_len(before)) * WIDE:g}"', f'textLength="{cell_len(text) * WIDE:g}"']
    looks += [f'fill="{run.ink}"'] if run.ink not in ("", INK) else []
    looks += ['class="b"'] if run.bold else []
    looks += ['text-decoration="underline"'] if run.underlined else []
    return f"{before}<tspan {' '.join(looks)}>{escape(text, quote=False)}</tspan>{after}"
