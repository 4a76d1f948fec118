"""A recognition in words, as printed before anything is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.text import one_line
from console.sources.fields import LABELS, NO_FIELD, PRECISE
from console.sources.notes import counted

if TYPE_CHECKING:
    from console.sources.recognition import Column, Recognition


def lines(found: Recognition) -> list[str]:
    """One line for each thing recognised, safe to print."""
    table = found.table
    between = table.delimiter and f"{table.delimiter} between cells"
    made = ", ".join(filter(None, (table.format, table.encoding, between)))
    told = [
        f"{table.path.name}: {made}, {counted(found.read, 'row')}, "
        f"{counted(len(found.columns), 'column')}; source {found.name}, kind {found.kind}"
    ]
    stored = [column for column in found.columns if column.fields]
    width = min(32, max((len(one_line(column.heading, 32)) for column in stored), default=0))
    told += [_column(column, width, found) for column in stored]
    if found.scale:
        told.append(f"scale: {found.scale.sentence()}")
        if found.decimal_comma:
            told.append("numbers: 4,5 is read as four and a half")
    told += _dates(found)
    unused = [column for column in found.columns if not column.fields]
    if unused:
        told.append("not stored: " + ", ".join(f"{_unused(column)}" for column in unused))
    told += [f"note: {note}" for note in found.notes]
    return [one_line(line) for line in told]


def _column(column: Column, width: int, found: Recognition) -> str:
    fields = " and ".join(LABELS[field] for field in column.fields)
    share = 100 * column.filled / found.rows if found.rows else 0.0
    shown = "100" if column.filled == found.rows else f"{min(share, 99.9):.1f}"
    return f"  {one_line(column.heading, 32):{width}} → {fields} ({column.why}; {shown} % filled)"


def _unused(column: Column) -> str:
    """A column that is not stored, with the reason where it is more than an unknown name."""
    heading = one_line(column.heading, 40)
    return heading if column.why == NO_FIELD else f"{heading} ({column.why})"


def _dates(found: Recognition) -> list[str]:
    """The order of dates, the zone, and which moments are whole days."""
    if not found.styles:
        return []
    told = []
    reasons: dict[str, list[str]] = {}
    for heading, order in found.orders.items():
        first = "the day" if order.day_first else "the month"
        reasons.setdefault(f"{first} comes first ({order.why})", []).append(one_line(heading, 40))
    told += [f"dates: in {', '.join(headings)} {reason}" for reason, headings in reasons.items()]
    told.append(f"times without a zone are read as {found.zone.key}")
    days = [LABELS[field] for field in PRECISE if field in found.styles and found.styles[field].precision == "day"]
    if days:
        told.append(f"without a time, so whole days: {', '.join(days)}")
    styles = found.styles.items()
    return told + [f"{LABELS[field]}: {_FORMS[style.form]}" for field, style in styles if style.form in _FORMS]


_FORMS = {"serial": "spreadsheet day numbers", "epoch s": "Unix seconds", "epoch ms": "Unix milliseconds"}
