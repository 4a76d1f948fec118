"""`csat import`, `csat map`, `csat rejects`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import click

from console.cli.interrupts import Interrupts
from console.cli.places import (
    INTERRUPTED,
    SOME_REJECTED,
    WRONG_INPUT,
    FileOption,
    Words,
    fail,
    json_option,
    present_option,
    say,
    spoken,
    store_option,
)  # fmt: skip
from console.cli.progress import Progress
from console.domain.text import one_line
from console.sources.errors import Question, SourceError
from console.sources.intake import Imported, Told, check_dated, look, take_in, zone_of
from console.sources.recognition import Recognition
from console.sources.zones import machine_zone
from console.store.connect import is_there
from console.store.errors import Refused
from console.store.imports import check_target
from console.store.upgrade import create, discard

_FILES = click.argument("files", nargs=-1, required=True, type=FileOption(), metavar="FILE…")


@click.command("import")
@_FILES
@click.option("--map", "mapping", type=FileOption(), help="A mapping made by `csat map` and edited.")
@click.option("--score", type=Words(), help="The heading of the rating, where two columns could be it.")
@click.option("--source", type=Words(), help="A name for the system the files come from.")
@click.option("--zone", type=Words(), help="The time zone of times without one, such as Europe/Berlin.")
@click.option("--dry-run", is_flag=True, help="Only print what was recognised.")
@json_option
@store_option
@spoken
def import_(
    files: tuple[Path, ...], mapping: Path | None, score: str | None, source: str | None, zone: str | None, dry_run: bool,
    as_json: bool, store: Path,
) -> None:  # fmt: skip
    """Take exports (CSV, TSV, JSON, JSON Lines, XLSX) into the store.

    What was recognised is printed first. An import can't be undone: look with --dry-run, keep a `csat backup`.
    """
    told, results = Told(mapping, score, source), []
    try:
        for file in files:
            found = _recognised(file, store, told, zone, as_json, dry_run)
            if not dry_run:
                results.append(_taken_in(found, store))
                if not as_json:
                    _tell(results[-1])
    except (SourceError, Question) as error:
        fail(str(error), WRONG_INPUT)
    except KeyboardInterrupt:
        fail(_interrupted(file, results), INTERRUPTED)
    if as_json:
        click.echo(json.dumps(_summed(results), ensure_ascii=False))
    if any(done.outcome.rejected for done in results):
        sys.exit(SOME_REJECTED)


def _interrupted(file: Path, results: list[Imported]) -> str:
    """What an interrupt undid, and what was stored before it."""
    stored = f" {', '.join(done.file for done in results)} had been stored before." if results else ""
    return f"Interrupted: {file.name} was rolled back, nothing of it is stored.{stored}"


def _recognised(file: Path, store: Path, told: Told, zone: str | None, quiet: bool, dry: bool) -> Recognition:
    """Looks at the file, asking on a terminal what it leaves open, and prints what it found."""
    if not dry and is_there(store):
        check_target(store)
    where = zone or zone_of(store, machine_zone())
    while True:
        try:
            with Progress(f"Reading {file.name}") as progress:
                found = look(file, store, told, where, int(time.time()), progress.add)
            break
        except Question as question:
            if not question.choices or not sys.stdin.isatty():
                raise
            told = Told(told.mapping, told.score, told.source, (*told.answers, (question.key, _asked(question))))
    for line in found.lines():
        click.echo(line, err=quiet)
    check_dated(found)
    return found


def _asked(question: Question) -> str:
    say(question.sentence)
    for number, (_, label) in enumerate(question.choices, 1):
        say(f"  {number}  {label}")
    chosen = click.prompt("Which", type=click.IntRange(1, len(question.choices)), err=True)
    return question.choices[chosen - 1][0]


def _taken_in(found: Recognition, store: Path) -> Imported:
    """Stores the file; a store made for it goes again where nothing came of it."""
    made = not is_there(store)
    with Interrupts() as interrupts, Progress(f"Checking {found.table.path.name}", found.rows) as progress:

        def seen(rows: int) -> None:
            interrupts.check()
            progress.add(rows)

        def tick() -> bool:
            progress.tick()
            return interrupts.asked

        if made:
            create(store, zone=str(found.zone))
        try:
            if made:
                say(f"A new store: {store}")
            say("An import can't be undone; `csat backup FILE` keeps a copy of the store.")
            return take_in(found, store, int(time.time()), seen, tick)
        except BaseException:  # an interrupt too
            if made:
                discard(store)
            raise


def _tell(done: Imported) -> None:
    """What became of one file, in sentences; each reject with row, column, value and reason."""
    out = done.outcome
    click.echo(
        f"{one_line(done.file)}: {out.read:,} rows read = {out.stored:,} stored + {out.updated:,} updated"
        f" + {out.unchanged:,} unchanged + {out.rejected:,} rejected."
    )
    for reason, count in sorted(done.suspects.items()):
        click.echo(f"  {count:,} suspect: {one_line(reason)} (stored; left out of the measure it spoils)")
    click.echo(f"  {out.cases_opened:,} recovery {'case' if out.cases_opened == 1 else 'cases'} opened.")
    if out.forgotten:
        click.echo(
            f"  {out.forgotten:,} rows of customers who were forgotten: their answers' numbers count, their words were dropped."
        )
    if out.cases_aged_out:
        click.echo(
            f"  {out.cases_aged_out:,} older cases that nobody touched now lie behind the horizon and left the queue."
        )
    for reject in done.rejects[:20]:
        where = (
            f"column “{one_line(reject.heading, 40)}”, “{one_line(reject.value, 60)}”" if reject.heading else "the row"
        )
        say(f"  row {reject.row:,}: {where}: {one_line(reject.reason)}")
    if out.rejected > 20:
        say(f"  … and {out.rejected - 20:,} more: `csat rejects` lists them all.")


def _summed(results: list[Imported]) -> dict[str, Any]:
    """All files in one object (design §9)."""
    names = ("read", "stored", "updated", "unchanged", "rejected", "suspect", "cases_opened")
    summed: dict[str, Any] = {name: sum(getattr(done.outcome, name) for done in results) for name in names}
    if dropped := sum(done.outcome.forgotten for done in results):
        summed["forgotten"] = dropped
    summed["rejects"] = [
        {"file": done.file, "row": one.row, "column": one.heading, "value": one.value[:1000], "reason": one.reason}
        for done in results
        for one in done.rejects
    ]
    return summed


@click.command("map")
@click.argument("file", type=FileOption())
@click.option("--score", type=Words(), help="The heading of the rating, where two columns could be it.")
@click.option("--zone", type=Words(), help="The time zone of times without one.")
@store_option
@spoken
def map_(file: Path, score: str | None, zone: str | None, store: Path) -> None:
    """Print the mapping that an import of FILE would use, as TOML to edit."""
    from console.sources.mapping_text import mapping_text

    try:
        found = look(file, store, Told(score=score), zone or zone_of(store, machine_zone()), int(time.time()))
    except (SourceError, Question) as error:
        fail(str(error), WRONG_INPUT)
    click.echo(mapping_text(found), nl=False)


@click.command("rejects")
@click.option("--csv", "as_csv", is_flag=True, help="The refused rows themselves, to mend and import again.")
@click.option("--source", type=Words(), help="Only those of this source.")
@present_option
@json_option
@store_option
@spoken
def rejects(as_csv: bool, source: str | None, present: str | None, as_json: bool, store: Path) -> None:
    """List the rows that imports refused, with the reason; a row that is mended and imported leaves the list."""
    from console.reports import rejects as report
    from console.store import connect
    from console.store.presenting import before
    from console.store.rejects import own_headings, waiting

    if as_csv and present is not None:
        raise Refused("Rows to mend are imported again, so they are not masked: leave --csv or --present away.")
    with connect.reading(store) as conn:
        rows, headings = before(conn, present)(waiting(conn, source)), own_headings(conn)
    if not as_csv:
        click.echo(report.json_text(rows) if as_json else report.text(rows), nl=False)
        return
    names = sorted({row.source for row in rows})
    if len(names) > 1:
        raise Refused(f"Rows of {len(names)} sources were refused ({', '.join(names)}): name one with --source.")
    click.echo(report.csv_text(rows, headings.get(names[0], ()) if names else ()), nl=False)
