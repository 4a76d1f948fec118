"""The recovery queue for scripts and screen readers: `csat queue`, `claim`, `tried`, `fix`, `close`, `undo`, `redo`, `outbox`."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import click

from console.cli.places import Words, as_option, json_option, say, spoken, store_option
from console.domain.recovery import HOWS, OUTCOMES
from console.reports import queue as report
from console.store import outbox as errands
from console.store import queue, recovery
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.records import Done, QueueFilter, QueueRow

_REF = click.argument("ref", type=Words())
_PATIENCE = 30  # seconds that an act waits for another program to finish writing


@click.command("queue")
@click.option("--lane", type=click.Choice(queue.LANES), default="open", show_default=True)
@click.option("--team", "teams", multiple=True, type=Words(), help="Only this team; may be given several times.")
@click.option("--limit", type=click.IntRange(0), default=50, show_default=True)
@as_option
@json_option
@store_option
@spoken
def queue_(lane: str, teams: tuple[str, ...], limit: int, me: str, as_json: bool, store: Path) -> None:
    """Print a lane of the recovery queue in order of urgency, with the reasons."""

    async def ask(desk: Desk) -> str:
        wanted = QueueFilter(lane=lane, me=desk.me.id if desk.me else None, teams=teams)
        found = await desk.read(queue.window, wanted, desk.now(), None, 0, limit)
        write = report.queue_json if as_json else report.queue_text
        return write(found.rows, lane, found.total, desk.now(), desk.zone)

    click.echo(_at_desk(store, me, ask, read_only=True), nl=False)


def _deed(act: Callable[..., Done], store: Path, me: str, as_json: bool, ref: str | None, *args: Any) -> None:
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

    click.echo(_at_desk(store, me, do), nl=False)


async def _patiently(desk: Desk, act: Coroutine[Any, Any, Done]) -> Done:
    """The act's outcome; says once why it takes long."""
    deed, told = asyncio.ensure_future(act), False
    while not deed.done():
        await asyncio.wait({deed}, timeout=0.1)
        if desk.busy and not told:
            say(f"Waiting: {desk.busy}.")
            told = True
    return await deed


def _after(conn: sqlite3.Connection, done: Done, now: int) -> QueueRow | None:
    """The case that an act left; the watched rating, where undoing took its case away."""
    try:
        return queue.row_of(conn, done.key, now) or queue.row_of(conn, recovery.find(conn, done.ref), now)
    except Refused:
        return None


def _at_desk(store: Path, me: str, work: Callable[[Desk], Any], *, read_only: bool = False) -> str:
    async def run() -> str:
        desk = Desk(store, me=me, read_only=read_only, gives_up=_PATIENCE)
        try:
            await desk.open()
            return str(await work(desk))
        finally:
            await desk.close()

    return asyncio.run(run())


@click.command("claim")
@_REF
@as_option
@json_option
@store_option
@spoken
def claim(ref: str, me: str, as_json: bool, store: Path) -> None:
    """Take a case; a watched neutral rating becomes a case by it."""
    _deed(recovery.claim, store, me, as_json, ref)


@click.command("tried")
@_REF
@click.argument("how", metavar=f"[{'|'.join(HOWS)}]")
@as_option
@json_option
@store_option
@spoken
def tried(ref: str, how: str, me: str, as_json: bool, store: Path) -> None:
    """Log a try to reach the customer."""
    _deed(recovery.tried, store, me, as_json, ref, how.replace("-", " "))


@click.command("fix")
@_REF
@click.argument("text")
@as_option
@json_option
@store_option
@spoken
def fix(ref: str, text: str, me: str, as_json: bool, store: Path) -> None:
    """Note what was done to put it right."""
    _deed(recovery.fix, store, me, as_json, ref, text)


@click.command("close")
@_REF
@click.argument("outcome", metavar=f"[{'|'.join(OUTCOMES)}]")
@click.option("--lesson", default="", help="What was learned; a case does not close without it.")
@as_option
@json_option
@store_option
@spoken
def close(ref: str, outcome: str, lesson: str, me: str, as_json: bool, store: Path) -> None:
    """End a case with its outcome and its lesson."""
    if not lesson.strip():
        raise Refused("Say what was learned: `--lesson TEXT`.")
    _deed(recovery.close, store, me, as_json, ref, outcome.replace("-", " "), lesson)


@click.command("undo")
@as_option
@json_option
@store_option
@spoken
def undo(me: str, as_json: bool, store: Path) -> None:
    """Take back your last act."""
    _deed(recovery.undo, store, me, as_json, None)


@click.command("redo")
@as_option
@json_option
@store_option
@spoken
def redo(me: str, as_json: bool, store: Path) -> None:
    """Do again what you undid last."""
    _deed(recovery.redo, store, me, as_json, None)


@click.command("outbox")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV.")
@json_option
@store_option
@spoken
def outbox(as_csv: bool, as_json: bool, store: Path) -> None:
    """List what still has to be done in the help desk: reopen, hold, resume, outcome."""

    async def ask(desk: Desk) -> str:
        found = await desk.read(errands.pending)
        write = report.outbox_csv if as_csv else report.outbox_json if as_json else report.outbox_text
        return write(found)

    click.echo(_at_desk(store, "somebody", ask, read_only=True), nl=False)
