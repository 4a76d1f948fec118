"""A sentence in the corner whose time never runs backwards: the toolkit would wait for ever for a moment gone by."""

from __future__ import annotations

from textual.notifications import Notification

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
