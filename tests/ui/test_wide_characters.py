"""Names and words in every script: wide, joined, flagged, stacked, right to left. No column breaks, whatever the terminal.

Terminals differ in what a joined emoji, a skin tone, a flag or a variation selector takes. So what is painted has to be as
wide for one that adds up code points as for one that knows what belongs together, and as the toolkit takes it to be.
"""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest
import ui_stores as stores
from rich.cells import cell_len
from tests_support.half_year import SAMPLE
from textual.widget import Widget
from ui_lead import Lead, at_work, seen
from ui_screens import SCREENS, Shown, settled
from wcwidth import wcswidth, wcwidth

from console.ui.private import Private
from console.ui.widgets.grid import Grid
from console.ui.widgets.listing import HEADING
from console.ui.widgets.painter import GAP
from console.ui.widgets.reader import Block, lay

WIDE = (
    "田中さくら", "👩‍👩‍👧‍👦 家族", "محمد الأمين", "דוד בן־גוריון", "Zoe\u0308 Nu\u0301n\u0303ez", "김민서", "🇩🇪🇫🇷 Grün 🇯", "👍🏽 Mü ❤️ 1️⃣",
    "นภา ก็ดี", "A\u0301\u0302\u0303\u0323b", "１２３ＡＢＣ", "🧑🏽‍🚒🏳️‍🌈 ☎️", "ﷺ می‌خواهم", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 葛󠄀城 \u1112\u1161\u11ab",
)  # fmt: skip
TEXTS = (
    ("customer", "name"), ("agent", "name"), ("person", "name"), ("account", "name"), ("team", "name"), ("rating", "comment"),
    ("interaction", "issue"), ("interaction", "issue_detail"), ("interaction", "product"), ("interaction", "subject"),
    ("turn", "text"), ("recovery", "lesson"), ("recovery", "fix"), ("commitment", "text"), ("review_answer", "evidence"),
)  # fmt: skip
OURS = ("definition", "palette", "help")  # say nothing of the store
SIZES = ((120, 40), (80, 24))


@pytest.fixture(scope="module")
def worldwide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, in which every name and text has a second half, or a first, in another script."""
    path = tmp_path_factory.mktemp("wide") / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    conn = stores.connect(path)
    conn.execute("BEGIN")
    conn.execute("CREATE TEMP TABLE wide (n INTEGER PRIMARY KEY, text TEXT)")
    conn.executemany("INSERT INTO wide VALUES (?, ?)", enumerate(WIDE))
    for table, column in TEXTS:
        before = column == "name" and table not in ("team", "account")
        conn.execute(
            f"UPDATE {table} SET {column} = CASE WHEN id % 2 AND {before:d} THEN (SELECT text FROM wide WHERE n = id % {len(WIDE)})"
            f" || ' ' || {column} ELSE {column} || ' ' || (SELECT text FROM wide WHERE n = id % {len(WIDE)}) END"
            f" WHERE {column} <> ''"
        )
    conn.execute("COMMIT")
    conn.close()
    return path


@pytest.mark.slow
@pytest.mark.parametrize("one", [one for one in SCREENS if one.name not in OURS], ids=lambda one: one.name)
async def test_columns_and_rules_stand_where_they_stand(one: Shown, worldwide: Path, tmp_path: Path) -> None:
    path = tmp_path / "sample.db"
    path.write_bytes(worldwide.read_bytes())
    async with at_work(
        path, me="Ruth Adeyemi", size=(160, 60), private=Private(tmp_path / "private.db", login="ruth")
    ) as lead:
        await one.open(lead)
        for size in SIZES:
            await lead.pilot.resize_terminal(*size)
            await settled(lead)
            straight(lead, size[0])
            await lead.press("j", "j", "end")
            await settled(lead)
            straight(lead, size[0])


def straight(lead: Lead, width: int) -> None:
    """Every line is as wide as the terminal, by any measure; columns and rules stand in the same cells on every line."""
    strips = seen(lead.app)
    lines = ["".join(segment.text for segment in strip) for strip in strips]
    for line in lines:
        assert (cell_len(line), wcswidth(line), sum(map(wcwidth, line))) == (width, width, width), line
    for grid in lead.app.screen.query(Grid).results(Grid):
        if grid.display and grid.region:
            in_columns(grid, lines)
    for widget in lead.app.screen.walk_children(Widget):
        if widget.display and widget.region:
            between_rules(widget, lines)


def in_columns(grid: Grid, lines: list[str]) -> None:
    """Between the columns of each row there is nothing."""
    starts = list(accumulate((size + GAP for _, size in grid._painter._fitted), initial=2))[1:-1]
    rows = min(grid.place[1], grid.region.height - HEADING)
    assert rows > 0 or not grid.place[1]
    for y in range(grid.region.y, grid.region.y + HEADING + rows):
        cells = spread(lines[y])
        for start in starts:
            x = grid.region.x + start
            assert cells[x - GAP : x] == [" "] * GAP, (x, lines[y])
            assert cells[x] is not None, (x, lines[y])


def between_rules(widget: Widget, lines: list[str]) -> None:
    """A rule at the side of a widget goes all the way down."""
    edges = ((widget.styles.border_left[0], widget.region.x), (widget.styles.border_right[0], widget.region.right - 1))
    for kind, x in edges:
        inner = lines[widget.region.y + 1 : widget.region.bottom - 1]
        if kind and len(inner) > 1 and widget.region.right <= len(spread(lines[0])):
            assert len({spread(line)[x] for line in inner}) == 1, (widget, x, inner)


def spread(line: str) -> list[str | None]:
    """What stands in each cell of a line; None where a wide letter goes on."""
    cells: list[str | None] = []
    for letter in line:
        width = wcwidth(letter)
        if width == 0 and cells:
            continue
        cells += [letter, None][:width]
    return cells


def test_a_ref_too_wide_for_its_column_stands_above_its_words() -> None:
    words = "“やり直し twice 🇩🇪, and nobody called back for a whole week”"
    blocks = [Block(((words, ""),), label) for label in ("T-1", "注文-2026-00012345", "👍🏽" * 30)]
    lines = lay(blocks, 40, 9)
    assert all(cell_len(line.plain) == wcswidth(line.plain) <= 40 for line in lines)
    assert [line.plain for line in lines if "注文" in line.plain] == ["注文-2026-00012345"]
    assert all(line.plain.startswith(" " * 9) or "week" not in line.plain for line in lines)
    assert sum(line.plain.count("nobody") for line in lines) == 3
