"""Which scopes are watched, against what; how an alarm is found, dated and measured; what an acknowledgement changes."""

from __future__ import annotations

from statistics import mean, median

import pytest
from benchmark.drawn import between, delays, false_alarms

from console.domain.watching import Answers, Settled, Watch, needs_since, watch

DAY = 86_400
NOW = 19_040 * DAY + 12 * 3600  # 40 days into a block of 91


def answers(*parts: tuple[int, int, int, float], whole_day: bool = False) -> Answers:
    """Of (first day, last day, answers a day, share of unhappy ones), days before NOW; evenly spread."""
    moments, unhappy = [], []
    for first, last, per_day, share in parts:
        owed = 0.0
        for day in range(first, last, -1):
            for number in range(per_day):
                owed += share
                moments.append(NOW - day * DAY + (0 if whole_day else number * (DAY // per_day)))
                unhappy.append(int(owed >= 1))
                owed -= owed >= 1
    return Answers(moments, unhappy, [int(whole_day)] * len(moments))


def of(one: Answers, settled: Settled | None = None, now: int = NOW) -> Watch | None:
    """The only scope's watch."""
    return watch({"team": one}, now, {"team": settled} if settled else {}).get("team")


def test_a_steady_scope_is_watched_and_quiet() -> None:
    found = of(answers((240, -1, 5, 0.2)))
    assert found is not None and found.since is None and found.course.peak < 1
    assert found.run.baseline.answered == 5 * 56
    assert found.run.horizon == pytest.approx(5 * 90)


@pytest.mark.parametrize("whole_day", [False, True])
def test_a_drop_is_found_and_dated_and_measured(whole_day: bool) -> None:
    one = answers((240, 6, 10, 0.2), (6, -1, 10, 0.6), whole_day=whole_day)
    found = of(one)
    assert found is not None and found.since is not None and found.course.crossed_at is not None
    assert abs(found.since - (NOW - 6 * DAY)) <= DAY
    assert found.since < found.course.crossed_at <= NOW
    size = found.size(one, NOW)
    assert size is not None and size[1] < -40 < size[2] < 0


def test_the_alarm_stands_while_somebody_could_still_look() -> None:
    """Two bad days three weeks ago, and good ones since: told still; four weeks later no more."""
    one = answers((240, 20, 10, 0.2), (20, 16, 10, 0.8), (16, -60, 10, 0.0))
    assert (of(one) or pytest.fail("not watched")).since is not None
    later = of(one, now=NOW + 20 * DAY)
    assert later is not None and later.since is None


def test_small_scopes_are_not_watched() -> None:
    assert of(answers((240, -1, 1, 0.2), (6, -1, 20, 0.9))) is None
    assert watch({}, NOW, {}) == {}


def test_a_new_scope_is_watched_as_soon_as_a_baseline_is_full() -> None:
    begun = answers((90, -1, 5, 0.2))
    found = of(begun)
    assert found is not None and 100 <= found.run.baseline.answered < 5 * 56
    assert found.run.horizon == pytest.approx(5 * 90, rel=0.1)
    assert of(answers((60, -1, 1, 0.2))) is None


def test_what_is_yet_to_come_is_not_looked_at() -> None:
    one = answers((240, -1, 10, 0.2), (-1, -10, 10, 0.9))
    found = of(one)
    assert found is not None and found.since is None


def test_the_farthest_beyond_its_threshold_comes_first() -> None:
    mild, bad = answers((240, 9, 10, 0.2), (9, -1, 10, 0.5)), answers((240, 9, 10, 0.2), (9, -1, 10, 0.9))
    assert list(watch({"steady": answers((240, -1, 10, 0.2)), "mild": mild, "bad": bad}, NOW, {})) == [
        "bad",
        "mild",
        "steady",
    ]


def test_an_acknowledged_level_is_no_news_and_a_worse_one_is() -> None:
    fallen = answers((240, 20, 10, 0.2), (20, -30, 10, 0.5))
    first = of(fallen)
    assert first is not None and first.since is not None
    settled = Settled(first.since, NOW)
    assert (of(fallen, settled, NOW + 14 * DAY) or pytest.fail("not watched")).since is None
    worse = answers((240, 20, 10, 0.2), (20, -3, 10, 0.5), (-3, -30, 10, 0.95))
    again = of(worse, settled, NOW + 14 * DAY)
    assert again is not None and again.since is not None and again.since >= NOW + 2 * DAY


def test_an_alarm_of_the_run_before_is_handed_over() -> None:
    """Someone who looks once a week misses nothing when runs are renewed between two looks."""
    renewed = NOW - NOW % (91 * DAY) + 91 * DAY
    ago = (NOW - renewed) // DAY  # days before NOW, negative
    one = answers((300, ago + 3, 20, 0.15), (ago + 3, ago + 1, 20, 0.9), (ago + 1, ago - 20, 20, 0.0))
    found = of(one, now=renewed + 2 * DAY)
    assert found is not None and found.since is not None and found.run.duty < renewed
    assert needs_since(renewed + 2 * DAY) <= found.run.began - 63 * DAY


def test_watching_asks_for_all_it_reads() -> None:
    for day in range(0, 91, 5):
        now = NOW + day * DAY
        one = answers((400, -100, 3, 0.2))
        since = needs_since(now)
        first = next(place for place, moment in enumerate(one.moments) if moment >= since)
        short = Answers(one.moments[first:], one.unhappy[first:], one.whole_day[first:])
        assert of(short, now=now) == of(one, now=now)


@pytest.mark.slow
def test_forty_ratings_a_day_in_twenty_scopes() -> None:
    """Issue 4's numbers, on the first draws of the benchmark `alarms`, which prints those of many."""
    rates = between(0.15, 0.20, 20)
    assert mean(false_alarms(seed, rates, 40) for seed in range(5)) <= 1
    assert median(day for seed in range(5) for day in delays(seed, rates, 40, "odds doubled", 28)) <= 4
    assert median(day for seed in range(5) for day in delays(seed, rates, 40, "rate tripled", 28)) <= 1
