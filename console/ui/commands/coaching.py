"""What can be done with a team's agents, and with one of them."""

from __future__ import annotations

from console.ui.commands.command import Command

_AGENT = "One agent"
_COACH = "Coaching"

COACHING: tuple[Command, ...] = (
    Command("coach.into", ("enter",), "agent", "Everything about the agent under the cursor", _COACH, 1),
    Command("coach.team_left", ("[",), "team left", "The team to the left", _COACH),
    Command("coach.team_right", ("]",), "team right", "The team to the right (or click it)", _COACH, 2),
    Command(
        "coach.sort", ("s",), "sort", "By what makes a conversation worth having, or by name; never by score", _COACH, 3
    ),
    Command("coach.meet", ("m",), "one-on-one", "Hold a one-on-one: its agenda, your notes, commitments", _COACH, 4),
    Command("coach.review", ("R",), "review next", "What to review next, and why it was drawn", _COACH, 4),
    Command("coach.next_pane", ("tab", "shift+tab"), "next pane", "Between the list and the text below it", _COACH),
    Command("coach.detail_down", ("ctrl+d",), "scroll text", "Scroll the text from the list, down", _COACH),
    Command("coach.detail_up", ("ctrl+u",), "scroll text up", "Scroll the text from the list, up", _COACH),
    Command("coach.copy", ("y",), "copy", "Send the agent's numbers to the terminal's clipboard", _COACH, 8),
    Command("coach.undo", ("z",), "undo", "Take back the last thing you did", _COACH, 9),
    Command("coach.redo", ("Z",), "redo", "Do again what you took back", _COACH),
    Command("coach.refresh", ("ctrl+r",), "refresh", "Read everybody's numbers again now", _COACH, 5),
    Command("coach.out", ("escape",), "back", "From the text to the list", _COACH),
    Command("agent.into", ("enter", "o"), "open", "The conversation, or the ticket where there is none", _AGENT, 1),
    Command("agent.tab_left", ("[",), "page left", "The page to the left", _AGENT),
    Command("agent.tab_right", ("]",), "next page", "The page to the right (or click it)", _AGENT, 2),
    Command("agent.ticket", ("T",), "ticket", "The ticket: times, answers, what was said", _AGENT, 3),
    Command("agent.meet", ("m",), "one-on-one", "Hold a one-on-one: its agenda, your notes, commitments", _AGENT, 3),
    Command("agent.pass_on", ("p",), "passed on", "The praise under the cursor was passed on to the agent", _AGENT, 7),
    Command(
        "agent.review",
        ("R",),
        "review",
        "Review the ticket of this line; from the overview, what is drawn next",
        _AGENT,
        3,
    ),
    Command("agent.next_pane", ("tab", "shift+tab"), "next pane", "Between a list and the text beside it", _AGENT),
    Command("agent.detail_down", ("ctrl+d",), "scroll text", "Scroll the text from the list, down", _AGENT),
    Command("agent.detail_up", ("ctrl+u",), "scroll text up", "Scroll the text from the list, up", _AGENT),
    Command("agent.copy", ("y",), "copy", "Send the ref, or the overview, to the terminal's clipboard", _AGENT, 8),
    Command("agent.undo", ("z",), "undo", "Take back the last thing you did", _AGENT, 9),
    Command("agent.redo", ("Z",), "redo", "Do again what you took back", _AGENT),
    Command("agent.refresh", ("ctrl+r",), "refresh", "Read the agent again now", _AGENT),
    Command("agent.close", ("escape", "backspace"), "back", "From the text to the list, then to the agents", _AGENT, 4),
)
