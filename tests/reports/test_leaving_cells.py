"""Cells that leave: no formula in a spreadsheet, no control in a terminal, columns that line up."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.reports.cells import csv_text, guarded, table
from console.reports.moments import iso, local
from console.sources.cells import unguarded

pytestmark = pytest.mark.faults


@pytest.mark.parametrize("text", ["=1+1", "+49 30 1234", "-5", "@ana", "−5", "=HYPERLINK(1)"])
def test_what_looks_like_a_formula_is_quoted_and_comes_back(text: str) -> None:
    assert guarded(text) == f"'{text}" and unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["fine", "", "1 = 1", "a-b", "'so called'", "'"])
def test_what_does_not_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text == unguarded(guarded(text))


@given(st.one_of(st.text(), st.builds(str.__add__, st.sampled_from("=+-@\t\r−"), st.text())))
def test_no_cell_begins_a_formula(text: str) -> None:
    cell = next(csv.reader(io.StringIO(csv_text(["h"], [[text]]).split("\n", 1)[1], newline="")), [""])
    assert not "".join(cell).startswith(("=", "+", "-", "@", "\t", "\r", "−"))


def test_numbers_stay_numbers_and_nothing_is_blank() -> None:
    assert csv_text(["n", "m", "t"], [[-5, None, "-5"]]) == "n,m,t\n-5,,'-5\n"


def test_a_table_lines_up_whatever_the_script() -> None:
    lines = table(("name", "n"), [("日本語", "5"), ("é", "10"), ("e\u0301", "7"), ("👍", "8")], right=(1,)).splitlines()
    assert [line.rstrip()[-1] for line in lines] == ["n", "5", "0", "7", "8"]
    assert lines[1] == "日本語   5" and lines[2] == "é       10"


def test_moments_that_no_calendar_knows_are_clamped() -> None:
    assert iso(None) is None and local(None, "day", "UTC") == "–"
    for moment in (1_700_000_000_000, -(2**62), 2**62):
        for zone in ("UTC", "Pacific/Kiritimati", "America/Los_Angeles"):
            assert iso(moment, "second", zone) and iso(moment, "day", zone) and local(moment, "second", zone)
