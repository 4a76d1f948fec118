"""`:export`: what the screen shows goes to a file of the person's own, written beside all else that goes on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from console.reports.export import ENDINGS, Form, to_file
from console.store import copies
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.export import Chosen
from console.ui.asking import Asking
from console.ui.screens.base import DeskScreen
from console.ui.screens.pick import Offer, Pick

NOTHING = (
    "No interactions stand on this screen: the queue, the scorecards, their tickets, an agent and the cards have some."
)
_CALLED = {"csv": "CSV", "json": "JSON", "markdown": "Markdown"}
_OFFERS = [
    Offer(f"{form} {names}", label, f"{names} customers' names")
    for names in ("without", "with") for form, label in _CALLED.items()
]  # fmt: skip


def begin(screen: DeskScreen, desk: Desk, folder: Path | None) -> None:
    """Ask how it is to look, then write it; says why where nothing can be."""
    chosen = screen.leaving()
    if chosen is None:
        screen.tell(NOTHING, wrong=True)
    elif folder is None:
        screen.tell("There is no folder for exports here: csat export --out FILE writes one.", wrong=True)
    else:
        screen.begin(partial(_ask, screen, desk, folder, chosen), "export")


async def _ask(screen: DeskScreen, desk: Desk, folder: Path, chosen: Chosen, ask: Asking) -> None:
    about = "a row an interaction; the file is yours alone to read"
    answer = await ask(Pick("Export", about, _offers, "CSV, JSON or Markdown."))
    if answer.given:
        ask.nothing_more()
        form, _, names = answer.choice.partition(" ")
        screen.app.run_worker(
            _write(screen, desk, folder, chosen, Form(form, desk.zone, names == "with")), group="export"
        )


async def _offers(words: str) -> Sequence[Offer]:
    return [one for one in _OFFERS if words.strip().casefold() in f"{one.label} {one.hint}".casefold()]


async def _write(screen: DeskScreen, desk: Desk, folder: Path, chosen: Chosen, form: Form) -> None:
    """The file, and a sentence that says where it lies; both in their time."""
    app = screen.app
    try:
        path = free_name(
            folder, f"csat-{datetime.fromtimestamp(desk.now(), ZoneInfo(desk.zone)):%Y-%m-%d}", ENDINGS[form.name]
        )
        count = await desk.aside.ask(to_file, chosen, form, path, shown=desk.shown)
    except (Refused, StoreError) as error:
        sentence, wrong = str(error), True
    else:
        unknown = await noted(desk, path)
        sentence, wrong = (
            f"{count:,} interactions written to {path}; only you can read the file. {unknown}".strip(),
            False,
        )
    if isinstance(app.screen, DeskScreen):
        app.screen.tell(sentence, wrong=wrong)


async def noted(desk: Desk, path: Path, what: Literal["export", "report"] = "export") -> str:
    """Tells the store of the file; "", or a sentence why it could not."""
    if desk.read_only:
        return copies.unknown(path, "it is open read-only")
    return await asyncio.to_thread(copies.note, desk.path, path, what, int(time.time()))


def free_name(folder: Path, name: str, ending: str) -> Path:
    """A name in the folder that no file has yet; raises Refused where there can be no such folder."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"{folder} can't be made ({error.strerror}): csat export --out FILE writes elsewhere.") from error
    number = 1
    while (path := folder / f"{name}{f'-{number}' if number > 1 else ''}{ending}").exists():
        number += 1
    return path
