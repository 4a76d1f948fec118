"""Where a mapping says that a blank score is an unanswered survey, every row is a survey, answered ones too."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_support.commands import Csat

HEADINGS = "Ticket ID,Created at,Closed at,Answered at,CSAT,Team"
ROWS = (
    "T-1,2026-03-02 08:00,2026-03-02 09:00,2026-03-03 10:00,5,Returns",
    "T-2,2026-03-02 08:00,2026-03-02 09:00,,,Returns",
    "T-3,2026-03-02 08:00,2026-03-02 09:00,2026-03-02 08:30,1,Returns",  # rated before it was closed
    "T-4,2026-03-02 08:00,2026-03-02 09:00,2026-03-20 10:00,5,Orders",  # too late to count as a response
    "T-5,2026-03-19 08:00,2026-03-19 09:00,,,Orders",
)


@pytest.fixture
def file(csat: Csat) -> Path:
    """An export of five closed tickets, two of them without a score."""
    return csat.write("export.csv", HEADINGS, *ROWS)


def test_answered_and_blank_rows_are_the_surveys(csat: Csat, file: Path) -> None:
    mapping = csat.write("map.toml", 'blank = "unanswered"')
    assert csat("import", file, "--map", mapping, "--zone", "UTC").status == 0
    found = csat("scores", "--json").json
    told = {row["name"]: (row["response_rate"], row["surveys"], row["still_open"]) for row in found["rows"]}
    assert told == {"Returns": (pytest.approx(200 / 3), 3, 0), "Orders": (0, 1, 1)}


def test_without_it_nothing_is_known_of_who_was_asked(csat: Csat, file: Path) -> None:
    assert csat("import", file, "--zone", "UTC").status == 0
    assert "response_rate" not in csat("scores", "--json").json["total"]
