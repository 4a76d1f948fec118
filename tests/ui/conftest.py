"""Fences: no home, no colour or theme of the machine's, a store of its own for every test."""

from __future__ import annotations

from pathlib import Path

import pytest
import ui_stores as stores


@pytest.fixture(autouse=True)
def fenced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the machine reaches a test."""
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    for name in ("NO_COLOR", "TEXTUAL_THEME", "COLORFGBG", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_ANIMATIONS", "CSAT_STORE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One store of the morning, made once."""
    return stores.morning(tmp_path_factory.mktemp("made") / "morning.db")


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    """A copy of it to work on."""
    path = tmp_path / "morning.db"
    path.write_bytes(made.read_bytes())
    return path
