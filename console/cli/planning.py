"""How a case goes on, for scripts: `csat delegate`, `wait`, `escalate`, `play`, `note`, `cause`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from console.cli.deeds import at_desk, deed
from console.cli.places import Words, as_option, json_option, present_option, spoken, store_option
from console.domain.recovery import CAUSES, PLAYS
from console.domain.when import moment
from console.store import recovery_plan
from console.store.desk import Desk
from console.store.errors import Refused

_REF = click.argument("ref", type=Words())


@click.command("delegate")
@_REF
@click.argument("to", type=Words(), metavar="NAME")
@present_option
@as_option
@json_option
@store_option
@spoken
def delegate(ref: str, to: str, present: str | None, me: str, as_json: bool, store: Path) -> None:
    """Give a case to a lead, a coach or an agent, its handler included."""
    deed(recovery_plan.delegate, store, me, as_json, ref, to, present=present)


@click.command("wait")
@_REF
@click.argument("until", type=Words())
@present_option
@as_option
@json_option
@store_option
@spoken
def wait(ref: str, until: str, present: str | None, me: str, as_json: bool, store: Path) -> None:
    """Put a case off: UNTIL is "tomorrow 9", "fri", "2d", "14:30"; "no" ends the waiting."""

    async def ask(desk: Desk) -> str:
        zone = ZoneInfo(desk.zone)
        found = moment(until, desk.now(), zone)
        return "" if found is None else f"{found} {datetime.fromtimestamp(found, zone):%a %d %b %H:%M}"

    if until == "no":
        deed(recovery_plan.wait, store, me, as_json, ref, None, present=present)
        return
    found = at_desk(store, me, ask, read_only=True)
    if not found:
        raise Refused(f"“{until}” is no moment: say “tomorrow 9”, “fri”, “2d”, “14:30” or a date.")
    stamp, _, words = found.partition(" ")
    deed(recovery_plan.wait, store, me, as_json, ref, int(stamp), words, present=present)


@click.command("escalate")
@_REF
@present_option
@as_option
@json_option
@store_option
@spoken
def escalate(ref: str, present: str | None, me: str, as_json: bool, store: Path) -> None:
    """Mark a case for the manager."""
    deed(recovery_plan.escalate, store, me, as_json, ref, present=present)


@click.command("play")
@_REF
@click.argument("name", type=Words(), metavar=f"[{'|'.join(PLAYS)}]")
@present_option
@as_option
@json_option
@store_option
@spoken
def play(ref: str, name: str, present: str | None, me: str, as_json: bool, store: Path) -> None:
    """Choose how to win the customer back."""
    deed(recovery_plan.play, store, me, as_json, ref, name.replace("-", " "), present=present)


@click.command("note")
@_REF
@click.argument("text", type=Words())
@present_option
@as_option
@json_option
@store_option
@spoken
def note(ref: str, text: str, present: str | None, me: str, as_json: bool, store: Path) -> None:
    """Keep a note with a case."""
    deed(recovery_plan.note, store, me, as_json, ref, text, present=present)


@click.command("cause")
@_REF
@click.argument("name", type=Words(), metavar=f"[{'|'.join(CAUSES)}]")
@present_option
@as_option
@json_option
@store_option
@spoken
def cause(ref: str, name: str, present: str | None, me: str, as_json: bool, store: Path) -> None:
    """Say what the low rating was about."""
    deed(recovery_plan.cause, store, me, as_json, ref, name, present=present)
