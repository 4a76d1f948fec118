"""Moments as leads type them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.when import moment

BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = int(datetime(2026, 6, 30, 17, 0, tzinfo=BERLIN).timestamp())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tomorrow 9", "2026-07-01 09:00"),
        ("tomorrow", "2026-07-01 09:00"),
        ("fri", "2026-07-03 09:00"),
        ("Friday 14:30", "2026-07-03 14:30"),
        ("tue", "2026-07-07 09:00"),
        ("next week", "2026-07-06 09:00"),
        ("next mon at 8am", "2026-07-06 08:00"),
        ("2d", "2026-07-02 17:00"),
        ("in 3 hours", "2026-06-30 20:00"),
        ("90 min", "2026-06-30 18:30"),
        ("1w", "2026-07-07 17:00"),
        ("18:15", "2026-06-30 18:15"),
        ("9", "2026-07-01 09:00"),
        ("5 pm", "2026-07-01 17:00"),
        ("12am", "2026-07-01 00:00"),
        ("2026-07-10 8:00", "2026-07-10 08:00"),
        ("today 8", "2026-06-30 08:00"),
    ],
)
def test_words_are_moments(words: str, expected: str) -> None:
    found = moment(words, TUESDAY, BERLIN)
    assert found is not None
    assert datetime.fromtimestamp(found, BERLIN).strftime("%Y-%m-%d %H:%M") == expected


@pytest.mark.parametrize("words", ["", "soon", "25:00", "tomorrow soon", "13 pm", "2026-02-30", "next", "in h", "0x9"])
def test_what_is_no_moment_is_nothing(words: str) -> None:
    assert moment(words, TUESDAY, BERLIN) is None


def test_days_keep_the_time_of_day_when_the_clocks_change() -> None:
    saturday = int(datetime(2026, 10, 24, 10, 0, tzinfo=BERLIN).timestamp())
    assert moment("1d", saturday, BERLIN) == saturday + 25 * 3600


@given(st.text(max_size=30))
def test_anything_can_be_typed(words: str) -> None:
    found = moment(words, TUESDAY, BERLIN)
    assert found is None or isinstance(found, int)
