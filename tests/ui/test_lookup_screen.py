"""Quick lookup and cards: from three letters to the ticket, from anything to anything, and back where one was."""

from __future__ import annotations

from pathlib import Path

import pytest
import ui_stores as stores
from ui_lead import at_work

from console.ui.screens.card import CardScreen


async def test_a_callers_ticket_from_three_letters_in_under_five_keys_more(store: Path) -> None:
    async with at_work(store) as lead:
        before = lead.ref
        await lead.press("ctrl+k", "l", "ó", "p")
        await lead.sees("Look up", "Maria López", "its name")
        await lead.press("enter")
        await lead.sees("Customer  Maria López", "+34 600 123 456")
        ticket = lead.ref
        await lead.press("enter")
        await lead.sees(f"Ticket  {ticket}", "Answers")
        await lead.press("backspace", "backspace")
        await lead.sees("Recovery")
        assert lead.ref == before, "one is exactly where one was"


async def test_from_ticket_to_account_its_sentence_and_back(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("ctrl+k")
        await lead.types("jonas")
        await lead.sees("Jonas Weber")
        await lead.press("enter")
        await lead.sees("Customer  Jonas Weber")
        await lead.press("enter")
        await lead.sees("Ticket  T-")
        await lead.press("A")
        await lead.sees("Account  Northwind GmbH", "Priya Nair", "averaged 2.0 across 1 ticket this quarter (mean)")
        await lead.press("C")
        await lead.sees("Customer  Jonas Weber")
        await lead.press("H")
        await lead.sees("Agent  ")
        for _ in range(5):
            await lead.press("backspace")
        await lead.sees("Open ", "Recovery")


async def test_from_the_queue_to_the_cards_and_into_the_case_again(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("j", "j")
        ref = lead.ref
        await lead.press("T")
        await lead.sees(f"Ticket  {ref}", "case open")
        await lead.press("H")
        await lead.sees("Agent  ")
        await lead.press("backspace")
        await lead.press("r")
        await lead.until(lambda: not isinstance(lead.app.screen, CardScreen), "the queue did not come back")
        await lead.sees("Open ")
        assert lead.ref == ref


async def test_a_case_is_found_in_whatever_lane_it_stands(store: Path) -> None:
    async with at_work(store) as lead:
        ref = lead.ref
        await lead.press("]", "]", "]", "]")
        await lead.sees("Watch")
        await lead.press("ctrl+k")
        await lead.types(ref)
        await lead.sees("its id")
        await lead.press("enter")
        await lead.sees(f"Ticket  {ref}")
        await lead.press("r")
        await lead.until(lambda: not isinstance(lead.app.screen, CardScreen), "the queue did not come back")
        await lead.until(lambda: lead.ref_or_none == ref, "the cursor is not on the case")


async def test_dead_keys_on_cards_say_why(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("ctrl+k")
        await lead.types("maria")
        await lead.sees("Maria López")
        await lead.press("enter")
        await lead.sees("Customer  Maria López")
        await lead.press("A")
        await lead.hears("No account is known here")
        await lead.press("r")
        await lead.hears("No recovery case is known here")


async def test_esc_leaves_lookup_and_what_is_typed_is_only_text(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("ctrl+k")
        for text in ('"', "*", "NEAR(", "%", "zzzz[bold]"):
            await lead.types(text)
        await lead.sees("Nothing here is called that")
        await lead.press("ctrl+k")
        assert len(lead.app.screen_stack) == 2, "it is opened once"
        await lead.press("escape")
        await lead.sees("Recovery")
        assert len(lead.app.screen_stack) == 1


async def test_copying_from_lookup_and_from_a_card(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("ctrl+k")
        await lead.types("t-1003")
        await lead.sees("its id")
        await lead.press("ctrl+y")
        await lead.hears("T-1003 sent to the terminal's clipboard.")
        assert lead.app.clipboard == "T-1003"
        await lead.press("enter")
        await lead.sees("Ticket  T-1003")
        await lead.press("y")
        assert lead.app.clipboard == "T-1003"


@pytest.mark.slow
async def test_an_open_card_follows_the_store(store: Path) -> None:
    async with at_work(store) as lead:
        await lead.press("T")
        await lead.sees("Answers")
        conn = stores.connect(store)
        key = conn.execute("SELECT id FROM interaction WHERE external_id = ?", (lead_ref(lead.screen),)).fetchone()[0]
        conn.execute("INSERT INTO rating (interaction_id, metric, value, low, high, answered_at, comment)"
                     " VALUES (?, 'nps', 9, 0, 10, ?, 'said later')", (key, stores.NOW))  # fmt: skip
        await lead.sees("said later")
        conn.execute("DELETE FROM interaction WHERE id = ?", (key,))
        conn.close()
        await lead.hears("no longer in the store")


def lead_ref(screen: str) -> str:
    """The ticket of a card's title."""
    return screen.split("Ticket  ", 1)[1].split()[0]
