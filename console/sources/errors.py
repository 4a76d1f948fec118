"""What can be wrong with a file or a mapping, each as one sentence a team lead can act on."""

from __future__ import annotations


class SourceError(Exception):
    """The file (or the mapping) can't be used at all: what, where, what to do."""


class Question(Exception):
    """Something the file leaves open. Ask it on a terminal; elsewhere print `sentence` and end with status 1.

    `key` is the mapping key that answers it ("score", "day_first", "scale", "external_id", "metric") and
    `option` the command-line way to give the answer. `choices` are (answer, label) pairs.
    """

    def __init__(self, sentence: str, key: str, option: str, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.key = key
        self.option = option
        self.choices = choices
