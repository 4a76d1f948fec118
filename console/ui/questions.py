"""The question each act asks, made for the case it is about, or for many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from console.domain import recovery as rule
from console.domain.text import one_line
from console.domain.when import moment
from console.store.records import Case, QueueRow
from console.ui.question import Answer, Question
from console.ui.widgets.roles import Span
from console.ui.words import Times

ENDS_WAITING = frozenset({"no", "now"})


class Scene(NamedTuple):
    """What a question is about: one case, read in full where there was time, or `many` cases at once."""

    row: QueueRow
    case: Case | None
    times: Times
    many: int = 0

    @property
    def about(self) -> str:
        """The case, or how many, in a few words."""
        if self.many:
            return f"{self.many:,} cases"
        return one_line(" · ".join(filter(None, (self.row.ref, self.row.customer, self.row.issue))), 120)


def tried(scene: Scene) -> Question:
    """How it went, a note, the channel: only the first is needed."""
    asked_not = scene.case is not None and scene.case.do_not_contact
    return Question(
        "Tried to reach the customer", scene.about, "Note (optional)",
        lambda answer: None if answer.choice else "Choose how it went: press 1, 2, 3 or 4.",
        choices=rule.HOWS, asks_channel=True,
        notes=("This customer asked not to be contacted.",) if asked_not else (),
    )  # fmt: skip


def fix(scene: Scene) -> Question:
    """What was done to put it right."""
    case = scene.case
    return Question(
        "Fix made", scene.about, "What was done to put it right",
        lambda answer: None if answer.text.strip() else "Say what was fixed: the customer's next agent will read it.",
        notes=(f"So far: {one_line(case.fix, 200)}",) if case is not None and case.fix else (),
    )  # fmt: skip


def close(scene: Scene) -> Question:
    """Outcome and lesson together; recovered is open only to a case with a contact and a fix."""
    hindrance = _not_recovered_yet(scene)

    def check(answer: Answer) -> str | None:
        if not answer.choice:
            return "Choose the outcome: press 1 or 2."
        if answer.choice == rule.OUTCOMES[0] and hindrance:
            return hindrance
        return None if answer.text.strip() else "Say what was learned, so that the next one is easier."

    return Question(
        "Close the case", scene.about, "Lesson: what was learned", check,
        choices=rule.OUTCOMES, notes=(hindrance,) if hindrance else (),
    )  # fmt: skip


def _not_recovered_yet(scene: Scene) -> str | None:
    """Why the case can't be closed as recovered; the store decides where the case has not been read."""
    if scene.case is None:
        return None
    contacted = scene.case.contacted_at is not None
    return rule.why_not_close(scene.row.status, rule.OUTCOMES[0], contacted, bool(scene.case.fix))


def wait(scene: Scene) -> Question:
    """Until when, in one line, with how it is read while it is typed."""
    offers = {"tomorrow 9": "tomorrow 9", "in 2 h": "2h", "monday": "monday", "another moment: type it": ""}
    if scene.row.waiting_until is not None or scene.many:
        offers["no longer"] = "no"
    return Question(
        "Wait until", scene.about, "When: tomorrow 9 · fri 14:30 · 2d · 2026-07-01",
        lambda answer: _unreadable(answer.text, scene.times),
        choices=tuple(offers), fills=tuple(offers.values()), reads=lambda words: _read(words, scene.times),
    )  # fmt: skip


def _unreadable(words: str, times: Times) -> str | None:
    if words.strip().lower() in ENDS_WAITING:
        return None
    if not words.strip():
        return "Say until when: press 1, 2 or 3, or type a moment."
    at = moment(words[:200], times.now, times.zone)
    if at is None:
        return "That can't be read as a moment: say “tomorrow 9”, “fri”, “2d”, “14:30” or a date."
    return "That moment has passed: say one that is still to come." if at <= times.now else None


def _read(words: str, times: Times) -> Span:
    """How a line is understood so far."""
    if not words.strip():
        return " ", "muted"
    if trouble := _unreadable(words, times):
        return trouble, "warn"
    if words.strip().lower() in ENDS_WAITING:
        return "It waits no longer.", "good"
    at = moment(words, times.now, times.zone) or 0
    return f"Waits until {absolute(at, times)}, {times.ago(at)}.", "good"


def absolute(at: int, times: Times) -> str:
    """Wed 1 Jul 09:00: as it still reads right tomorrow; in another year 1 Jul 2027 09:00."""
    day: date = times.local(at).date()
    return f"{times.date(day, times.local(times.now).date())} {times.clock(at)}"


def note(scene: Scene) -> Question:
    """Anything worth keeping."""
    return Question(
        "Note", scene.about, "For whoever opens this case next",
        lambda answer: None if answer.text.strip() else "There is nothing to note yet.",
    )  # fmt: skip


def cause(scene: Scene) -> Question:
    """What the low rating was about; the agent's proposal is marked."""
    case = scene.case if not scene.many else None
    proposed, known = (case.cause_proposed, case.cause) if case else (None, None)

    def hint(name: str) -> str:
        told = ("the agent proposes this" if name == proposed else "", "as it is now" if name == known else "")
        return ", ".join(filter(None, told))

    return Question("What was it about", scene.about, choices=rule.CAUSES, hints=tuple(map(hint, rule.CAUSES)))


def play(scene: Scene) -> Question:
    """How the customer is to be won back."""
    known = scene.case.play if scene.case and not scene.many else None
    hints = tuple("as it is now" if name == known else "" for name in rule.PLAYS)
    return Question("Play", scene.about, choices=rule.PLAYS, hints=hints)


def which(row: QueueRow, count: int) -> Question:
    """This case alone, or all open ones of its customer."""
    who = one_line(row.customer or "this customer", 40)
    return Question(
        "Which cases", one_line(row.ref, 60), choices=("this one", f"all {count} of {who}"),
        hints=("", "undone as one"),
    )  # fmt: skip


QUESTIONS: dict[str, Callable[[Scene], Question]] = {
    "tried": tried, "fix": fix, "close": close, "wait": wait, "note": note, "cause": cause, "play": play,
}  # fmt: skip
