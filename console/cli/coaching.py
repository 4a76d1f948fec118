"""`csat agent`: whom to talk to first, or one agent's whole picture, for scripts and screen readers."""

from __future__ import annotations

import time
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from console.cli.places import Words, json_option, present_option, spoken, store_option
from console.domain.period import Period, custom, day_of, window
from console.reports.agent import agent_page
from console.reports.agent_json import agent_json
from console.reports.agents import agents_json, agents_text
from console.reports.page import page_text
from console.store import coaching, connect
from console.store.clock import clock_of, setting
from console.store.errors import Refused
from console.store.presenting import before

_YEARS = (2, 9998)
_DAY = click.DateTime(["%Y-%m-%d"])
_WINDOW = 90  # days, where none are named


@click.command("agent")
@click.argument("name", required=False, type=Words())
@click.option("--team", type=Words(), help="Without NAME: only the agents of this team.")
@click.option("--since", type=_DAY, help=f"The first day, as 2026-06-30 (default: {_WINDOW} days up to the last).")
@click.option("--until", type=_DAY, help="The last day, included (default: today by the store's clock).")
@present_option
@json_option
@store_option
@spoken
def agent(
    name: str | None, team: str | None, since: datetime | None, until: datetime | None, present: str | None,
    as_json: bool, store: Path,
) -> None:  # fmt: skip
    """Print one agent's CSAT beside what their mix of work usually gets, QA, promises and what is worth a look.

    NAME is the agent's name, their id at the source, or "name, team" where two share a name. Without NAME it lists the
    agents, the one worth a conversation first.
    """
    if name is not None and team is not None:
        raise Refused("--team lists the agents of a team: leave it away, or the name.")
    with connect.reading(store) as conn:
        conn.execute("BEGIN")  # one moment of the store, whatever others write meanwhile
        zone = ZoneInfo(setting(conn, "zone", "UTC"))
        real = int(time.time())
        now = clock_of(conn, real).at(real)
        period, shown = _period(since, until, now, zone), before(conn, present)
        if name is None:
            lines = shown(coaching.agents(conn, team, period, now))
            told = (agents_json if as_json else agents_text)(lines, team, period, now, zone.key)
        else:
            view, look = shown(coaching.whole(conn, coaching.only(conn, name), period, now))
            told = agent_json(view, look, zone.key) if as_json else page_text(agent_page(view, look, zone.key))
    click.echo(told, nl=False)


def _period(since: datetime | None, until: datetime | None, now: int, zone: ZoneInfo) -> Period:
    if since is None and until is None:
        return window(f"{_WINDOW} days", now, zone)[0]
    last = until.date() if until else day_of(now, zone)
    first = since.date() if since else date.fromordinal(max(1, last.toordinal() - _WINDOW + 1))
    if not (_YEARS[0] <= first.year and last.year <= _YEARS[1]):
        raise Refused(f"No store has answers from {first} to {last}: use years from {_YEARS[0]} to {_YEARS[1]}.")
    if first > last:
        raise Refused(f"--since {first} lies after --until {last}: swap them.")
    return custom(first, last, zone)[0]
