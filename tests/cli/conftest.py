"""A command line with a store and a folder of its own, and exports as a help desk writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests_support.commands import Csat

HEADINGS = "Ticket ID,Created at,Answered at,CSAT,Agent,Team,Comment"


@pytest.fixture
def csat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Csat:
    """`csat` whose $CSAT_STORE is a store that does not exist yet."""
    store = tmp_path / "data" / "store.db"
    monkeypatch.setenv("CSAT_STORE", str(store))
    monkeypatch.setenv("LOGNAME", "ana")
    monkeypatch.chdir(tmp_path)
    return Csat(tmp_path, store)


@pytest.fixture
def export(csat: Csat) -> Path:
    """Yesterday's five tickets: two lows, a neutral, two satisfied."""
    day = (datetime.now(UTC) - timedelta(days=1)).strftime("%Y-%m-%d")
    rows = (
        f"T-{n},{day} 0{n}:00,{day} 1{n}:30,{value},{agent},Returns,{comment}"
        for n, value, agent, comment in (
            (1, 1, "Ana", "never again"),
            (2, 2, "Ana", ""),
            (3, 3, "Ben", "so so"),
            (4, 4, "Ben", "fine"),
            (5, 5, "Ben", ""),
        )
    )
    return csat.write("export.csv", HEADINGS, *rows)


@pytest.fixture
def filled(csat: Csat, export: Path) -> Csat:
    """The same with the export imported."""
    done = csat("import", export)
    assert done.status == 0, done.err
    return csat
