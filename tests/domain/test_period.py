"""Windows, weeks and months: whole local days, across changes of the clocks, against the one before (measures §0)."""

from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.clock import DAY, FIRST, LAST
from console.domain.period import WINDOWS, Period, custom, day_of, days, midnight, months, span, weeks, window

BERLIN = ZoneInfo("Europe/Berlin")
NOW = int(datetime(2023, 11, 17, 15, 30, tzinfo=BERLIN).timestamp())


def dates(period: Period, zone: ZoneInfo = BERLIN) -> tuple[str, str]:
    """The first and the last day of a period."""
    return day_of(period.since, zone).isoformat(), day_of(period.until - 1, zone).isoformat()


@pytest.mark.parametrize(
    ("name", "now", "before"),
    [
        ("today", ("2023-11-17", "2023-11-17"), ("2023-11-16", "2023-11-16")),
        ("7 days", ("2023-11-11", "2023-11-17"), ("2023-11-04", "2023-11-10")),
        ("28 days", ("2023-10-21", "2023-11-17"), ("2023-09-23", "2023-10-20")),
        ("month", ("2023-11-01", "2023-11-17"), ("2023-10-01", "2023-10-17")),
        ("quarter", ("2023-10-01", "2023-11-17"), ("2023-07-01", "2023-08-17")),
    ],
)
def test_a_window_ends_today_and_stands_beside_the_one_before(
    name: str, now: tuple[str, str], before: tuple[str, str]
) -> None:
    assert tuple(map(dates, window(name, NOW, BERLIN))) == (now, before)


def test_a_long_month_is_compared_with_all_of_a_short_one() -> None:
    at = midnight(date(2023, 3, 31), BERLIN)
    assert dates(window("month", at, BERLIN)[1]) == ("2023-02-01", "2023-02-28")
    assert dates(window("quarter", at, BERLIN)[1]) == ("2022-10-01", "2022-12-31")


def test_labels_are_for_people_and_say_what_is_running() -> None:
    assert window("28 days", NOW, BERLIN)[0].label == "28 days to 17 Nov"
    assert window("month", NOW, BERLIN)[0].label == "month so far, 1–17 Nov 2023"
    assert window("month", NOW, BERLIN)[1].label == "the same days of the month before, 1–17 Oct 2023"
    assert span(date(2022, 12, 30), date(2023, 1, 2)) == "30 Dec 2022 – 2 Jan 2023"
    assert span(date(2023, 7, 30), date(2023, 8, 2)) == "30 Jul – 2 Aug 2023"


def test_a_custom_window_is_compared_with_as_many_days() -> None:
    found, before = custom(date(2023, 8, 1), date(2023, 8, 20), BERLIN)
    assert (found.label, before.label) == ("1–20 Aug 2023", "12–31 Jul 2023")
    assert before.until == found.since


def test_weeks_begin_on_monday_and_the_last_one_runs() -> None:
    found = weeks(NOW, BERLIN, 3)
    assert dates(found[0]) == ("2023-10-30", "2023-11-05")
    assert found[-1].label == "week of 13 Nov" and found[-1].until > NOW


def test_months_go_back_over_the_new_year() -> None:
    found = months(midnight(date(2024, 1, 31), BERLIN), BERLIN, 3)
    assert [month.label for month in found] == ["Nov 2023", "Dec 2023", "Jan 2024"]
    assert all(one.until == other.since for one, other in pairwise(found))


def test_days_are_as_long_as_the_clocks_make_them() -> None:
    found, _ = custom(date(2023, 10, 28), date(2023, 10, 30), BERLIN)
    assert [(day.until - day.since) // 3600 for day in days(found, BERLIN)] == [24, 25, 24]
    skipped = ZoneInfo("Africa/Cairo")  # midnight of 28 April 2023 did not happen there
    assert day_of(midnight(date(2023, 4, 28), skipped), skipped) == date(2023, 4, 28)
    assert day_of(midnight(date(2023, 4, 28), skipped) - 1, skipped) == date(2023, 4, 27)


ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Africa/Cairo"])


@given(st.integers(0, 4_000_000_000), ZONES.map(ZoneInfo), st.sampled_from(WINDOWS))
def test_a_window_holds_now_and_never_overlaps_the_one_before(now: int, zone: ZoneInfo, name: str) -> None:
    found, before = window(name, now, zone)
    assert found.since <= now < found.until and before.since < before.until <= found.since
    parts = days(found, zone)
    assert (parts[0].since, parts[-1].until) == (found.since, found.until)
    assert all(one.until == other.since for one, other in pairwise(parts))


@pytest.mark.parametrize("now", [FIRST, LAST, -(10**15), 10**15])
@pytest.mark.parametrize("name", WINDOWS)
def test_moments_at_the_ends_of_the_calendar_have_windows_too(now: int, name: str) -> None:
    for zone in (ZoneInfo("Pacific/Kiritimati"), ZoneInfo("America/New_York"), UTC_ZONE):
        found, before = window(name, now, zone)
        assert found.since < found.until and before.since < before.until
        assert len(weeks(now, zone, 60)) == 60 and len(months(now, zone, 24)) == 24


UTC_ZONE = ZoneInfo("UTC")


def test_a_day_is_a_day() -> None:
    assert midnight(date(1970, 1, 2), UTC_ZONE) == DAY
    assert day_of(DAY - 1, UTC_ZONE) == datetime(1970, 1, 1, tzinfo=UTC).date()
