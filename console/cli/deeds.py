"""Doing one thing at the store's desk from the command line, and printing what came of it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import click

from console.cli.places import say
from console.reports import queue as report
from console.store import queue, recovery
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.records import Done, QueueRow

_PATIENCE = 30  # seconds that an act waits for another program to finish writing


def deed(
    act: Callable[..., Done], store: Path, me: str, as_json: bool, ref: str | None, *args: Any, present: str | None
) -> None:
    """Does one thing to a case and prints the case after it."""

    async def do(desk: Desk) -> str:
        if desk.read_only:
            raise StoreError(f"{store} can't be written, so nothing can be changed: check its permissions.")
        key = () if ref is None else (await desk.read(recovery.find, ref),)
        done = await _patiently(desk, desk.act(act, *key, *args))
        if not as_json:
            return f"{done.sentence}\n"
        row = await desk.read(_after, done, desk.now())
        return report.case_json(row, desk.zone) if row else "{}\n"

    click.echo(at_desk(store, me, do, present=present), nl=False)


async def _patiently(desk: Desk, act: Coroutine[Any, Any, Done]) -> Done:
    """The act's outcome; says once why it takes long."""
    doing, told = asyncio.ensure_future(act), False
    while not doing.done():
        await asyncio.wait({doing}, timeout=0.1)
        if desk.busy and not told:
            say(f"Waiting: {desk.busy}.")
            told = True
    return await doing


def _after(conn: sqlite3.Connection, done: Done, now: int) -> QueueRow | None:
    """The case that an act left; the watched rating, where undoing took its case away."""
    try:
        return queue.row_of(conn, done.key, now) or queue.row_of(conn, recovery.find(conn, done.ref), now)
    except Refused:
        return None


def at_desk(
    store: Path, me: str, work: Callable[[Desk], Any], *, read_only: bool = False, present: str | None = None
) -> str:
    async def run() -> str:
        desk = Desk(store, me=me, read_only=read_only, gives_up=_PATIENCE, present=present)
        try:
            await desk.open()
            return str(await work(desk))
        finally:
            await desk.close()

    return asyncio.run(run())
