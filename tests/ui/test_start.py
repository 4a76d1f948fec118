"""What opening does not load."""

from __future__ import annotations

import subprocess
import sys


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
             "textual.widgets._markdown", "console.ui.palette", "console.ui.screens.dialog"}  # fmt: skip
    assert not heavy & modules
