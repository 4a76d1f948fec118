"""The console that opens on the scorecards: for a second monitor, which nobody types at."""

from __future__ import annotations

from console.ui.app import ConsoleApp


class SecondMonitor(ConsoleApp):
    """All of the console; only its first screen is another."""

    DEFAULT_MODE = "scorecards"
