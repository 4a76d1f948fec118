"""From a file to the store: recognise, stage, apply."""

from __future__ import annotations

import gc
import json
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from console.domain.text import one_line
from console.sources.convert import batches
from console.sources.errors import SourceError
from console.sources.fields import NO_MOMENTS
from console.sources.mapping import Mapping, read_mapping, zone_named
from console.sources.mapping_text import mapping_text
from console.sources.naming import find_source
from console.sources.recognition import Recognition, recognise
from console.sources.records import Known, Reject
from console.sources.tables import open_table
from console.store import clock, connect, imports, known
from console.store.rejects import NUMBER, WHY
from console.store.staging import Staging

DAY = 86_400
Seen = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said about a file, by options and by (key, answer) to questions, which count over the mapping."""

    mapping: Path | None = None
    score: str | None = None
    source: str | None = None
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    file: str
    outcome: imports.Outcome
    rejects: tuple[Reject, ...]
    suspects: Counter[str]


def zone_of(store: Path, otherwise: str) -> str:
    """The time zone of naive times: the store's where it has one."""
    if not connect.is_there(store):
        return otherwise
    with connect.reading(store) as conn:
        return clock.setting(conn, "zone", otherwise)


def look(file: Path, store: Path, told: Told, zone: str, real: int, seen: Seen | None = None) -> Recognition:
    """What `file` is, with what the store knows of its source; stores nothing. Raises SourceError, Question, StoreError."""
    table = open_table(file)
    mapping = read_mapping(told.mapping, table.headings) if told.mapping else Mapping()
    for key, answer in told.answers:
        mapping = _answered(mapping, key, answer)
    mapping = replace(mapping, source=told.source or mapping.source)
    earlier, name = _known(store), mapping.source
    own = tuple(heading for heading in table.headings if heading not in (WHY, NUMBER))  # a file of mended rows
    source = next((one for one in earlier if one.name == name), None) if name else find_source(own, earlier)
    if source is not None and source.low is not None and source.high is not None and own != table.headings:
        mapping = replace(mapping, scale=(source.low, source.high))  # refused rows go by the scale that refused them
    return recognise(table, source, mapping, told.score, zone_named(zone), real, seen)


def _answered(mapping: Mapping, key: str, answer: str) -> Mapping:
    """The mapping with a question's answer in it; answers are TOML values, or a heading for score and external_id."""
    if key == "score":
        return replace(mapping, score=answer)
    if key == "external_id":
        return replace(mapping, columns={**mapping.columns, answer: ("external_id",)})
    value = tomllib.loads(f"answer = {answer}")["answer"]
    if key == "scale":
        return replace(mapping, scale=(float(value[0]), float(value[1])))
    return replace(mapping, day_first=bool(value)) if key == "day_first" else replace(mapping, metric=str(value))


def _known(store: Path) -> list[Known]:
    if not connect.is_there(store):
        return []
    with connect.reading(store) as conn:
        return [
            Known(one.name, one.headings, one.metric, one.low, one.high, one.score, one.day_first)
            for one in known.sources(conn)
        ]


def check_dated(found: Recognition) -> None:
    """Raises SourceError for ratings of which no column says when anything happened: they belong to no day."""
    if found.scale is None or found.styles:
        return
    file = one_line(found.table.path.name)
    unread = [one_line(column.heading, 60) for column in found.columns if column.why == NO_MOMENTS]
    if unread:
        raise SourceError(
            f"The column “{unread[0]}” of {file} should say when, but can't be read as dates, and no other column does: "
            "write them as 2023-08-31 14:05."
        )
    raise SourceError(
        f"{file} has a rating but no column says when: export it with a date, "
        "or name the column of the date in a mapping (`csat map FILE > m.toml`, then --map m.toml)."
    )


def take_in(
    found: Recognition, store: Path, real: int, seen: Seen | None = None, tick: Callable[[], bool] | None = None
) -> Imported:
    """Stages and applies a recognised file: all of it or nothing. `seen` hears rows staged; `tick` returns True to roll back."""
    check_dated(found)
    gc.disable()  # rows are plain values without cycles; looking for some costs a tenth of the time
    try:
        return _taken_in(found, store, real, seen, tick)
    finally:
        gc.enable()


def _taken_in(
    found: Recognition, store: Path, real: int, seen: Seen | None, tick: Callable[[], bool] | None
) -> Imported:
    rejects: list[Reject] = []
    suspects: Counter[str] = Counter()
    suspect = 0  # rows, each of which may have several reasons
    with Staging() as staging:
        for batch in batches(found):
            staging.add(batch.columns)
            for reject in batch.rejects:
                staging.reject(reject.row, reject.heading, reject.value, reject.reason, reject.cells)
            rejects += batch.rejects[: max(0, _SHOWN - len(rejects))]
            suspects += batch.suspects
            suspect += sum(map(bool, batch.columns.get("suspect", ())))
            if seen is not None:
                seen(batch.read)
        newest = staging.finish(real + DAY)
        outcome = imports.apply(store, staging, _run(found, suspect), newest, real, tick)
    return Imported(one_line(found.table.path.name), outcome, tuple(rejects), suspects)


_SHOWN = 10_000  # rejects handed on to be printed; all of them are in the store


def _run(found: Recognition, suspect: int) -> imports.Run:
    shape = found.known()
    return imports.Run(
        source=shape.name,
        file=one_line(found.table.path.name),
        headings=json.dumps(shape.headings, ensure_ascii=False),
        metric=shape.metric or "csat",
        low=shape.low,
        high=shape.high,
        score=shape.score,
        ticket=found.heading_of("external_id") or "",
        day_first=shape.day_first,
        zone=str(found.zone),
        mapping=mapping_text(found),
        suspect=suspect,
        customer=found.heading_of("customer_key") or "",
    )
