"""The teams there are, and whose somebody is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_support.town import DAY, Town

from console.store.teams import Teams, teams

NOW = 1_780_000_000


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Three teams, two of them of one name; Dana and Tom."""
    town = Town(tmp_path / "store.db", now=NOW)
    for name in ("returns", "Orders", "RETURNS"):
        town.add("team", name=name)
    for name in ("Dana", "Tom"):
        town.add("person", name=name)
    return town


def test_names_stand_in_order_each_once(town: Town) -> None:
    assert teams(town.sql, None, NOW) == Teams(("Orders", "returns"), None)


def test_whoever_leads_a_team_now_has_it_as_their_own(town: Town) -> None:
    town.add("team_lead", team_id=2, person_id=1, since=NOW - 9 * DAY, until=NOW - DAY)
    town.add("team_lead", team_id=3, person_id=1, since=NOW - DAY)
    town.add("team_lead", team_id=2, person_id=2, since=NOW + DAY)
    assert teams(town.sql, 1, NOW).own == "returns"
    assert teams(town.sql, 1, NOW - 5 * DAY).own == "Orders"
    assert teams(town.sql, 2, NOW).own is None


def test_an_empty_store_has_none(tmp_path: Path) -> None:
    assert teams(Town(tmp_path / "empty.db", now=NOW).sql, 1, NOW) == Teams((), None)
