"""A power cut leaves some beginning of the log: the store is then as after some whole number of transactions."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests_support.exports import MAPPING, REAL, Line, written
from tests_support.growing import dump
from tests_support.scale import Scale
from tests_support.town import HOUR, Town

from console.sources.intake import Told, look, take_in
from console.store import connect, people, recovery
from console.store.check import faults

pytestmark = pytest.mark.faults
FRAME = 24  # bytes before each page of the log


@dataclass
class Recording:
    """A store as it lay in its file, and what each acknowledged transaction left: the log's length, and all it holds."""

    path: Path
    start: Path
    lengths: list[int] = field(default_factory=list)
    states: list[list[str]] = field(default_factory=list)

    @property
    def log(self) -> Path:
        return self.path.with_name(f"{self.path.name}-wal")

    def acknowledged(self) -> None:
        """Notes what has to be there from now on."""
        self.lengths.append(self.log.stat().st_size)
        self.states.append(dump(self.path))

    def recovered(self, cut: int, garbage: bytes = b"") -> int:
        """Cuts the log behind so many bytes, opens what is left, and tells after which transaction it stands."""
        left = self.start.with_name("left.db")
        shutil.copyfile(self.start, left)
        left.with_name("left.db-shm").unlink(missing_ok=True)
        left.with_name("left.db-wal").write_bytes(self.log.read_bytes()[:cut] + garbage)
        with connect.reading(left) as conn:
            assert faults(conn) == [], f"cut at {cut}"
        state = dump(left)
        assert state in self.states, f"cut at {cut}: a state that never was"
        return self.states.index(state)


def imported(path: Path, lines: list[Line]) -> None:
    """A file taken in, as `csat import` does it."""
    (path.parent / "m.toml").write_text(MAPPING)
    file = written(path.parent / "export.csv", lines)
    take_in(look(file, path, Told(path.parent / "m.toml"), "UTC", REAL), path, REAL)


def worked(town: Town, case: int, after: Callable[[], None]) -> None:
    """All a lead does to a case, some of it taken back; `after` each act."""
    for deed, *words in (
        (recovery.claim, case), (recovery.tried, case, "reached"), (recovery.fix, case, "sent"), (recovery.undo,), (recovery.redo,),
        (recovery.close, case, "recovered", "call"),
    ):  # fmt: skip
        town.act("Ana", deed, *words)
        after()


@pytest.fixture
def recording(town: Town) -> Recording:
    """A morning's work: acts, answers of another program, an import; the log never begins anew."""
    cases = [town.low(f"T-{number}", number * HOUR) for number in (1, 2, 3)]
    town.sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    start = town.path.with_name("start.db")
    shutil.copyfile(town.path, start)
    reader = connect.reader(town.path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM rating").fetchone()
    found = Recording(town.path, start)
    found.acknowledged()
    for case in cases:
        worked(town, case, found.acknowledged)
        imported(town.path, [Line(f"I-{case}{number}", REAL - HOUR, "Ana", score=1) for number in range(5)])
        found.acknowledged()
        town.sql.execute("BEGIN")
        town.low(f"A-{case}")
        town.sql.execute("COMMIT")
        found.acknowledged()
    reader.close()
    return found


def test_a_log_cut_anywhere_is_some_whole_number_of_transactions(recording: Recording, scale: Scale) -> None:
    dice, whole = random.Random(5), recording.log.stat().st_size
    near = [length + by for length in recording.lengths for by in (-1, 0, 1)]
    cuts = [cut for cut in near if 0 <= cut <= whole] + [dice.randint(0, whole) for _ in range(scale.cuts)]
    for cut in cuts:
        state = recording.recovered(cut)
        kept = max(n for n, length in enumerate(recording.lengths) if length <= cut)
        assert state == kept, f"cut at {cut}: {kept} were acknowledged, {state} are there"


def test_a_log_torn_anywhere_is_one_too(recording: Recording, scale: Scale) -> None:
    dice, whole = random.Random(6), recording.log.stat().st_size
    for _ in range(scale.cuts // 2):
        cut = dice.randint(FRAME, whole)
        state = recording.recovered(cut, dice.randbytes(min(whole - cut, 50_000)))
        assert recording.lengths[state] <= cut + FRAME


class Watched(sqlite3.Connection):
    """Notes at each commit how the connection is synchronised: 2 (FULL) waits until the log lies on the disk."""

    store: str
    at_commit: list[int]

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        if (
            statement == "COMMIT"
            and super().execute("SELECT file FROM pragma_database_list").fetchone()[0] == self.store
        ):
            self.at_commit.append(super().execute("PRAGMA synchronous").fetchone()[0])
        return super().execute(statement, *values)


def test_nothing_is_acknowledged_before_it_lies_on_the_disk(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """In WAL mode a commit is flushed where `synchronous` is FULL; with NORMAL it waits for a checkpoint."""
    case, commits = town.low("T-1"), []
    monkeypatch.setattr(Watched, "at_commit", commits, raising=False)
    monkeypatch.setattr(Watched, "store", str(town.path), raising=False)
    plain = sqlite3.connect
    monkeypatch.setattr(connect.sqlite3, "connect", lambda *a, **k: plain(*a, **{**k, "factory": Watched}))
    town.act("Ana", recovery.claim, case)
    with closing(connect.writer(town.path)) as conn, connect.transaction(conn):
        people.welcome(conn, "Ben")
    assert commits == [2, 2]
    imported(town.path, [Line("I-1", REAL - HOUR, score=1)])
    assert commits == [2, 2, 2]
