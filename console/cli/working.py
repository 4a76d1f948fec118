"""The recovery queue for scripts and screen readers: `csat queue`, `claim`, `tried`, `fix`, `close`, `undo`, `redo`, `outbox`."""

from __future__ import annotations

from pathlib import Path

import click

from console.cli.deeds import at_desk, deed
from console.cli.places import Words, as_option, json_option, present_option, spoken, store_option
from console.domain.filters import parse
from console.domain.recovery import HOWS, OUTCOMES
from console.reports import queue as report
from console.store import outbox as errands
from console.store import queue, recovery
from console.store.desk import Desk
from console.store.errors import Refused
from console.store.records import QueueFilter

_REF = click.argument("ref", type=Words())


@click.command("queue")
@click.option("--lane", type=click.Choice(queue.LANES), default="open", show_default=True)
@click.option("--team", "teams", multiple=True, type=Words(), help="Only this team; may be given several times.")
@click.option(
    "--filter",
    "line",
    default="",
    type=Words(),
    help="As typed after / on the screen: words, team:returns, -channel:chat.",
)
@click.option("--sort", type=click.Choice(list(queue.SORTS)), help="Instead of urgency.")
@click.option("--reverse", is_flag=True, help="The other way round.")
@click.option("--limit", type=click.IntRange(0), default=50, show_default=True)
@present_option
@as_option
@json_option
@store_option
@spoken
def queue_(
    lane: str, teams: tuple[str, ...], line: str, sort: str | None, reverse: bool, limit: int, present: str | None,
    me: str, as_json: bool, store: Path,
) -> None:  # fmt: skip
    """Print a lane of the recovery queue in order of urgency, with the reasons."""

    async def ask(desk: Desk) -> str:
        wanted = QueueFilter(lane=lane, me=desk.me.id if desk.me else None, teams=teams)
        wanted = wanted._replace(terms=parse(line), sort=sort or "", reverse=reverse)
        found = await desk.read(queue.window, wanted, desk.now(), None, 0, limit)
        write = report.queue_json if as_json else report.queue_text
        return write(found.rows, lane, found.total, desk.now(), desk.zone)

    click.echo(at_desk(store, me, ask, read_only=True, present=present), nl=False)


@click.command("claim")
@_REF
@present_option
@as_option
@json_option
@store_option
@spoken
def claim(ref: str, present: str | None, me: str, as_json: bool, store: Path) -> None:
    """Take a case; a watched neutral rating becomes a case by it."""
    deed(recovery.claim, store, me, as_json, ref, present=present)


@click.command("tried")
@_REF
@click.argument("how", metavar=f"[{'|'.join(HOWS)}]")
@present_option
@as_option
@json_option
@store_option
@spoken
def tried(ref: str, how: str, present: str | None, me: str, as_json: bool, store: Path) -> None:
    """Log a try to reach the customer."""
    deed(recovery.tried, store, me, as_json, ref, how.replace("-", " "), present=present)


@click.command("fix")
@_REF
@click.argument("text")
@present_option
@as_option
@json_option
@store_option
@spoken
def fix(ref: str, text: str, present: str | None, me: str, as_json: bool, store: Path) -> None:
    """Note what was done to put it right."""
    deed(recovery.fix, store, me, as_json, ref, text, present=present)


@click.command("close")
@_REF
@click.argument("outcome", metavar=f"[{'|'.join(OUTCOMES)}]")
@click.option("--lesson", default="", help="What was learned; a case does not close without it.")
@present_option
@as_option
@json_option
@store_option
@spoken
def close(ref: str, outcome: str, lesson: str, present: str | None, me: str, as_json: bool, store: Path) -> None:
    """End a case with its outcome and its lesson."""
    if not lesson.strip():
        raise Refused("Say what was learned: `--lesson TEXT`.")
    deed(recovery.close, store, me, as_json, ref, outcome.replace("-", " "), lesson, present=present)


@click.command("undo")
@present_option
@as_option
@json_option
@store_option
@spoken
def undo(present: str | None, me: str, as_json: bool, store: Path) -> None:
    """Take back your last act."""
    deed(recovery.undo, store, me, as_json, None, present=present)


@click.command("redo")
@present_option
@as_option
@json_option
@store_option
@spoken
def redo(present: str | None, me: str, as_json: bool, store: Path) -> None:
    """Do again what you undid last."""
    deed(recovery.redo, store, me, as_json, None, present=present)


@click.command("outbox")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV.")
@click.option("--done", type=int, metavar="ID", help="Tick one off: it was done in the help desk.")
@present_option
@as_option
@json_option
@store_option
@spoken
def outbox(as_csv: bool, done: int | None, present: str | None, me: str, as_json: bool, store: Path) -> None:
    """List what still has to be done in the help desk: reopen, hold, resume, note, outcome."""
    if done is not None:
        deed(errands.tick, store, me, as_json, None, done, present=present)
        return

    async def ask(desk: Desk) -> str:
        found = await desk.read(errands.pending)
        write = report.outbox_csv if as_csv else report.outbox_json if as_json else report.outbox_text
        return write(found)

    click.echo(at_desk(store, "somebody", ask, read_only=True, present=present), nl=False)
