"""What can be done on the scorecards, behind a number of theirs, and with the alerts."""

from __future__ import annotations

from console.ui.commands.command import Command

_DROPS = "Alerts"
_RATED = "Behind a number"
_SCORES = "Scorecards"

SCORECARDS: tuple[Command, ...] = (
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
)
