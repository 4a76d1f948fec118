"""Working hours as people write them."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from console.domain.hours import spans, week

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_week_is_read() -> None:
    found = week("Mon-Fri 9-17, sat 10:30-14:00")
    assert found is not None
    assert found.days == (((540, 1020),),) * 5 + (((630, 840),), ())
    weekend = week("sat-mon 8-12")
    assert weekend is not None and [bool(day) for day in weekend.days] == [True, False, False, False, False, True, True]


@pytest.mark.parametrize(
    "text", ["", "always", "mon 17-9", "mon 9-25", "fun 9-17", "mon 9-12, mon 11-15", "mon 9:75-12"]
)
def test_what_makes_no_week_is_nothing(text: str) -> None:
    assert week(text) is None


def test_the_days_the_clocks_change_keep_their_local_hours() -> None:
    hours = week("sun 1-5")
    assert hours is not None
    spring, autumn = (spans(hours, BERLIN, day, day)[0] for day in (date(2026, 3, 29), date(2026, 10, 25)))
    assert (spring[1] - spring[0], autumn[1] - autumn[0]) == (3 * 3600, 5 * 3600)
