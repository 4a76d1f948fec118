"""Text to read: labelled blocks wrapped to the width, scrolled line by line, selectable by mouse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import BindingType
from textual.content import Content
from textual.selection import Selection
from textual.strip import Strip

from console.domain.text import one_line
from console.ui.commands import bindings
from console.ui.widgets.cells import measurable
from console.ui.widgets.lines import Lines
from console.ui.widgets.roles import PLAIN, Span

LABEL = 11  # cells of the column of labels, unless told otherwise
_LEAST = 10  # a text column is never narrower
LONGEST = 20_000  # characters of one block that are wrapped; the rest is counted


class Block(NamedTuple):
    """Some text, wrapped as one: beside a `label`, or over the whole width where the label is None."""

    spans: tuple[Span, ...]
    label: str | None = None
    label_role: str = "label"


def heading(text: str) -> list[Block]:
    """A heading with an empty line above it."""
    return [GAP, Block(((text, "heading"),))]


def line(text: str, role: str = PLAIN, label: str | None = None) -> Block:
    """A block of one text."""
    return Block(((text, role),), label)


def pairs(known: Iterable[tuple[str, str | None]]) -> list[Block]:
    """(label, value) as labelled lines; what is not known has none."""
    return [line(one_line(value, SHORT), PLAIN, label) for label, value in known if value]


GAP = Block(((" ", PLAIN),))
SHORT = 300  # characters of a name, a ref or another single line


def lay(blocks: Sequence[Block], width: int, labels: int = LABEL, starts: list[int] | None = None) -> list[Content]:
    """The blocks as lines of at most `width` cells; roles stand where Content keeps styles.

    A label that fills its column has a line of its own.
    `starts` is filled with the line each block begins on.
    """
    lines: list[Content] = []
    for block in blocks:
        if starts is not None:
            starts.append(len(lines))
        side = 0 if block.label is None else labels
        wrapped = _content(block.spans).wrap(max(_LEAST, width - side))
        lines += wrapped if block.label is None else _labelled(block.label, block.label_role, labels, wrapped, width)
    return lines


def _labelled(text: str, role: str, labels: int, lines: list[Content], width: int) -> list[Content]:
    """The lines beside their label; below it where it fills its column, as a ref may."""
    label, indent = Content.assemble((measurable(text), role)), Content(" " * labels)
    above = label.wrap(max(_LEAST, width)) if label.cell_length >= labels else []
    first = indent if above else label + Content(" " * (labels - label.cell_length))
    return [*above, *((indent if n else first) + line for n, line in enumerate(lines))]


def _content(spans: tuple[Span, ...]) -> Content:
    parts: list[str | tuple[str, str]] = []
    for text, role in spans:
        shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text) - LONGEST:,} more characters)"
        parts.append((measurable(shown), role) if role else measurable(shown))
    return Content.assemble(*parts)


def _marked(content: Content, selected: tuple[int, int] | None) -> Content:
    if selected is None:
        return content
    start, end = selected
    return content.stylize("chosen", start, len(content) if end == -1 else end)


class Reader(Lines, can_focus=True, inherit_bindings=False):
    """Shows blocks. `read` replaces them; the place is kept where the same thing is read again."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader")]

    def __init__(self, *, id: str | None = None, labels: int = LABEL) -> None:
        super().__init__(id=id)
        self._labels = labels
        self._blocks: Sequence[Block] = ()
        self._lines: list[Content] = []
        self._starts: list[int] = []
        self._strips: dict[tuple[int, tuple[int, int] | None], Strip] = {}  # of lines, as far as they were seen
        self._laid = -1

    def read(self, blocks: Sequence[Block], *, same: bool = False) -> None:
        """Show these blocks; `same`: it is the same thing as before, so the place is kept."""
        if same and blocks == self._blocks:
            return
        self._blocks, self._laid = blocks, -1
        self._lay()
        if not same:
            self.scroll_top(0)
        self.repaint()

    def go_to(self, block: int) -> None:
        """Scroll so that a block begins at the top."""
        if block < len(self._starts):
            self.scroll_top(self._starts[block])

    @property
    def text(self) -> str:
        """What is shown, as plain lines."""
        return "\n".join(content.plain.rstrip() for content in self._lines)

    def _lay(self) -> None:
        width = self.room.width
        if width and width != self._laid:
            self._starts = []
            self._strips.clear()
            self._lines, self._laid = lay(self._blocks, width, self._labels, self._starts), width
            self.length = len(self._lines)
            self.scroll_top(self.top)

    def on_resize(self) -> None:
        self._lay()
        self.repaint()

    def notify_style_update(self) -> None:
        """Colours are looked up anew."""
        self._strips.clear()
        super().notify_style_update()

    def line_strip(self, y: int) -> Strip:
        """One line of the text, with what the mouse selected marked."""
        width, number = self.room.width, self.top + y
        if number >= len(self._lines):
            return Strip.blank(width, self.style_of(PLAIN))
        selected = self.text_selection.get_span(number) if self.text_selection else None
        known = (number, selected)
        if known not in self._strips:
            strip = Strip(self._segments(_marked(self._lines[number], selected)))
            self._strips[known] = strip.adjust_cell_length(width, self.style_of(PLAIN)).apply_offsets(0, number)
        return self._strips[known]

    def _segments(self, content: Content) -> list[Segment]:
        """Segments with the style of each role; where two overlap, the later one (a selection) is seen."""
        edges = sorted({0, len(content), *(edge for span in content.spans for edge in (span.start, span.end))})
        segments = []
        for start, end in pairwise(edges):
            roles = [str(span.style) for span in content.spans if span.start <= start and end <= span.end]
            segments.append(Segment(content.plain[start:end], self.style_of(roles[-1] if roles else PLAIN)))
        return segments

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse selected, for copying."""
        return selection.extract(self.text), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """The selection changed: paint it."""
        self.refresh()

    # Moving -------------------------------------------------------------------------------------

    def _by(self, lines: int) -> None:
        self.scroll_top(self.top + lines)

    def action_down(self) -> None:
        self._by(1)

    def action_up(self) -> None:
        self._by(-1)

    def action_page_down(self) -> None:
        self._by(max(1, self.room.height - 2))

    def action_page_up(self) -> None:
        self._by(-max(1, self.room.height - 2))

    def action_top(self) -> None:
        self._by(-self.top)

    def action_bottom(self) -> None:
        self._by(len(self._lines))
