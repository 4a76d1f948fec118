"""Exports written by a test, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from console.sources.convert import batches
from console.sources.mapping import Mapping
from console.sources.recognition import Recognition, recognise
from console.sources.records import Known, Reject
from console.sources.tables import Table, open_table

NOW = 1_717_200_000  # 2024-06-01 00:00 UTC


@dataclass(frozen=True)
class Taken:
    """A file's rows as staged, its rejects, and how many rows are suspect for each reason."""

    rows: list[dict[str, object]]
    rejects: list[Reject]
    suspects: dict[str, int]
    read: int

    def column(self, field: str) -> list[object]:
        return [row.get(field) for row in self.rows]


@dataclass(frozen=True)
class Exports:
    """Writes exports into a folder, and reads them as the product does."""

    folder: Path

    def write(self, content: str | bytes, name: str = "export.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def table(self, content: str | bytes, name: str = "export.csv") -> Table:
        return open_table(self.write(content, name))

    def recognise(
        self,
        content: str | bytes | Path,
        name: str = "export.csv",
        *,
        known: Known | None = None,
        mapping: Mapping | None = None,
        score: str | None = None,
        zone: str = "UTC",
    ) -> Recognition:
        path = content if isinstance(content, Path) else self.write(content, name)
        return recognise(open_table(path), known, mapping, score, ZoneInfo(zone), NOW)

    def take(self, found: Recognition | str) -> Taken:
        found = self.recognise(found) if isinstance(found, str) else found
        rows: list[dict[str, object]] = []
        rejects: list[Reject] = []
        suspects: dict[str, int] = {}
        read = 0
        for batch in batches(found):
            sizes = {len(column) for column in batch.columns.values()}
            assert len(sizes) == 1, "every column of a batch is equally long"
            names = list(batch.columns)
            rows += [dict(zip(names, cells, strict=True)) for cells in zip(*batch.columns.values(), strict=True)]
            rejects += batch.rejects
            read += batch.read
            for reason, count in batch.suspects.items():
                suspects[reason] = suspects.get(reason, 0) + count
        assert read == len(rows) + len(rejects)
        return Taken(rows, rejects, suspects, read)


@pytest.fixture
def exports(tmp_path: Path) -> Exports:
    return Exports(tmp_path)
