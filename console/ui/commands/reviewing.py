"""What can be done while marking a review, with what is drawn to be reviewed, and with calibrations."""

from __future__ import annotations

from console.ui.commands.command import COPY, Command

_FORM, _DRAWS, _PAIRS = "Marking a review", "What to review next", "Calibration"
_DIGITS = tuple("0123456789")

REVIEWING: tuple[Command, ...] = (
    Command(
        "review.mark",
        _DIGITS,
        "… 9 mark",
        "The mark of the criterion under the cursor; two digits make one of two",
        _FORM,
        1,
        does="mark('KEY')",
    ),
    Command("review.na", ("n",), "N/A", "It does not apply", _FORM, 2),
    Command("review.lower", ("left", "h"), "lower", "One step down the scale", _FORM),
    Command("review.higher", ("right", "l"), "higher", "One step up the scale", _FORM),
    Command(
        "review.quote",
        ("enter", "e"),
        "quote",
        "Into the conversation; there: quote the turn for the criterion",
        _FORM,
        3,
    ),
    Command("review.clear", ("backspace", "delete"), "clear", "Take mark and quote away", _FORM),
    Command("review.note", ("a",), "note", "What the agent should take from it", _FORM, 4),
    Command("review.save", ("s",), "save", "Store the review; undo takes it back", _FORM, 5),
    Command("review.next_pane", ("tab", "shift+tab"), "next pane", "Between the criteria and the conversation", _FORM),
    Command("review.detail_down", ("ctrl+d",), "turn down", "The next turn, from the criteria", _FORM),
    Command("review.detail_up", ("ctrl+u",), "turn up", "The turn before, from the criteria", _FORM),
    Command("review.close", ("escape",), "leave", "To the criteria, then out; what you marked is kept", _FORM, 6),
    Command("draws.into", ("enter", "R"), "review", "Review the ticket under the cursor", _DRAWS, 1),
    Command(
        "draws.calibrate", ("c",), "calibrate", "Review it as one of two people, blind until both are in", _DRAWS, 2
    ),
    Command("draws.pairs", ("a",), "agreement", "How far the two reviewers of a ticket agree", _DRAWS, 3),
    Command("draws.ticket", ("T",), "ticket", "The ticket: times, answers, what was said", _DRAWS, 7),
    Command("draws.next_pane", ("tab", "shift+tab"), "next pane", "Between the list and the text beside it", _DRAWS),
    Command("draws.undo", ("z",), "undo", "Take back the last thing you did", _DRAWS, 5),
    Command("draws.redo", ("Z",), "redo", "Do again what you took back", _DRAWS),
    Command("draws.copy_ref", ("y",), "copy ref", "Send the ticket's ref to the terminal's clipboard", COPY, 8),
    Command("draws.close", ("escape", "backspace"), "back", "Back to where you were", _DRAWS, 6),
    Command("pairs.into", ("enter",), "read", "All of it in words: who leans which way, ticket by ticket", _PAIRS, 1),
    Command("pairs.next_pane", ("tab", "shift+tab"), "next pane", "Between the criteria and the text", _PAIRS),
    Command("pairs.close", ("escape", "backspace", "a"), "back", "Back to what to review next", _PAIRS, 2),
)
