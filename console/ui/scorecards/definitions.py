"""What each number of a scorecard is, in a few sentences: what is counted, since when, for whom (measures §2–§8)."""

from __future__ import annotations

from typing import NamedTuple


class Definition(NamedTuple):
    """A measure's name and its sentences; `date` is what places it in a window."""

    title: str
    says: tuple[str, ...]
    date: str


_CREDIT = "Credited to the agent and team as they were then; rows without one stand under “unknown”."
_ONCE = "An interaction counts once, at its last answer so far."

DEFINITIONS: dict[str, Definition] = {
    "csat": Definition(
        "CSAT",
        (
            "100 · satisfied ÷ answered. Satisfied is the upper quarter of the scale: 4 and 5 of 1–5.",
            "Neutral and low answers stay in the denominator; surveys without an answer are in neither.",
            "95 %: Wilson interval. ! marks what is below the team's floor (70 % unless set).", _ONCE, _CREDIT,
        ),
        "answered",
    ),
    "change": Definition(
        "CSAT against the window before",
        (
            "Points between this window and the one before it, with Newcombe's 95 % interval.",
            "Clear: the interval leaves out 0. Noise: it does not, so the change may be chance.", _ONCE, _CREDIT,
        ),
        "answered",
    ),
    "response": Definition(
        "Response rate",
        (
            "Surveys answered within 7 days of sending ÷ surveys sent at least 7 days ago; younger ones are still open.",
            "– where the source does not say which surveys were sent.",
        ),
        "sent",
    ),
    "first contact": Definition(
        "First-contact resolution",
        (
            "Resolved with no further contact of that customer on that issue within 7 days ÷ resolved at least 7 days ago.",
            "Only where customer and issue are known: the share that is known stands beside it. – where none is.",
        ),
        "resolved",
    ),
    "handle": Definition(
        "Handle time",
        ("Median of the seconds somebody worked on it: not the time until it was resolved. Read it beside CSAT.",),
        "closed",
    ),
    "resolution": Definition(
        "Resolution time", ("Median of closed − opened. Negative times are left out and counted.",), "closed"
    ),
    "wait": Definition("Time to survey", ("Median of sent − closed.",), "sent"),
    "offer": Definition(
        "Offer rate",
        ("Surveys sent ÷ closed interactions that neither throttle, opt-out nor a missing address held back.",),
        "closed",
    ),
    "recovery": Definition(
        "Recovery rate",
        (
            "Recovered ÷ all cases … (recovered + open) ÷ all; open beyond 14 days counts as not recovered.",
            "Recovered by a lead and by the customer's own better rating, together. It is not retention.",
        ),
        "case opened",
    ),
    "contact": Definition(
        "Contact rate", ("Contacted within the deadline ÷ cases contacted or past it.",), "case opened"
    ),
    "qa": Definition(
        "QA", ("Mean of the reviews drawn at random, with its t interval; others are for coaching.",), "reviewed"
    ),
    "nps": Definition("NPS", ("% of 9–10 − % of 0–6, from −100 to 100. Never mixed with CSAT.", _ONCE), "answered"),
    "ces": Definition("CES", ("Mean on 1–7, high is easy. Never mixed with CSAT.", _ONCE), "answered"),
    "raised": Definition(
        "Raised after contact",
        ("Answers that a customer raised after somebody had contacted them, and CSAT of first answers.",),
        "answered",
    ),
}  # fmt: skip
