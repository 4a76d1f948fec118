"""The console that opens on the agents of a team."""

from __future__ import annotations

from console.ui.app import ConsoleApp


class CoachFirst(ConsoleApp):
    """All of the console; only its first screen is another."""

    CSS_PATH = "../styles/console.tcss"  # the same, from this folder
    DEFAULT_MODE = "coaching"
