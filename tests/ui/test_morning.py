"""A lead's morning, from the first look at the queue to two undos."""

from __future__ import annotations

from pathlib import Path

import pytest
from ui_lead import Clock, at_work

MINUTE = 60


@pytest.mark.slow
async def test_a_leads_morning(store: Path) -> None:
    clock = Clock()
    async with at_work(store, size=(160, 60), clock=clock) as lead:
        # due ones first
        await lead.press("]")
        await lead.sees("Due 5")
        jonas, maria, sakura = lead.refs[:3]
        assert (jonas, maria, sakura) == ("T-1002", "T-1001", "T-1003")

        # nobody answers: a voicemail
        await lead.press("c")
        await lead.sees(f"Claimed {jonas}.", "Mine 1")
        await lead.asks("t", "Tried to reach")
        await lead.press("2")
        await lead.types("asked to call back")
        await lead.press("enter")
        await lead.sees(f"Logged for {jonas}: left message.", "asked to call")
        assert lead.store("SELECT status FROM cases WHERE ref = ?", jonas) == [("claimed",)]

        # a call that reaches, and the case leaves the lane of due ones
        clock.now += 20 * MINUTE
        await lead.asks("t")
        await lead.press("4")
        await lead.types("calm, wants the money back")
        await lead.press("enter")
        await lead.sees(f"Logged for {jonas}: reached.", "Due 4")
        await lead.press("[")
        await lead.goes_to(jonas)

        # a fix, and a close with its lesson
        await lead.asks("f")
        await lead.types("refunded by hand")
        await lead.press("enter")
        await lead.sees(f"Fix noted for {jonas}.")
        await lead.asks("x")
        await lead.press("1")
        await lead.types("call on the first day")
        await lead.press("enter")
        await lead.sees(f"Closed {jonas} as recovered.", "Open 7", "Closed 1")
        assert lead.store("SELECT status, lesson, fix FROM cases WHERE ref = ?", jonas) == [
            ("recovered", "call on the first day", "refunded by hand")
        ]

        # the next one goes to the manager, the one after it to its handler
        await lead.goes_to(maria)
        await lead.press("e")
        await lead.sees(f"Escalated {maria}.", "! escalated")
        await lead.goes_to(sakura)
        await lead.asks("d", "Sam Carter")
        await lead.press("enter")
        await lead.sees(f"Gave {sakura} to Sam Carter.")

        # the rest waits until Monday
        await lead.goes_to("T-1005")
        await lead.press("space", "space", "space")
        await lead.sees("3 marked")
        await lead.asks("w", "3 cases")
        await lead.press("3", "enter")
        await lead.sees("3 cases done", "Waiting 3", "Open 4")

        # two of it were one too many
        await lead.press("z")
        await lead.sees("Undid: wait of 3 cases.", "Waiting 0", "Open 7")
        await lead.press("z")
        await lead.sees(f"Undid: delegate of {sakura}.")
        assert lead.store("SELECT owner FROM cases WHERE ref = ?", sakura) == [(None,)]
        assert lead.store("SELECT count(*) FROM recovery WHERE waiting_until IS NOT NULL") == [(0,)]
        assert lead.store("SELECT count(*) FROM recovery WHERE escalated_at IS NOT NULL") == [(1,)]
        acts = lead.store("SELECT j.action, p.name FROM journal j JOIN person p ON p.id = j.person_id ORDER BY j.id")
        assert [action for action, _ in acts] == [
            "claim", "tried", "tried", "fix", "close", "escalate", "delegate", *["wait"] * 3, *["undo"] * 4,
        ]  # fmt: skip
        assert {name for _, name in acts} == {"Dana"}
