"""A page to read aloud or to print, and the same page as text and as Markdown (design §8)."""

from __future__ import annotations

import re
from textwrap import fill
from typing import NamedTuple

from console.domain.text import one_line
from console.reports.cells import table

WIDE = 100  # columns of a text page


class Table(NamedTuple):
    """Cells as text; `right` are the columns of numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


class Section(NamedTuple):
    """Sentences, then a table where it has rows, then points of a list; all of it plain text from anywhere."""

    heading: str
    sentences: tuple[str, ...] = ()
    table: Table | None = None
    points: tuple[str, ...] = ()


class Page(NamedTuple):
    """`note` stands under the title: what was compared, when, where."""

    title: str
    note: str
    sections: tuple[Section, ...]


def page_text(page: Page) -> str:
    """The page for a terminal or an e-mail, at most WIDE columns but for tables."""
    blocks = [f"{one_line(page.title)}\n{_filled(page.note)}"]
    for section in page.sections:
        parts = [one_line(section.heading).upper(), *map(_filled, section.sentences)]
        if section.table is not None and section.table.rows:
            parts.append(table(section.table.headings, section.table.rows, section.table.right).rstrip("\n"))
        blocks.append("\n".join([*parts, *(_filled(point, "- ") for point in section.points)]))
    return "\n\n".join(blocks) + "\n"


def _filled(text: str, mark: str = "") -> str:
    return fill(one_line(text), WIDE, initial_indent=mark, subsequent_indent=" " * len(mark), break_on_hyphens=False)


def page_markdown(page: Page) -> str:
    """The page as Markdown in which nothing but headings, lists and tables is markup."""
    blocks = [f"# {escaped(page.title)}", escaped(page.note)]
    for section in page.sections:
        blocks += [f"## {escaped(section.heading)}", *map(escaped, section.sentences)]
        if section.table is not None and section.table.rows:
            blocks.append(_markdown_table(section.table))
        if section.points:
            blocks.append("\n".join(f"- {escaped(point)}" for point in section.points))
    return "\n\n".join(blocks) + "\n"


def _markdown_table(found: Table) -> str:
    rule = ["--:" if place in found.right else "---" for place in range(len(found.headings))]
    lines = [
        [escaped(cell) for cell in found.headings],
        rule,
        *([escaped(cell) for cell in row] for row in found.rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


#: What means something anywhere in a line; what does at its beginning; what readers make a link of by themselves.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$@]|:(?=/)|(?<=/)/|(?<=\w)\.(?=[^\W\d])")
_OPENING = re.compile(r"\A(?:(\d+)(?=[.)](?:\s|\Z))|(?=[-+=:]))")


def escaped(text: str) -> str:
    """Text on one line that every reader of Markdown shows as it is: no markup, no image, no link."""
    line = " ".join(one_line(text).split())
    return _OPENING.sub(lambda found: f"{found[1] or ''}\\", _MARKUP.sub(r"\\\g<0>", line))
