"""One thing that can be done, and how its keys are written."""

from __future__ import annotations

from typing import NamedTuple

#: Groups that have commands of several screens.
TRAIL, COPY, FIND = "From one to the next", "Copy", "Find and sort"


class Command(NamedTuple):
    """One thing a person can do.

    `id` is `scope.name`: the class bound to that scope has a method `action_<name>`, unless `does` names another
    with its arguments, in which KEY stands for the key that was pressed.
    `bar` is its place in the key bar, 0 for none; on a narrow screen the highest leave first.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    bar: int = 0
    priority: bool = False
    does: str = ""

    @property
    def scope(self) -> str:
        """Where its keys work: app, recovery (the screen), grid (any list), reader (any text)."""
        return self.id.partition(".")[0]

    @property
    def action(self) -> str:
        """The action's name, such as claim."""
        return self.id.partition(".")[2]

    @property
    def runs(self) -> str:
        """The action as Textual runs it: claim, or work('claim')."""
        return self.does or self.action

    @property
    def runs_anywhere(self) -> str:
        """The same, from wherever the keys are: the console's own actions are the app's."""
        return f"app.{self.runs}" if self.scope == "app" else self.runs


_SHOWN = {
    "escape": "esc", "pagedown": "pgdn", "pageup": "pgup", "up": "↑", "down": "↓",
    "left": "←", "right": "→",
}  # fmt: skip


def shown(key: str) -> str:
    """A key as people write it: `esc`, `↓`, `ctrl+d`."""
    return _SHOWN.get(key, key)


def spelled(key: str) -> str:
    """A key as Textual names it, from how people write it: `esc` is escape, `ESC` too, `ctrl+K` is ctrl+k."""
    name = key if len(key) == 1 else key.strip().lower()
    return _SPELLED.get(name, name)


_SPELLED = {written: key for key, written in _SHOWN.items()}
