"""Thousands of hostile strings in every text of a store: what leaves it, as text, JSON, CSV, HTML or Markdown, is inert."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests_support.commands import Csat
from tests_support.scale import Scale
from tests_support.terminal import Terminal
from tests_support.town import HOUR, Town

from console.domain.text import BANNED

pytestmark = pytest.mark.faults
SIGNALS = 5  # the status of `csat alerts` where something stands out, as among many strings something does
PIECES = (
    "\x1b]52;c;aGFja2Vk\x1b\\", "\x1b]0;OWNED\x07", "\x1b]8;;https://evil.example\x1b\\x", "\x1b[2J\x1b[H", "\x9b31m", "\x90q\x9c",
    "\x1b[999C", "\u202egnp.exe", "\u2066", "\u200b", "\x00", "\x07", "\x08", "\x7f", "\r", "\n", "\u2028", "[/]", "[/red]",
    "[@click=app.leave]x[/]", "[link=https://e.example]", "[[[", "\\[", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))", "![x](http://e.example/p)", "| a | b |", "http://e.example/a", "`", "**", "=1+1", "+1", "-1", "@x",
    "&lt;", "</style>", "<!--", "${x}", "%s", "{0}", ":smile:", "日本", "مرحبا", "👩‍👩‍👧", "a\u0301", " ",
)  # fmt: skip
TAGS = re.compile(r"<(?:script|img|a|link|iframe|object|svg|base|form)\b|<[^>]*\son\w+=", re.IGNORECASE)
#: Sequences that only an attack would print: clipboard, title, link, C1 controls, directions.
FORBIDDEN = re.compile(
    rb"\x1b\](?:52|0|2|8);|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\x00|OWNED\x07"
)


def hostile(count: int) -> list[str]:
    """So many strings of up to six pieces, always the same."""
    dice = random.Random(9)
    return ["".join(dice.choices(PIECES, k=dice.randint(1, 6))) for _ in range(count)]


@pytest.fixture
def poisoned(csat: Csat, town: Town, scale: Scale) -> Csat:
    """A store in which every text is one of them, as a careless program would have written it."""
    town.sql.execute("BEGIN")
    for number, text in enumerate(hostile(scale.strings)):
        team = town.add("team", name=f"{text}{number}") if number < 40 else 1 + number % 40
        agent = town.add("agent", source="desk", external_id=f"{text}{number}", name=text, team_id=team)
        customer = town.add("customer", source="desk", external_id=f"{text}{number}", name=text, email=text, phone=text)
        ticket = town.ticket(
            f"{number}",
            subject=text,
            channel=text,
            issue=text,
            product=text,
            status=text,
            agent_id=agent,
            customer_id=customer,
        )
        town.rate(ticket, 1 + number % 2, HOUR + number % 7, comment=text)
    town.sql.execute("COMMIT")
    return csat


COMMANDS = (
    ["queue", "--limit", "100000"], ["outbox"], ["recovery"], ["alerts", "--all"], ["find", "evil"], ["find", "script"], ["rejects"],
    *(["scores", "--by", by] for by in ("team", "agent", "channel", "issue", "product", "customer")),
)  # fmt: skip


def test_what_commands_print_holds_no_control_of_theirs(poisoned: Csat) -> None:
    for words in COMMANDS:
        for form in ([], ["--json"]):
            said = poisoned(*words, *form)
            assert said.status in (0, SIGNALS) and not set(map(ord, said.out + said.err)) & BANNED, words
            assert not form or json.loads(said.out)


def test_pages_and_tables_that_leave_are_inert(poisoned: Csat) -> None:
    markdown = MarkdownIt("gfm-like")
    for names in ([], ["--names"]):
        html = poisoned("report", "huddle", "--format", "html", *names).out
        assert html and not TAGS.search(html) and "default-src 'none'" in html and not set(map(ord, html)) & BANNED
        tokens = markdown.parse(poisoned("report", "huddle", "--format", "markdown", *names).out)
        kinds = {child.type for token in tokens for child in token.children or []}
        assert kinds <= {"text", "text_special", "softbreak"}, kinds
    cells = [cell for row in csv.reader(io.StringIO(poisoned("outbox", "--csv").out)) for cell in row]
    assert cells and not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in cells)


def test_a_real_terminal_gets_text_and_nothing_else(poisoned: Csat, town: Town, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "console", "--as", "Ana", str(poisoned.store)]
    with Terminal(command, {**os.environ, "TERM": "xterm-256color"}, columns=180, lines=50) as terminal:
        terminal.wait(lambda screen: "▸" in screen.text)
        (cases,) = town.all("SELECT count(*) FROM recovery")[0]
        for _ in range(cases // 40 + 2):
            terminal.press("\x1b[6~")  # page down
            terminal.watch(0.1, lambda screen: None)
        for keys, seen in (("3", "Scorecards"), ("2", "Coaching")):
            terminal.press(keys)
            terminal.wait(lambda screen, seen=seen: screen.has(seen))
            terminal.watch(0.5, lambda screen: None)
        terminal.press("q")
        terminal.wait_end()
    found = FORBIDDEN.search(bytes(terminal.raw))
    assert found is None, bytes(terminal.raw)[max(0, found.start() - 60) : found.end() + 40]
    assert town.one("SELECT count(*) FROM journal") == 0, "a string acted"
