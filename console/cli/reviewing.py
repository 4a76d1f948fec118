"""QA from the command line: `csat review`, `csat rubric`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import click

from console.cli.deeds import at_desk
from console.cli.places import FileOption, Words, as_option, json_option, present_option, spoken, store_option
from console.domain import answers, rubric
from console.domain.text import one_line
from console.reports import review_form
from console.reports import reviews as report
from console.store import reviews, reviews_draw, reviews_read, rubrics
from console.store.coaching_names import only
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.refs import interaction_called
from console.store.reviews_records import Chosen, Form

_LARGEST = 1_000_000  # bytes of a file of answers or a rubric


@click.command("review")
@click.argument("ref", required=False, type=Words())
@click.option("--next", "next_", is_flag=True, help="What to review next, and why.")
@click.option("--answers", "file", type=FileOption(), help="Store a review from a TOML file of marks.")
@click.option("--calibrate", is_flag=True, help="Review REF as one of two, blind until both are in.")
@click.option("--calibration", is_flag=True, help="How far the two reviewers of a ticket agree.")
@click.option("--agent", type=Words(), help="Only of this agent.")
@present_option
@click.option("--limit", type=click.IntRange(1, 5000), default=50, show_default=True)
@as_option
@json_option
@store_option
@spoken
def review(
    ref: str | None, next_: bool, file: Path | None, calibrate: bool, calibration: bool, agent: str | None,
    present: str | None, limit: int, me: str, as_json: bool, store: Path,
) -> None:  # fmt: skip
    """List the reviews, say what to review next, or review ticket REF.

    `csat review REF` writes a file to fill in, with the conversation; `csat review REF --answers FILE` stores it.
    """
    if ref is None and (file is not None or calibrate):
        raise Refused("Say which ticket: `csat review REF --answers FILE`; `csat review --next` lists some.")
    if ref is not None and (next_ or calibration):
        raise Refused(f"--next and --calibration are about many tickets: leave {one_line(ref, 60)} away.")

    async def ask(desk: Desk) -> str:
        now, reader = desk.now(), desk.me.id if desk.me else None
        if ref is not None:
            return await _one(desk, ref, file, calibrate, as_json)
        whose = await desk.read(only, agent) if agent is not None else None
        if next_:
            found = (await desk.read(reviews_draw.next_up, now, reader, agent=whose))[:limit]
            return report.next_json(found, now) if as_json else report.next_text(found, desk.zone)
        if calibration:
            pairs = await desk.read(reviews_read.calibration, now, whose)
            return report.calibration_json(pairs, now) if as_json else report.calibration_text(pairs)
        listed = await desk.read(reviews_read.written, now, whose, limit)
        return report.list_json(listed, now) if as_json else report.list_text(listed, desk.zone)

    click.echo(at_desk(store, me, ask, read_only=file is None, present=present), nl=False)


async def _one(desk: Desk, ref: str, file: Path | None, calibrate: bool, as_json: bool) -> str:
    form = await desk.read(_form, ref, desk.now(), desk.me.id if desk.me else None, calibrate)
    if file is None:
        return review_form.form_json(form) if as_json else review_form.form_toml(form)
    try:
        found = answers.read(_text(file), form.rubric.rubric)
    except answers.AnswersError as error:
        raise Refused(str(error)) from None
    _writable(desk)
    done = await desk.act(reviews.save, form, _chosen(form, found), found.note)
    score = reviews.points(form.rubric, _chosen(form, found))
    told = {"ref": form.ref, "agent": form.agent, "drawn": form.drawn, "score": score}
    return report.one_json(told) if as_json else f"{done.sentence}\n"


def _form(conn: sqlite3.Connection, ref: str, now: int, reviewer: int | None, calibrate: bool) -> Form:
    ticket = interaction_called(conn, ref)
    return reviews_draw.opened(conn, ticket, reviews.CALIBRATION if calibrate else "", now, reviewer)


def _chosen(form: Form, found: answers.Answers) -> dict[int, Chosen]:
    """Answers by id of the criterion, with the turns they quote."""
    chosen = {}
    for key, one in zip(form.rubric.keys, form.rubric.rubric.criteria, strict=True):
        if (given := found.marks.get(one.name)) is None:
            continue
        if given.turn is not None and given.turn > len(form.turns):
            raise Refused(f"“{one.name}” quotes turn {given.turn}, but {form.ref} has {len(form.turns)}.")
        turn = form.turns[given.turn - 1].id if given.turn is not None else None
        chosen[key] = Chosen(given.mark, turn, given.quote)
    return chosen


@click.command("rubric")
@click.argument("file", required=False, type=FileOption())
@click.option("--print", "name", type=Words(), help="Print the rubric of this name as TOML.")
@click.option("--version", "number", type=click.IntRange(1), help="… in this version instead of the newest.")
@click.option("--example", is_flag=True, help="Print an example to begin with.")
@as_option
@json_option
@store_option
@spoken
def rubric_(
    file: Path | None, name: str | None, number: int | None, example: bool, me: str, as_json: bool, store: Path
) -> None:
    """List the rubrics, or import one from a TOML FILE; a changed one becomes a new version, old reviews keep theirs."""
    if example:
        click.echo(rubric.EXAMPLE, nl=False)
        return

    async def ask(desk: Desk) -> str:
        if file is not None:
            return await _import(desk, file, as_json)
        found = await desk.read(rubrics.versions, name)
        if name is None:
            return report.rubrics_json(found) if as_json else report.rubrics_text(found, desk.zone)
        wanted = [one for one in found if number in (None, one.version)][:1]
        if not wanted:
            what = f"version {number} of a rubric" if found else "rubric"
            raise Refused(f"There is no {what} called {one_line(name, 60)}: `csat rubric` lists them.")
        return report.rubrics_json(wanted) if as_json else rubric.written(wanted[0].rubric)

    click.echo(at_desk(store, me, ask, read_only=file is None), nl=False)


async def _import(desk: Desk, file: Path, as_json: bool) -> str:
    try:
        wanted = rubric.read(_text(file))
    except rubric.RubricError as error:
        raise Refused(str(error)) from None
    _writable(desk)
    done = await desk.act(rubrics.save, wanted)
    return (
        report.rubrics_json((await desk.read(rubrics.versions, wanted.name))[:1]) if as_json else f"{done.sentence}\n"
    )


def _writable(desk: Desk) -> None:
    if desk.read_only:
        raise StoreError(f"{desk.path} can't be written, so nothing can be changed: check its permissions.")


def _text(file: Path) -> str:
    try:
        with file.open("rb") as source:
            found = source.read(_LARGEST + 1)  # no more, since a device never ends
    except OSError as error:
        raise Refused(f"{one_line(str(file))} can't be read ({error.strerror}): check its path.") from None
    if len(found) > _LARGEST:
        raise Refused(f"{one_line(str(file))} is larger than a rubric or a review can be: name another file.")
    try:
        return found.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{one_line(str(file))} is not UTF-8 text: save it as UTF-8.") from None
