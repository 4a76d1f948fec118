"""A line of pieces: what is needed least leaves first, and left and right never touch."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from console.ui.theme import fallbacks
from console.ui.widgets.bar import Bar, Piece


class Host(App[None]):
    """A screen with one line on it."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return fallbacks(dark=True)

    def compose(self) -> ComposeResult:
        yield Bar()


def piece(text: str) -> Piece:
    return Piece(((text, ""),))


@pytest.mark.parametrize("width", range(1, 41))
async def test_left_and_right_never_touch(width: int) -> None:
    app = Host()
    async with app.run_test(size=(width, 3)):
        bar = app.query_one(Bar)
        bar.put([piece("Recovery"), piece(" sample.db")], [piece("17:00"), piece(" live")])
        line = bar.render_line(0).text
    assert len(line) == width
    left, right = line.rstrip().find("Recovery"), line.find("17:00")
    if left >= 0 and right >= 0:
        assert line[right - 2 : right] == "  "
    if width >= 40:
        assert line.startswith("Recovery sample.db") and line.endswith("17:00 live")
