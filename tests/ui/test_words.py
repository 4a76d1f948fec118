"""Moments, ratings and cases in words."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import ui_stores as stores

from console.store.case import case
from console.store.connect import reader
from console.ui.case_page import page, safe_link, summary
from console.ui.next_step import next_step
from console.ui.queue_view import empty
from console.ui.widgets.reader import Block, lay
from console.ui.words import Times, meter, zone_called

NOW = stores.NOW  # Thu 31 Aug 2023 10:00 UTC
TIMES = Times(NOW, zone_called("UTC"))


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize("moment, precision, words", [
    ("2023-08-31T08:05", "second", "today 08:05"), ("2023-08-30T23:59", "second", "yesterday 23:59"),
    ("2023-08-28T08:05", "second", "Mon 28 Aug 08:05"), ("2022-08-28T08:05", "second", "28 Aug 2022 08:05"),
    ("2023-08-30T00:00", "day", "yesterday"), ("2023-08-28T00:00", "day", "Mon 28 Aug"), ("2023-09-01T00:00", "day", "tomorrow"),
])  # fmt: skip
def test_when(moment: str, precision: str, words: str) -> None:
    assert TIMES.when(at(moment), precision) == words


def test_ago_and_the_zone() -> None:
    assert TIMES.ago(NOW) == "just now"
    assert TIMES.ago(NOW - 3 * 3600) == "3 h ago"
    assert TIMES.ago(NOW + 2 * 3600) == "in 2 h"
    assert TIMES.ago(NOW - 86_400, "day") == "yesterday"
    assert Times(NOW, ZoneInfo("Asia/Kolkata")).clock(NOW) == "15:30"
    assert Times(NOW, ZoneInfo("America/New_York")).day(at("2023-08-31T02:00")) == "yesterday"


@pytest.mark.parametrize("value, low, high, raw, words", [
    (1, 1, 5, None, "●○○○○ 1/5"), (5, 1, 5, None, "●●●●● 5/5"), (2.99, 1, 5, None, "●●●○○ 2.99/5"),
    (10, 0, 10, None, "●●●●● 10/10"), (0, 0, 1, "Not Good", "Not Good"), (0, 0, 1, None, "bad"), (5, 5, 1, None, "●○○○○ 5 on 5–1"),
])  # fmt: skip
def test_a_rating_is_told_by_shape_and_number_or_by_its_word(
    value: float, low: float, high: float, raw: str | None, words: str
) -> None:
    assert meter(value, low, high, raw) == words


def test_a_page_for_every_case_of_the_morning(store: Path) -> None:
    conn = reader(store)
    keys = [row[0] for row in conn.execute("SELECT id FROM recovery")] + [-row[0] for row in conn.execute(
        "SELECT id FROM rating WHERE verdict = 'neutral'")]  # fmt: skip
    for key in keys:
        found = case(conn, key, NOW)
        assert found is not None
        for width in (30, 44, 84):
            lines = lay(page(found, TIMES, "Dana"), width)
            assert max(line.cell_length for line in lines) <= width
        assert found.row.ref in summary(found, TIMES)
        assert found.row.customer is None or found.row.customer not in summary(found, TIMES)
        assert next_step(found, "Dana")[0] == "recovery.claim"
    conn.close()


def test_lines_hang_under_their_label() -> None:
    lines = [line.plain for line in lay([Block((("one two three four", ""),), "Label")], 22)]
    assert lines == ["Label      one two", "           three four"]
    long = [line.plain.rstrip() for line in lay([Block((("text", ""),), "A long label")], 22)]
    assert long == ["A long label", "           text"]


def test_a_text_of_a_megabyte_is_cut_and_counted() -> None:
    lines = lay([Block((("x" * 1_000_000, ""),))], 80)
    assert len(lines) < 300 and "980,000 more characters" in "".join(line.plain for line in lines)


@pytest.mark.parametrize("url", ["https://desk.example.org/t/1?x=[b]", "http://a.example"])
def test_web_addresses_are_links(url: str) -> None:
    assert safe_link(url) == url


def test_an_empty_open_lane_counts_what_was_done() -> None:
    assert empty("open", {"open": 0, "closed": 1663, "watch": 334}).startswith("Nothing open: 0 of 1,663 cases left.")
