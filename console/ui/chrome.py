"""What the lines at the edges of the screen say: store and clock above, lanes below it, keys at the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import App

from console.domain.text import one_line
from console.store.desk import Desk
from console.store.queue import LANES
from console.ui.commands import Command
from console.ui.keys import Keys
from console.ui.live import Live
from console.ui.opening import View
from console.ui.widgets.bar import Piece
from console.ui.widgets.roles import Span
from console.ui.words import Times, counted

PRESENTING = "PRESENTING"  # stands in every title while it is so
_SPACE = ("  ", "")


def bare_title(app: App[Any], screen: str, about: str) -> list[Piece]:
    """The first line of a screen that shows one thing alone, without the store's name and clock."""
    presenting = [Piece(((f" {PRESENTING} ", "key"), _SPACE))] if app.sub_title == PRESENTING else []
    return [*presenting, Piece(((f" {screen}  ", "accent"), (about, "strong")))]


def title(desk: Desk, screen: str, more: Sequence[Piece] = ()) -> list[Piece]:
    """Left of the first line: the screen, what is special about the store, `more`, its name; the last leaves first."""
    pieces = [Piece(((" csat", "accent"), (f"  {screen}", "strong")))]
    if desk.audience is not None:
        pieces.append(Piece((_SPACE, (f" {PRESENTING} ", "key"))))
    if desk.kind == "sample":
        pieces.append(Piece((_SPACE, (" SAMPLE ", "key"))))
    if desk.read_only:
        pieces.append(Piece((_SPACE, ("READ-ONLY: " + one_line(desk.why_read_only, 40), "warn"))))
    if desk.audience is not None:
        pieces.append(Piece((_SPACE, ("shows " + one_line(desk.audience.agent or "nobody", 24), "strong"))))
    pieces += more
    pieces.append(Piece((_SPACE, (one_line(desk.told(desk.path.name), 40), "muted"))))
    pieces += [Piece((_SPACE, (one_line(desk.told(warning), 60), "warn"))) for warning in desk.warnings]
    return pieces


def status(desk: Desk, live: Live, times: Times, refreshed: int) -> list[Piece]:
    """Right of the first line: who works here, the store's clock, and whether what is seen is live."""
    if live.trouble:
        mark: Span = (f"○ refreshed {times.clock(refreshed)} ", "bad")
    elif live.busy:
        mark = (f"… {live.busy}, then your action ", "warn")
    else:
        mark = ("● live ", "good")
    clock = times.clock(times.now)
    moment = f"as of {times.full_date(desk.as_of)} " if desk.as_of is not None else ""
    who = [Piece(((one_line(desk.me.name, 24), "muted"), _SPACE))] if desk.me else []
    return [*who, Piece(((moment, "warn"), (clock, "strong"), _SPACE)), Piece((mark,))]


def lanes(counts: dict[str, int], chosen: str) -> list[Piece]:
    """The lanes with how many cases each holds; the count is left out until it is known."""
    pieces = []
    for name in LANES:
        count = f" {counted(counts[name])}" if name in counts else ""
        label = name.capitalize()
        if name == chosen:
            spans: tuple[Span, ...] = ((f" {label}{count} ", "chosen"),)
        else:
            late = name == "due" and counts.get(name, 0) > 0
            spans = ((f" {label}", "muted"), (f"{count} ", "bad" if late else ""))
        pieces.append(Piece((*spans, (" ", "")), name))
    return pieces


def narrowed(view: View, marked: int) -> list[Piece]:
    """Right of the lanes: what filters them, and how many rows are marked."""
    pieces = []
    if view.line.strip():
        pieces.append(Piece((("/", "accent"), (one_line(view.line.strip(), 30), "strong"), _SPACE), "filter"))
    if marked:
        pieces.append(Piece(((f" {counted(marked)} marked ", "chosen"), _SPACE)))
    return pieces


def keys(commands: Sequence[Command], dead: Callable[[Command], bool], in_force: Keys) -> list[Piece]:
    """The key bar, with the keys in force; a key that can't act now is dim, and says why when pressed."""
    pieces = []
    for command in commands:
        key, label = ("dead", "dead") if dead(command) else ("accent", "muted")
        pieces.append(Piece(((f" {in_force.first(command)} ", key), (f"{command.label} ", label)), command.id))
    return pieces
