"""The heavier columns on the sample against a count in plain Python."""

from __future__ import annotations

from statistics import fmean, median
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests_support.half_year import NOW, SAMPLE, opened
from tests_support.town import DAY

from console.domain.period import window
from console.domain.proportion import Share
from console.store.scorecards import Wanted, work

WEEK = 7 * DAY


def table(name: str, columns: str) -> list[dict[str, Any]]:
    """A table as it lies in the file."""
    conn = opened(SAMPLE)
    rows = conn.execute(f"SELECT {columns} FROM {name}").fetchall()
    conn.close()
    return [dict(zip(columns.split(", "), row, strict=True)) for row in rows]


NOW_, BEFORE = window("28 days", NOW, ZoneInfo("Europe/Berlin"))
TICKETS = table(
    "interaction",
    "id, issue, channel, team_id, customer_id, opened_at, resolved_at, closed_at, handle_seconds, reopens",
)
SURVEYS = [row for row in table("survey", "interaction_id, metric, sent_at, held_back") if row["metric"] == "csat"]
RATINGS = [row for row in table("rating", "interaction_id, metric, answered_at, value") if row["metric"] == "csat"]
REVIEWS = table("review", "interaction_id, drawn, at, score")


@pytest.mark.slow
@pytest.mark.parametrize("by", ["team", "channel", "issue"])
def test_the_sample_counted_in_plain_python(by: str) -> None:
    conn = opened(SAMPLE)
    found = work(conn, Wanted(by, NOW_, BEFORE, NOW))
    conn.close()
    column = "team_id" if by == "team" else by
    values = {ticket[column] for ticket in TICKETS}
    assert len(values) > 2
    for value in values:
        key = value.lower() if isinstance(value, str) else value
        mine = {ticket["id"]: ticket for ticket in TICKETS if ticket[column] == value}
        assert response(mine) == (of(found[key].asked.response), found[key].asked.still_open)
        assert first_contact(mine) == (of(found[key].finished.first_contact), of(found[key].finished.covered))
        assert offer(mine) == of(found[key].finished.offer)
        times = [
            (t["handle_seconds"], t["closed_at"] - t["opened_at"]) for t in mine.values() if inside(t["closed_at"])
        ]
        handle, resolution = ([took for took in column if took is not None] for column in zip(*times, strict=True))
        assert (median(handle), fmean(handle)) == found[key].finished.handle[1:3]
        assert (median(resolution), len(resolution)) == (
            found[key].finished.resolution.median,
            found[key].finished.resolution.n,
        )
        scores = [
            r["score"] for r in REVIEWS if r["interaction_id"] in mine and r["drawn"] == "random" and inside(r["at"])
        ]
        assert (found[key].qa.n, found[key].qa.mean or 0) == (
            len(scores),
            pytest.approx(fmean(scores) if scores else 0),
        )


def of(share: Share) -> tuple[int, int]:
    """How many of how many."""
    return share.count, share.total


Mine = dict[int, dict[str, Any]]


def inside(moment: int | None) -> bool:
    """In the window, and not after the clock."""
    return moment is not None and NOW_.since <= moment <= min(NOW, NOW_.until - 1)


def response(mine: Mine) -> tuple[tuple[int, int], int]:
    """Answered and sent of the surveys a week old, and how many are younger."""
    sent = [s for s in SURVEYS if s["interaction_id"] in mine and inside(s["sent_at"])]
    old = [s for s in sent if s["sent_at"] <= NOW - WEEK]
    answered = sum(
        any(
            r["interaction_id"] == s["interaction_id"] and 0 <= r["answered_at"] - s["sent_at"] <= WEEK for r in RATINGS
        )
        for s in old
    )
    return (answered, len(old)), len(sent) - len(old)


def first_contact(mine: Mine) -> tuple[tuple[int, int], tuple[int, int]]:
    """First contacts of those with a customer and an issue, and these of all that were resolved a week ago."""
    done = [t for t in mine.values() if inside(t["closed_at"]) and t["resolved_at"] <= NOW - WEEK]
    known = [t for t in done if t["customer_id"] is not None and t["issue"] is not None]
    first = sum(
        not t["reopens"] and not any(
            n["id"] != t["id"] and n["customer_id"] == t["customer_id"] and n["issue"] == t["issue"]
            and 0 < n["opened_at"] - t["resolved_at"] <= WEEK for n in TICKETS)
        for t in known
    )  # fmt: skip
    return (first, len(known)), (len(known), len(done))


def offer(mine: Mine) -> tuple[int, int]:
    """Sent and eligible."""
    held = {s["interaction_id"] for s in SURVEYS if s["held_back"]}
    sent = {s["interaction_id"] for s in SURVEYS if s["sent_at"] is not None and s["sent_at"] <= NOW}
    eligible = [t["id"] for t in mine.values() if inside(t["closed_at"]) and t["id"] not in held]
    return sum(number in sent for number in eligible), len(eligible)
