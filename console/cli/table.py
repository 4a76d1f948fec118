"""The commands by name; read before click is loaded, to tell a command from a path."""

from __future__ import annotations

#: command → (module, function): nothing is imported until it is named.
COMMANDS = {
    "open": ("console.cli.opening", "open_console"),
    "demo": ("console.cli.demo", "demo"),
    "import": ("console.cli.importing", "import_"),
    "map": ("console.cli.importing", "map_"),
    "rejects": ("console.cli.importing", "rejects"),
    "queue": ("console.cli.working", "queue_"),
    "find": ("console.cli.finding", "find_"),
    "claim": ("console.cli.working", "claim"),
    "tried": ("console.cli.working", "tried"),
    "fix": ("console.cli.working", "fix"),
    "close": ("console.cli.working", "close"),
    "delegate": ("console.cli.planning", "delegate"),
    "wait": ("console.cli.planning", "wait"),
    "escalate": ("console.cli.planning", "escalate"),
    "play": ("console.cli.planning", "play"),
    "note": ("console.cli.planning", "note"),
    "cause": ("console.cli.planning", "cause"),
    "undo": ("console.cli.working", "undo"),
    "redo": ("console.cli.working", "redo"),
    "outbox": ("console.cli.working", "outbox"),
    "recovery": ("console.cli.looping", "recovery"),
    "lessons": ("console.cli.looping", "lessons_"),
    "hours": ("console.cli.looping", "hours"),
    "scores": ("console.cli.scoring", "scores"),
    "alerts": ("console.cli.alerting", "alerts_"),
    "agent": ("console.cli.coaching", "agent"),
    "review": ("console.cli.reviewing", "review"),
    "rubric": ("console.cli.reviewing", "rubric_"),
    "report": ("console.cli.reporting", "report"),
    "export": ("console.cli.exporting", "export_"),
    "check": ("console.cli.upkeep", "check"),
    "backup": ("console.cli.upkeep", "backup"),
}
