"""The list of the console against a source that changes under it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from console.ui.theme import fallbacks
from console.ui.widgets.cells import Column
from console.ui.widgets.grid import Grid


class Row(NamedTuple):
    key: int
    name: str


class Page(NamedTuple):
    rows: list[Row]
    start: int
    total: int


class Shelf:
    """A list in memory that answers as the store does; `gate` holds answers back while it is closed."""

    def __init__(self, keys: list[int], name: str = "row") -> None:
        self.keys, self.name = keys, name
        self.asked: list[int | None] = []
        self.most = 0
        self.gate = asyncio.Event()
        self.gate.set()

    def _page(self, start: int, count: int) -> Page:
        start = max(0, min(start, len(self.keys) - 1))
        keys = self.keys[start : start + count]
        self.most = max(self.most, len(keys))
        return Page([Row(key, f"{self.name} {key}") for key in keys], start, len(self.keys))

    async def around(self, key: int | None, before: int, after: int) -> Page:
        self.asked.append(key)
        page = self._page(0, before + after)
        if key is not None and key in self.keys:
            place = self.keys.index(key)
            start = max(0, place - before)
            page = self._page(start, place - start + after)
        await self.gate.wait()
        return page

    async def at(self, position: int, count: int) -> Page:
        self.asked.append(None)
        await self.gate.wait()
        return self._page(position, count)


class Host(App[None]):
    """A screen with one list on it."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.shelf = shelf
        self.left: list[int] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return fallbacks(dark=True)

    def compose(self) -> ComposeResult:
        yield Grid[Row]()

    def on_mount(self) -> None:
        grid = self.grid
        grid.show(self.shelf, [Column("Name", lambda row: (row.name, ""), least=10, weight=1)])

    @property
    def grid(self) -> Grid[Row]:
        return self.query_one(Grid)

    def on_grid_left(self, event: Grid.Left) -> None:
        self.left.append(event.key)

    async def settle(self) -> None:
        await self.workers.wait_for_complete()
        await asyncio.sleep(0)


@asynccontextmanager
async def hosted(shelf: Shelf, size: tuple[int, int] = (40, 11)) -> AsyncIterator[tuple[Host, Pilot[None]]]:
    app = Host(shelf)
    async with app.run_test(size=size) as pilot:
        await app.settle()
        await pilot.pause()
        yield app, pilot


def lines(app: Host) -> list[str]:
    return [app.grid.line_strip(y).text.rstrip() for y in range(app.grid.size.height)]


async def test_a_hundred_thousand_rows_hold_only_some_screens() -> None:
    shelf = Shelf(list(range(100_000)))
    async with hosted(shelf) as (app, pilot):
        assert lines(app)[:3] == ["  Name", "▸ row 0", "  row 1"]
        await pilot.press("G")
        await app.settle()
        await pilot.pause()
        assert app.grid.key == 99_999 and lines(app)[-1] == "▸ row 99999"
        await pilot.press("pageup")
        assert app.grid.key == 99_990
        await pilot.press("g")
        await app.settle()
        await pilot.pause()
        assert lines(app)[1] == "▸ row 0"
        assert shelf.most < 300


async def test_the_cursor_stays_on_its_key_when_rows_come_and_go_above() -> None:
    shelf = Shelf(list(range(100, 200)))
    async with hosted(shelf) as (app, pilot):
        await pilot.press(*"jjjjj")
        shelf.keys[:0] = [1, 2]
        shelf.keys.remove(103)
        app.grid.reload()
        await app.settle()
        await pilot.pause()
        assert app.grid.key == 105 and app.grid.row == Row(105, "row 105")
        assert lines(app)[1] == "  row 1"  # who stands at the top sees what comes in at the top
        assert "▸ row 105" in lines(app)
        assert app.left == []


async def test_the_line_stays_where_it_is_when_the_list_is_scrolled() -> None:
    shelf = Shelf(list(range(100, 300)))
    async with hosted(shelf) as (app, pilot):
        await pilot.press(*["pagedown"] * 5)
        at = lines(app).index(f"▸ row {app.grid.key}")
        shelf.keys[:0] = list(range(30))
        app.grid.reload()
        await app.settle()
        await pilot.pause()
        assert lines(app).index(f"▸ row {app.grid.key}") == at


async def test_a_key_that_is_gone_leaves_the_cursor_on_the_next_row_and_says_so() -> None:
    shelf = Shelf(list(range(100, 200)))
    async with hosted(shelf) as (app, pilot):
        await pilot.press(*"jjj")
        shelf.keys.remove(103)
        shelf.keys[:0] = [1]
        app.grid.reload()
        await app.settle()
        await pilot.pause()
        assert app.grid.key == 104 and app.left == [103]


async def test_the_last_of_the_list_hands_the_cursor_up_and_an_emptied_list_has_no_key() -> None:
    shelf = Shelf([1, 2, 3])
    async with hosted(shelf) as (app, pilot):
        await pilot.press("G")
        shelf.keys.remove(3)
        app.grid.reload()
        await app.settle()
        assert app.grid.key == 2
        shelf.keys.clear()
        app.grid.empty = "Nothing here."
        app.grid.reload()
        await app.settle()
        await pilot.pause()
        assert app.grid.key is None and app.grid.row is None
        assert lines(app)[2] == "  Nothing here."


async def test_far_down_a_gone_key_does_not_throw_the_list_to_its_top() -> None:
    shelf = Shelf(list(range(5_000)))
    async with hosted(shelf) as (app, pilot):
        app.grid.move_to(4_000)
        await app.settle()
        await pilot.pause()
        shelf.keys.remove(4_000)
        app.grid.reload()
        await app.settle()
        await pilot.pause()
        assert app.grid.key in (3_999, 4_001)
        assert f"▸ row {app.grid.key}" in lines(app)


async def test_reloads_during_a_reading_collapse_into_one_more() -> None:
    shelf = Shelf(list(range(100)))
    async with hosted(shelf) as (app, _):
        before = len(shelf.asked)
        shelf.gate.clear()
        for _ in range(20):
            app.grid.reload()
            await asyncio.sleep(0)
        shelf.gate.set()
        await app.settle()
        assert len(shelf.asked) - before == 2


async def test_a_stale_answer_never_overwrites_a_newer_list() -> None:
    slow, quick = Shelf(list(range(50)), "old"), Shelf(list(range(50)), "new")
    async with hosted(slow) as (app, pilot):
        slow.gate.clear()
        app.grid.reload()
        await asyncio.sleep(0)
        app.grid.show(quick, [Column("Name", lambda row: (row.name, ""), least=10)], await quick.around(None, 0, 50))
        slow.gate.set()
        await app.settle()
        await pilot.pause()
        assert lines(app)[1] == "▸ new 0"


async def test_a_move_paints_two_lines() -> None:
    async with hosted(Shelf(list(range(100)))) as (app, pilot):
        painted = watched(app)
        await pilot.press("j")
        assert sorted(painted) == [1, 2]


def watched(app: Host) -> list[int]:
    """The lines of the screen that are painted from now on."""
    painted: list[int] = []
    paint = app.grid.render_line
    app.grid.render_line = lambda y: (painted.append(y), paint(y))[1]  # type: ignore[method-assign]
    return painted


async def test_the_cursor_is_not_taken_from_where_a_person_went_meanwhile() -> None:
    shelf = Shelf(list(range(50)))
    async with hosted(shelf) as (app, pilot):
        shelf.gate.clear()
        going = asyncio.ensure_future(app.grid.go_to(7, leaving=0))
        await pilot.press("j", "j", "j")
        shelf.gate.set()
        assert await going and app.grid.key == 3
        assert await app.grid.go_to(7, leaving=3) and app.grid.key == 7


async def test_what_reads_the_same_is_not_painted_again() -> None:
    shelf = Shelf(list(range(100)))
    async with hosted(shelf) as (app, pilot):
        painted = watched(app)
        shelf.keys.remove(4)
        shelf.keys.append(100)
        app.grid.reload()
        await app.settle()
        await pilot.pause()
        assert sorted(painted) == list(range(5, 11))  # rows above the one that left stand as before


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Goes on when something is so, within ten seconds."""
    async with asyncio.timeout(10):
        while not is_so():
            await pilot.pause()


async def change(app: Host) -> None:
    """Something changed and was read: what was read ahead no longer holds."""
    app.grid.reload()
    await app.settle()


async def test_the_ends_are_read_ahead_so_that_a_jump_there_waits_for_nothing() -> None:
    shelf = Shelf(list(range(1_000)))
    async with hosted(shelf) as (app, pilot):
        await until(pilot, lambda: shelf.asked.count(None) == 2)  # the top, and the last rows; the first are held
        await app.settle()
        shelf.gate.clear()
        await pilot.press("G")
        assert app.grid.key == 999 and lines(app)[-1] == "▸ row 999"
        await pilot.press("k", "g")
        assert app.grid.key == 0 and lines(app)[1] == "▸ row 0" and shelf.asked.count(None) == 2


async def test_what_was_read_ahead_is_forgotten_when_something_changes() -> None:
    shelf = Shelf(list(range(1_000)))
    async with hosted(shelf) as (app, pilot):
        await until(pilot, lambda: shelf.asked.count(None) == 2)
        shelf.keys[-1] = 5_000
        await change(app)
        await pilot.press("G")
        await app.settle()
        await pilot.pause()
        assert lines(app)[-1] == "▸ row 5000"


async def test_a_jump_leaves_what_is_seen_until_its_rows_are_there() -> None:
    shelf = Shelf(list(range(1_000)))
    async with hosted(shelf) as (app, pilot):
        await change(app)
        before, painted = lines(app), watched(app)
        shelf.gate.clear()
        await pilot.press("G")
        assert lines(app) == [before[0], "  row 0", *before[2:]] and not painted
        assert app.grid.key is None  # nothing can be done to a row that is not seen
        shelf.gate.set()
        await app.settle()
        await pilot.pause()
        assert app.grid.key == 999 and lines(app)[-1] == "▸ row 999"


async def test_jumps_in_a_row_end_where_the_last_one_went() -> None:
    shelf = Shelf(list(range(1_000)))
    async with hosted(shelf) as (app, pilot):
        await change(app)
        shelf.gate.clear()
        await pilot.press("G", "k", "k", "g", "j")
        shelf.gate.set()
        await app.settle()
        await pilot.pause()
        assert app.grid.key == 1 and lines(app)[1:3] == ["  row 0", "▸ row 1"]


async def test_at_the_edge_half_a_screen_comes_along() -> None:
    async with hosted(Shelf(list(range(1_000)))) as (app, pilot):
        await pilot.press(*"j" * 9)
        assert lines(app)[-1] == "▸ row 9"
        await pilot.press("j")
        assert lines(app).index("▸ row 10") == 6
        await pilot.press("G")
        await app.settle()
        assert lines(app)[-1] == "▸ row 999"


async def test_a_row_is_shown_as_it_is_now_before_the_list_is_read_again() -> None:
    shelf = Shelf(list(range(100)))
    async with hosted(shelf) as (app, pilot):
        asked, painted = len(shelf.asked), watched(app)
        app.grid.put(Row(3, "claimed"))
        app.grid.put(Row(500, "not in this list"))
        await pilot.pause()
        assert lines(app)[4] == "  claimed" and painted == [4]
        assert len(shelf.asked) == asked


async def test_another_size_paints_every_line_anew() -> None:
    async with hosted(Shelf(list(range(1_000)))) as (app, pilot):
        await pilot.press(*"jjj")
        await pilot.resize_terminal(60, 21)
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        seen = ["".join(segment.text for segment in strip) for strip in strips]
        assert [line.rstrip() for line in seen] == lines(app) and len(seen) == 21
        assert {len(line) for line in seen} == {60}


async def test_mouse_clicks_and_wheel_keep_the_cursor_in_sight() -> None:
    async with hosted(Shelf(list(range(1_000)))) as (app, pilot):
        await pilot.click(Grid, offset=(3, 4))
        assert app.grid.key == 3
        await pilot.click(Grid, offset=(3, 0))
        assert app.grid.key == 3  # headings are no row
        app.grid.scroll_to(y=500, animate=False, immediate=True)
        await app.settle()
        await pilot.pause()
        assert app.grid.key == 500 and lines(app)[1] == "▸ row 500"
