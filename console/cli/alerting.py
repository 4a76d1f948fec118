"""`csat alerts`: what changed that chance does not explain, for cron and for screen readers; and what people do about it."""

from __future__ import annotations

import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from console.cli.deeds import at_desk, deed
from console.cli.places import Words, as_option, json_option, present_option, spoken, store_option
from console.cli.telling import NEW_ALERTS
from console.domain.when import moment
from console.reports import alerts as report
from console.store import alerts
from console.store.alerts import Alert, Looked
from console.store.desk import Desk
from console.store.errors import Refused


@click.command("alerts")
@click.option("--all", "every", is_flag=True, help="Also those that were acknowledged, snoozed or answered.")
@click.option("--once", is_flag=True, help="Only those that no `csat alerts --once` told before: for cron.")
@click.option("--watched", is_flag=True, help="List what is watched, and what is too small to be.")
@click.option("--acknowledge", type=int, metavar="ID", help="Somebody knows: it is watched anew from here.")
@click.option("--snooze", type=(int, Words()), metavar="ID UNTIL", help='Until "tomorrow 9", "fri", "2d".')
@click.option("--answer", type=(int, Words()), metavar="ID TEXT", help="What was done: stands on the trend.")
@present_option
@as_option
@json_option
@store_option
@spoken
def alerts_(
    every: bool, once: bool, watched: bool, acknowledge: int | None, snooze: tuple[int, str] | None,
    answer: tuple[int, str] | None, present: str | None, me: str, as_json: bool, store: Path,
) -> None:  # fmt: skip
    """Look for drops and print them; exits with 5 where an alert is new, that is, nobody dealt with it."""
    if acknowledge is not None:
        deed(alerts.acknowledge, store, me, as_json, None, acknowledge, present=present)
    elif snooze is not None:
        deed(alerts.snooze, store, me, as_json, None, snooze[0], _until(store, me, snooze[1]), present=present)
    elif answer is not None:
        deed(alerts.answer, store, me, as_json, None, *answer, present=present)
    else:
        _list(store, me, every, once, watched, present, as_json)


def _list(store: Path, me: str, every: bool, once: bool, watched: bool, present: str | None, as_json: bool) -> None:
    new = False

    async def ask(desk: Desk) -> str:
        nonlocal new
        now = desk.now()
        looked = await desk.read_to_keep(alerts.look, now)  # what is stored has the real names
        found = await _found(desk, looked, every)
        if once:
            untold = await desk.act(alerts.tell)
            found = tuple(one for one in found if one.id in untold)
        new = any(one.state == "new" for one in found)
        if as_json:
            return report.alerts_json(found, now)
        told = "" if once and not found else report.alerts_text(found, now, desk.zone)  # cron mails whatever is said
        return told + ("\n" + report.watched_text(desk.shown(looked)) if watched else "")

    click.echo(at_desk(store, me, ask, present=present), nl=False)
    if new:
        sys.exit(NEW_ALERTS)


async def _found(desk: Desk, looked: Looked, every: bool) -> tuple[Alert, ...]:
    """What stands in the store, after what is new was put there; beside it what could not be, where nothing can be written."""
    if desk.read_only:
        return (*await desk.read(alerts.listed, looked.at, every), *await desk.read(alerts.unstored, looked))
    if await desk.read(alerts.fresh, looked):
        await desk.act(alerts.keep, looked)
    return await desk.read(alerts.listed, desk.now(), every)


def _until(store: Path, me: str, words: str) -> int:
    """The moment meant, by the store's clock and zone; raises Refused."""

    async def ask(desk: Desk) -> str:
        return str(moment(words, desk.now(), ZoneInfo(desk.zone)) or "")

    found = at_desk(store, me, ask, read_only=True)
    if not found:
        raise Refused(f"“{words}” is no moment: say “tomorrow 9”, “fri”, “2d”, “14:30” or a date.")
    return int(found)
