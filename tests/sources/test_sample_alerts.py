"""The sample's slow refund processor raises its alerts; quiet half-years hold what is promised of false ones."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmark.drawn import false_alarms_in
from tests_support.half_year import NOW, SAMPLE

from console.sources.sample.mood import SLOW_FROM, STUCK_FROM
from console.store import alerts
from console.store.records import Actor

DAY = 86_400


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the committed file, to be written to."""
    conn = sqlite3.connect(shutil.copyfile(SAMPLE, tmp_path / "sample.db"), isolation_level=None)
    yield conn
    conn.close()


def looked(conn: sqlite3.Connection, now: int) -> dict[tuple[str, str], alerts.Alert]:
    """The new alerts by scope and name."""
    return {(one.scope, one.name): one for one in alerts.scan(conn, Actor(1, "Ana", now))}


def test_the_returns_story_raises_its_alert_and_names_the_refund_delay(sample: sqlite3.Connection) -> None:
    found = looked(sample, NOW)
    assert list(found)[:2] == [("issue", "Returns"), ("team", "Returns desk")]
    for one in list(found.values())[:2]:
        assert one.kind == "drop" and "Refund delay" in one.drivers and "PayQuick" in one.drivers
        assert abs(one.since - SLOW_FROM) <= 2 * DAY
        assert one.ci_high is not None and one.ci_high < -20 and one.refs
    assert {("team", "Orders & delivery"), ("team", "Product support")}.isdisjoint(found)


def test_the_drop_is_found_within_days_and_not_before_it_began(sample: sqlite3.Connection) -> None:
    assert ("team", "Returns desk") not in looked(sample, SLOW_FROM)
    found = looked(sample, STUCK_FROM + 2 * DAY)
    assert {("team", "Returns desk"), ("issue", "Returns")} <= found.keys()


@pytest.mark.slow
def test_quiet_half_years_hold_the_promise() -> None:
    """Eight of the 200 that the benchmark `alarms` goes through."""
    assert sum(false_alarms_in(seed) for seed in range(8)) <= 8
