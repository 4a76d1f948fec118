"""Every screen of the console, each in one line: how to come there, what is seen then, and the commands that say the same.

The pictures of the README, its table of commands for every screen, and what has to hold on all screens follow from it.
"""

from __future__ import annotations

import time
from typing import NamedTuple

from ui_lead import DEADLINE, Lead

QUIET = 4  # looks at a screen that find it the same


class Shown(NamedTuple):
    """One screen. `way` is pairs of keys (by Textual's names, with blanks between) and what is seen after them."""

    name: str
    title: str
    way: tuple[tuple[str, str], ...]
    screen: str  # its class
    commands: tuple[str, ...]

    @property
    def keys(self) -> str:
        """The keys that lead there from the queue."""
        return " ".join(keys for keys, _ in self.way)

    async def open(self, lead: Lead) -> None:
        """Come there from the queue."""
        for keys, seen in self.way:
            await lead.press(*keys.split())
            await lead.sees(seen)
            await settled(lead)


async def settled(lead: Lead) -> None:
    """Until the screen stays as it is when everything that was asked of the store has been answered."""
    same, before, end = 0, "", time.monotonic() + 3 * DEADLINE
    while same < QUIET:
        assert time.monotonic() < end, f"it never came to rest; the screen was:\n{lead.screen}"
        await lead.desk.read(lambda conn: None)  # the door's only reader answers in turn
        await lead.pilot.pause()
        same, before = (same + 1 if lead.screen == before else 0), lead.screen


_CASE = ("", "Lessons of cases")
_SCORES = ("3", "Contact ")
_AGENT = (("2", "Returns desk"), ("enter", "Overview"))
_MEETING = (_AGENT[0], ("m", "talk about"))
_DRAWS = (_AGENT[0], ("R", "Drawn since"))

SCREENS = (
    Shown(
        "recovery",
        "The recovery queue, with the case under the cursor",
        (_CASE,),
        "RecoveryScreen",
        ("csat queue",),
    ),
    Shown("tried", "An act is asked for in one dialog", (_CASE, ("t", "Tried to reach")), "Dialog", ("csat tried",)),
    Shown("delegate", "Names to choose from", (_CASE, ("d", "Give")), "Pick", ("csat delegate",)),
    Shown(
        "conversation", "A conversation, from where it turned", (_CASE, ("o", "turn")), "Conversation", ("csat show",)
    ),
    Shown(
        "loop",
        "Closing the loop: does recovery work",
        (_CASE, ("l", "Recovered")),
        "Loop",
        ("csat recovery", "csat lessons"),
    ),
    Shown("lookup", "Quick lookup", (_CASE, ("ctrl+k p e t", "its name")), "Lookup", ("csat find",)),
    Shown("ticket", "A ticket", (_CASE, ("T", "Answers")), "CardScreen", ("csat show",)),
    Shown("customer", "A customer", (_CASE, ("C", "CSAT")), "CardScreen", ("csat show",)),
    Shown(
        "account",
        "An account",
        (_CASE, ("ctrl+k m e r i d", "its name"), ("enter", "Quarter")),
        "CardScreen",
        ("csat show",),
    ),
    Shown("agent-card", "Who handled it", (_CASE, ("H", "in 28 days")), "CardScreen", ("csat show",)),
    Shown("coaching", "Coaching: a team's agents", _AGENT[:1], "CoachingScreen", ("csat agent",)),
    Shown("agent", "One agent, beside their peers", _AGENT, "AgentScreen", ("csat agent",)),
    Shown(
        "quadrants",
        "An agent's conversations by CSAT and QA",
        (*_AGENT, ("]", "Quadrants")),
        "AgentScreen",
        ("csat agent",),
    ),
    Shown("one-on-one", "A one-on-one", _MEETING, "MeetingScreen", ("csat session", "csat report one-on-one")),
    Shown(
        "commitment",
        "A commitment, read while it is typed",
        (*_MEETING, ("a", "Until when")),
        "PromiseForm",
        ("csat session",),
    ),
    Shown("draws", "What to review next", _DRAWS, "Draws", ("csat review",)),
    Shown(
        "review",
        "Marking a review beside the conversation",
        (*_DRAWS, ("enter", "0 of 9"), ("1 j n j 3 j 2 enter j j enter", "❝ Empathy")),
        "ReviewScreen",
        ("csat review", "csat rubric"),
    ),
    Shown("pairs", "Calibration: do two reviewers agree", (*_DRAWS, ("a", "Tickets")), "Pairs", ("csat review",)),
    Shown("scorecards", "The scorecards", (_SCORES,), "ScorecardsScreen", ("csat scores",)),
    Shown("definition", "What a number is", (_SCORES, ("D", "SELECT")), "Meaning", ("csat scores",)),
    Shown(
        "rated", "The tickets behind a number", (_SCORES, ("enter", "1 of")), "Rated", ("csat scores", "csat export")
    ),
    Shown("alerts", "What dropped", (_SCORES, ("a", "new")), "Drops", ("csat alerts",)),
    Shown("palette", "Every action by name", (_CASE, (":", "claim")), "Palette", ("csat --help",)),
    Shown("help", "The keys that work here", (_CASE, ("?", "Move")), "Help", ("csat --help",)),
)
