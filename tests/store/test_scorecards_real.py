"""A real desk's scorecards against a count made of its CSV alone: every window, group, trend, mix and filter."""

from __future__ import annotations

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests_support.commands import Csat

from console.domain.period import custom, days
from console.store import connect, scorecards
from console.store.scorecards import TOTAL, Counts, Wanted

pytestmark = pytest.mark.slow

ZONE = ZoneInfo("Asia/Kolkata")
AS_OF = int(datetime(2023, 8, 31, tzinfo=ZONE).timestamp())
COLUMNS = {"team": "Supervisor", "agent": "Agent_name", "channel": "channel_name", "issue": "category"}
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def rows(real_data: Path) -> Rows:
    """The export as the standard library reads it."""
    with (real_data / "shopzilla" / "aug01_20.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def shop(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The same, imported."""
    folder = tmp_path_factory.mktemp("shop")
    csat = Csat(folder, folder / "store.db")
    file = real_data / "shopzilla" / "aug01_20.csv"
    assert csat("import", file, "--zone", "Asia/Kolkata", "--store", csat.store).status == 0
    with connect.reading(csat.store) as conn:
        yield conn


def day(row: dict[str, str]) -> date:
    """When the customer answered; the file knows no time of it."""
    return datetime.strptime(row["Survey_response_Date"], "%d-%b-%y").date()  # noqa: DTZ007


def counted(rows: Rows, column: str, first: date, last: date) -> dict[str, Counts]:
    """Answered, satisfied and low by a column's values, both days included."""
    found: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if first <= day(row) <= last:
            found[row[column]].append(int(row["CSAT Score"]))
    return {
        name: Counts(len(all_), sum(v >= 4 for v in all_), sum(v <= 2 for v in all_)) for name, all_ in found.items()
    }


WINDOWS = [(date(2023, 8, 1), date(2023, 8, 20)), (date(2023, 8, 8), date(2023, 8, 14)), (date(2023, 8, 20),) * 2]


@pytest.mark.parametrize(("first", "last"), WINDOWS)
@pytest.mark.parametrize("by", COLUMNS)
def test_every_row_equals_the_file(shop: sqlite3.Connection, rows: Rows, by: str, first: date, last: date) -> None:
    now, before = custom(first, last, ZONE)
    found = scorecards.cards(shop, Wanted(by, now, before, AS_OF))
    length = last - first + timedelta(days=1)
    expected = [counted(rows, COLUMNS[by], *span) for span in ((first, last), (first - length, last - length))]
    none = Counts()
    assert {card.name: (card.now, card.before) for card in found.rows} == {
        name: (expected[0].get(name, none), expected[1].get(name, none)) for name in {**expected[0], **expected[1]}
    }
    assert len(found.rows) == len({card.ident for card in found.rows}) and found.scales == 1
    assert found.total.now.answered == sum(counts.answered for counts in expected[0].values())


@pytest.mark.parametrize("by", COLUMNS)
def test_every_day_of_every_trend_equals_the_file(shop: sqlite3.Connection, rows: Rows, by: str) -> None:
    now, before = custom(date(2023, 8, 1), date(2023, 8, 20), ZONE)
    wanted = Wanted(by, now, before, AS_OF)
    names = {card.ident: card.name for card in scorecards.cards(shop, wanted).rows}
    found = scorecards.trends(shop, wanted, days(now, ZONE))
    for number in range(20):
        one = date(2023, 8, 1) + timedelta(days=number)
        expected = {name: counts[1::-1] for name, counts in counted(rows, COLUMNS[by], one, one).items()}
        assert {names[ident]: points[number] for ident, points in found.items()
                if ident != TOTAL and points[number][1]} == expected  # fmt: skip
    assert sum(answered for _, answered in found[TOTAL]) == 10_734


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("channel:inbound,email", lambda row: row["channel_name"] in ("Inbound", "Email")),
        (
            "-channel:inbound issue:returns",
            lambda row: row["channel_name"] != "Inbound" and "Returns" in row["category"],
        ),
        ('team:"William Park","Mason Gupta"', lambda row: row["Supervisor"] in ("William Park", "Mason Gupta")),
    ],
)
def test_a_filter_equals_the_filtered_file(
    shop: sqlite3.Connection, rows: Rows, line: str, holds: Callable[[dict[str, str]], bool]
) -> None:
    now, before = custom(date(2023, 8, 11), date(2023, 8, 20), ZONE)
    found = scorecards.cards(shop, Wanted("issue", now, before, AS_OF, line))
    kept = [row for row in rows if holds(row)]
    assert {card.name: card.now for card in found.rows if card.now.answered} == counted(
        kept, "category", date(2023, 8, 11), date(2023, 8, 20)
    )


def test_a_mix_equals_the_file(shop: sqlite3.Connection, rows: Rows) -> None:
    now, before = custom(date(2023, 8, 1), date(2023, 8, 20), ZONE)
    expected: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in rows:
        expected[row["Supervisor"], row["channel_name"], row["category"]].append(int(row["CSAT Score"]) >= 4)
    found = scorecards.mixes(shop, Wanted("team", now, before, AS_OF), "channel", "issue")
    assert {(cell.name, *cell.path): (cell.satisfied, cell.answered) for cell in found} == {
        key: (sum(values), len(values)) for key, values in expected.items()
    }


@pytest.mark.parametrize("by", COLUMNS)
def test_what_the_file_does_not_record_is_unknown(shop: sqlite3.Connection, by: str) -> None:
    now, before = custom(date(2023, 8, 1), date(2023, 8, 20), ZONE)
    found = scorecards.work(shop, Wanted(by, now, before, AS_OF))
    assert len(found) > 1
    for row in found.values():
        shares = (row.asked.response, row.asked.at_once, row.finished.offer, row.finished.first_contact)
        assert {share.percent for share in shares} == {None}
        assert row.asked.wait.n == row.finished.handle.n == row.finished.resolution.n == row.qa.n == 0


@pytest.mark.parametrize("by", COLUMNS)
def test_behind_a_number_are_its_tickets(shop: sqlite3.Connection, rows: Rows, by: str) -> None:
    now, before = custom(date(2023, 8, 15), date(2023, 8, 20), ZONE)
    wanted = Wanted(by, now, before, AS_OF)
    for card in scorecards.cards(shop, wanted).rows[:6]:
        page = scorecards.interactions(shop, wanted, card.ident, 0, 10_000)
        inside = [row for row in rows if row[COLUMNS[by]] == card.name and day(row) >= date(2023, 8, 15)]
        assert {row.ref: row.value for row in page.rows} == {row["Unique id"]: int(row["CSAT Score"]) for row in inside}
        assert page.total == len(page.rows) == card.now.answered
