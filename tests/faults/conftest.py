"""A command line on a store of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.exports import Room
from tests_support.town import Town


@pytest.fixture
def csat(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Csat:
    """`csat` on the town's store, which stands there already."""
    monkeypatch.setenv("CSAT_STORE", str(town.path))
    monkeypatch.setenv("LOGNAME", "ana")
    return Csat(tmp_path, town.path)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A folder in which lists of lines are imported."""
    return Room(tmp_path)
