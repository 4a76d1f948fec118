"""A newcomer's first export, taken in between two consoles: on the plain terminal, where the import can ask."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from console.cli.main import csat
from console.cli.places import SOME_REJECTED


def take_in(export: Path) -> None:
    """Runs `csat import` on the file, and waits until what it said was read; ends the program where it failed."""
    try:
        csat.main(["import", "--", str(export)], prog_name="csat", standalone_mode=False)
    except SystemExit as end:
        if end.code not in (0, SOME_REJECTED):
            raise
    if sys.stdin.isatty():
        click.echo("Enter opens the console on it.", err=True)
        sys.stdin.readline()
