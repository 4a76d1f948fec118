"""The pack as a file to print: in what form, and where it lies then."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from console.reports.files import leaving
from console.reports.one_on_one import pack_page
from console.reports.page import page_markdown, page_text
from console.reports.page_html import page_html
from console.store.desk import Desk
from console.store.errors import Refused
from console.store.one_on_one import Pack
from console.ui.exporting import free_name, noted
from console.ui.screens.pick import Offer, Pick

_FORMS = {"HTML": (".html", page_html), "Markdown": (".md", page_markdown), "text": (".txt", page_text)}


def pick() -> Pick:
    """Asks for the form."""
    return Pick("Pack", "to print or to send; the file is yours alone to read", _offers, "HTML, Markdown or text.")


async def _offers(words: str) -> Sequence[Offer]:
    wanted = words.strip().casefold()
    return [Offer(name, name, ending) for name, (ending, _) in _FORMS.items() if wanted in name.casefold()]


async def write(desk: Desk, pack: Pack, folder: Path, form: str) -> tuple[str, bool]:
    """Writes it to a new file of the folder (0600); what to say of it, and whether that is bad news."""
    ending, as_text = _FORMS[form]
    page = pack_page(pack, desk.zone, sample=desk.kind == "sample")
    try:
        path = await asyncio.to_thread(_saved, folder, f"one-on-one-{pack.line.id}", ending, as_text(page))
    except Refused as error:
        return str(error), True
    unknown = await noted(desk, path, "report")
    return f"The pack is in {path}; only you can read the file. {unknown}".strip(), False


def _saved(folder: Path, name: str, ending: str, text: str) -> Path:
    """Writes a new file in the folder; which."""
    path = free_name(folder, name, ending)
    with leaving(path) as file:
        file.write(text)
    return path
