"""Several consoles and two importers on one store: nobody's work is lost, no case is had twice, all see the same at the end."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from tests_support.busy import Lead, export_until
from tests_support.commands import Csat
from tests_support.killing import opened, sound, undo_everything
from tests_support.scale import Scale
from tests_support.town import HOUR, Town

pytestmark = pytest.mark.faults
NAMES = ("Ana", "Ben", "Cem", "Dea", "Eva", "Fin", "Gil", "Hal")
SOURCES = ("one", "two")


def lanes(csat: Csat, name: str) -> list[str]:
    """What a console has to show now: the lanes with their numbers, and the first case."""
    open_, mine = (
        csat("queue", "--lane", lane, "--as", name, "--limit", 1, "--json").json for lane in ("open", "mine")
    )
    return [f"Open {open_['total']:,} ", f"Mine {mine['total']:,} ", open_["cases"][0]["ref"]]


def test_many_hands_on_one_store(csat: Csat, town: Town, scale: Scale) -> None:
    for number in range(60):
        town.low(f"T-{number}", (number % 20 + 1) * HOUR)
    before = opened(csat.store)
    leads = [Lead(name, csat.store) for name in NAMES[: scale.consoles]]
    with ExitStack() as room:
        for lead in leads:
            room.enter_context(lead.terminal)
        end = time.monotonic() + scale.load
        with ThreadPoolExecutor(len(leads) + len(SOURCES)) as hands:
            working = [hands.submit(lead.work, end) for lead in leads]
            exporting = [hands.submit(export_until, csat, source, end) for source in SOURCES]
        for done in working:
            done.result()
        rows = {source: done.result() for source, done in zip(SOURCES, exporting, strict=True)}
        for lead in leads:
            lead.agrees(lambda name: lanes(csat, name))
    assert {lead.name: lead.alarms for lead in leads if lead.alarms} == {}
    assert dict(town.all("SELECT source, count(*) FROM interaction WHERE source <> 'desk' GROUP BY 1")) == rows
    nothing_lost(town, leads)
    sound(csat.store)
    undo_everything(csat.store)
    assert opened(csat.store).items() >= before.items()
    sound(csat.store)


def nothing_lost(town: Town, leads: list[Lead]) -> None:
    """What each console said is in the journal and in the case; each case was claimed once, each note is there once."""
    journal = set(town.all("SELECT p.name, j.ref, j.action FROM journal j JOIN person p ON p.id = j.person_id"))
    told = {(lead.name, ref, action) for lead in leads for ref, action in lead.told}
    assert told <= journal and {action for _, _, action in told} == {"claim", "note"}
    claims = town.all(
        "SELECT interaction_id, count(*) FROM journal WHERE action = 'claim' GROUP BY 1 HAVING count(*) > 1"
    )
    assert claims == []
    owners = "SELECT owner, ref, 'claim' FROM cases WHERE owner IS NOT NULL"
    assert set(town.all(owners)) == {entry for entry in journal if entry[2] == "claim"}
    notes = [text for (text,) in town.all("SELECT text FROM note")]
    assert len(notes) == len(set(notes)) == town.one("SELECT count(*) FROM journal WHERE action = 'note'")
