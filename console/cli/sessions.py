"""One-on-ones for scripts and screen readers: `csat session`, and `csat recognise` for praise that was passed on."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import click

from console.cli.deeds import at_desk, deed
from console.cli.places import Words, as_option, data_folder, json_option, login, present_option, spoken, store_option
from console.domain.period import window
from console.reports.sessions import sessions_json, sessions_text
from console.store import coaching, recognition, sessions
from console.store.criteria import measurable
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.notes import Notebook
from console.store.promises import DUE, Written, read

_DAYS = "90 days"


def _states(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --kept, --missed and --dropped."""
    for state in reversed(sessions.SETTLED):
        command = click.option(f"--{state}", type=int, metavar="ID", help=f"This open commitment was {state}.")(command)
    return command


@click.command("session")
@click.argument("name", type=Words())
@click.option("--hold", is_flag=True, help="Store that a one-on-one took place now, with what follows.")
@click.option("--promise", "texts", multiple=True, type=Words(), help="A commitment; may be given several times.")
@click.option("--due", "dues", multiple=True, type=Words(), help=f"Until when, for each: fri, 2w, 2026-07-31 ({DUE}).")
@click.option("--measure", "measures", multiple=True, type=Words(), help="By what it is seen; QA: NAME is a criterion.")
@click.option("--target", "targets", multiple=True, type=Words(), help="The number to reach, for each.")
@click.option("--share", type=Words(), default="", help="What you share; your notes stay yours.")
@click.option("--comment", type=Words(), default="", help="What the agent says.")
@_states
@click.option("--note", type=Words(), default="", help="Add a line to your own notes of the one-on-one going on.")
@click.option("--notes", is_flag=True, help="With your own notes: only yours, only at your login.")
@present_option
@as_option
@json_option
@store_option
@spoken
def session(
    name: str, hold: bool, texts: tuple[str, ...], dues: tuple[str, ...], measures: tuple[str, ...],
    targets: tuple[str, ...], share: str, comment: str, kept: int | None, missed: int | None, dropped: int | None,
    note: str, notes: bool, present: str | None, me: str, as_json: bool, store: Path,
) -> None:  # fmt: skip
    """List an agent's one-on-ones and commitments; store one, or say how a commitment went.

    NAME is the agent's name, their id at the source, or "name, team" where two share a name. The n-th --due, --measure
    and --target belong to the n-th --promise.
    """
    settled = {state: ident for state, ident in zip(sessions.SETTLED, (kept, missed, dropped), strict=True) if ident}
    wish = _Wish(hold, _written(texts, dues, measures, targets), share, comment, settled, note)
    if not hold and (wish.written or share or comment):
        raise Refused("Say --hold as well, to store that the one-on-one took place.")
    if notes and present is not None:
        raise Refused("Your notes are for your eyes only: leave --notes or --present away.")

    async def work(desk: Desk) -> str:
        if wish.changes and desk.read_only:
            raise StoreError(f"{store} can't be written, so nothing can be changed: check its permissions.")
        agent = await desk.read(coaching.only, name)
        book = Notebook(data_folder() / "private.db", desk.own, login(), desk.writer)
        try:
            done = await _done(desk, book, agent, wish)
            own = {one.session: one.words for one in await book.all(agent)} if notes else None
        finally:
            await book.close()
        return await _told(desk, agent, own, done, as_json)

    click.echo(at_desk(store, me, work, read_only=not wish.changes, present=present), nl=False)


class _Wish(NamedTuple):
    """What is asked of the command beside the list."""

    hold: bool
    written: list[Written]
    share: str
    comment: str
    settled: dict[str, int]
    note: str

    @property
    def changes(self) -> bool:
        """Whether the store is written."""
        return self.hold or bool(self.settled)


async def _done(desk: Desk, book: Notebook, agent: int, wish: _Wish) -> str:
    """Does what was asked; in words, "" for nothing."""
    said = []
    for state, ident in wish.settled.items():
        said.append((await desk.act(sessions.settle, ident, state, agent)).sentence)
    if wish.note:
        begun = await book.going_on(agent, await desk.read(sessions.numbers, agent))
        await book.keep(agent, "\n".join(filter(None, (begun.words, wish.note))), begun.plan)
        said.append("Noted, for your eyes only.")
    if wish.hold:
        known, now = await desk.read_to_keep(measurable), desk.now()
        promises = [read(one, now, ZoneInfo(desk.zone), known) for one in wish.written]
        done = await desk.act(sessions.hold, agent, promises, shared=wish.share, comment=wish.comment)
        await book.file(agent, done.key)
        said.append(done.sentence)
    return " ".join(said)


def _written(texts: tuple[str, ...], *fields: tuple[str, ...]) -> list[Written]:
    """The commitments as they were typed, field by field."""
    if any(len(field) > len(texts) for field in fields):
        raise Refused("There are more of --due, --measure or --target than of --promise: each belongs to a promise.")
    return [
        Written(text or "", due if due is not None else DUE, measure or "", target or "")
        for text, due, measure, target in zip_longest(texts, *fields)
    ]


async def _told(desk: Desk, agent: int, own: dict[int, str] | None, done: str, as_json: bool) -> str:
    """How it stands now."""
    now, zone = desk.now(), ZoneInfo(desk.zone)
    view = await desk.read(coaching.agent, agent, window(_DAYS, now, zone)[0], now)
    if as_json:
        return sessions_json(view, desk.zone, own, done)
    return f"{done}\n" if done else sessions_text(view, desk.zone, own)


@click.command("recognise")
@click.argument("ref", type=Words())
@present_option
@as_option
@json_option
@store_option
@spoken
def recognise(ref: str, present: str | None, me: str, as_json: bool, store: Path) -> None:
    """Note that the praise in a ticket's best rating was passed on to its agent."""
    deed(recognition.pass_on_of, store, me, as_json, None, ref, present=present)
