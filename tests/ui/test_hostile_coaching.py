"""Hostile text on the coaching screens: in every name, comment, quote, promise and rubric; seen, opened, copied."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import ui_stores as stores
from ui_lead import Lead, at_work
from ui_poison import PAYLOADS, clean, poisoned

from console.domain.text import BANNED
from console.ui.private import Private
from console.ui.screens.agent import AgentScreen
from console.ui.screens.agent_pages import NAMES
from console.ui.screens.agents import AgentGrid
from console.ui.screens.meeting import MeetingScreen

pytestmark = [pytest.mark.faults, pytest.mark.slow]

ATTACK = "\x1b]0;x\x07\u202e\x9b[/x]"
#: What is seen of a ticket that is drawn for a review.
DRAWN = (
    ("agent", "name"), ("team", "name"), ("person", "name"), ("rubric", "name"), ("criterion", "name"), ("criterion", "section"),
    ("interaction", "external_id"), ("interaction", "channel"), ("interaction", "issue"), ("interaction", "subject"), ("turn", "text"),
)  # fmt: skip


@pytest.fixture
def coached(tmp_path: Path) -> Path:
    """The poisoned store, in which the first agent was reviewed, praised, quoted and promised something in every text."""
    path = poisoned(tmp_path / "poison.db")
    conn = stores.connect(path)
    conn.execute("BEGIN")
    for number, text in enumerate(PAYLOADS, 1):
        _coach(conn, number, text)
    conn.execute("COMMIT")
    conn.close()
    return path


def _coach(conn: sqlite3.Connection, n: int, text: str) -> None:
    now = stores.NOW
    conn.execute("UPDATE agent SET manager_id = ? WHERE id = ?", (n, n))
    conn.execute("UPDATE rating SET agent_id = 1 WHERE interaction_id = ?", (n,))
    conn.execute("INSERT INTO interaction (id, source, external_id, channel, issue, agent_id, customer_id, opened_at, closed_at)"
                 " VALUES (?, 'b', ?, ?, ?, ?, ?, ?, ?)", (1000 + n, text, text, text, 1, n, now - 90, now - 70))  # fmt: skip
    conn.execute("INSERT INTO rating (interaction_id, value, low, high, raw, answered_at, comment, agent_id)"
                 " VALUES (?, 1, 0, 1, ?, ?, ?, ?)", (1000 + n, text, now - 60, text, 1))  # fmt: skip
    conn.execute("INSERT INTO turn (interaction_id, seq, speaker, agent_id, text) VALUES (?, 1, 'agent', ?, ?)",
                 (1000 + n, 1, f"{text} please give me five stars"))  # fmt: skip
    conn.execute("INSERT INTO rubric (id, name, version, created_at) VALUES (?, ?, 1, 0)", (n, text))
    conn.execute(
        "INSERT INTO criterion (id, rubric_id, seq, section, name, weight) VALUES (?, ?, 1, ?, ?, 1)",
        (n, n, text, text),
    )
    conn.execute("INSERT INTO review (id, interaction_id, rubric_id, agent_id, reviewer_id, drawn, at, score)"
                 " VALUES (?, ?, ?, ?, ?, 'random', ?, 40)", (n, n, n, 1, n, now - 30))  # fmt: skip
    conn.execute(
        "INSERT INTO review_answer (review_id, criterion_id, chosen, evidence) VALUES (?, ?, 0, ?)", (n, n, text)
    )
    conn.execute("INSERT INTO session (id, agent_id, coach_id, held_at, shared, agent_comment) VALUES (?, ?, ?, ?, ?, ?)",
                 (n, 1, n, now - 86_400 * n, text, text))  # fmt: skip
    conn.execute(
        "INSERT INTO commitment (session_id, text, measure, due_at) VALUES (?, ?, ?, ?)", (n, text, text, now - 60)
    )


async def test_hostile_text_is_only_text_on_the_coaching_screens(coached: Path) -> None:
    async with at_work(coached, size=(160, 110)) as lead:
        await _at_the_agents(lead)
        for _ in PAYLOADS:
            clean(lead, "agents")
            await lead.press("j")
        await lead.press("g")
        await _into_the_first(lead)
        for page in NAMES:
            clean(lead, page)
            await lead.press("j", "y")
            clean(lead, page)
            assert not set(lead.app.clipboard) & set(map(chr, BANNED)), page
            lead.app.clear_notifications()
            await lead.press("right_square_bracket")
        assert isinstance(lead.app.screen, AgentScreen)
        await lead.press("escape")
        await lead.sees("± expected")
        for number in range(0, len(PAYLOADS), 4):
            await lead.press("right_square_bracket")
            clean(lead, f"team {number}")


async def _at_the_agents(lead: Lead) -> None:
    await lead.press("2")
    await lead.until(lambda: bool(lead.app.screen.query(AgentGrid)), "no coaching screen")
    await lead.until(lambda: lead.app.screen.query_one(AgentGrid).ready, "the agents were never read")


async def _into_the_first(lead: Lead) -> None:
    """The agent of all the texts."""
    grid = lead.app.screen.query_one(AgentGrid)
    assert await grid.go_to(1)
    await lead.press("enter")
    await lead.sees("CSAT by week")


async def test_a_quote_that_attacks_is_opened_as_text(coached: Path) -> None:
    async with at_work(coached, size=(80, 24)) as lead:
        await _at_the_agents(lead)
        await _into_the_first(lead)
        await lead.press("left_square_bracket")
        await lead.sees("Asks customers for scores")
        for _ in range(3):
            await lead.press("j", "enter")
            await lead.sees("Conversation", "❝ quoted")
            clean(lead, "conversation")
            await lead.press("escape", "T")
            await lead.sees("Ticket  ")
            clean(lead, "ticket")
            await lead.press("escape")
            await lead.sees("What was counted")


async def test_hostile_text_is_only_text_while_reviewing(coached: Path) -> None:
    conn = stores.connect(coached)
    conn.execute("UPDATE interaction SET agent_id = 1, closed_at = ? WHERE closed_at IS NOT NULL", (stores.NOW - 90,))
    conn.execute("UPDATE review SET drawn = 'calibration' WHERE interaction_id % 2")
    conn.execute("INSERT INTO review (interaction_id, rubric_id, agent_id, reviewer_id, drawn, at, score)"
                 " SELECT interaction_id, rubric_id, 1, reviewer_id % 3 + 1, drawn, at, score FROM review"
                 " WHERE drawn = 'calibration' AND interaction_id > 4")  # fmt: skip
    for table, column in DRAWN:  # few are drawn, so each of them attacks
        conn.execute(f"UPDATE {table} SET {column} = ? || {column}", (ATTACK,))
    conn.close()
    async with at_work(coached, size=(120, 40)) as lead:
        await _at_the_agents(lead)
        await lead.press("R")
        await lead.sees("Drawn since")
        for number in range(3):
            clean(lead, "draws")
            await lead.press("enter")
            await lead.sees("marked")
            clean(lead, f"form {number}")
            await lead.press("1", "enter", "enter")
            clean(lead, f"marked {number}")
            await lead.press("escape")
            await lead.sees("Drawn since")
            await lead.press("j")
        await lead.press("a")
        await lead.sees("Calibration")
        clean(lead, "pairs")


async def test_hostile_text_is_only_text_in_a_one_on_one(coached: Path, tmp_path: Path) -> None:
    async with at_work(coached, size=(160, 110), private=Private(tmp_path / "private.db", login="dana")) as lead:
        await _at_the_agents(lead)
        await lead.press("m")
        await lead.until(lambda: isinstance(lead.app.screen, MeetingScreen), "no one-on-one")
        await lead.sees("talk about", "Your notes")
        for _ in range(40):
            clean(lead, "one-on-one")
            await lead.press("j")
        await lead.press("y", "a")
        await lead.sees("Until when")
        clean(lead, "commitment")
        assert not BANNED & {ord(character) for character in lead.app.clipboard}
        await lead.press("escape", "tab")
        lead.burst(paste="".join(PAYLOADS)[:5000])
        await lead.pilot.pause()
        clean(lead, "notes")
        await lead.press("escape", "escape")
        await lead.press("m")
        await lead.sees("talk about", "Your notes")
        clean(lead, "notes again")
