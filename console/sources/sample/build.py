"""The whole sample: rows first, then the half-year's answers and deeds in the order in which they happened."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from console.sources.sample.coaching import Coaching
from console.sources.sample.conversations import Said, Scribe, turn_table
from console.sources.sample.customers import customer_tables
from console.sources.sample.dice import Dice
from console.sources.sample.moments import AS_OF, CONSOLE_START, DAY, ZONE, on
from console.sources.sample.people import MAREK, RUTH, people_tables
from console.sources.sample.plot import SEED, Plot, draft
from console.sources.sample.quality import Draw, Reviewing, draws
from console.sources.sample.records import Answer, Deed, Table, Touch
from console.sources.sample.recoveries import Recovering
from console.sources.sample.tables import interaction_tables
from console.sources.sample.words import Filler, phrases
from console.store import connect, fill, recovery, upgrade
from console.store.people import known_as
from console.store.records import Actor

_SCALES = {"csat": (1.0, 5.0), "nps": (0.0, 10.0), "ces": (1.0, 7.0)}
_RATING = (
    "interaction_id",
    "metric",
    "value",
    "low",
    "high",
    "comment",
    "answered_at",
    "rated",
    "cause",
    "cause_proposed",
    "cause_by",
)
_CAUSES = {
    "Refund delay": "policy",
    "Late parcel": "delivery",
    "Lost parcel": "delivery",
    "Won't start": "product",
    "Overheats": "product",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """Tables to write first, then what happened, in order."""

    tables: tuple[Table, ...]
    events: tuple[Answer | Deed, ...]


def make(seed: int = SEED, quiet: bool = False) -> Sample:
    """The sample's content, the same for the same seed; `quiet` as in `draft`."""
    plot = draft(seed, quiet)
    _name(Dice(seed, "subjects"), plot)
    drawn = draws(Dice(seed, "reviews"), plot.agents, plot.touches, plot.answers)
    scribe = Scribe(Dice(seed, "talk"))
    talks = _talks(Dice(seed, "talks"), scribe, plot, drawn)
    quality = Reviewing(Dice(seed, "forms"), talks).tables(drawn)
    tables = (
        *people_tables(plot.agents), *customer_tables(plot.accounts, plot.customers), *interaction_tables(plot),
        turn_table(scribe.said), *quality, *Coaching(Dice(seed, "coaching")).tables(plot.agents), _intervention(),
    )  # fmt: skip
    return Sample(tables, tuple(_events(Dice(seed, "recovery"), plot)))


def build(path: Path, seed: int = SEED, quiet: bool = False) -> None:
    """Writes a new sample store at `path`; raises StoreError where that can't be done."""
    upgrade.create(path, kind="sample", zone=ZONE, page=2048)  # many small tables: large pages would be half empty
    conn = connect.writer(path)
    sample = make(seed, quiet)
    with connect.transaction(conn):
        for table in sample.tables:
            fill.fill(conn, table.name, table.columns, table.rows)
        _live(conn, sample)
        fill.tick_outbox(conn, AS_OF - 3 * DAY, RUTH)
        fill.set_clock(conn, AS_OF)
    fill.compact(conn)
    conn.close()


def _name(dice: Dice, plot: Plot) -> None:
    subjects = phrases("subjects")
    for touch in plot.touches:
        if touch.kind not in ("chat", "call"):  # which have none
            touch.subject = Filler(dice, touch)(subjects[touch.detail])


def _talks(dice: Dice, scribe: Scribe, plot: Plot, drawn: list[Draw]) -> dict[Touch, list[Said]]:
    """Conversations of what is reviewed, rated badly of late, or handled by the agents of the stories."""
    values = {answer.touch: answer.value for answer in plot.answers if answer.metric == "csat"}
    wanted = {draw.touch for draw in drawn}
    wanted |= {touch for touch, value in values.items() if value < 4 and touch.opened > AS_OF - 18 * DAY}
    per_story: dict[str, int] = defaultdict(int)
    for touch in plot.touches:
        story = touch.agent.story
        if touch.closed and story in ("charming", "asks for fives") and per_story[story] < 30 and dice.chance(0.18):
            per_story[story] += 1
            wanted.add(touch)
    return {touch: scribe.write(touch, values.get(touch)) for touch in plot.touches if touch in wanted}


def _intervention() -> Table:
    row = ("issue", "Delivery", on(3, 16, 10), "Carrier's cut-off moved from 16:00 to 14:00", MAREK)
    return Table("intervention", ("scope", "name", "at", "text", "person_id"), [row])


def _events(dice: Dice, plot: Plot) -> Iterator[Answer | Deed]:
    """Answers and deeds by time; an answer before a deed of the same second."""
    played = {scene.touch for scene in plot.scenes if scene.deeds is not None}
    recovering = Recovering(dice)
    recovering.plan([answer for answer in plot.answers if answer.touch not in played])
    deeds = recovering.deeds + [deed for scene in plot.scenes for deed in scene.deeds or ()]
    events: list[Answer | Deed] = [*plot.answers, *deeds]
    yield from sorted(events, key=lambda event: (event.at, isinstance(event, Deed), event.touch.id))


def _live(conn: sqlite3.Connection, sample: Sample) -> None:
    """Lets the half-year happen: the store's own triggers open cases, its own verbs work them."""
    claimed = {event.touch for event in sample.events if isinstance(event, Deed)}
    names = {row[0]: str(row[1]) for table in sample.tables if table.name == "person" for row in table.rows}
    clock = 0
    for event in sample.events:
        today = max(CONSOLE_START, event.at - event.at % DAY)
        if today != clock:
            fill.set_clock(conn, clock := today)
        if isinstance(event, Answer):
            fill.fill(conn, "rating", _RATING, [_rating(event, event.touch in claimed)])
        else:
            _act(conn, event, names[event.person])


def _rating(answer: Answer, claimed: bool) -> tuple[str | int | float | None, ...]:
    """The row; whoever works a low also says what caused it."""
    low, high = _SCALES[answer.metric]
    cause = _CAUSES.get(answer.touch.detail) if claimed and answer.metric == "csat" and answer.mood == "low" else None
    if cause == "policy" and answer.touch.product == "PayQuick":
        cause = "product"
    return (answer.touch.id, answer.metric, float(answer.value), low, high, answer.comment, answer.at, answer.rated,
            cause, cause, RUTH if cause else None)  # fmt: skip


def _act(conn: sqlite3.Connection, deed: Deed, name: str) -> None:
    """One deed through the store's verbs; putting off has none yet, so the date is written as it is."""
    person = known_as(conn, name)
    if person is None:
        raise LookupError(f"{name} does not work here.")
    actor, key = Actor(person.id, person.name, deed.at), recovery.find(conn, deed.touch.ref)
    match deed.verb:
        case "claim":
            recovery.claim(conn, actor, key)
        case "tried":
            how, channel, note = deed.words
            recovery.tried(conn, actor, key, how, channel=channel, note=note)
        case "fix":
            recovery.fix(conn, actor, key, *deed.words)
        case "close":
            recovery.close(conn, actor, key, *deed.words)
        case "wait":
            fill.amend(conn, "recovery", key, {"waiting_until": int(deed.words[0])})
        case verb:
            raise LookupError(f"Nobody knows how to {verb}.")
