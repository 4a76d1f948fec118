"""What can be done in a conversation, on the page of recovery rates, and on a card."""

from __future__ import annotations

from console.ui.commands.command import COPY, TRAIL, Command

_LOOP = "Closing the loop"
_TALK = "In a conversation"

PAGES: tuple[Command, ...] = (
    Command("talk.next_turn", ("n",), "next", "The customer's next turn", _TALK, 1),
    Command("talk.previous_turn", ("N",), "previous", "The customer's turn before", _TALK, 2),
    Command("talk.close", ("escape", "o"), "back", "Back to the case", _TALK, 3),
    Command("loop.group_left", ("[",), "group left", "The grouping to the left", _LOOP),
    Command("loop.group_right", ("]",), "group right", "The grouping to the right (or click it)", _LOOP, 1),
    Command("loop.close", ("escape", "l"), "back", "Back to the queue", _LOOP, 2),
)

CARD: tuple[Command, ...] = (
    Command("card.into", ("enter",), "open ticket", "Open the ticket under the cursor", TRAIL, 1),
    Command("card.customer", ("C",), "customer", "The customer of this", TRAIL, 2),
    Command("card.account", ("A",), "account", "The account of this", TRAIL, 3),
    Command("card.agent", ("H",), "agent", "The agent of this", TRAIL, 4),
    Command("card.case", ("r",), "recovery case", "The ticket's recovery case in the queue", TRAIL, 5),
    Command("card.review", ("R",), "review", "Review how the ticket was handled", TRAIL, 6),
    Command("card.copy", ("y",), "copy ref", "Send the ref or name to the terminal's clipboard", COPY, 7),
    Command("card.back", ("backspace", "escape"), "back", "Back along the trail", TRAIL, 5),
)
