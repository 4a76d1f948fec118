"""Text that attacks the terminal or the toolkit, in every field a screen shows: seen, clicked, copied, and nothing happens."""

from __future__ import annotations

from pathlib import Path

import pytest
import ui_stores as stores
from ui_lead import Lead, at_work
from ui_poison import PAYLOADS, clean, in_dialog, poisoned

from console.domain.text import BANNED
from console.ui.deeds import why_not
from console.ui.scorecards.view import TABS
from console.ui.screens.recovery import QueueGrid
from console.ui.widgets.case_pane import CasePane

pytestmark = [pytest.mark.faults, pytest.mark.slow]


async def test_hostile_text_is_only_text_on_every_surface(tmp_path: Path) -> None:
    async with at_work(poisoned(tmp_path / "poison.db"), size=(120, 44)) as lead:
        pane = lead.app.screen.query_one("#case", CasePane)
        grid = lead.app.screen.query_one("#queue", QueueGrid)
        for number, _ in enumerate(PAYLOADS):
            where = f"row {number}"
            await lead.until(lambda: pane.case_of(grid.row) is not None, f"{where} was never shown")
            assert "Conversation" in pane.text
            clean(lead, where)
            if number % 3 == 0:  # each dialog once
                await in_dialog(lead, "tfxwdabro"[number // 3 % 9], where)
                await lead.press("y", "Y", "u")
            await lead.press("c")
            await lead.sees("claimed this")
            clean(lead, where)
            lead.app.clear_notifications()
            await lead.press("j")
        await lead.press("colon")
        await lead.sees("not now:")
        clean(lead, "the palette")


async def test_hostile_text_is_only_text_beside_a_case_and_on_the_loop(tmp_path: Path) -> None:
    path = poisoned(tmp_path / "poison.db")
    conn = stores.connect(path)
    for number, text in enumerate(PAYLOADS, 1):
        conn.execute("UPDATE interaction SET issue = 'same', customer_id = 1 WHERE id = ?", (number,))
        conn.execute("INSERT INTO note (recovery_id, person_id, at, text) SELECT id, ?, ?, ? FROM recovery WHERE interaction_id"
                     " = ?", (number, stores.NOW, text, number))  # fmt: skip
        conn.execute("UPDATE outbox SET text = ?, system = ? WHERE interaction_id = ?", (text, text, number))
        conn.execute("INSERT INTO saved_filter (person_id, name, line) VALUES (1, ?, ?)", (f"{number} {text}", text))
    conn.execute("UPDATE recovery SET customer_id = 1")
    conn.execute(
        "UPDATE recovery SET status = 'not recovered', closed_at = ? - id, closed_by = 'lead' WHERE id > 3",
        (stores.NOW,),
    )
    conn.execute("UPDATE person SET login = 'dana' WHERE id = 1")
    conn.close()
    async with at_work(path, me="dana", size=(120, 110)) as lead:
        for _ in range(3):
            await lead.sees("Lessons of cases like this", "To do in the help desk", "other open cases", "Note")
            clean(lead, "beside")
            await in_dialog(lead, "w", "the group")
            await lead.press("h")
            await lead.hears("Done in the help desk")
            clean(lead, "ticked")
            lead.app.clear_notifications()
            await lead.press("j")
        await in_dialog(lead, "F", "the filters")
        await lead.press("slash")
        await lead.types("[/x] [@click=app.leave]")
        await lead.sees("Nothing here fits")
        clean(lead, "the filter")
        await lead.press("escape", "l")
        for _ in range(4):
            await lead.sees("Lessons")
            clean(lead, "the loop")
            await lead.press("right_square_bracket")
        await lead.press("escape")
        await lead.sees("Open 3")


def alarmed(path: Path) -> Path:
    """The poisoned store, with an alert on every team, something done about it, and a second answer a month ago."""
    conn = stores.connect(poisoned(path))
    for number, text in enumerate(PAYLOADS, 1):
        conn.execute(
            "INSERT INTO alert (kind, scope, ident, name, since, until, change, ci_low, ci_high, statistic, drivers, raised_at)"
            " VALUES ('drop', 'team', ?, ?, ?, ?, -9, -12, -3, 2, ?, ?)",
            (number, text, stores.NOW - 86_400, stores.NOW, text, stores.NOW - 60),
        )
        conn.execute("INSERT INTO intervention (alert_id, scope, name, at, text, person_id) VALUES (?, 'team', ?, ?, ?, 1)",
                     (conn.execute("SELECT max(id) FROM alert").fetchone()[0], text, stores.NOW - 3600, text))  # fmt: skip
    conn.close()
    return path


async def test_hostile_text_is_only_text_on_the_scorecards_and_behind_them(tmp_path: Path) -> None:
    async with at_work(alarmed(tmp_path / "poison.db"), size=(200, 70)) as lead:
        await lead.press("3")
        for number, grouping in enumerate(TABS.values()):
            await lead.until(lambda: lead.app.screen.query_one("#cards").ready, f"{grouping} was never shown")  # type: ignore[attr-defined]
            for _ in range(2):  # the list shows all of them; the text beside it is one's
                clean(lead, grouping)
                await lead.press("j")
            if number % 3 == 0:
                await behind(lead, grouping)
            await lead.press("right_square_bracket")
        await lead.press("a")
        await lead.sees("! new")
        for number, _ in enumerate(PAYLOADS):
            clean(lead, f"alert {number}")
            if number % 8 == 0:
                await in_dialog(lead, "wf"[number % 16 // 8], f"alert {number}", under=2)
            await lead.press("j")
        await lead.press("c")
        await lead.hears("Acknowledged the alert on")
        clean(lead, "acknowledged")


async def behind(lead: Lead, where: str) -> None:
    """To the tickets of a number, their conversation and its definition, and back."""
    await lead.press("enter")
    await lead.sees("copy ref")
    await lead.press("j", "enter")
    clean(lead, f"tickets of {where}")
    await lead.sees("Conversation")
    clean(lead, f"conversation of {where}")
    await lead.press("escape", "escape")
    await lead.sees("its tickets")
    await lead.press("D", "y")
    await lead.sees("SELECT")
    clean(lead, f"definition of {where}")
    await lead.press("escape")
    await lead.sees("its tickets")


async def test_clicking_hostile_text_does_nothing(tmp_path: Path) -> None:
    async with at_work(poisoned(tmp_path / "poison.db"), size=(120, 44)) as lead:
        for y in range(2, 42, 4):
            await lead.pilot.click(offset=(4 + 20 * (y % 4), y))
            await lead.pilot.click(offset=(84 + y % 30, y))
            clean(lead, f"line {y}")
        assert lead.store("SELECT count(*) FROM journal") == [(0,)]


async def test_words_typed_and_pasted_are_stored_plain(store: Path) -> None:
    async with at_work(store) as lead:
        ref = lead.ref
        await lead.press("f")
        await lead.until(lambda: len(lead.app.screen_stack) == 2, "no dialog")
        lead.app.screen.query_one("WordsField").insert("\x1b]52;c;aGk=\x1b\\ paid\u202e [/x]")  # type: ignore[attr-defined]
        await lead.press("enter")
        await lead.sees("Fix noted")
        clean(lead, "the pane")
        ((fix,),) = lead.store("SELECT fix FROM cases WHERE ref = ?", ref)
        assert not set(str(fix)) & set(map(chr, BANNED)) and "paid" in str(fix)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "http://", "https://a b", "HTTPS", "//x", "\x1bhttps://x"]
)
async def test_only_web_addresses_are_links(url: str, tmp_path: Path) -> None:
    path = stores.morning(tmp_path / "link.db", cases=1)
    conn = stores.connect(path)
    conn.execute("UPDATE interaction SET url = ?", (url,))
    conn.close()
    async with at_work(path, size=(120, 60)) as lead:
        await lead.sees("not offered")
        await lead.press("u")
        await lead.hears("not an http or https address")
        assert lead.app.clipboard == ""


def test_a_key_without_a_case_says_so() -> None:
    class Desk:
        read_only, why_read_only, me = False, "", None

    assert why_not("claim", Desk(), None, None) == "There is no case here."  # type: ignore[arg-type]
    assert why_not("undo", Desk(), None, None) is None  # type: ignore[arg-type]
