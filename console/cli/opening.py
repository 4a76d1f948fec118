"""`csat [PATH]`, with its options: opens the console."""

from __future__ import annotations

from pathlib import Path

import click

from console.cli.places import StoreOption, as_option, present_option, spoken, view_option
from console.cli.showing import show


@click.command("open")
@click.argument("path", required=False, type=StoreOption())
@click.option("--store", "own_store", type=StoreOption(), help="The store's file.")
@as_option
@click.option("--as-of", help="Stand at this moment instead of now: 2026-06-30 or 2026-06-30T17:00.")
@click.option("--read-only", is_flag=True, help="Change nothing.")
@view_option
@present_option
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal, to select text.")
@click.pass_context
@spoken
def open_console(
    ctx: click.Context, path: Path | None, own_store: Path | None, me: str, as_of: str | None, read_only: bool, view: str | None,
    present: str | None, no_mouse: bool,
) -> None:  # fmt: skip
    """Open the console: on PATH, else on your store, else on a copy of the sample."""
    parent = ctx.parent.obj if ctx.parent is not None else None
    store = path or own_store or parent
    ctx.exit(show(store, me=me, as_of=as_of, read_only=read_only, view=view, mouse=not no_mouse, present=present))
