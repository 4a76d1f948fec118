"""A sentence in the corner whose time never runs backwards: the toolkit would wait for ever for a moment gone by."""

from __future__ import annotations

from collections.abc import Iterable

from textual.notifications import Notification

SEEN = 3  # sentences seen at once that warn of nothing: more would hide the list they speak of
LEAST = 0.05  # seconds a sentence is shown that expired while its place was being made


class Told(Notification):
    """A notification. One that runs out just as a dialog opens would be shown with less than no time left.

    Textual 8.2.8 looks whether it has expired, then makes the toast, then sets its timer to what is left; a timer of
    less than nothing never ends its loop, and the whole console stands still.
    """

    @property
    def time_left(self) -> float:
        """Seconds until it goes; never none."""
        return max(LEAST, super().time_left)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return super().time_left <= 0


def displaced(shown: Iterable[Notification], new: Notification) -> list[Notification]:
    """What goes as a new one comes: the same sentence, and of those that warn of nothing all but the newest few."""
    same = [old for old in shown if (old.message, old.title, old.severity) == (new.message, new.title, new.severity)]
    quiet = [old for old in shown if old.severity == "information" and old not in same]
    return same + quiet[: 1 - SEEN]
