"""`csat [PATH]`: opens the console."""

from __future__ import annotations

import asyncio
import shutil
from datetime import datetime
from pathlib import Path

import click

from console.cli.places import WRONG_INPUT, StoreOption, as_option, data_folder, default_store, fail, spoken


@click.command("open")
@click.argument("path", required=False, type=StoreOption())
@click.option("--store", "own_store", type=StoreOption(), help="The store's file.")
@as_option
@click.option("--as-of", help="Stand at this moment instead of now: 2026-06-30 or 2026-06-30T17:00.")
@click.option("--read-only", is_flag=True, help="Change nothing.")
@click.option("--view", type=click.Choice(["recovery"]), default="recovery", show_default=True)
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal, to select text.")
@click.pass_context
@spoken
def open_console(
    ctx: click.Context, path: Path | None, own_store: Path | None, me: str, as_of: str | None, read_only: bool, view: str,
    no_mouse: bool,
) -> None:  # fmt: skip
    """Open the console: on PATH, else on your store, else on a copy of the sample."""
    from console.store.desk import Desk
    from console.ui import opening

    parent = ctx.parent.obj if ctx.parent is not None else None
    store = path or own_store or parent or _own_or_sample()

    async def show() -> int:
        desk = Desk(store, me=me, as_of=_moment(as_of, store), read_only=read_only)
        try:
            first = await opening.begin(desk)  # the store is read while the toolkit is being loaded
            from console.ui.app import ConsoleApp

            app = ConsoleApp(desk, view=view, mouse=not no_mouse, first=first)
            await app.show()
            return app.return_code or 0
        finally:
            await desk.close()

    ctx.exit(asyncio.run(show()))


def _own_or_sample() -> Path:
    """The user's store; before there is one, a copy of the sample that may be played with."""
    store = default_store()
    if store.exists():
        return store
    copy = data_folder() / "sample.db"
    if not copy.exists():
        copy.parent.mkdir(parents=True, exist_ok=True)
        part = copy.with_name("sample.db.part")
        shutil.copyfile(sample(), part)
        part.chmod(0o600)
        part.replace(copy)
    return copy


def sample() -> Path:
    """The sample that ships with the program: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "sample.db"
    return inside if inside.exists() else package.parent / "sample.db"


def _moment(text: str | None, store: Path) -> int | None:
    """The moment asked for, seconds UTC; without a zone it is in the store's."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        fail(f"--as-of {text} is no moment: write it as 2026-06-30 or 2026-06-30T17:00.", WRONG_INPUT)
    if moment.tzinfo is None:
        from zoneinfo import ZoneInfo

        from console.store import connect
        from console.store.clock import setting

        with connect.reading(store) as conn:
            moment = moment.replace(tzinfo=ZoneInfo(setting(conn, "zone", "UTC")))
    return int(moment.timestamp())
