"""`csat scores`."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from console.cli.places import json_option, present_option, spoken, store_option
from console.cli.preferring import preferences
from console.domain.benchmarks import BANDS
from console.domain.period import day_of, midnight
from console.reports.scores import Asked, scores_json, scores_text
from console.store import connect
from console.store import scores as answers
from console.store.clock import clock_of, setting
from console.store.errors import Refused
from console.store.presenting import before

_YEARS = (2, 9998)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("scores")
@click.option("--by", "by", type=click.Choice(answers.GROUPS), default="team", show_default=True)
@click.option("--since", type=_DAY, help="The first day, as 2026-06-30 (default: the first answer).")
@click.option("--until", type=_DAY, help="The last day, included (default: today by the store's clock).")
@click.option("--metric", type=click.Choice(["csat", "nps", "ces"]), default="csat", show_default=True)
@present_option
@json_option
@store_option
@spoken
def scores(
    by: str,
    since: datetime | None,
    until: datetime | None,
    metric: str,
    present: str | None,
    as_json: bool,
    store: Path,
) -> None:
    """Print a score by team, agent, channel, issue and more, each with its interval and n."""
    with connect.reading(store) as conn:
        zone = ZoneInfo(setting(conn, "zone", "UTC"))
        real = int(time.time())
        as_of = clock_of(conn, real).at(real)
        span = answers.span(conn, metric, as_of)
        first = since.date() if since else day_of(span[0] if span else as_of, zone)
        last = until.date() if until else day_of(as_of, zone)
        if not (_YEARS[0] <= first.year and last.year <= _YEARS[1]):
            raise Refused(f"No store has answers from {first} to {last}: use years from {_YEARS[0]} to {_YEARS[1]}.")
        if first > last:
            raise Refused(f"--since {first} lies after --until {last}: swap them.")
        asked = Asked(by, metric, midnight(first, zone), midnight(last + timedelta(days=1), zone), as_of, zone.key,
                      BANDS.get(preferences().preferences.benchmark) if metric == "csat" else None)  # fmt: skip
        total = answers.total(conn, metric, asked.since, asked.until, as_of)
        shown = before(conn, present)
        rows = shown(answers.by(conn, by, metric, asked.since, asked.until, as_of))
        beside = answers.beside(conn, by, asked.since, asked.until, as_of) if metric == "csat" else {}
    click.echo((scores_json if as_json else scores_text)(asked, total, rows, beside), nl=False)
