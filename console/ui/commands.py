"""The one table of actions: bindings, key bar, palette, `?` help and the README's key table are derived from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding


class Command(NamedTuple):
    """One thing a person can do.

    `id` is `scope.name`: the class bound to that scope has a method `action_<name>`, unless `does` names another
    with its arguments.
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


_MOVE, _LOOK, _WORK, _COPY, _APP, _ASKED = "Move", "Look", "Work the case", "Copy", "Console", "In a dialog"
_MARK, _FIND, _TALK, _LOOP = "Mark for an act on many", "Find and sort", "In a conversation", "Closing the loop"
_CARD = "From one to the next"
_SCORES, _RATED, _DROPS = "Scorecards", "Behind a number", "Alerts"
_COACH, _AGENT = "Coaching", "One agent"


def _work(name: str, keys: tuple[str, ...], label: str, help: str, bar: int = 0) -> Command:
    """An act on the case under the cursor, or on the marked ones."""
    return Command(f"recovery.{name}", keys, label, help, _WORK, bar, does=f"work('{name}')")


COMMANDS: tuple[Command, ...] = (
    _work("claim", ("c",), "claim", "Take this case: it is yours until it is closed", 1),
    _work("tried", ("t",), "tried", "Log a try to reach the customer", 2),
    _work("fix", ("f",), "fix", "Log what was done to put it right", 3),
    _work("close", ("x",), "close", "Close the case with its outcome and lesson", 4),
    _work("wait", ("w",), "wait", "Set the case aside until a moment: tomorrow 9, fri, 2d", 5),
    _work("delegate", ("d",), "delegate", "Give the case to somebody: its handler, a lead, anyone here", 7),
    _work("escalate", ("e",), "escalate", "Mark the case for the manager"),
    _work("note", ("a",), "add note", "Keep a note with the case"),
    _work("cause", ("b",), "cause", "Say what the rating was about: agent, product, policy, delivery or unclear"),
    _work("play", ("r",), "play", "Choose how to win the customer back: callback, manager escalation, save play"),
    Command(
        "recovery.tick",
        ("h",),
        "help desk done",
        "The oldest thing to do for this ticket is done in the help desk",
        _WORK,
    ),
    Command("recovery.undo", ("z",), "undo", "Take back the last thing you did", _WORK, 6),
    Command("recovery.redo", ("Z",), "redo", "Do again what you took back", _WORK),
    Command("grid.down", ("j", "down"), "down", "Next row", _MOVE),
    Command("grid.up", ("k", "up"), "up", "Row above", _MOVE),
    Command("grid.page_down", ("pagedown",), "page down", "One page down", _MOVE),
    Command("grid.page_up", ("pageup",), "page up", "One page up", _MOVE),
    Command("grid.top", ("g", "home"), "top", "First row", _MOVE),
    Command("grid.bottom", ("G", "end"), "bottom", "Last row", _MOVE),
    Command("marks.mark", ("space",), "mark", "Mark this case, or take its mark away, and go on to the next", _MARK),
    Command("marks.mark_range", ("v",), "mark range", "Mark everything from the last mark to here", _MARK),
    Command("reader.down", ("j", "down"), "line down", "Scroll the text one line down", _MOVE),
    Command("reader.up", ("k", "up"), "line up", "Scroll the text one line up", _MOVE),
    Command("reader.page_down", ("pagedown", "space"), "text down", "Scroll the text one page down", _MOVE),
    Command("reader.page_up", ("pageup",), "text up", "Scroll the text one page up", _MOVE),
    Command("reader.top", ("g", "home"), "text top", "Beginning of the text", _MOVE),
    Command("reader.bottom", ("G", "end"), "text end", "End of the text", _MOVE),
    Command("recovery.lane_left", ("[",), "lane left", "The lane to the left (or click it)", _LOOK),
    Command("recovery.lane_right", ("]",), "lane right", "The lane to the right (or click it)", _LOOK, 8),
    Command("recovery.filter", ("/",), "filter", "Filter every lane: words, team:returns, -channel:chat", _FIND, 9),
    Command("recovery.filters", ("F",), "saved filters", "Use one of your filters, or save the one that stands", _FIND),
    Command("recovery.sort", ("s",), "sort", "Sort by the next column (or click a heading)", _FIND),
    Command("recovery.reverse", ("S",), "reverse", "Turn the order round", _FIND),
    Command("recovery.conversation", ("o",), "conversation", "Read the conversation, from where it turned", _LOOK),
    Command(
        "recovery.loop", ("l",), "closing the loop", "Does recovery work: rates, waits, lessons, next answers", _LOOK
    ),
    Command("recovery.into", ("enter",), "read case", "Into the case: its pane has the keys", _LOOK),
    Command(
        "recovery.out",
        ("escape",),
        "back",
        "One step out: the marks, the filter, from the case back to the list",
        _LOOK,
    ),
    Command("recovery.next_pane", ("tab", "shift+tab"), "next pane", "Between the list and the case", _LOOK),
    Command("recovery.pane", ("p",), "case pane", "Show or hide the case beside the list", _LOOK, 10),
    Command("recovery.detail_down", ("ctrl+d",), "scroll case", "Scroll the case from the list, down", _LOOK),
    Command("recovery.detail_up", ("ctrl+u",), "scroll case up", "Scroll the case from the list, up", _LOOK),
    Command("recovery.refresh", ("ctrl+r",), "refresh", "Read everything in view from the store again", _LOOK),
    Command("recovery.copy_ref", ("y",), "copy ref", "Send the ticket's ref to the terminal's clipboard", _COPY, 11),
    Command("recovery.copy_summary", ("Y",), "copy summary", "Send a summary to paste into the help desk", _COPY),
    Command("recovery.link", ("u",), "ticket link", "Show the ticket's link and send it to the clipboard", _COPY, 12),
    Command("choice.next", ("down",), "next", "Next option", _ASKED),
    Command("choice.previous", ("up",), "previous", "Option above", _ASKED),
    Command("choice.submit", ("enter",), "save", "Save what the dialog holds", _ASKED),
    Command("dialog.next_field", ("tab",), "next field", "Next field of the dialog", _ASKED),
    Command("dialog.previous_field", ("shift+tab",), "field before", "Field before", _ASKED),
    Command("dialog.cancel", ("escape",), "leave", "Leave the dialog; what you typed is kept for this case", _ASKED),
    Command("pick.next", ("down",), "next", "Next name", _ASKED),
    Command("pick.previous", ("up",), "previous", "Name above", _ASKED),
    Command("pick.cancel", ("escape",), "leave", "Leave the list", _ASKED),
    Command("filter.cancel", ("escape",), "clear", "Take the filter away", _FIND),
    Command("filter.down", ("down",), "to the list", "Keep the filter and go to the list", _FIND),
    Command("talk.next_turn", ("n",), "next", "The customer's next turn", _TALK, 1),
    Command("talk.previous_turn", ("N",), "previous", "The customer's turn before", _TALK, 2),
    Command("talk.close", ("escape", "o"), "back", "Back to the case", _TALK, 3),
    Command("loop.group_left", ("[",), "group left", "The grouping to the left", _LOOP),
    Command("loop.group_right", ("]",), "group right", "The grouping to the right (or click it)", _LOOP, 1),
    Command("loop.close", ("escape", "l"), "back", "Back to the queue", _LOOP, 2),
    Command("recovery.customer", ("C",), "customer", "The customer's card, with all their tickets", _CARD),
    Command(
        "recovery.account", ("A",), "account", "The account's card: owner, renewal, how it rated this quarter", _CARD
    ),
    Command("recovery.agent", ("H",), "agent", "The card of the agent who handled it", _CARD),
    Command("recovery.ticket", ("T",), "ticket", "The ticket: times, answers, what was said", _CARD),
    Command("card.into", ("enter",), "open ticket", "Open the ticket under the cursor", _CARD, 1),
    Command("card.customer", ("C",), "customer", "The customer of this", _CARD, 2),
    Command("card.account", ("A",), "account", "The account of this", _CARD, 3),
    Command("card.agent", ("H",), "agent", "The agent of this", _CARD, 4),
    Command("card.case", ("r",), "recovery case", "The ticket's recovery case in the queue", _CARD, 5),
    Command("card.copy", ("y",), "copy ref", "Send the ref or name to the terminal's clipboard", _COPY, 7),
    Command("card.back", ("backspace", "escape"), "back", "Back along the trail", _CARD, 5),
    Command("lookup.next", ("down",), "next", "Next of what was found", _ASKED),
    Command("lookup.previous", ("up",), "previous", "The one above", _ASKED),
    Command("lookup.copy", ("ctrl+y",), "copy", "Send its ref to the terminal's clipboard", _ASKED),
    Command("lookup.cancel", ("escape",), "leave", "Back to where you were", _ASKED),
    Command(
        "scores.into", ("enter",), "its tickets", "The interactions behind the number under the cursor", _SCORES, 1
    ),
    Command("scores.definition", ("D",), "definition", "What the number is, and the SQL behind it", _SCORES, 2),
    Command("scores.measure_left", ("left", "h"), "number left", "The number to the left", _SCORES),
    Command("scores.measure_right", ("right", "l"), "number right", "The number to the right", _SCORES, 3),
    Command("scores.window", ("w",), "window", "Today, 7, 28, 90 days, month, quarter, or two dates", _SCORES, 4),
    Command("scores.alerts", ("a",), "alerts", "What dropped: acknowledge it, snooze it, answer it", _SCORES, 5),
    Command("scores.group_left", ("[",), "group left", "The grouping to the left", _SCORES),
    Command("scores.group_right", ("]",), "group right", "The grouping to the right (or click it)", _SCORES, 7),
    Command(
        "scores.filter", ("/",), "filter", "Filter every number: words, team:returns,orders, -channel:chat", _SCORES, 8
    ),
    Command(
        "scores.sort", ("s",), "sort", "Sort by the next column; agents with few answers are not ranked", _SCORES, 9
    ),
    Command("scores.reverse", ("S",), "reverse", "Turn the order round", _SCORES),
    Command(
        "scores.funnel", ("f",), "funnel", "Agents against the limits of chance, or their trend again", _SCORES, 10
    ),
    Command(
        "scores.next_pane", ("tab", "shift+tab"), "next pane", "Between the list and the text beside the chart", _SCORES
    ),
    Command("scores.pane", ("p",), "pane", "Show or hide the chart and the text", _SCORES, 11),
    Command("scores.detail_down", ("ctrl+d",), "scroll text", "Scroll the text from the list, down", _SCORES),
    Command("scores.detail_up", ("ctrl+u",), "scroll text up", "Scroll the text from the list, up", _SCORES),
    Command("scores.refresh", ("ctrl+r",), "refresh", "Read everything again, the slow numbers too", _SCORES),
    Command("scores.copy", ("y",), "copy", "Send the row's numbers to the terminal's clipboard", _SCORES, 12),
    Command("scores.undo", ("z",), "undo", "Take back the last thing you did", _SCORES),
    Command("scores.redo", ("Z",), "redo", "Do again what you took back", _SCORES),
    Command("scores.out", ("escape",), "back", "One step out: from the text to the list, then the filter", _SCORES),
    Command("meaning.copy", ("y",), "copy SQL", "Send the SQL to the terminal's clipboard", _RATED, 1),
    Command("meaning.close", ("escape", "D"), "back", "Back to the number", _RATED, 2),
    Command("rated.into", ("enter", "o"), "read it", "The conversation, or the answer where there is none", _RATED, 1),
    Command("rated.next_pane", ("tab", "shift+tab"), "next pane", "Between the list and the answer beside it", _RATED),
    Command("rated.copy_ref", ("y",), "copy ref", "Send the ticket's ref to the terminal's clipboard", _RATED, 2),
    Command("rated.close", ("escape", "backspace"), "back", "Back to where the number stands", _RATED, 3),
    Command("drops.into", ("enter",), "its tickets", "The interactions of what dropped, since it did", _DROPS, 1),
    Command("drops.acknowledge", ("c",), "acknowledge", "You have seen it: it is no longer new", _DROPS, 2),
    Command("drops.snooze", ("w",), "snooze", "Quiet until a moment: tomorrow 9, fri, 2d", _DROPS, 3),
    Command("drops.answer", ("f",), "answer", "Say what was done about it: it then stands on the trend", _DROPS, 4),
    Command("drops.undo", ("z",), "undo", "Take back the last thing you did", _DROPS, 7),
    Command("drops.redo", ("Z",), "redo", "Do again what you took back", _DROPS),
    Command("drops.every", ("e",), "old ones too", "Show or hide the answered and withdrawn ones", _DROPS, 8),
    Command("drops.next_pane", ("tab", "shift+tab"), "next pane", "Between the list and the alert beside it", _DROPS),
    Command("drops.close", ("escape", "a"), "back", "Back to the scorecards", _DROPS, 5),
    Command("coach.into", ("enter",), "agent", "Everything about the agent under the cursor", _COACH, 1),
    Command("coach.team_left", ("[",), "team left", "The team to the left", _COACH),
    Command("coach.team_right", ("]",), "team right", "The team to the right (or click it)", _COACH, 2),
    Command(
        "coach.sort", ("s",), "sort", "By what makes a conversation worth having, or by name; never by score", _COACH, 3
    ),
    Command("coach.next_pane", ("tab", "shift+tab"), "next pane", "Between the list and the text below it", _COACH),
    Command("coach.detail_down", ("ctrl+d",), "scroll text", "Scroll the text from the list, down", _COACH),
    Command("coach.detail_up", ("ctrl+u",), "scroll text up", "Scroll the text from the list, up", _COACH),
    Command("coach.copy", ("y",), "copy", "Send the agent's numbers to the terminal's clipboard", _COACH, 8),
    Command("coach.refresh", ("ctrl+r",), "refresh", "Read everybody's numbers again now", _COACH, 5),
    Command("coach.out", ("escape",), "back", "From the text to the list", _COACH),
    Command("agent.into", ("enter", "o"), "open", "The conversation, or the ticket where there is none", _AGENT, 1),
    Command("agent.tab_left", ("[",), "page left", "The page to the left", _AGENT),
    Command("agent.tab_right", ("]",), "next page", "The page to the right (or click it)", _AGENT, 2),
    Command("agent.ticket", ("T",), "ticket", "The ticket: times, answers, what was said", _AGENT, 3),
    Command("agent.next_pane", ("tab", "shift+tab"), "next pane", "Between a list and the text beside it", _AGENT),
    Command("agent.detail_down", ("ctrl+d",), "scroll text", "Scroll the text from the list, down", _AGENT),
    Command("agent.detail_up", ("ctrl+u",), "scroll text up", "Scroll the text from the list, up", _AGENT),
    Command("agent.copy", ("y",), "copy", "Send the ref, or the overview, to the terminal's clipboard", _AGENT, 8),
    Command("agent.refresh", ("ctrl+r",), "refresh", "Read the agent again now", _AGENT),
    Command("agent.close", ("escape", "backspace"), "back", "From the text to the list, then to the agents", _AGENT, 4),
    Command("help.close", ("escape", "q", "?"), "close", "Close the help", _ASKED),
    Command("app.recovery", ("1",), "recovery", "The recovery queue", _APP),
    Command("app.coaching", ("2",), "coaching", "A team's agents: whom to talk to, and about what", _APP),
    Command("app.scorecards", ("3",), "scorecards", "Team scorecards: what changed, where, and is it real", _APP),
    Command(
        "app.lookup",
        ("ctrl+k",),
        "look up",
        "Any ticket, customer, agent, account or comment from a few letters",
        _APP,
        7,
        priority=True,
    ),
    Command("app.palette", (":", "ctrl+p"), "commands", "Every action by name", _APP, 13),
    Command("app.keys", ("?",), "help", "The keys that work here", _APP, 6),
    Command("app.light", (), "light or dark", "Change between the dark and the light theme", _APP),
    Command("app.copy_or_hint", ("ctrl+c",), "copy selection", "Send text selected by mouse to the clipboard", _APP),
    Command("app.leave", ("q", "ctrl+q"), "quit", "Leave the console; everything is stored already", _APP, 6),
)

_SHOWN = {
    "escape": "esc", "pagedown": "pgdn", "pageup": "pgup", "up": "↑", "down": "↓",
    "left": "←", "right": "→",
}  # fmt: skip


def shown(key: str) -> str:
    """A key as people write it: `esc`, `↓`, `ctrl+d`."""
    return _SHOWN.get(key, key)


def bindings(scope: str) -> list[Binding]:
    """Textual bindings of one scope, each with its id, for a class's BINDINGS."""
    return [
        Binding(key, command.runs, command.label, id=f"{command.id}.{key}" if place else command.id, show=False,
                priority=command.priority, tooltip=command.help)
        for command in COMMANDS if command.scope == scope
        for place, key in enumerate(command.keys)
    ]  # fmt: skip


def find(command_id: str) -> Command:
    """The command with this id. A KeyError is a mistake in our own code."""
    return _BY_ID[command_id]


def key_bar(scopes: Iterable[str]) -> list[Command]:
    """The commands of a screen's key bar, most needed first."""
    wanted = set(scopes)
    return sorted((c for c in COMMANDS if c.bar and c.scope in wanted), key=lambda c: c.bar)


def groups(scopes: Iterable[str] | None = None) -> dict[str, list[Command]]:
    """Commands by group, in the table's order; only those of `scopes` where given."""
    wanted = None if scopes is None else set(scopes)
    grouped: dict[str, list[Command]] = {}
    for command in COMMANDS:
        if wanted is None or command.scope in wanted:
            grouped.setdefault(command.group, []).append(command)
    return grouped


def markdown_rows() -> str:
    """The key table of the README, as Markdown."""
    lines = ["| keys | what it does |", "|---|---|"]
    for group, commands in groups().items():
        lines.append(f"| **{group}** | |")
        lines += [f"| {_keys(c)} | {c.help} |" for c in commands if c.keys]
    return "\n".join(lines) + "\n"


def _keys(command: Command) -> str:
    return " ".join(f"`{shown(key)}`" for key in command.keys)


_BY_ID = {command.id: command for command in COMMANDS}
