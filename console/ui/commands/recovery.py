"""What can be done on the recovery screen: to the case, to what is seen of it, and from it to what it is about."""

from __future__ import annotations

from console.ui.commands.command import COPY, FIND, TRAIL, Command

_LOOK = "Look"
_WORK = "Work the case"


def _work(name: str, keys: tuple[str, ...], label: str, help: str, bar: int = 0) -> Command:
    """An act on the case under the cursor, or on the marked ones."""
    return Command(f"recovery.{name}", keys, label, help, _WORK, bar, does=f"work('{name}')")


WORK: tuple[Command, ...] = (
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
)

LOOK: tuple[Command, ...] = (
    Command("recovery.lane_left", ("[",), "lane left", "The lane to the left (or click it)", _LOOK),
    Command("recovery.lane_right", ("]",), "lane right", "The lane to the right (or click it)", _LOOK, 8),
    Command("recovery.filter", ("/",), "filter", "Filter every lane: words, team:returns, -channel:chat", FIND, 9),
    Command("recovery.filters", ("F",), "saved filters", "Use one of your filters, or save the one that stands", FIND),
    Command("recovery.sort", ("s",), "sort", "Sort by the next column (or click a heading)", FIND),
    Command("recovery.reverse", ("S",), "reverse", "Turn the order round", FIND),
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
    Command("recovery.copy_ref", ("y",), "copy ref", "Send the ticket's ref to the terminal's clipboard", COPY, 11),
    Command("recovery.copy_summary", ("Y",), "copy summary", "Send a summary to paste into the help desk", COPY),
    Command("recovery.link", ("u",), "ticket link", "Show the ticket's link and send it to the clipboard", COPY, 12),
)

CARDS: tuple[Command, ...] = (
    Command("recovery.customer", ("C",), "customer", "The customer's card, with all their tickets", TRAIL),
    Command(
        "recovery.account", ("A",), "account", "The account's card: owner, renewal, how it rated this quarter", TRAIL
    ),
    Command("recovery.agent", ("H",), "agent", "The card of the agent who handled it", TRAIL),
    Command("recovery.ticket", ("T",), "ticket", "The ticket: times, answers, what was said", TRAIL),
)
