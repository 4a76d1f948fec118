"""Text that attacks the terminal or the toolkit, and a store in which every text is one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import ui_stores as stores
from rich.segment import Segment
from textual.widgets import TextArea
from ui_lead import Lead, seen

from console.domain.text import BANNED

PAYLOADS = (
    "[red]A[/red]B", "[/nope] 50% [off", "[@click=app.leave]CLICKME[/]", "[@click=\"app.leave('[')\"]CLICKME",
    "[/", "[[[", "[TODO] [VIP]", "[$accent]x", "[link=https://evil.example]x[/link]", "\\[b]x\\\\",
    "\x1b]52;c;aGFja2Vk\x1b\\", "\x1b]0;TITLE\x07", "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\", "\x1b[2J\x1b[H",
    "\x9b31mred", "\x90q\x9c", "\u202egnp.exe", "\u2066isolate\u2069", "nul\x00bel\x07bs\x08del\x7f", "cr\rlf\nvt\x0bff\x0c",
    "👩‍👩‍👧‍👦👍🏽", "日本語の長いお名前です", "مرحبا بالعالم שלום", "a" + "\u0301" * 400, "\u200d \u200d " * 40, "x" * 10_000,
    "${x} %s {0} :smile: :warning:", "\ufeff\u200b\u2060z",
)  # fmt: skip


def poisoned(path: Path) -> Path:
    """A case for every payload, all of whose texts are that payload, as a careless program would have written them."""
    stores.create(path)
    conn = stores.connect(path)
    conn.execute("BEGIN")
    conn.execute("INSERT INTO setting VALUES ('as_of', ?)", (str(stores.NOW),))
    for number, text in enumerate(PAYLOADS, 1):
        _poison(conn, number, text)
    conn.execute("COMMIT")
    conn.close()
    return path


def _poison(conn: sqlite3.Connection, n: int, text: str) -> None:
    now = stores.NOW
    conn.execute("INSERT INTO person (id, name) VALUES (?, ?)", (n, text))
    conn.execute("INSERT INTO team VALUES (?, ?)", (n, text))
    conn.execute(
        "INSERT INTO agent (id, source, external_id, name, team_id) VALUES (?, ?, 'a', ?, ?)", (n, text, text, n)
    )
    conn.execute(
        "INSERT INTO account (id, source, external_id, name, owner_id) VALUES (?, ?, 'a', ?, ?)", (n, text, text, n)
    )
    conn.execute(
        "INSERT INTO customer (id, source, external_id, email, name, phone, language, do_not_contact, account_id)"
        " VALUES (?, ?, 'c', ?, ?, ?, ?, 1, ?)",
        (n, *[text] * 5, n),
    )
    conn.execute(
        "INSERT INTO interaction (id, source, external_id, url, subject, channel, issue, issue_detail, product, status,"
        " customer_id, agent_id, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (n, *[text] * 9, n, n, now),
    )  # fmt: skip
    conn.execute("INSERT INTO rating (interaction_id, value, low, high, raw, answered_at, comment) VALUES (?, 0, 0, 1, ?, ?, ?)",
                 (n, text, now - 60, text))  # fmt: skip
    conn.execute("INSERT INTO turn (interaction_id, seq, speaker, text) VALUES (?, 1, 'customer', ?)", (n, text))
    (case,) = conn.execute("SELECT id FROM recovery WHERE interaction_id = ?", (n,)).fetchone()
    conn.execute("INSERT INTO attempt (recovery_id, person_id, at, how, channel, note) VALUES (?, ?, ?, 'wrote', ?, ?)",
                 (case, n, now, text, text))  # fmt: skip
    conn.execute(
        "UPDATE recovery SET fix = ?, lesson = ?, owner_id = ?, status = 'claimed' WHERE id = ?", (text, text, n, case)
    )


def clean(lead: Lead, where: str) -> None:
    """The console still runs; nothing banned is copied or painted, nor would be without the last gate; no text is a link."""
    assert not lead.app._exit, where
    painted = "".join(strip.text for strip in seen(lead.app))
    composed = list(beneath_the_gate(lead))
    words = (painted, lead.app.clipboard, *(segment.text for segment in composed))
    banned = BANNED & set(map(ord, "".join(words)))
    assert not banned, f"{sorted(map(hex, banned))} at {where}"
    linked = [s.text for s in composed if s.style and (s.style.link or "@click" in s.style.meta)]
    assert not linked, f"{linked} at {where}"


def beneath_the_gate(lead: Lead) -> Iterator[Segment]:
    """What every widget in sight composed, before the gate deletes what plain() has left.

    Not the field that is being typed into: its words are made plain when they are kept.
    """
    for widget in lead.app.screen._compositor.visible_widgets:
        if not (isinstance(widget, TextArea) and widget.has_focus):
            for y in range(widget.size.height):
                yield from widget.render_line(y)


async def in_dialog(lead: Lead, key: str, where: str, under: int = 1) -> None:
    """Open a dialog about what is under the cursor, over `under` screens, and leave it."""
    await lead.press(key)
    await lead.until(lambda: len(lead.app.screen_stack) == under + 1, f"no dialog for {where}")
    clean(lead, where)
    await lead.press("escape")
    await lead.until(lambda: len(lead.app.screen_stack) == under, f"the dialog of {where} stayed")
