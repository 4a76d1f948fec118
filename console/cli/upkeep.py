"""`csat check` and `csat backup`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import click

from console.cli.places import NO_STORE, FileOption, json_option, say, spoken, store_option
from console.store import connect, copies
from console.store.backup import backup as copy
from console.store.check import faults


@click.command("check")
@json_option
@store_option
@spoken
def check(as_json: bool, store: Path) -> None:
    """Read the whole store and say whether it is sound; status 4 where it is not."""
    with connect.reading(store) as conn:
        found = faults(conn)
    if as_json:
        click.echo(json.dumps({"store": str(store), "faults": found}, ensure_ascii=False))
    else:
        for fault in found:
            say(f"{store}: {fault}")
        if not found:
            click.echo(f"{store} is sound.")
    if found:
        sys.exit(NO_STORE)


@click.command("backup")
@click.argument("file", type=FileOption())
@json_option
@store_option
@spoken
def backup(file: Path, as_json: bool, store: Path) -> None:
    """Write a consistent copy of the store to FILE, also while others work in it."""
    size = copy(store, file)
    if unknown := copies.note(store, file, "backup", int(time.time())):
        say(unknown)
    click.echo(
        json.dumps({"file": str(file), "bytes": size}) if as_json else f"{file}: {size:,} bytes, sound copy of {store}."
    )
