"""Cells, tracks and tabs of the coaching screens, without a screen."""

from __future__ import annotations

from console.domain.fair import Blame, Fair, Range
from console.domain.proportion import share
from console.ui.charts.trend import Dot, Trend, draw
from console.ui.coaching import cells
from console.ui.coaching.team_bar import pieces
from console.ui.coaching.track import track
from console.ui.widgets.held import Numbers


def fair(gap: float | None, low: float | None, high: float | None, outside: int = 0, answered: int = 40) -> Fair:
    """An agent with half of the answers satisfied."""
    return Fair(share(answered // 2, answered), 60.0, 55.0, gap, low, high, 50.0, 8, 70.0, Range(60, 80), Range(-5, 5),
                outside, Blame(20, 0, None, False))  # fmt: skip


def words(spans: tuple[tuple[str, str], ...]) -> str:
    """The text without its roles."""
    return "".join(text for text, _ in spans)


def test_a_gap_says_by_an_arrow_whether_chance_explains_it() -> None:
    assert cells.gap(fair(-7.8, -23.8, 5.2)) == ("  −7.8 (−24…+5)", "")
    assert cells.gap(fair(-10.8, -25.1, -0.2)) == ("▼ −10.8 (−25…−0.2)", "")
    assert cells.gap(fair(12.3, 4.0, 20.0, outside=1)) == ("▲ +12.3 (+4…+20)", "good")
    assert cells.gap(fair(None, None, None, answered=8)) == ("  n under 10", "muted")
    assert cells.gap(fair(None, None, None)) == ("  –", "muted")


def test_a_csat_has_its_interval_and_n_and_no_ratings_are_no_nought() -> None:
    assert cells.csat(share(21, 32)) == ("65.6 (48–80) n 32 ", "strong")
    assert cells.csat(share(3, 4))[1] == "muted"
    assert cells.csat(share(0, 0)) == ("no ratings", "muted")


def test_a_value_stands_on_one_scale_with_its_peers() -> None:
    assert words(track(0, 40, 60, 0, 100, 11)) == "●···━━━····"
    assert words(track(50, 40, 60, 0, 100, 11)) == "····━●━····"
    assert words(track(120, -5, 5, -20, 20, 11)) == "····━━━···●"


def test_a_session_is_marked_above_the_dots_and_each_week_has_its_n() -> None:
    dots = [Dot("6 Apr", 100.0, 1), Dot("13 Apr", 100.0, 12, mark="S"), Dot("20 Apr", None, 0)]
    lines = [words(line) for line in draw(Trend(dots, 83.0, counts=True), 40, 10)]
    assert "S" in lines[0] and "●" not in lines[0] and "●" in lines[1]
    assert lines[-3].split() == ["100", "100", "·"] and lines[-2].split() == ["n", "1", "12", "0"]
    assert lines[-1].rstrip().endswith("20 Apr")


def test_teams_that_have_no_room_leave_from_the_left() -> None:
    names = [f"Team number {number}" for number in range(9)]
    wide = pieces(names, None, None, 300, ())
    assert len(wide) == 10 and words(wide[0].spans).strip() == "All teams"
    narrow = pieces(names, names[7], names[8], 40, ())
    assert "Team number 8…" in words(narrow[-1].spans) and narrow[-1].target == "9"
    assert sum(piece.width for piece in narrow) <= 40
    assert [spans[0][1] for spans in (piece.spans for piece in narrow)] == ["chosen", "accent"]


def test_what_a_row_is_of_keeps_its_number() -> None:
    numbers = Numbers()
    assert [numbers.of(("T", 1)), numbers.of(("T", 2)), numbers.of(("T", 1))] == [1, 2, 1]
