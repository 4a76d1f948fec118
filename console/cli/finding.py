"""`csat find` and `csat show`."""

from __future__ import annotations

import time
from pathlib import Path

import click

from console.cli.places import Words, json_option, present_option, spoken, store_option
from console.reports import found as report
from console.reports.shown import shown_json, shown_text
from console.store import connect
from console.store.clock import clock_of, setting
from console.store.errors import Refused
from console.store.lookup import LEAST, find
from console.store.presenting import before
from console.store.shown import card_called


@click.command("find")
@click.argument("text", nargs=-1, required=True, type=Words())
@present_option
@json_option
@store_option
@spoken
def find_(text: tuple[str, ...], present: str | None, as_json: bool, store: Path) -> None:
    """Look up tickets, customers, agents, accounts and comments: an id, part of a name, words of a comment."""
    wanted = " ".join(text)
    if len(wanted.strip()) < LEAST:
        raise Refused(f"“{wanted}” is too short to look up: type {LEAST} characters or more.")
    with connect.reading(store) as conn:
        results = before(conn, present)(find(conn, wanted))
    click.echo(report.found_json(results) if as_json else report.found_text(results), nl=False)


@click.command("show")
@click.argument("text", nargs=-1, required=True, type=Words())
@present_option
@json_option
@store_option
@spoken
def show(text: tuple[str, ...], present: str | None, as_json: bool, store: Path) -> None:
    """Print all of a ticket with what was said in it, or the card of a customer, an account or an agent."""
    wanted = " ".join(text)
    with connect.reading(store) as conn:
        real = int(time.time())
        zone = setting(conn, "zone", "UTC")
        card = before(conn, present)(card_called(conn, wanted, clock_of(conn, real).at(real)))
    click.echo((shown_json if as_json else shown_text)(card, zone), nl=False)
