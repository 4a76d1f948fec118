"""`csat export`: interactions with their ratings, for a spreadsheet, a program or a page."""

from __future__ import annotations

import sqlite3
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from console.cli.places import FileOption, Words, as_option, present_option, say, spoken, store_option
from console.domain.filters import parse
from console.domain.period import Period, day_of, midnight
from console.reports.export import ENDINGS, Form, Shown, to, to_file
from console.store import connect, copies, export, people, queue
from console.store.clock import clock_of, setting
from console.store.errors import Refused
from console.store.presenting import before
from console.store.records import QueueFilter
from console.store.scorecards import Wanted

_DAY = click.DateTime(["%Y-%m-%d"])
_YEARS = (2, 9998)
_FORMATS = {ending: name for name, ending in ENDINGS.items()} | {".markdown": "markdown"}


@click.command("export")
@click.option(
    "--lane", type=click.Choice(queue.LANES), help="Only the tickets of this lane of the queue, in its order."
)
@click.option("--since", type=_DAY, help="Only what was answered from this day on, as 2026-06-30.")
@click.option("--until", type=_DAY, help="Only what was answered up to this day, included.")
@click.option("--metric", type=click.Choice(["csat", "nps", "ces"]), default="csat", show_default=True)
@click.option("--filter", "line", default="", type=Words(), help="As typed after / on the screen: issue:refund.")
@click.option("--format", "form", type=click.Choice(list(ENDINGS)), help="Default: by --out's ending, else csv.")
@click.option("--out", type=FileOption(), help="Write to this file, readable by you alone.")
@click.option("--overwrite", is_flag=True, help="Where --out exists already, put the new file in its place.")
@click.option("--names", is_flag=True, help="With customers' and accounts' names, which are left out else.")
@click.option("--no-agents", is_flag=True, help="Without agents' names: for who needs issues and products alone.")
@present_option
@as_option
@store_option
@spoken
def export_(
    lane: str | None, since: datetime | None, until: datetime | None, metric: str, line: str, form: str | None,
    out: Path | None, overwrite: bool, names: bool, no_agents: bool, present: str | None, me: str, store: Path,
) -> None:  # fmt: skip
    """Write one row per interaction: rating, comment, agent, team, channel, issue, times.

    Without --lane, --since or --until all of the store, rated or not.
    """
    if lane and (since or until):
        raise Refused("A lane is what stands open now: leave out --lane, or --since and --until.")
    name = form or (_FORMATS.get(out.suffix.lower(), "csv") if out else "csv")
    with connect.reading(store) as conn, connect.one_moment(conn):
        zone = setting(conn, "zone", "UTC")
        real = int(time.time())
        now = clock_of(conn, real).at(real)
        if lane:
            chosen = export.of_lane(_wanted(conn, lane, line, me), now)
        elif since or until:
            period = _period(since, until, now, ZoneInfo(zone))
            chosen = export.of_number(Wanted("team", period, period, now, line), measure=metric)
        else:
            chosen = export.everything(line, now, metric)
        _write(conn, chosen, Form(name, zone, names, not no_agents), out, overwrite, before(conn, present))
    if out is not None and (unknown := copies.note(store, out, "export", int(time.time()))):
        say(unknown)


def _wanted(conn: sqlite3.Connection, lane: str, line: str, me: str) -> QueueFilter:
    person = people.known_as(conn, me)
    return QueueFilter(lane=lane, me=person.id if person else None, terms=parse(line))


def _period(since: datetime | None, until: datetime | None, now: int, zone: ZoneInfo) -> Period:
    """The days named, both included; from the first, or up to the clock's, where one is left out."""
    first = since.date() if since else date(_YEARS[0], 1, 1)
    last = until.date() if until else day_of(now, zone)
    if not (_YEARS[0] <= first.year and last.year <= _YEARS[1]):
        raise Refused(f"No store has answers from {first} to {last}: use years from {_YEARS[0]} to {_YEARS[1]}.")
    if first > last:
        raise Refused(f"--since {first} lies after --until {last}: swap them.")
    return Period(midnight(first, zone), midnight(last + timedelta(days=1), zone), "")


def _write(
    conn: sqlite3.Connection, chosen: export.Chosen, form: Form, out: Path | None, overwrite: bool, shown: Shown
) -> None:
    if out is None:
        to(sys.stdout, conn, chosen, form, shown)
    else:
        count = to_file(conn, chosen, form, out, overwrite=overwrite, shown=shown)
        say(f"{out}: {count:,} interactions; only you can read the file.")
