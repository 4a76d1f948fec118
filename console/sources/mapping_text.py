"""The mapping that a recognition amounts to, as TOML with remarks, to edit and to give back with --map."""

from __future__ import annotations

import json

from console.domain.text import one_line
from console.sources.fields import LABELS
from console.sources.mapping import BLANKS
from console.sources.recognition import Column, Recognition
from console.sources.scale import show


def mapping_text(found: Recognition) -> str:
    """TOML that makes the same import as none at all: every column with its field, and every choice that was made."""
    lines = [
        f"# Mapping for {one_line(found.table.path.name, 100)} and other files with the same headings.",
        "# A line that is left out means: as recognised from the file.",
        "",
        f"source = {quoted(found.name)}",
        f"kind = {quoted(found.kind)}",
        *_scale(found),
        *_days(found),
        f"zone = {quoted(found.zone.key)}  # of times that name none",
        f"blank = {quoted(BLANKS[found.blank_is_unanswered])}  # a blank score: \"no survey\", or \"unanswered\"",
        "",
        "[columns]",
        f"# Fields: {', '.join(LABELS)}.",
        "# \"\" leaves a column out; a list fills several fields; a date and its time may name the same field.",
        *map(_column, found.columns),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _scale(found: Recognition) -> list[str]:
    scale = found.scale
    if scale is None or found.score is None:
        return ['# No column is a rating; name it: score = "…"']
    return [
        f"score = {quoted(found.score)}",
        f"metric = {quoted(scale.metric)}  # csat, nps or ces",
        f"scale = [{show(scale.low)}, {show(scale.high)}]  # worst, best; {one_line(scale.why)}",
    ]


def _days(found: Recognition) -> list[str]:
    """The order of dates, where all columns that leave it open share one."""
    said = {order.day_first for order in found.orders.values()}
    if len(said) != 1:
        return []
    why = next(iter(found.orders.values())).why
    return [f"day_first = {str(*said).lower()}  # {one_line(why)}"]


def _column(column: Column) -> str:
    fields = [quoted(field) for field in column.fields]
    value = fields[0] if len(fields) == 1 else f"[{', '.join(fields)}]" if fields else '""'
    return f"{quoted(column.heading)} = {value}  # {one_line(column.why)}"


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False)
