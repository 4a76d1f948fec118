"""What can be done in a one-on-one."""

from __future__ import annotations

from console.ui.commands.command import Command

_MEETING = "In a one-on-one"

MEETING: tuple[Command, ...] = (
    Command("meeting.promise", ("a",), "add commitment", "A commitment: what, until when, by what it is seen", _MEETING, 1),
    Command("meeting.kept", ("e",), "kept", "The commitment under the cursor was kept", _MEETING, 2),
    Command("meeting.missed", ("m",), "missed", "It was missed", _MEETING, 3),
    Command("meeting.dropped", ("d",), "dropped", "It no longer counts; one added just now is taken out", _MEETING, 4),
    Command(
        "meeting.end", ("x",), "end", "End it: what you share, what the agent says; stored with the commitments", _MEETING, 5
    ),
    Command("meeting.into", ("enter", "o"), "open", "The conversation, or the ticket where there is none", _MEETING, 7),
    Command("meeting.next_pane", ("tab", "shift+tab"), "notes", "Between the agenda and your own notes", _MEETING, 6),
    Command("meeting.pack", ("w",), "write pack", "The pack as a file to print: HTML, Markdown or text", _MEETING, 8),
    Command("meeting.copy", ("y",), "copy", "Send the pack to the terminal's clipboard", _MEETING, 12),
    Command("meeting.detail_down", ("ctrl+d",), "scroll text", "Scroll the text below the agenda, down", _MEETING),
    Command("meeting.detail_up", ("ctrl+u",), "scroll text up", "Scroll the text below the agenda, up", _MEETING),
    Command("meeting.undo", ("z",), "undo", "Take back the last thing you did", _MEETING, 9),
    Command("meeting.redo", ("Z",), "redo", "Do again what you took back", _MEETING),
    Command("meeting.refresh", ("ctrl+r",), "refresh", "Read the agenda again now", _MEETING),
    Command(
        "meeting.close", ("escape",), "back", "From the notes to the agenda, then back; all you wrote is kept", _MEETING, 10
    ),
)  # fmt: skip
