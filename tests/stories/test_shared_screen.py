"""A coach shares the screen in a one-on-one: queue, card, coaching, a copy, a file; nobody but the one agent is named."""

from __future__ import annotations

import base64
import os
import re
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_support.half_year import SAMPLE
from tests_support.terminal import Terminal

from console.domain.presenting_words import words_of

SHOWN = "Samira Osei"
_COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)")
_MADE_UP = re.compile(r"(?:Agent|Person|Account|Customer|Name)\xa0\d+")


class Shared(Terminal):
    """A terminal that somebody else looks at from the moment its title says so: keeps all they saw, and what was copied."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.seen: set[str] = set()
        self.copied: list[str] = []
        self.is_shared = False

    def _feed(self, data: bytes) -> None:
        super()._feed(data)
        self.copied += [base64.b64decode(found).decode() for found in _COPIED.findall(data)]
        if self.is_shared:
            self.seen |= set(self.lines)

    def share(self) -> None:
        """From here on somebody looks."""
        self.is_shared = True
        self.seen |= set(self.lines)


@pytest.fixture(scope="module")
def names() -> frozenset[tuple[str, ...]]:
    """Everybody the sample knows but the one who is shown, and every agent's first and last name."""
    conn = sqlite3.connect(f"{SAMPLE.as_uri()}?mode=ro&immutable=1", uri=True)
    found = {words_of(name) for table in ("agent", "person", "customer", "account")
             for (name,) in conn.execute(f"SELECT name FROM {table} WHERE name IS NOT NULL")}  # fmt: skip
    parts = {(word,) for (name,) in conn.execute("SELECT name FROM agent") for word in words_of(name) if len(word) > 3}
    conn.close()
    return frozenset((found | parts) - {words_of(SHOWN), *((word,) for word in words_of(SHOWN)), ()})


def named(texts: Iterator[str], names: frozenset[tuple[str, ...]]) -> set[str]:
    """The names that stand in these texts, with where."""
    longest = max(map(len, names))
    found = set()
    for text in texts:
        words = words_of(_MADE_UP.sub(" | ", text))
        runs = {words[at : at + n] for at in range(len(words)) for n in range(1, longest + 1)}
        found |= {f"{' '.join(run)}: {text}" for run in runs & names}
    return found


def test_a_coach_shares_the_screen_and_nobody_else_is_named(tmp_path: Path, names: frozenset[tuple[str, ...]]) -> None:
    store = tmp_path / "sample.db"
    shutil.copy(SAMPLE, store)
    store.chmod(0o600)
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    with Shared([sys.executable, "-m", "console", str(store)], {**os.environ, **home, "TERM": "xterm-256color"},
                columns=120, lines=40) as screen:  # fmt: skip
        screen.wait(lambda s: s.has("Why here") and s.has("▸"))
        _press(screen, "P", "who is shown?")
        _press(screen, "samira", SHOWN)
        _press(screen, "\r", "shows Samira Osei")
        screen.share()
        screen.wait(lambda s: s.has("Customer\xa0") and s.has("▸"))
        _press(screen, "T", "Ticket  ")
        _press(screen, "C", "Customer  Customer\xa0")
        _press(screen, "y", "sent to the terminal's clipboard")
        screen.press("\x7f")
        screen.press("\x7f")
        screen.wait(lambda s: s.has("Why here"))
        _press(screen, "2", "± expected")
        screen.wait(lambda s: s.has("▸") and s.has("Agent\xa0"))
        _press(screen, "\r", "CSAT by week")
        for page in ("Promises", "Signals"):
            screen.press("]")
            screen.wait(lambda s, page=page: s.has(page))  # type: ignore[misc]
        _press(screen, "1", "Why here")
        screen.wait(lambda s: s.has("▸"))
        _press(screen, "\x0b", "Look up")
        _press(screen, "T-65", "its id begins so")
        _press(screen, "\x1b", "Why here")
        _press(screen, ":", "An action by name")
        _press(screen, "export", "CSV, JSON or Markdown")
        _press(screen, "\r", "a row an interaction;")
        _press(screen, "with customers", "CSV")
        _press(screen, "\r", "interactions written to")
        screen.press("q")
        screen.wait_end()
    assert len(screen.seen) > 100 and any(SHOWN in line for line in screen.seen)
    assert named(iter(screen.seen), names) == set()
    assert screen.copied and named(iter(screen.copied), names) == set()
    (path,) = (tmp_path / "data").rglob("csat-2026-*.csv")
    said = path.read_text(encoding="utf-8")
    assert "Customer\xa0" in said and named(iter(said.splitlines()), names) == set()


def _press(screen: Terminal, keys: str, seen: str) -> None:
    """Keys, and what they lead to."""
    for key in keys:
        screen.press(key)
    screen.wait(lambda s: s.has(seen))
