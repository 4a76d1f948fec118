"""What can be done on every screen."""

from __future__ import annotations

from console.ui.commands.command import Command

_APP = "Console"

EVERYWHERE: tuple[Command, ...] = (
    Command("app.recovery", ("1",), "recovery", "The recovery queue", _APP),
    Command("app.coaching", ("2",), "coaching", "A team's agents: whom to talk to, and about what", _APP),
    Command("app.scorecards", ("3",), "scorecards", "Team scorecards: what changed, where, and is it real", _APP),
    Command(
        "app.lookup",
        ("ctrl+k",),
        "look up",
        "Any ticket, customer, agent, account or comment from a few letters",
        _APP,
        7,
        priority=True,
    ),
    Command("app.palette", (":", "ctrl+p"), "commands", "Every action by name", _APP, 13),
    Command("app.keys", ("?",), "help", "The keys that work here", _APP, 6),
    Command(
        "app.export", (), "export", "What is on the screen to a file: CSV, JSON or Markdown, a row an interaction", _APP
    ),
    Command(
        "app.present", ("P",), "present", "Share the screen: all names but one agent's are masked, or shown again", _APP
    ),
    Command("app.light", (), "light or dark", "Change between the dark and the light theme", _APP),
    Command("app.copy_or_hint", ("ctrl+c",), "copy selection", "Send text selected by mouse to the clipboard", _APP),
    Command("app.suspend", ("ctrl+z",), "to the shell", "Back to the shell; fg comes back here", _APP),
    Command("app.leave", ("q", "ctrl+q"), "quit", "Leave the console; everything is stored already", _APP, 6),
)
