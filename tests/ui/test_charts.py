"""Charts of characters: what stands where, and that they can be read without colour on any room."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.period import weeks
from console.ui.charts import funnel, trend
from console.ui.charts.bars import bar, spark
from console.ui.charts.canvas import Lines
from console.ui.charts.funnel import Funnel, Mark
from console.ui.charts.trend import Dot, Trend
from console.ui.scorecards.charts import trend as trend_of

NOW = 1_693_476_000  # Thu 31 Aug 2023
UTC = ZoneInfo("UTC")


def text(lines: Lines) -> list[str]:
    """Without colour."""
    return ["".join(part for part, _ in line) for line in lines]


def dots(*percents: float | None, low: float = 60, high: float = 95) -> list[Dot]:
    return [Dot(f"{n} Aug", percent, 30, low, high) for n, percent in enumerate(percents, 1)]


def test_a_week_beyond_its_limits_has_another_shape_and_its_number_below_it() -> None:
    drawn = text(trend.draw(Trend(dots(80, 82, 41), 80), 30, 10))
    assert sum(line.count("◆") for line in drawn) == 1 and sum(line.count("●") for line in drawn) == 2
    assert drawn[-2].split() == ["80", "82", "41"] and drawn[-1].split() == ["1", "Aug", "2", "Aug", "3", "Aug"]
    assert any("╌" in line for line in drawn) and any("─" in line for line in drawn)


def test_the_lower_a_rate_the_lower_its_dot() -> None:
    drawn = text(trend.draw(Trend(dots(90, 70, 50)), 40, 14))
    places = {line.index(sign): number for number, line in enumerate(drawn[:-2]) for sign in "●◆" if sign in line}
    assert [places[x] for x in sorted(places)] == sorted(places.values())


def test_an_intervention_stands_on_its_week() -> None:
    week = dots(80, 82, 81)
    week[1] = week[1]._replace(mark="1")
    drawn = text(trend.draw(Trend(week, 81), 40, 10))
    place = drawn[0].index("1", 6)
    assert sum(line[place] == "┊" for line in drawn if len(line) > place) >= 3


def test_weeks_without_answers_are_dots_and_the_newest_weeks_win_the_room() -> None:
    drawn = text(trend.draw(Trend([*dots(*[80.0] * 30), *dots(None)]), 30, 10))
    assert drawn[-2].split() == ["80"] * 5 + ["·"]


@given(
    percents=st.lists(st.none() | st.floats(0, 100), max_size=40),
    width=st.integers(0, 120),
    height=st.integers(0, 40),
)
def test_a_chart_fills_its_room_and_no_more(percents: list[float | None], width: int, height: int) -> None:
    drawn = text(trend.draw(Trend(dots(*percents), 70), width, height))
    assert len(drawn) == height and all(len(line) == width for line in drawn)


@given(
    marks=st.lists(st.tuples(st.integers(1, 5000), st.floats(0, 100), st.sampled_from([-1, 0, 1])), max_size=40),
    width=st.integers(0, 100),
    height=st.integers(0, 30),
)
def test_a_funnel_fills_its_room_and_no_more(marks: Sequence[tuple[int, float, int]], width: int, height: int) -> None:
    found = Funnel([Mark(*mark) for mark in marks], 80, lambda n: (max(0, 80 - 100 / n), 100))
    drawn = text(funnel.draw(found, width, height))
    assert len(drawn) == height and all(len(line) == width for line in drawn)


def test_the_agent_under_the_cursor_is_never_covered() -> None:
    found = Funnel([Mark(20, 80, here=True), *[Mark(20, 80)] * 3, Mark(40, 20, -1)], 80, lambda n: (40, 100))
    drawn = "\n".join(text(funnel.draw(found, 60, 12)))
    assert drawn.count("▸") == 1 and drawn.count("◆") == 1


@pytest.mark.parametrize(
    ("value", "shown"), [(0, ""), (5, "█████"), (-10, "██████████"), (99, "██████████"), (0.3, "▎"), (2.5, "██▌")]
)
def test_a_bar_tells_the_size_whatever_the_sign(value: float, shown: str) -> None:
    assert bar(value, 10, 10) == shown


def test_a_sparkline_has_a_sign_a_week() -> None:
    assert spark([40, 100, None, 70, 10, 200], 40, 100) == "▁█·▅▁█"
    assert spark([], 0, 1) == "" and bar(1, 0, 5) == ""


def test_limits_need_a_baseline_before_the_window() -> None:
    periods = weeks(NOW, UTC, 8)
    counts = ((80, 100),) * 8
    assert trend_of(counts, periods, periods[4].since, UTC).centre is None
    found = trend_of(counts, periods, periods[6].since, UTC, [(periods[7].since + 5, "1")])
    assert found.centre == pytest.approx(80) and found.dots[-1].mark == "1"
    assert found.dots[0].low == pytest.approx(68) and found.dots[0].high == pytest.approx(92)


def test_weeks_before_the_first_answer_are_not_drawn() -> None:
    periods = weeks(NOW, UTC, 5)
    found = trend_of(((0, 0), (0, 0), (3, 4), (0, 0), (1, 2)), periods, NOW, UTC)
    assert [dot.percent for dot in found.dots] == [75, None, 50]
