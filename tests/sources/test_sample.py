"""The sample store: made the same each time, of the promised size, and nobody in it is real."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_support.half_year import DAY, FORTNIGHT, NOW, SAMPLE, many, one, opened

from console.domain.proportion import wilson
from console.sources.sample.build import build
from console.sources.sample.plot import draft


@pytest.fixture(scope="module")
def sample() -> Iterator[sqlite3.Connection]:
    """The committed file."""
    conn = opened(SAMPLE)
    yield conn
    conn.close()


def content(path: Path) -> list[str]:
    """Every statement that would make the store again, without SQLite's and sqlite-utils' own bookkeeping."""
    conn = opened(path)
    own = re.compile(r'(INSERT INTO|CREATE TABLE) "?(_sqlite_migrations|rating_search_\w+|sqlite_sequence)"? ')
    lines = [line for line in conn.iterdump() if not own.match(line)]
    conn.close()
    return lines


def test_the_generator_makes_the_committed_sample(tmp_path: Path) -> None:
    build(tmp_path / "again.db")
    made, kept = content(tmp_path / "again.db"), content(SAMPLE)
    assert len(made) > 20_000
    assert made == kept, "run: python -m console.sources.sample sample.db (after removing the old one)"


def test_it_is_small_and_says_what_it_is(sample: sqlite3.Connection) -> None:
    assert SAMPLE.stat().st_size <= 4_000_000
    settings = dict(sample.execute("SELECT key, value FROM setting"))
    assert (settings["kind"], settings["zone"], settings["as_of"]) == ("sample", "Europe/Berlin", str(NOW))
    assert one(sample, "PRAGMA integrity_check") == "ok"
    assert sample.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    ("question", "least", "most"),
    [
        ("SELECT count(*) FROM team", 3, 3),
        ("SELECT count(*) FROM agent WHERE kind = 'human'", 24, 24),
        ("SELECT count(*) FROM agent WHERE kind = 'ai'", 1, 1),
        ("SELECT count(*) FROM account", 60, 60),
        ("SELECT count(*) FROM account WHERE usage IS NULL OR billing IS NULL OR engagement IS NULL", 5, 50),
        ("SELECT count(*) FROM interaction", 5_800, 6_200),
        ("SELECT count(DISTINCT kind) FROM interaction", 8, 8),
        ("SELECT count(*) FROM rating WHERE metric = 'csat'", 1_400, 1_650),
        ("SELECT count(*) FROM rating WHERE metric = 'nps'", 100, 400),
        ("SELECT count(*) FROM rating WHERE metric = 'ces'", 100, 400),
        ("SELECT count(*) FROM survey WHERE held_back LIKE 'throttle%'", 300, 1_000),
        ("SELECT count(DISTINCT interaction_id) FROM turn", 300, 700),
        ("SELECT count(*) FROM review", 250, 500),
        ("SELECT count(*) FROM session", 80, 150),
        ("SELECT count(*) FROM commitment WHERE state = 'open' AND due_at < 1782831600", 1, 40),
        ("SELECT count(*) FROM involvement WHERE role = 'assignee'", 200, 600),
        ("SELECT count(*) FROM interaction WHERE auto_close_at > 1782831600", 50, 400),
    ],
)
def test_it_holds_what_was_promised(sample: sqlite3.Connection, question: str, least: int, most: int) -> None:
    assert least <= many(sample, question) <= most


def test_nothing_happens_after_its_clock_or_before_its_half_year(sample: sqlite3.Connection) -> None:
    for table, column in (
        ("rating", "answered_at"),
        ("turn", "at"),
        ("review", "at"),
        ("session", "held_at"),
        ("journal", "at"),
    ):
        first, last = sample.execute(f"SELECT min({column}), max({column}) FROM {table}").fetchone()
        assert first > NOW - 182 * DAY
        assert last <= NOW
    early = "SELECT count(*) FROM rating r JOIN interaction i ON i.id = r.interaction_id WHERE answered_at < closed_at"
    assert one(sample, early) == 0
    wrong = (
        "SELECT count(*) FROM interaction"
        " WHERE first_reply_at < opened_at OR closed_at < first_reply_at OR closed_at > 1782831600"
    )
    assert one(sample, wrong) == 0


def test_no_survey_goes_out_within_the_throttle(sample: sqlite3.Connection) -> None:
    shortest = many(
        sample,
        "SELECT min(gap)"
        " FROM (SELECT s.sent_at - lag(s.sent_at) OVER (PARTITION BY i.customer_id, s.metric ORDER BY s.sent_at) AS gap"
        " FROM survey s JOIN interaction i ON i.id = s.interaction_id WHERE s.sent_at IS NOT NULL"
        " AND i.customer_id IS NOT NULL)",
    )
    assert shortest >= 72 * 3600


def test_comments_vary_in_words_language_and_mood(sample: sqlite3.Connection) -> None:
    rows = sample.execute(
        "SELECT r.comment, c.language FROM rating r JOIN interaction i ON i.id = r.interaction_id"
        " LEFT JOIN customer c ON c.id = i.customer_id WHERE r.metric = 'csat'"
    ).fetchall()
    comments = [comment for comment, _ in rows if comment]
    assert len(set(comments)) / len(comments) > 0.95
    assert 0.3 < len(comments) / len(rows) < 0.7
    assert len({language for comment, language in rows if comment}) >= 7
    assert sum(any(ord(letter) > 0x1F000 for letter in comment) for comment in comments) > 40


def test_nobody_in_it_can_be_written_to_or_called(sample: sqlite3.Connection) -> None:
    fiction = re.compile(
        r"\+1 \d{3} 555 01\d\d|\+44 20 7946 0\d{3}|\+49 30 23125 \d{3}|\+33 1 99 00 \d\d \d\d", re.ASCII
    )
    for email, phone in sample.execute("SELECT email, phone FROM customer"):
        assert email is None or re.fullmatch(r"[a-z0-9.]+@(k\d+\.)?example\.(com|org|net)", email)
        assert phone is None or fiction.fullmatch(phone)
    assert one(sample, "SELECT count(*) FROM interaction WHERE url NOT LIKE 'https://desk.example/%'") == 0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_quiet_variant_has_no_fall_and_no_scenes(seed: int) -> None:
    answers = [
        answer for answer in draft(seed, quiet=True).answers if answer.metric == "csat" and answer.touch.team == 1
    ]
    late = [answer.value >= 4 for answer in answers if answer.at >= FORTNIGHT]
    early = [answer.value >= 4 for answer in answers if answer.at < FORTNIGHT]
    low, high = wilson(sum(late), len(late))
    assert low < sum(early) / len(early) < high
    assert not any("\x1b" in (answer.comment or "") for answer in answers)


def test_other_seeds_make_other_samples() -> None:
    assert [answer.value for answer in draft(5).answers] != [answer.value for answer in draft(6).answers]
