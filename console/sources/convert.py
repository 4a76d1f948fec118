"""The second pass: a table's chunks into batches of staged columns, a column at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from console.domain.text import banned_points, one_line, plain
from console.sources.cells import READERS, Numbers, Texts, plain_text, unguarded
from console.sources.fields import COUNTS, MOMENTS, PRECISE, TEXTS
from console.sources.headings import words
from console.sources.moments import UNREADABLE, Moments, Unreadable, day_fraction
from console.sources.numbers import unit_of
from console.sources.recognition import Recognition
from console.sources.records import Batch, Chunk, Reject
from console.sources.scale import Answers
from console.sources.suspects import Suspects, answered_moments

Cells = Sequence[str]
Values = Sequence[object]


def batches(found: Recognition) -> Iterator[Batch]:
    """Convert the whole table: every record is in a batch's columns or among its rejects."""
    converter = Converter(found)
    for chunk in found.table.chunks():
        yield converter.batch(chunk)


class Converter:
    """Converts chunks, remembering what it has read so that a value is read once."""

    def __init__(self, found: Recognition) -> None:
        self.found = found
        self.moments = {field: Moments(style) for field, style in found.styles.items()}
        self.answers = Answers(found.scale) if found.scale else None
        self.texts = {field: Texts(READERS.get(field, plain_text)) for field in TEXTS if field in found.places}
        self.numbers = {field: self._counts(field) for field in (*COUNTS, "handle_seconds") if field in found.places}
        self.suspects = Suspects(found)

    def _counts(self, field: str) -> Numbers:
        heading = words(self.found.heading_of(field) or "")
        return Numbers(unit_of(heading) if field == "handle_seconds" else 1, field == "handle_seconds")

    def batch(self, chunk: Chunk) -> Batch:
        """One chunk's rows as staged columns; the rows that can't be stored as rejects."""
        refused = _Refused(self.found, chunk)
        columns: dict[str, Values] = {"row": chunk.rows, "external_id": self._ids(chunk, refused)}
        for field, places in self.found.places.items():
            cells = chunk.columns[places[0]]
            if field in self.moments:
                columns[field] = self._moments(field, chunk, refused)
            elif field in self.texts:
                columns[field] = list(map(self.texts[field].__getitem__, cells))
            elif field in self.numbers:
                columns[field] = self._numbers(field, cells, refused, places[0])
        self._rating(chunk, columns, refused)
        self._fill_in(columns, len(chunk.rows))
        self._date_answers(columns, refused)
        if refused.rows:
            columns = refused.without(columns)
        counts = self.suspects.mark(columns)
        for field, moments in self.moments.items():
            if moments.shifted:
                column = chunk.columns[self.found.places[field][0]]
                counts["a local time that daylight saving skips or doubles"] += sum(
                    map(moments.shifted.__contains__, column)
                )
        return Batch(columns, (*chunk.rejects, *refused.rejects()), chunk.read, counts)

    def _ids(self, chunk: Chunk, refused: _Refused) -> Values:
        """Ids stay text; one that is missing or holds invisible characters refuses its row."""
        place = self.found.places["external_id"][0]
        cells = chunk.columns[place]
        joined = "".join(cells)
        if joined.isprintable() and " " not in joined and "'" not in joined and "" not in cells:
            return cells
        ids = [unguarded(cell.strip(" \u00a0")) for cell in cells]
        for index, cell in enumerate(ids):
            if not cell:
                refused.add(index, place, "the row has no id")
            elif not cell.isprintable() and (points := banned_points(cell)):
                refused.add(index, place, f"the id holds invisible characters ({', '.join(points)})")
        return ids

    def _moments(self, field: str, chunk: Chunk, refused: _Refused) -> Values:
        places = self.found.places[field]
        cells = chunk.columns[places[0]]
        if len(places) > 1:
            cells = list(map(_joined, cells, chunk.columns[places[1]]))
        moments = self.moments[field]
        values: list[int | Unreadable | None] = list(map(moments.__getitem__, cells))
        if moments.unreadable:
            for index, value in enumerate(values):
                if value is UNREADABLE:
                    refused.add(index, places[0], f"not a date ({MOMENTS[field]})", cells[index])
        return values

    def _numbers(self, field: str, cells: Cells, refused: _Refused, place: int) -> Values:
        memo = self.numbers[field]
        values: list[int | Unreadable | None] = list(map(memo.__getitem__, cells))
        if memo.unreadable:
            for index, value in enumerate(values):
                if value is UNREADABLE:
                    refused.add(index, place, "not a number" if field in COUNTS else "not a duration")
        return values

    def _rating(self, chunk: Chunk, columns: dict[str, Values], refused: _Refused) -> None:
        """The answer with its scale, comment and moment."""
        if "comment" in self.found.places:
            columns["comment"] = _comments(chunk.columns[self.found.places["comment"][0]])
        if self.answers is None or self.found.scale is None:
            return
        place = self.found.places["value"][0]
        cells = chunk.columns[place]
        values = list(map(self.answers.__getitem__, cells))
        if self.answers.reasons:
            for index, value in enumerate(values):
                if value is UNREADABLE:
                    refused.add(index, place, self.answers.reasons.get(cells[index], "not an answer on this scale"))
        if self.answers.raws:
            columns["raw"] = list(map(self.answers.raws.get, cells))
        size = len(cells)
        columns["value"] = values
        columns["metric"] = [self.found.scale.metric] * size
        columns["low"], columns["high"] = [self.found.scale.low] * size, [self.found.scale.high] * size
        if self.found.blank_is_unanswered:
            columns["surveyed"] = [1] * size  # answered or not: both make the response rate

    def _fill_in(self, columns: dict[str, Values], size: int) -> None:
        """What no column says but follows: the kind, an agent's id, precisions, when a rating was given."""
        if "kind" in columns:
            columns["kind"] = [kind or self.found.kind for kind in columns["kind"]]
        else:
            columns["kind"] = [self.found.kind] * size
        for key, name in (("agent_key", "agent_name"), ("agent_name", "agent_key")):
            if key not in columns and name in columns:
                columns[key] = columns[name]
        for field in PRECISE:
            if field in self.moments:
                columns[field.replace("_at", "_precision")] = [self.found.styles[field].precision] * size

    def _date_answers(self, columns: dict[str, Values], refused: _Refused) -> None:
        """An answer without a moment of its own takes one from the row's others; a row without any is refused."""
        values = columns.get("value", ())  # none at all where no cell of the file is an answer
        told = columns.get("answered_at", [None] * len(values))
        if not values or None not in told:
            return
        moments, precisions = answered_moments(columns, self.found.styles, len(values))
        undated = [index for index, moment in enumerate(told) if moment is None and values[index] is not None]
        for index in undated:
            if moments[index] is None and self.moments:
                refused.add(index, self.found.places["value"][0], "nothing in the row says when it was rated")
        if "answered_at" in columns:
            guessed = frozenset(undated)
            kept = columns["answered_precision"]
            columns["answered_at"] = [moments[i] if i in guessed else at for i, at in enumerate(told)]
            columns["answered_precision"] = [precisions[i] if i in guessed else kept[i] for i in range(len(values))]
        else:
            columns["answered_at"], columns["answered_precision"] = moments, precisions
        columns["answered_derived"] = [1 if at is None else None for at in told]


class _Refused:
    """Rows of a chunk that can't be stored, with the first reason of each."""

    def __init__(self, found: Recognition, chunk: Chunk) -> None:
        self.found = found
        self.chunk = chunk
        self.rows: dict[int, tuple[int, str, str]] = {}

    def add(self, index: int, place: int, reason: str, value: str | None = None) -> None:
        cell = self.chunk.columns[place][index] if value is None else value
        self.rows.setdefault(index, (place, cell, reason))

    def without(self, columns: dict[str, Values]) -> dict[str, Values]:
        """The columns without the refused rows."""
        kept = [index for index in range(len(self.chunk.rows)) if index not in self.rows]
        return {field: [values[index] for index in kept] for field, values in columns.items()}

    def rejects(self) -> list[Reject]:
        headings = self.found.table.headings
        return [
            Reject(
                self.chunk.rows[index],
                headings[place],
                one_line(value, 200),
                reason,
                {
                    heading: unguarded(plain(column[index]))
                    for heading, column in zip(headings, self.chunk.columns, strict=True)
                    if column[index]
                },
            )
            for index, (place, value, reason) in sorted(self.rows.items())
        ]


def _joined(day: str, clock: str) -> str:
    """A date and the clock beside it as one text; an Excel fraction of a day becomes a clock."""
    if not clock.strip() or not day.strip():
        return day
    if ":" not in clock and (seconds := day_fraction(clock)) is not None:
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{day.split(' ')[0] if day.endswith(' 00:00:00') else day.strip()} {clock.strip()}"


def _comments(cells: Cells) -> Values:
    """Comments keep their line feeds and lose the space around them."""
    joined = "".join(cells)
    if not joined.isprintable() and not joined.replace("\n", "").isprintable():
        cells = list(map(plain, cells))
    if "'" in joined:
        return [unguarded(cell.strip()) or None for cell in cells]
    return [cell.strip() or None for cell in cells]
