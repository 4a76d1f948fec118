"""The conversation beside a form: one turn is under the cursor, and those that are quoted say for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.message import Message

from console.store.reviews_records import Said
from console.ui.widgets.reader import GAP, Block, Reader, line
from console.ui.widgets.roles import PLAIN

SILENT = (
    "No conversation of this ticket is in the store: mark it from the help desk; the note takes what you saw there."
)


class Turns(Reader, inherit_bindings=True):
    """Moves from turn to turn where a text would move line by line."""

    class Moved(Message):
        """Another turn is under the cursor."""

    def __init__(self, turns: Sequence[Said], *, id: str | None = None) -> None:
        super().__init__(id=id, labels=11)
        self._turns = turns
        self._quoted: Mapping[int, Sequence[str]] = {}
        self._at = 0
        self._places: list[tuple[int, int]] = []  # of each turn, its first block and the one after its last

    @property
    def turn(self) -> Said | None:
        """The one under the cursor; None where nothing was said."""
        return self._turns[self._at] if self._turns else None

    def tell(self, quoted: Mapping[int, Sequence[str]]) -> None:
        """Show the conversation; `quoted`: by turn, the names of the criteria that it shows."""
        self._quoted = quoted
        self._places = []
        blocks: list[Block] = [] if self._turns else [line(SILENT, "muted")]
        for number, turn in enumerate(self._turns):
            first = len(blocks)
            here = number == self._at
            role = "strong" if here else PLAIN if turn.speaker == "customer" else "muted"
            blocks.append(
                Block(((turn.text, role),), f"{'▸' if here else ' '} {turn.speaker}", "accent" if here else "label")
            )
            if turn.id in quoted:
                blocks.append(line(f"❝ {', '.join(quoted[turn.id])}", "good", ""))
            self._places.append((first, len(blocks)))
            blocks.append(GAP)
        self.read(blocks, same=True)

    def move(self, by: int) -> None:
        """Some turns on; it is scrolled into sight."""
        if not self._turns:
            return
        at = max(0, min(self._at + by, len(self._turns) - 1))
        if at != self._at:
            self._at = at
            self.tell(self._quoted)
            self.post_message(self.Moved())
        self._show()

    def _show(self) -> None:
        """All of the turn where it fits, else its beginning."""
        first, after = self._places[self._at]
        if after >= len(self._starts):
            return
        top, bottom, height = self._starts[first], self._starts[after], self.room.height
        if top < self.top or bottom - top > height:
            self.scroll_top(top)
        elif bottom > self.top + height:
            self.scroll_top(bottom - height)

    def action_down(self) -> None:
        self.move(1)

    def action_up(self) -> None:
        self.move(-1)

    def action_top(self) -> None:
        self.move(-len(self._turns))

    def action_bottom(self) -> None:
        self.move(len(self._turns))
