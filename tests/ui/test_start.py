"""What opening does not load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import ui_stores as stores

from console.store.desk import Desk
from console.ui import opening


def loaded(statement: str) -> set[str]:
    """The modules there are after a statement, in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_reading_begins_before_the_toolkit_is_there() -> None:
    assert not {"textual", "rich"} & loaded("import console.ui.opening")


def test_the_first_screen_loads_no_more_than_it_shows() -> None:
    modules = loaded("import console.ui.app")
    assert "textual" in modules
    heavy = {"sqlite_utils", "openpyxl", "click", "textual.widgets._text_area", "textual.widgets._data_table",
             "textual.widgets._markdown", "console.ui.palette", "console.ui.screens.dialog",
             "console.ui.screens.scorecards", "console.store.scorecards", "console.ui.screens.coaching",
             "console.ui.coaching", "console.store.coaching", "zoneinfo"}  # fmt: skip
    assert not heavy & modules


def test_what_acts_and_upgrades_need_is_loaded_by_them() -> None:
    assert not {"console.store.recovery", "console.store.upgrade", "json"} & loaded("import console.ui.app")


async def test_the_first_case_comes_with_the_first_rows(store: Path) -> None:
    desk = Desk(store, me="Dana", wall=lambda: stores.NOW)
    rows, case = await (await opening.begin(desk))
    assert case is not None and case.row == rows.rows[0]
    await desk.close()


async def test_an_empty_store_opens_without_a_case(tmp_path: Path) -> None:
    stores.create(tmp_path / "empty.db")
    desk = Desk(tmp_path / "empty.db", me="Dana")
    rows, case = await (await opening.begin(desk))
    assert (rows.total, case) == (0, None)
    await desk.close()
