"""Pages to read aloud or to print: `csat report huddle`, `csat report one-on-one`."""

from __future__ import annotations

import time
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from console.cli.places import FileOption, Words, present_option, say, spoken, store_option
from console.domain.period import WINDOWS, Period, custom, day_of, window
from console.reports.files import leaving
from console.reports.huddle import huddle_page
from console.reports.one_on_one import pack_page
from console.reports.page import Page, page_markdown, page_text
from console.reports.page_html import page_html
from console.store import connect, copies
from console.store.clock import clock_of, setting
from console.store.coaching import only
from console.store.errors import Refused
from console.store.huddle import gather
from console.store.one_on_one import pack
from console.store.presenting import before

_FORMATS = {"text": page_text, "markdown": page_markdown, "html": page_html}
_ENDINGS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
_YEARS = (2, 9998)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.group("report")
def report() -> None:
    """Print a page to read aloud or to hand out."""


@report.command("huddle")
@click.option("--window", "name", type=click.Choice(WINDOWS), default="7 days", show_default=True)
@click.option("--since", type=_DAY, help="The first day, instead of a window (alone: up to today).")
@click.option("--until", type=_DAY, help="The last day, included (alone: the 7 days up to it).")
@click.option("--filter", "line", default="", type=Words(), help="As typed after / on the screen: team:returns.")
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), help="Default: by --out's ending, else text.")
@click.option("--out", type=FileOption(), help="Write to this new file, readable by you alone.")
@click.option("--overwrite", is_flag=True, help="Where --out exists already, put the new page in its place.")
@click.option("--names", is_flag=True, help="With customers' names, which are left out else.")
@present_option
@store_option
@spoken
def huddle(
    name: str, since: datetime | None, until: datetime | None, line: str, form: str | None, out: Path | None,
    overwrite: bool, names: bool, present: str | None, store: Path,
) -> None:  # fmt: skip
    """Print the weekly huddle on one page: what moved, what to praise, open cases, one thing to fix."""
    with connect.reading(store) as conn:
        zone = ZoneInfo(setting(conn, "zone", "UTC"))
        real = int(time.time())
        as_of = clock_of(conn, real).at(real)
        periods = _custom(since, until, as_of, zone) if since or until else window(name, as_of, zone)
        found = before(conn, present)(gather(conn, *periods, as_of, line))
        sample = setting(conn, "kind") == "sample"
    _give(huddle_page(found, zone.key, names=names, sample=sample), form, out, overwrite, store)


@report.command("one-on-one")
@click.argument("name", metavar="AGENT", type=Words())
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), help="Default: by --out's ending, else text.")
@click.option("--out", type=FileOption(), help="Write to this new file, readable by you alone.")
@click.option("--overwrite", is_flag=True, help="Where --out exists already, put the new page in its place.")
@present_option
@store_option
@spoken
def one_on_one(
    name: str, form: str | None, out: Path | None, overwrite: bool, present: str | None, store: Path
) -> None:
    """Print the pack of a one-on-one with AGENT: promises, praise, what to work on, conversations, numbers.

    It names no other agent and tells nobody else's number. AGENT is a name, an id, or "name, team".
    """
    with connect.reading(store) as conn:
        conn.execute("BEGIN")  # one moment of the store, whatever others write meanwhile
        zone = ZoneInfo(setting(conn, "zone", "UTC"))
        real = int(time.time())
        as_of = clock_of(conn, real).at(real)
        found = before(conn, present)(pack(conn, only(conn, name), window("90 days", as_of, zone)[0], as_of))
        sample = setting(conn, "kind") == "sample"
    _give(pack_page(found, zone.key, sample=sample), form, out, overwrite, store)


def _give(page: Page, form: str | None, out: Path | None, overwrite: bool, store: Path) -> None:
    """The page in its form, printed or in a new file."""
    write = _FORMATS[form or (_ENDINGS.get(out.suffix.lower(), "text") if out else "text")]
    if out is None:
        click.echo(write(page), nl=False)
        return
    with leaving(out, overwrite=overwrite) as file:
        file.write(write(page))
    if unknown := copies.note(store, out, "report", int(time.time())):
        say(unknown)
    click.echo(f"{out}: {page.title}; only you can read the file.")


def _custom(since: datetime | None, until: datetime | None, as_of: int, zone: ZoneInfo) -> tuple[Period, Period]:
    """The days a person named, and as many before them."""
    last = until.date() if until else day_of(as_of, zone)
    first = since.date() if since else date.fromordinal(max(1, last.toordinal() - 6))
    if not (_YEARS[0] <= first.year and last.year <= _YEARS[1]):
        raise Refused(f"No store has answers from {first} to {last}: use years from {_YEARS[0]} to {_YEARS[1]}.")
    if first > last:
        raise Refused(f"--since {first} lies after --until {last}: swap them.")
    return custom(first, last, zone)
