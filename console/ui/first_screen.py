"""Consoles that open on another screen than the queue; all else of them is the same."""

from __future__ import annotations

from console.ui.app import ConsoleApp


class CoachFirst(ConsoleApp):
    """Opens on the agents of a team."""

    DEFAULT_MODE = "coaching"


class SecondMonitor(ConsoleApp):
    """Opens on the scorecards: for a monitor that nobody types at."""

    DEFAULT_MODE = "scorecards"


#: By the name that `--view` knows the screen under.
OPENING_ON: dict[str, type[ConsoleApp]] = {"recovery": ConsoleApp, "coaching": CoachFirst, "scorecards": SecondMonitor}
