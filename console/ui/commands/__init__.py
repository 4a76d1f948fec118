"""The actions of the console: one table, one file for each room of screens; what shows or binds a key asks here."""

from console.ui.commands.command import Command, shown, spelled
from console.ui.commands.table import (
    COMMANDS,
    UNBOUND,
    binding_ids,
    bindings,
    find,
    groups,
    key_bar,
    markdown_rows,
)

__all__ = (
    "COMMANDS", "UNBOUND", "Command", "binding_ids", "bindings", "find", "groups", "key_bar", "markdown_rows", "shown",
    "spelled",
)  # fmt: skip
