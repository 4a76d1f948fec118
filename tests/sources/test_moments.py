"""Dates and times in the forms that exports use."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.sources.moments import UNREADABLE, Moments, MomentStyle, number_form, read_moment
from console.sources.numbers import duration, number

BERLIN = ZoneInfo("Europe/Berlin")


def style(zone: ZoneInfo = BERLIN, *, day_first: bool = True, form="text", precision: str = "second") -> MomentStyle:
    return MomentStyle(form, day_first, precision, zone)


def at(text: str, **kw) -> datetime | None:
    found = read_moment(text, style(ZoneInfo("UTC"), **kw))
    return datetime.fromtimestamp(found[0], UTC) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "2023-08-10 14:05:00", "2023-08-10T14:05:00Z", "2023-08-10T14:05", "2023-08-10 14:05:00.999",
        "10/08/2023 14:05",
        "10-08-2023 14:05", "10.08.2023 14:05", "10.08.23, 14:05", "2023/08/10 14:05", "10-Aug-23 14:05",
        "10 Aug 2023 14:05", "Aug 10, 2023 2:05 PM", "August 10, 2023 at 2:05 pm", "Thu, 10 Aug 2023 14:05:00 +0000",
        "10/08/2023 02:05:00 p.m.", "2023-08-10T16:05:00+02:00", "2023-08-10 16:05:00 +0200", "2023-08-10 14:05:00 UTC",
        "20230810 14:05", "2023-08-10T09:05:00.000-05:00", "  10th Aug 2023 14:05 ",
    ],
)  # fmt: skip
def test_one_moment_in_many_forms(text: str) -> None:
    assert at(text) == datetime(2023, 8, 10, 14, 5, tzinfo=UTC)


def test_the_month_may_come_first() -> None:
    assert at("08/10/2023 14:05", day_first=False) == datetime(2023, 8, 10, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2023",
        "2023-13-01",
        "yesterday",
        "10/08/2023 25:00",
        "13:61",
        "12/12/12/12",
        "0001-01-01",
        "5",
        "13:05 PM",
    ],
)
def test_what_is_no_moment_is_unreadable(text: str) -> None:
    assert read_moment(text, style()) is None


def test_numbers_are_epochs_or_spreadsheet_days() -> None:
    assert at("1691676300", form="epoch s") == at("1691676300000", form="epoch ms") == at("2023-08-10 14:05")
    assert at("45148.586805556", form="serial") == at("2023-08-10 14:05")
    assert number_form(45_000, 45_900.5) == "serial" and number_form(1.6e9, 1.7e9) == "epoch s"
    assert number_form(1.6e12, 1.7e12) == "epoch ms" and number_form(1, 10_000) is None


def test_times_that_daylight_saving_skips_or_doubles_take_the_later_offset() -> None:
    skipped, doubled = "26/03/2023 02:30", "29/10/2023 02:30"
    moments = Moments(style())
    assert moments[skipped] == int(datetime(2023, 3, 26, 0, 30, tzinfo=UTC).timestamp())  # as if +02:00
    assert moments[doubled] == int(datetime(2023, 10, 29, 1, 30, tzinfo=UTC).timestamp())  # as if +01:00
    assert moments.shifted == {skipped, doubled}
    assert moments["29/10/2023 03:30"] == int(datetime(2023, 10, 29, 2, 30, tzinfo=UTC).timestamp())


def test_a_whole_day_begins_at_local_midnight() -> None:
    moments = Moments(style(precision="day"))
    midnight = int(datetime(2023, 8, 9, 22, tzinfo=UTC).timestamp())
    assert moments["10-Aug-23"] == moments["2023-08-10 00:00:00"] == midnight
    assert moments[""] is None and moments["soon"] is UNREADABLE


@given(st.datetimes(datetime(1975, 1, 1), datetime(2099, 12, 31)), st.sampled_from([True, False]))  # noqa: DTZ001
def test_what_is_written_is_what_is_read(moment: datetime, day_first: bool) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    slashed = moment.strftime("%d/%m/%Y %H:%M:%S" if day_first else "%m/%d/%Y %H:%M:%S")
    utc = style(ZoneInfo("UTC"), day_first=day_first)
    for text in (slashed, moment.isoformat(), moment.strftime("%d %b %Y %I:%M:%S %p")):
        assert Moments(utc)[text] == int(moment.timestamp())


@given(st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)))  # noqa: DTZ001
def test_the_quick_way_and_the_slow_way_agree(moment: datetime) -> None:
    text = moment.strftime("%Y-%m-%d %H:%M:%S")
    found = read_moment(text, style())
    assert found is not None and Moments(style())[text] == found[0]
    local = datetime.fromtimestamp(found[0], BERLIN)
    assert found[1] or local.replace(tzinfo=None) == moment.replace(microsecond=0)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("00:02:23", 143), ("4:02", 242), ("100:00:00", 360_000), ("2h 5m", 7500), ("1d 2h", 93_600), ("45s", 45),
     ("303.0", 303),
     ("4,5", 4), ("-00:01:00", -60), ("2 hours 5 minutes", 7500), ("0", 0)],
)  # fmt: skip
def test_durations(text: str, seconds: int) -> None:
    assert duration(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "1:2:3:4", "h", "nan", "inf", "1e999", "--5", "0x10", "1_000"])
def test_what_is_no_number_or_duration(text: str) -> None:
    assert duration(text) is None and number(text) is None


@pytest.mark.slow
@given(st.text(max_size=30))
def test_no_text_crashes_a_reader(text: str) -> None:
    assert Moments(style())[text] is None or text.strip()
    assert number(text) is None or isinstance(number(text), float)
    assert duration(text) is None or isinstance(duration(text), int)
