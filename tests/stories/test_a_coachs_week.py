"""A coach's week by keyboard alone: two reviews, a one-on-one, its pack; a week later the next begins with what was agreed."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests_support.coach import BACKSPACE, ENTER, ESC, TAB, console, goes_to, home, meet
from tests_support.commands import Csat
from tests_support.half_year import NOW, SAMPLE, opened
from tests_support.terminal import Terminal

from console.domain.period import window
from console.reports.agent import quality_line, share_line
from console.store import coaching

NOTE = "thinks of leaving"
QUOTED = "I can't speed that up from here."


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A copy of the sample, and a home of the coach's own beside it."""
    path = tmp_path / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def reviewed(terminal: Terminal, ref: str, marks: str, said: str) -> None:
    """The ticket under the cursor is marked, stored, and gone from the list."""
    terminal.wait(lambda screen: ref in screen.line_of("▸"))
    terminal.press(ENTER)
    terminal.wait(lambda screen: screen.has(f"Review  {ref}") and screen.has("0 of 9 marked"))
    terminal.press(marks)
    terminal.wait(lambda screen: screen.has("9 of 9 marked"))
    terminal.press("s")
    terminal.wait(lambda screen: screen.has(f"Reviewed {ref} of Lena Hofer ({said}"))
    terminal.wait(lambda screen: screen.has("Review next") and ref not in screen.line_of("▸"))


def reviews_two(terminal: Terminal) -> None:
    """What was drawn of Lena: one by lot, which shows why "Solved" is missed, and a low rating."""
    goes_to(terminal, "Lena Hofer")
    terminal.press(ENTER)
    terminal.wait(lambda screen: screen.has("CSAT by week"))
    terminal.press("R")
    terminal.wait(lambda screen: screen.has("Review next") and screen.has("T-6090"))
    reviewed(terminal, "T-6422", f"1j1j4j3j0{ENTER}jjjjjj{ENTER}j2j4j1jn", "random): 73.9 points")
    terminal.press("j")
    reviewed(terminal, "T-6090", "1j1j2j4j2j2j3j1jn", "low rating): 77.3 points")
    terminal.press(ESC)
    terminal.wait(lambda screen: screen.has("CSAT by week"))
    terminal.press(ESC)
    terminal.wait(lambda screen: screen.has("Worth a conversation"))


def agrees_and_ends(terminal: Terminal) -> None:
    """An old commitment is settled, a note is typed, one is agreed; the end says what is shared and what the agent says."""
    meet(terminal)
    assert any("work on" in line and "QA: Solved" in line for line in terminal.lines)
    terminal.press("e")
    terminal.wait(lambda screen: screen.has("Kept: Name the feeling"))
    terminal.press(TAB)
    terminal.press(NOTE + TAB)  # esc and a letter close behind it are alt and that letter to a terminal
    terminal.wait(lambda screen: screen.has(NOTE))
    terminal.press("a")
    terminal.wait(lambda screen: screen.has("Until when"))
    terminal.press("Say what can be done instead" + TAB + 3 * BACKSPACE + "fri" + TAB + "qa: solved" + TAB + "80")
    terminal.wait(lambda screen: screen.has("Until Fri 3 Jul 09:00") and screen.has("QA: Solved, target 80"))
    terminal.press(ENTER)
    terminal.wait(lambda screen: screen.has("agreed now"))
    terminal.press("w")
    terminal.wait(lambda screen: screen.has("Markdown"))
    terminal.press(ENTER)
    terminal.wait(lambda screen: screen.has("The pack is in"))
    terminal.press("x")
    terminal.wait(lambda screen: screen.has("What you share"))
    terminal.press("Went through one call" + ENTER)
    terminal.wait(lambda screen: screen.has("What the agent says"))
    terminal.press("I had no other answer" + ENTER)
    terminal.wait(lambda screen: screen.has("stored: 1 commitment"))
    terminal.press("q")
    terminal.wait_end()


def is_about_lena_alone(page: str, store: Path) -> None:
    """No other agent's name, whole or in parts, and none of their numbers."""
    conn = opened(store)
    lines = coaching.agents(conn, None, window("90 days", NOW, ZoneInfo("Europe/Berlin"))[0], NOW)
    conn.close()
    for line in (line for line in lines if line.name != "Lena Hofer"):
        for part in (line.name, *line.name.split()):
            assert not re.search(rf"(?<!\w){re.escape(part)}(?!\w)", page, re.IGNORECASE), part
        assert share_line(line.fair.csat) not in page and quality_line(line.qa) not in page, line.name


def test_two_reviews_a_one_on_one_its_pack_and_the_next_a_week_later(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with console(store) as terminal:
        reviews_two(terminal)
        agrees_and_ends(terminal)

    for name, value in home(store).items():
        monkeypatch.setenv(name, value)
    csat = Csat(store.parent, store)
    for form in ("text", "markdown", "html"):
        page = csat("report", "one-on-one", "Lena Hofer", "--store", store, "--format", form).out
        told = re.sub(r"&#?\w+;|\s+", " ", page.replace("\\", ""))
        assert (
            "Say what can be done instead (due 2026-07-03" in told and "Name the feeling before the fix (kept" in told
        )
        assert "Solved (Resolution): met to 62 of 100 over 4 reviews" in told and "speed that up from here." in told
        assert "Went through one call" in told and "I had no other answer" in told and NOTE not in told
        is_about_lena_alone(page, store)
    (pack,) = (store.parent / "own" / "csat-console" / "exports").iterdir()
    assert pack.stat().st_mode & 0o777 == 0o600
    is_about_lena_alone(pack.read_text(), store)

    with console(store, "--as-of", "2026-07-07T10:00") as terminal:
        meet(terminal)
        first, second = [line for line in terminal.lines if line.startswith(("  overdue", "▸ overdue"))]
        assert "26 Jun 2026" in first and "3 Jul 2026" in second and "Say what can be done instead" in second
        assert not terminal.has("Name the feeling") and not terminal.has(NOTE), "a new one-on-one, with new notes"
        terminal.press("jm")
        terminal.wait(lambda screen: screen.has("Missed: Say what can be done instead."))

    assert NOTE in csat("session", "Lena Hofer", "--notes", "--store", store).out
    for other in ("Dana Whitlock", "Tomas Lindqvist"):
        told = csat("session", "Lena Hofer", "--notes", "--as", other, "--store", store).out
        assert "Went through one call" in told and NOTE not in told
    assert NOTE.encode() not in store.read_bytes()
