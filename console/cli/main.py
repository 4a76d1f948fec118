"""`csat`: the commands, each loaded when it is called. A first word that is no command opens the console on it."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from console import __version__
from console.cli.places import StoreOption
from console.cli.table import COMMANDS


class Commands(click.Group):
    """Finds a command by name; `csat`, `csat PATH` and `csat --as NAME` all open the console."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which a new user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if name not in COMMANDS:
            return None
        module, function = COMMANDS[name]
        command = getattr(importlib.import_module(module), function)
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts `open` before anything that isn't a command, so that the console is what csat does by itself."""
        rest = list(args)
        before: list[str] = []
        while rest and (rest[0] == "--store" or rest[0].startswith("--store=")):
            taken = 2 if rest[0] == "--store" else 1
            before, rest = before + rest[:taken], rest[taken:]
        if not rest or (rest[0] not in COMMANDS and rest[0] not in ("--help", "-h", "--version")):
            rest.insert(0, "open")
        return super().parse_args(ctx, before + rest)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="csat %(version)s")
@click.option("--store", type=StoreOption(), help="The store's file (default: $CSAT_STORE, else your data folder).")
@click.pass_context
def csat(ctx: click.Context, /, store: Path | None) -> None:
    """Work low CSAT ratings to an outcome, see what changed, coach on patterns: offline, in one file.

    Without a command, opens the console; `csat PATH` opens it on that store.
    """
    ctx.obj = store
