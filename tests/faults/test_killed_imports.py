"""kill -9 at random instants of imports and while they commit: a file is stored whole or not at all, and stays once told."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.growing import large_export
from tests_support.killing import begins_to_write, killed, opened, sound
from tests_support.scale import Scale
from tests_support.town import Town

from console.store import recovery

pytestmark = pytest.mark.faults
ROWS = 800
AT_THE_COMMIT = 0.03  # seconds after the log is first written


def import_of(csat: Csat, number: int) -> list[object]:
    """The words that import a file of new tickets, the `number`-th."""
    file = large_export(csat.folder / f"{number}.csv", ROWS, start=number * ROWS)
    return ["import", file, "--source", "large", "--json"]


def stored(path: Path, number: int) -> int:
    """How many rows of the `number`-th file are there, each with its answer; the two, where they differ, is a failure."""
    question = (
        "SELECT count(*), count(r.id) FROM interaction i LEFT JOIN rating r ON r.interaction_id = i.id"
        " WHERE i.source = 'large' AND cast(substr(i.external_id, 3) AS INTEGER) / ? = ?"
    )
    with closing(sqlite3.connect(path)) as conn:
        tickets, answers = conn.execute(question, (ROWS, number)).fetchone()
    assert tickets == answers, f"{tickets} tickets of {number}, {answers} answers"
    return int(tickets)


def seconds_of(csat: Csat, number: int) -> float:
    """How long an import takes from the moment it begins to store, undisturbed."""
    process = csat.start(*import_of(csat, number))
    assert process.stderr is not None
    assert any("can't be undone" in line for line in process.stderr)
    began = time.monotonic()
    assert process.wait(60) == 0
    process.communicate()
    return time.monotonic() - began


def test_a_killed_import_is_stored_whole_or_not_at_all(csat: Csat, town: Town, scale: Scale) -> None:
    dice = random.Random(11)
    town.act("Ana", recovery.claim, town.low("T-1"))
    worked = opened(csat.store)
    took = seconds_of(csat, 0)
    there: dict[int, int] = {}
    for number in range(1, scale.kills + 1):
        process = csat.start(*import_of(csat, number))
        assert process.stderr is not None
        if number % 5:  # every fifth at any instant of its start
            assert any("can't be undone" in line for line in process.stderr)
        if number % 2:
            begins_to_write(process, csat.store)
        status, out, _ = killed(process, dice.uniform(0, AT_THE_COMMIT if number % 2 else took * 1.2))
        there[number] = stored(csat.store, number)
        assert there[number] in (0, ROWS), f"{number} is stored in part"
        assert there[number] == ROWS or not (status == 0 or out), f"{number} was acknowledged"
        sound(csat.store)
    assert 0 in there.values(), "none was killed before its end"
    assert opened(csat.store).items() >= worked.items()
    assert all(stored(csat.store, number) == rows for number, rows in there.items())
    again = csat.program(*import_of(csat, next(number for number, rows in there.items() if not rows)))
    assert again.json["stored"] == ROWS and csat.program("check").status == 0
