"""What a dialog asks before an act, and what the person answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from console.ui.widgets.roles import Span


class Answer(NamedTuple):
    """What was chosen and typed; `given` is False where the dialog was left with esc: then it is a draft."""

    choice: str = ""
    text: str = ""
    channel: str = ""
    given: bool = True

    def as_draft(self) -> Answer:
        """The same words, not sent."""
        return self._replace(given=False)

    @property
    def is_empty(self) -> bool:
        """Nothing worth keeping."""
        return not (self.choice or self.text or self.channel)

    def packed(self) -> str:
        """As one text, to be kept in a file."""
        import json  # not before somebody types

        return json.dumps([self.choice, self.text, self.channel])

    @staticmethod
    def unpacked(packed: str) -> Answer:
        """What `packed` kept, as a draft; nothing where the text is not ours."""
        import json

        try:
            found = json.loads(packed)
        except ValueError:
            return Answer(given=False)
        if not (isinstance(found, list) and len(found) == 3 and all(isinstance(part, str) for part in found)):
            return Answer(given=False)
        choice, text, channel = found
        return Answer(choice, text, channel, given=False)


def _any(answer: Answer) -> str | None:
    return None


class Question(NamedTuple):
    """A dialog's contents. `about` names the case; `check` returns what is missing, as a sentence.

    Without `text_label` nothing is typed, and a digit answers at once. `fills` is what each choice writes into the
    single line of a question with `reads`, which says how the line is understood.
    """

    title: str
    about: str
    text_label: str = ""
    check: Callable[[Answer], str | None] = _any
    choices: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()  # beside each choice
    notes: tuple[str, ...] = ()  # why a choice is not open to this case now, below the choices
    asks_channel: bool = False
    reads: Callable[[str], Span] | None = None
    fills: tuple[str, ...] = ()
