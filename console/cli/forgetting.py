"""`csat forget CUSTOMER`."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

import click

from console.cli.places import INTERRUPTED, Words, as_option, data_folder, fail, json_option, say, spoken, store_option
from console.reports import forgetting as report
from console.store import erasure, traces
from console.store.errors import Refused


@click.command("forget")
@click.argument("customer", required=False, type=Words())
@click.option("--yes", is_flag=True, help="Don't ask.")
@as_option
@json_option
@store_option
@spoken
def forget(customer: str | None, yes: bool, me: str, as_json: bool, store: Path) -> None:
    """Erase a customer (e-mail, source's id or exact name) for good: every word; the numbers of their answers stay.

    Without CUSTOMER, only sweeps what an interrupted erasure left and says what remains.
    """
    done, private = None, data_folder() / "private.db"
    if customer is not None:
        if not yes:
            _ask(erasure.preview(store, customer, int(time.time())), as_json)
        done = erasure.forget(store, customer, me, int(time.time()), private)
    erasure.check_writable(store)
    say("Rewriting the file, so that nothing is left in its freed pages.")
    try:
        left = traces.remains(store, swept=traces.sweep(store))
    except KeyboardInterrupt:
        fail("Interrupted: what was erased is erased; `csat forget` without a customer rewrites the file.", INTERRUPTED)
    if as_json:
        told = {"erased": None if done is None else asdict(done), "remains": report.as_json(left)}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for line in (*(report.done(done) if done else ()), *report.remains(left)):
        click.echo(line)


def _ask(would: erasure.Erased, as_json: bool) -> None:
    """Says what goes and asks; raises Refused where it is declined or nobody can be asked."""
    for line in report.question(would):
        say(line) if as_json else click.echo(line)
    if not sys.stdin.isatty():
        raise Refused("Nothing is erased yet, and there is no terminal to ask on: say --yes.")
    if not click.confirm("Erase them", err=True):
        raise Refused("Nothing was erased.")
