"""What passes between a file, the recognition of its columns, and the staging table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that is not stored. `row` counts records from 1; `heading` is "" where the whole row is at fault."""

    row: int
    heading: str
    value: str
    reason: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some consecutive records, as columns: `columns[i][k]` is the cell of heading i in record `rows[k]`."""

    rows: Sequence[int]
    columns: Sequence[Sequence[str]]
    rejects: tuple[Reject, ...] = ()
    blank: int = 0  # lines without any cell, skipped

    @property
    def read(self) -> int:
        """Records read for this chunk: kept and rejected."""
        return len(self.rows) + len(self.rejects)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows ready for staging: equally long columns by field name, and what was refused on the way."""

    columns: dict[str, Sequence[object]]
    rejects: tuple[Reject, ...]
    read: int  # rows in columns + rejects
    suspects: Counter[str] = field(default_factory=Counter)  # reason → rows


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of a source from earlier files; None where it does not."""

    name: str
    headings: tuple[str, ...]
    metric: str | None = None
    low: float | None = None
    high: float | None = None
    score: str | None = None
    day_first: bool | None = None
