"""The actions of the console: one table, one file for each room of screens; everything that shows or binds a key asks here."""

from console.ui.commands.command import Command, shown
from console.ui.commands.table import COMMANDS, bindings, find, groups, key_bar, markdown_rows

__all__ = ("COMMANDS", "Command", "bindings", "find", "groups", "key_bar", "markdown_rows", "shown")
