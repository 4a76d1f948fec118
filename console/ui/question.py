"""What a dialog asks before an act, and what the person answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from console.domain import recovery as rule
from console.domain.text import one_line
from console.store.records import Case, QueueRow


class Answer(NamedTuple):
    """What was chosen and typed; `given` is False where the dialog was left with esc: then it is a draft."""

    choice: str = ""
    text: str = ""
    channel: str = ""
    given: bool = True

    def as_draft(self) -> Answer:
        """The same words, not sent."""
        return self._replace(given=False)


class Question(NamedTuple):
    """A dialog's contents. `about` names the case; `check` returns what is missing, as a sentence."""

    title: str
    about: str
    text_label: str
    check: Callable[[Answer], str | None]
    choices: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # why a choice is not open to this case now, below the choices
    asks_channel: bool = False


def _about(row: QueueRow) -> str:
    return one_line(" · ".join(filter(None, (row.ref, row.customer, row.issue))), 120)


def tried(row: QueueRow, case: Case | None) -> Question:
    """How it went, a note, the channel: only the first is needed."""
    asked_not = case is not None and case.do_not_contact
    return Question(
        "Tried to reach the customer", _about(row), "Note (optional)",
        lambda answer: None if answer.choice else "Choose how it went: press 1, 2, 3 or 4.",
        choices=rule.HOWS, asks_channel=True,
        notes=("This customer asked not to be contacted.",) if asked_not else (),
    )  # fmt: skip


def fix(row: QueueRow, case: Case | None) -> Question:
    """What was done to put it right."""
    return Question(
        "Fix made", _about(row), "What was done to put it right",
        lambda answer: None if answer.text.strip() else "Say what was fixed: the customer's next agent will read it.",
        notes=(f"So far: {one_line(case.fix, 200)}",) if case is not None and case.fix else (),
    )  # fmt: skip


def close(row: QueueRow, case: Case | None) -> Question:
    """Outcome and lesson together; recovered is open only to a case with a contact and a fix."""
    hindrance = _not_recovered_yet(row, case)

    def check(answer: Answer) -> str | None:
        if not answer.choice:
            return "Choose the outcome: press 1 or 2."
        if answer.choice == rule.OUTCOMES[0] and hindrance:
            return hindrance
        return None if answer.text.strip() else "Say what was learned, so that the next one is easier."

    return Question(
        "Close the case", _about(row), "Lesson: what was learned", check,
        choices=rule.OUTCOMES, notes=(hindrance,) if hindrance else (),
    )  # fmt: skip


def _not_recovered_yet(row: QueueRow, case: Case | None) -> str | None:
    """Why the case can't be closed as recovered; the store decides where the case has not been read."""
    if case is None:
        return None
    contacted = case.contacted_at is not None
    return rule.why_not_close(row.status, rule.OUTCOMES[0], contacted, bool(case.fix))


QUESTIONS: dict[str, Callable[[QueueRow, Case | None], Question]] = {"tried": tried, "fix": fix, "close": close}
