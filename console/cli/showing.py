"""Opening the console, without the command line: `csat` and `csat PATH` come here at once."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli.telling import WRONG_INPUT, data_folder, default_store, fail, login, spoken

if TYPE_CHECKING:
    from console.store.desk import Desk
    from console.ui.private import Private

FRAMES = 120  # paints a second at most: what changed waits for the next one
GC_REST = 2.0  # seconds without garbage collection: all that an opening makes is there to stay
TURN = 0.0005  # seconds a thread may keep the others waiting: a reading takes a turn for each row
HEAD_START = 0.05  # seconds the first rows get before the toolkit is loaded, since the two would slow each other


@spoken
def show_plainly(words: list[str]) -> int:
    """The console on the one path in `words`, else on the person's store; its exit status."""
    return show(Path(words[0]) if words else None, me=login())


def show(
    store: Path | None, *, me: str, as_of: str | None = None, read_only: bool = False, view: str | None = None,
    mouse: bool = True, present: str | None = None,
) -> int:  # fmt: skip
    """Runs the console on a store, without one on the person's own or a copy of the sample; its exit status.

    `view` and the mouse are as the person's settings say, where nothing else is asked for.
    """
    os.environ.setdefault("TEXTUAL_FPS", str(FRAMES))
    sys.setswitchinterval(TURN)
    gc.disable()
    try:
        opened, newcomer = (store, False) if store else _own_or_sample()
        status, export = asyncio.run(_shown(opened, me, as_of, read_only, view, mouse, newcomer, present))
    finally:
        gc.enable()
    if export is None:
        return status
    from console.cli.arriving import take_in

    take_in(export)
    return show(default_store(), me=me, view=view, mouse=mouse)


async def _shown(
    store: Path,
    me: str,
    as_of: str | None,
    read_only: bool,
    view: str | None,
    mouse: bool,
    newcomer: bool,
    present: str | None,
) -> tuple[int, Path | None]:
    """The exit status, and the export that a newcomer wants to import."""
    from console.store.desk import Desk
    from console.ui import opening

    asyncio.get_running_loop().call_later(GC_REST, _collect_again)
    desk = Desk(store, me=me, as_of=_moment(as_of, store), read_only=read_only, present=present)
    try:
        first = await opening.begin(desk)
        await asyncio.wait({first}, timeout=HEAD_START)  # a store that is slower is read while the toolkit is loaded
        from console.ui.first_screen import OPENING_ON

        own = (await _private(desk))._replace(newcomer=newcomer)
        likes = own.preferences
        app = OPENING_ON[view or likes.view](desk, mouse=mouse and likes.mouse, first=first, private=own)
        await app.show()
        return app.return_code or 0, app.to_import
    finally:
        await desk.close()


def _collect_again() -> None:
    """What an opening made is never looked through again; what a day's work leaves behind is."""
    gc.freeze()
    gc.enable()


def _own_or_sample() -> tuple[Path, bool]:
    """The user's store; before there is one, a copy of the sample to play with, and whether they see it for the first time."""
    store = default_store()
    if store.exists():
        return store, False
    copy = data_folder() / "sample.db"
    return (copy, False) if copy.exists() else (copied(copy), True)


def copied(copy: Path) -> Path:
    """The sample anew at a path of the person's own (0600), in place of what was there."""
    import shutil

    copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = copy.with_name(f"{copy.name}.part")
    shutil.copyfile(sample(), part)
    part.chmod(0o600)
    for end in ("-wal", "-shm"):
        copy.with_name(copy.name + end).unlink(missing_ok=True)
    return part.replace(copy)


def sample() -> Path:
    """The sample that ships with the program: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "sample.db"
    return inside if inside.exists() else package.parent / "sample.db"


async def _private(desk: Desk) -> Private:
    """The person's own places, beside all their stores, and their settings with what of these does not hold here."""
    from console.cli import preferring
    from console.ui.private import Private

    found = preferring.preferences()
    said = preferring.complaints(found)
    if found.preferences.team and desk.kind != "sample":
        from console.domain.settings_file import differing, told
        from console.store.rules import in_force

        differences = differing(found.preferences.team, await desk.read(in_force))
        said += [told(differences, desk.path.name)] if differences else []
    data, config = data_folder(), preferring.config_folder()
    return Private(
        data / "private.db", config / "phrases.toml", data / "exports", login(), found.preferences, tuple(said)
    )


def _moment(text: str | None, store: Path) -> int | None:
    """The moment asked for, seconds UTC; without a zone it is in the store's."""
    if text is None:
        return None
    from datetime import datetime

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
