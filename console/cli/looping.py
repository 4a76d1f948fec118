"""Closing the loop: `csat recovery`, `csat lessons`, `csat hours`."""

from __future__ import annotations

import sqlite3
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from console.cli.deeds import deed
from console.cli.places import Words, as_option, json_option, present_option, spoken, store_option
from console.domain.period import day_of, midnight
from console.domain.recovery_rates import by_group, rates
from console.domain.themes import themes
from console.reports import recovery_rates as report
from console.store import calendar, connect, lessons, recovery_rates
from console.store.clock import clock_of, setting
from console.store.errors import Refused
from console.store.presenting import before

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("recovery")
@click.option("--by", type=click.Choice(recovery_rates.GROUPS[1:]), default="team", show_default=True)
@click.option("--since", type=_DAY, help="Cases opened from this day on (default: the first).")
@click.option("--until", type=_DAY, help="… up to this day, included (default: today by the store's clock).")
@present_option
@json_option
@store_option
@spoken
def recovery(
    by: str, since: datetime | None, until: datetime | None, present: str | None, as_json: bool, store: Path
) -> None:
    """Print whether recovery works: contact and recovery rates, waits, what the lessons say, the next answers."""
    with connect.reading(store) as conn:
        zone = ZoneInfo(setting(conn, "zone", "UTC"))
        real = int(time.time())
        now = clock_of(conn, real).at(real)
        first, last = _window(conn, since, until, now, zone)
        cases = recovery_rates.cohort(conn, by, first, last)
        shown = before(conn, present)
        rows, said = shown((by_group(cases, now), themes(recovery_rates.lessons(conn, first, last))))
    write = report.rates_json if as_json else report.rates_text
    click.echo(write(by, first, last, zone.key, rows, rates(None, cases, now), said), nl=False)


def _window(
    conn: sqlite3.Connection, since: datetime | None, until: datetime | None, now: int, zone: ZoneInfo
) -> tuple[int, int]:
    """The moments a window begins and ends before."""
    known = recovery_rates.opened_between(conn) or (now, now)
    first = since.date() if since else day_of(min(known[0], now), zone)
    last = until.date() if until else day_of(now, zone)
    if first > last:
        raise Refused(f"--since {first} lies after --until {last}: swap them.")
    return midnight(first, zone), midnight(last + timedelta(days=1), zone)


@click.command("lessons")
@click.argument("words", nargs=-1, type=Words())
@click.option("--limit", type=click.IntRange(1, 5000), default=50, show_default=True)
@present_option
@json_option
@store_option
@spoken
def lessons_(words: tuple[str, ...], limit: int, present: str | None, as_json: bool, store: Path) -> None:
    """Search what was learned: lessons, fixes and issues that hold every word, newest first."""
    with connect.reading(store) as conn:
        found = before(conn, present)(lessons.search(conn, " ".join(words), limit))
        zone = setting(conn, "zone", "UTC")
    click.echo(report.lessons_json(found) if as_json else report.lessons_text(found, zone), nl=False)


@click.command("hours")
@click.argument("spec", required=False, type=Words())
@click.option("--around-the-clock", "clear", is_flag=True, help="Deadlines run day and night again.")
@as_option
@json_option
@store_option
@spoken
def hours(spec: str | None, clear: bool, me: str, as_json: bool, store: Path) -> None:
    """Show or set the hours in which contact deadlines run: SPEC is "mon-fri 09:00-17:00, sat 10-14"."""
    if spec or clear:
        deed(calendar.set_hours, store, me, as_json, None, spec or "", present=None)
        return
    with connect.reading(store) as conn:
        click.echo(calendar.hours(conn) or "around the clock")
