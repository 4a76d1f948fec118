"""Which keys each action has: the table's, or those a person's settings give it; what they may not give is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, Protocol, runtime_checkable

from textual.dom import DOMNode

from console.domain.text import one_line
from console.ui.commands import COMMANDS, UNBOUND, Command, binding_ids, find, shown, spelled

#: The same bytes as tab, enter, enter, backspace and escape on many terminals; what the terminal itself takes.
_NEVER = {"ctrl+i", "ctrl+j", "ctrl+m", "ctrl+h", "ctrl+[", "ctrl+c", "ctrl+z", "ctrl+left_square_bracket"}
_NEVER_ALONE = re.compile(r"ctrl\+[sq]|f\d+")  # taken by many a terminal and multiplexer
_NAMED = "enter|escape|tab|space|backspace|delete|insert|home|end|pageup|pagedown|up|down|left|right"
_KEY = re.compile(rf"[^\s]|ctrl\+[a-z]|(?:ctrl\+|shift\+|ctrl\+shift\+)?(?:{_NAMED})|f(?:[1-9]|1[0-9]|2[0-4])")
_FIXED = {"app.copy_or_hint"}  # ctrl+c: whoever presses it wants no surprise
_CLOSES = {"recovery.close"}  # what it does is not to be done by a slip of the shift key
#: Where text is typed while their keys work; each is alone on the screen with what stands beside it here.
_TYPED = ({"dialog", "choice"}, {"pick"}, {"lookup"}, {"filter"})
_ALONE = (*_TYPED, {"welcome"}, {"help", "reader"})
#: A form is left with escape, so its digits are marks; those of the screens wait until then.
_MARKS, _COVERED = "review.mark", {"app.recovery", "app.coaching", "app.scorecards"}
_LISTS, _TEXT = {"app", "grid", "marks"}, {"app", "reader"}
_TEXT_ONLY = {"talk", "loop", "meaning"}  # screens without a list


class Keys:
    """The keys in force; `own` are those of the settings that were accepted, by command id."""

    def __init__(self, own: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self.own = dict(own or {})

    def of(self, command: Command) -> tuple[str, ...]:
        """Every key of a command, the usual one first."""
        return self.own.get(command.id, command.keys)

    def shown(self, command: Command) -> str:
        """The same as people write them."""
        return " ".join(shown(key) for key in self.of(command))

    def first(self, command: Command) -> str:
        """Its usual key as people write it; "" where it has none."""
        return next((shown(key) for key in self.of(command)), "")

    def keymap(self) -> dict[str, str]:
        """What Textual's `App.set_keymap` takes: each of a command's bindings gets a key, the last one the rest."""
        found = {}
        for command in COMMANDS:
            if command.id not in self.own:
                continue
            keys = ["comma" if key == "," else key for key in self.own[command.id]]
            ids = binding_ids(command)
            for place, name in enumerate(ids):
                mine = keys[place:] if name == ids[-1] else keys[place : place + 1]
                found[name] = ",".join(mine) or UNBOUND
        return found

    def says(self, *hints: tuple[str, str]) -> str:
        """What some keys do, such as `enter opens · esc leaves`, from pairs of a command's id and a word."""
        return " · ".join(f"{self.first(find(name))} {does}" for name, does in hints)


#: The keys of the table, changed by nobody.
TABLE = Keys()


@runtime_checkable
class Keyed(Protocol):
    """A console that knows which keys are in force."""

    keys_in_force: Keys


def in_force(node: DOMNode) -> Keys:
    """The keys of the console that shows `node`."""
    app = node.app
    return app.keys_in_force if isinstance(app, Keyed) else TABLE


class Refusal(NamedTuple):
    """A key of the settings that is not bound, and why."""

    id: str
    words: str


def settle(wanted: Mapping[str, Sequence[str]]) -> tuple[Keys, tuple[Refusal, ...]]:
    """The keys that may be bound, and a sentence for each that may not; its command keeps what it has."""
    refused: list[Refusal] = []
    own: dict[str, tuple[str, ...]] = {}
    known = {command.id: command for command in COMMANDS}
    for name, given in wanted.items():
        keys = tuple(dict.fromkeys(spelled(key) for key in given))
        why = _why_not(known.get(name), keys)
        if why:
            refused.append(Refusal(name, f"keys.{one_line(name, 40)}: {why}; {_kept(known.get(name))}"))
        elif keys != known[name].keys:
            own[name] = keys
    while (clash := _clash(own)) is not None:
        name, why = clash
        del own[name]
        refused.append(Refusal(name, f"keys.{name}: {why}; {_kept(known[name])}"))
    return Keys(own), tuple(refused)


def _kept(command: Command | None) -> str:
    if command is None:
        return "csat settings --example lists them all."
    return f"it stays {TABLE.shown(command)}." if command.keys else "it stays without a key."


def _why_not(command: Command | None, keys: Sequence[str]) -> str:
    """Why a command can't have these keys, whatever else is bound; "" if it can."""
    if command is None:
        return "there is no such action"
    if tuple(keys) == command.keys:
        return ""  # as they are anyway
    if command.id in _FIXED or "KEY" in command.runs:  # what the latter do depends on which key it was
        return "its key is fixed" if len(command.keys) == 1 else "its keys are fixed"
    for key in keys:
        if key in _NEVER:
            return f"{key} can't be bound: terminals send it for another key, or take it themselves"
        if not _KEY.fullmatch(key) or (len(key) == 1 and not key.isprintable()):
            return f"“{one_line(key, 20)}” is no key: write one character, enter, escape, tab, space, an arrow, or ctrl+ a letter"
        if (len(key) == 1 or key == "space") and (command.priority or any(command.scope in one for one in _TYPED)):
            return f"{shown(key)} is typed there: choose ctrl+ a letter, or a key that types nothing"
    if all(_NEVER_ALONE.fullmatch(key) for key in keys):
        return f"{shown(keys[0])} must not be the only key, since many terminals take it: give another one too"
    return ""


def _clash(own: dict[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """The last of the changed commands that takes a key of another one's, and the sentence; None where all is clear."""
    keys = Keys(own)
    for name in reversed(own):
        command = next(one for one in COMMANDS if one.id == name)
        for other in COMMANDS:
            if other.id != name and (why := _in_the_way(command, other, keys)):
                return name, why
    return None


def _in_the_way(command: Command, other: Command, keys: Keys) -> str:
    if not _meet(command.scope, other.scope) or _is_covered({command.id, other.id}):
        return ""
    for mine in keys.of(command):
        for theirs in keys.of(other):
            if mine == theirs:
                return f"{shown(mine)} is already “{other.label}” there ({other.id})"
            if mine.swapcase() == theirs and {command.id, other.id} & _CLOSES:
                return f"{shown(mine)} would differ from “{other.label}” ({other.id}) by shift alone, and one closes a case"
    return ""


def _is_covered(ids: set[str]) -> bool:
    """Whether one of the two is meant to take the key from the other."""
    return _MARKS in ids and bool(ids & _COVERED)


def _meet(one: str, other: str) -> bool:
    """Whether the keys of two scopes work at the same time."""
    both = {one, other}
    if any(both & alone for alone in _ALONE[:-1]):
        return any(both <= alone for alone in _ALONE)
    if "help" in both:
        return both <= _ALONE[-1]
    screens = both - _LISTS - _TEXT
    rest = both - screens
    return len(screens) <= 1 and (rest <= _TEXT or (rest <= _LISTS and not screens & _TEXT_ONLY))


def clashes(keys: Keys = TABLE) -> list[tuple[Command, Command]]:
    """Pairs of commands that are in each other's way: in the table there are none, and `settle` lets none come."""
    return [(one, other) for one, other in combinations(COMMANDS, 2) if _in_the_way(one, other, keys)]
