"""`csat demo`."""

from __future__ import annotations

import os
import time

import click

from console.cli.places import as_option, data_folder, spoken, view_option
from console.cli.showing import copied, show
from console.store import connect
from console.store.arrivals import Arrivals
from console.store.clock import clock_of


@click.command("demo")
@as_option
@view_option
@click.pass_context
@spoken
def demo(ctx: click.Context, me: str, view: str | None) -> None:
    """Open the console on a fresh copy of the sample, with tickets and answers arriving while you watch."""
    store = copied(data_folder() / f"demo-{os.getpid()}.db")
    try:
        with connect.reading(store) as conn:
            real = int(time.time())
            start = clock_of(conn, real).at(real)
        with Arrivals(store, start):
            status = show(store, me=me, view=view)
    finally:
        for end in ("", "-wal", "-shm"):
            store.with_name(store.name + end).unlink(missing_ok=True)
    ctx.exit(status)
