"""One table of actions, and everything derived from it agrees."""

from __future__ import annotations

from collections import Counter

from textual.binding import Binding

from console.ui.app import ConsoleApp
from console.ui.commands import COMMANDS, bindings, groups, key_bar, markdown_rows, shown
from console.ui.screens.agent import AgentScreen
from console.ui.screens.card import CardScreen
from console.ui.screens.coaching import CoachingScreen
from console.ui.screens.conversation import Conversation
from console.ui.screens.dialog import Dialog
from console.ui.screens.draws import Draws
from console.ui.screens.drops import Drops
from console.ui.screens.help import Help
from console.ui.screens.lookup import Lookup
from console.ui.screens.loop import Loop
from console.ui.screens.meaning import Meaning
from console.ui.screens.meeting import MeetingScreen
from console.ui.screens.pairs import Pairs
from console.ui.screens.pick import Pick
from console.ui.screens.rated import Rated
from console.ui.screens.recovery import RecoveryScreen
from console.ui.screens.review import ReviewScreen
from console.ui.screens.scorecards import ScorecardsScreen
from console.ui.screens.welcome import Welcome
from console.ui.widgets.choice import Choice
from console.ui.widgets.filter_line import FilterLine
from console.ui.widgets.grid import Grid
from console.ui.widgets.marked_grid import MarkedGrid
from console.ui.widgets.reader import Reader

OWNERS = {
    "app": ConsoleApp, "recovery": RecoveryScreen, "grid": Grid, "reader": Reader, "dialog": Dialog, "choice": Choice,
    "help": Help,
    "pick": Pick,
    "filter": FilterLine,
    "marks": MarkedGrid,
    "talk": Conversation,
    "loop": Loop,
    "card": CardScreen,
    "lookup": Lookup,
    "scores": ScorecardsScreen,
    "rated": Rated,
    "drops": Drops,
    "meaning": Meaning,
    "coach": CoachingScreen,
    "agent": AgentScreen,
    "welcome": Welcome,
    "meeting": MeetingScreen,
    "review": ReviewScreen,
    "draws": Draws,
    "pairs": Pairs,
}  # fmt: skip
NEVER = {"ctrl+i", "ctrl+j", "ctrl+m", "ctrl+h", "ctrl+[", "ctrl+s"}


def test_every_command_has_its_action_and_every_scope_its_owner() -> None:
    for command in COMMANDS:
        name = command.runs.partition("(")[0]
        assert hasattr(OWNERS[command.scope], f"action_{name}"), command.id
    for scope, owner in OWNERS.items():
        own = [binding for binding in owner.BINDINGS if isinstance(binding, Binding)]
        assert [(b.id, b.key, b.action) for b in own] == [(b.id, b.key, b.action) for b in bindings(scope)]


def test_ids_and_keys_are_unique_where_they_meet() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    ids = [binding.id for scope in OWNERS for binding in bindings(scope)]
    assert None not in ids and len(ids) == len(set(ids))
    for screen in ("recovery", "scores", "rated", "drops", "coach", "agent", "draws", "pairs"):
        for list_or_text in ("grid", "reader"):
            here = ("app", screen, list_or_text)
            keys = [key for command in COMMANDS if command.scope in here for key in command.keys]
            assert max(Counter(keys).values()) == 1, screen


def test_no_key_that_terminals_take_and_no_function_key() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    assert not keys & NEVER
    assert not any(key[0] == "f" and key[1:].isdigit() for key in keys)


def test_closing_does_not_differ_from_another_key_by_shift_alone() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    assert "X" not in keys


def test_key_bar_help_and_readme_come_from_the_table() -> None:
    assert [command.label for command in key_bar(("recovery", "app"))][:4] == ["claim", "tried", "fix", "close"]
    rows = markdown_rows()
    for command in COMMANDS:
        for key in command.keys:
            assert f"`{shown(key)}`" in rows
        assert command.help in rows or not command.keys
    assert sum(map(len, groups().values())) == len(COMMANDS)


def test_nothing_but_the_table_is_bound() -> None:
    """Textual's own bindings have no ids, so people could not change them."""
    for owner in set(OWNERS.values()) - {FilterLine}:  # a text field edits with the keys every text field has
        assert [binding.key for _, binding in owner._merge_bindings() if binding.id is None] == []
