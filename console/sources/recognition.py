"""What a file is: its columns' fields, its scale, its dates, and what a person should know before it is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from console.domain.text import one_line
from console.sources import describe
from console.sources.columns import Assigned, assign
from console.sources.dayfirst import Order, decide_orders
from console.sources.errors import SourceError
from console.sources.facts import Facts, FileFacts, gather
from console.sources.fields import MOMENTS, NO_FIELD
from console.sources.headings import kind_of
from console.sources.mapping import Mapping, zone_named
from console.sources.moments import Form, MomentStyle, day_fraction, number_form, read_moment
from console.sources.naming import derived_name
from console.sources.notes import notes_on
from console.sources.numbers import number
from console.sources.records import Known
from console.sources.scale import Scale, decide_scale
from console.sources.tables import Table


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file: the fields it fills (none: not stored), why, and how many cells are filled."""

    heading: str
    place: int
    fields: tuple[str, ...]
    why: str
    filled: int


@dataclass(frozen=True, slots=True)
class Recognition:
    """What `recognise` found; `batches` converts by it."""

    table: Table
    name: str
    columns: tuple[Column, ...]
    places: dict[str, tuple[int, ...]]  # field → columns; two where date and time stand apart
    styles: dict[str, MomentStyle]
    orders: dict[str, Order]  # heading → which comes first, day or month
    scale: Scale | None
    kind: str
    zone: ZoneInfo
    now: int  # seconds UTC; moments after the day that follows are suspect
    decimal_comma: bool
    blank_is_unanswered: bool
    rows: int
    rejected: int
    notes: tuple[str, ...]

    @property
    def score(self) -> str | None:
        """The heading of the rating."""
        return self.heading_of("value")

    @property
    def day_first(self) -> bool | None:
        """Whether the day comes first in the file's dates; None where none leaves it open."""
        return next((order.day_first for order in self.orders.values()), None)

    @property
    def read(self) -> int:
        """Records in the file, the misshapen ones included."""
        return self.rows + self.rejected

    def heading_of(self, field: str) -> str | None:
        """The heading of the column a field comes from."""
        places = self.places.get(field)
        return self.columns[places[0]].heading if places else None

    def known(self) -> Known:
        """What to keep of this source for its next files."""
        scale = self.scale
        return Known(
            self.name,
            self.table.headings,
            scale.metric if scale else None,
            scale.low if scale else None,
            scale.high if scale else None,
            self.score,
            self.day_first,
        )

    def lines(self) -> list[str]:
        """What to print before anything is stored."""
        return describe.lines(self)


def recognise(
    table: Table,
    known: Known | None,
    mapping: Mapping | None,
    score: str | None,
    zone: ZoneInfo,
    now: int,
    seen: Callable[[int], None] | None = None,
) -> Recognition:
    """Decide from the whole file what each column is. `seen` hears how many records have been looked at.

    Raises Question where the file leaves something open, SourceError where a column can't be what it is said to be.
    """
    mapping = mapping or Mapping()
    zone = zone_named(mapping.zone) if mapping.zone else zone
    wanted = {*mapping.columns, *filter(None, (score, mapping.score, known.score if known else None))}
    facts = gather(table, wanted, seen)
    assigned = assign(facts, known, mapping, score)
    moments = {field: columns for field, columns in assigned.by_field.items() if field in MOMENTS}
    texts = [columns[0].heading for columns in moments.values()]
    orders = decide_orders(facts, texts, mapping.day_first, known.day_first if known else None)
    scale = _scale(assigned, known, mapping)
    headings = [column.heading for column in facts.columns]
    identity = assigned.by_field["external_id"][0].heading
    return Recognition(
        table=table,
        name=mapping.source or (known.name if known else derived_name(table.headings, identity)),
        columns=_columns(facts, assigned),
        places={
            field: tuple(headings.index(column.heading) for column in columns)
            for field, columns in assigned.by_field.items()
        },
        styles={field: _style(field, columns, orders, zone) for field, columns in moments.items()},
        orders=orders,
        scale=scale,
        kind=mapping.kind or kind_of(identity, table.path.stem) or "ticket",
        zone=zone,
        now=now,
        decimal_comma=_has_decimal_comma(assigned),
        blank_is_unanswered=mapping.blank == "unanswered",
        rows=facts.rows,
        rejected=facts.rejected,
        notes=(*table.notes, *notes_on(facts, assigned, scale)),
    )


def _columns(facts: FileFacts, assigned: Assigned) -> tuple[Column, ...]:
    return tuple(
        Column(
            column.heading,
            place,
            tuple(field for field, columns in assigned.by_field.items() if column in columns),
            assigned.why.get(column.heading) or assigned.unused.get(column.heading, NO_FIELD),
            column.filled,
        )
        for place, column in enumerate(facts.columns)
    )


def _scale(assigned: Assigned, known: Known | None, mapping: Mapping) -> Scale | None:
    columns = assigned.by_field.get("value")
    if not columns:
        return None
    return decide_scale(columns[0].heading, columns[0].counts, known, mapping.metric, mapping.scale)


def _has_decimal_comma(assigned: Assigned) -> bool:
    return any("," in value for column in assigned.by_field.get("value", []) for value in column.values)


def _style(field: str, columns: list[Facts], orders: dict[str, Order], zone: ZoneInfo) -> MomentStyle:
    """How a moment's column is read; SourceError where most of it can't be."""
    day = columns[0]
    form: Form = "text"
    timed = day.timed
    if day.holds == "numbers":
        form = number_form(day.low, day.high) or "text"
        timed = form != "serial" or any((number(value) or 0.0) % 1 for value in day.values)
    if len(columns) > 1:
        timed = any(day_fraction(value) for value in columns[1].values)
    order = orders.get(day.heading)
    style = MomentStyle(form, order.day_first if order else True, "second" if timed else "day", zone)
    _check_readable(day, field, style)
    return style


def _check_readable(column: Facts, field: str, style: MomentStyle) -> None:
    values = [value for value in column.values if value.strip()]
    unread = [value for value in values if read_moment(value, style) is None] if len(values) <= 2000 else []
    if len(values) > 2000:
        unread = [value for value in column.order if read_moment(value, style) is None]
        values = column.order
    if len(unread) * 2 > len(values):
        shown = ", ".join(f"“{one_line(value, 30)}”" for value in sorted(unread)[:3])
        raise SourceError(
            f"The column “{one_line(column.heading, 60)}” should say when ({MOMENTS[field]}), but its values can't be "
            f"read as dates (such as {shown}): write them as 2023-08-31 14:05, or leave it out in a mapping."
        )
