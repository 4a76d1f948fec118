"""Several programs on one store: a race for a case, and an import that is killed at any instant."""

from __future__ import annotations

import multiprocessing
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests_support.claiming import ROUNDS, claim_all
from tests_support.commands import Csat
from tests_support.growing import dump, is_locked, large_export, wait_until
from tests_support.town import HOUR, Town

from console.store import connect, recovery
from console.store.check import faults

pytestmark = pytest.mark.faults


def test_two_leads_claim_one_case_and_one_is_told_who_was_first(town: Town) -> None:
    for n in range(ROUNDS):
        town.low(f"T-{n}", HOUR)
    context = multiprocessing.get_context("spawn")
    start, said = context.Barrier(2), context.Queue()
    leads = [context.Process(target=claim_all, args=(town.path, name, start, said)) for name in ("Ana", "Ben")]
    for lead in leads:
        lead.start()
    outcomes = [said.get(timeout=60) for _ in range(2 * ROUNDS)]
    for lead in leads:
        lead.join(timeout=30)
    for case in range(1, ROUNDS + 1):
        owner = town.one("SELECT p.name FROM recovery v JOIN person p ON p.id = v.owner_id WHERE v.id = ?", case)
        told = {name: sentence for name, number, sentence in outcomes if number == case}
        late = told.pop("Ben" if owner == "Ana" else "Ana")
        assert told[owner] == f"Claimed T-{case - 1}." and late.startswith(f"{owner} claimed T-{case - 1} first, ")
    assert town.one("SELECT count(*) FROM journal") == ROUNDS
    assert faults(town.sql) == []


@pytest.fixture
def csat(town: Town, tmp_path: Path) -> Csat:
    """The command line on a store that holds a worked case."""
    town.act("Ana", recovery.claim, town.low("T-1"))
    town.sql.close()
    return Csat(tmp_path, town.path)


def wal(path: Path) -> int:
    """Bytes in the store's write-ahead log."""
    log = path.with_name(path.name + "-wal")
    return log.stat().st_size if log.exists() else 0


INSTANTS: dict[str, Callable[[Path], bool]] = {
    "as it takes the lock": is_locked,
    "as the log begins to grow": lambda path: wal(path) > 100_000,
    "with part of the log written": lambda path: wal(path) > 4_000_000,
    "with most of the log written": lambda path: wal(path) > 9_000_000,
}


@pytest.fixture(scope="session")
def sixty_thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A large export, written once."""
    return large_export(tmp_path_factory.mktemp("exports") / "large.csv", 60_000)


def test_an_import_killed_at_any_instant_leaves_none_or_all(csat: Csat, sixty_thousand: Path) -> None:
    before = dump(csat.store)
    survived = []
    for reached in INSTANTS.values():
        process = csat.start("import", sixty_thousand, "--source", "large")
        wait_until(lambda at=reached, run=process: at(csat.store) or run.poll() is not None)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        conn = sqlite3.connect(csat.store)
        tickets = conn.execute("SELECT count(*) FROM interaction WHERE source = 'large'").fetchone()[0]
        runs = conn.execute("SELECT count(*) FROM import_run").fetchone()[0]
        conn.close()
        assert (tickets, runs) in ((0, 0), (60_000, 1))
        with connect.reading(csat.store) as store:
            assert faults(store) == []
        survived.append(tickets)
        if tickets:
            break
        assert dump(csat.store) == before
    assert 0 in survived
    if not survived[-1]:
        assert csat.program("import", sixty_thousand, "--source", "large", "--json").json["stored"] == 60_000
    again = csat.program("import", sixty_thousand, "--source", "large", "--json").json
    assert (again["unchanged"], again["cases_opened"]) == (60_000, 0)
