"""What strangers write reaches a real terminal as text: no clipboard, no title, no colours, no direction of theirs."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from tests_support.terminal import Terminal
from tests_support.town import HOUR, Town

pytestmark = pytest.mark.faults

ATTACKS = (
    "\x1b]52;c;aGFja2Vk\x1b\\",
    "\x1b]0;OWNED\x07",
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x9b31mred\x9b0m",
    "\x1b[2J\x1b[999C",
    "evil\u202etxt.exe\u2066x",
    "[@click=app.quit]quit[/] [/nope] [bold",
    "[@click=\"app.quit('[')\"]x",
    "nul\x00bell\x07back\x08",
)
#: Bytes that only an attack would bring: the console itself sets no title, link or clipboard here.
FORBIDDEN = re.compile(
    rb"\x1b\](?:52|0|2|8);|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\x00|\x07|\x08(?!\x1b)"
)

POINTER = re.compile(rb"\x1b\]22;[a-z]*\x07")  # the toolkit's own word to the terminal about the mouse pointer


def hostile(path: Path) -> Town:
    """A store in which every text is an attack, written as another program would write it."""
    town = Town(path)
    for number, attack in enumerate(ATTACKS):
        team = town.add("team", name=f"{attack} team {number}")
        agent = town.add("agent", source="desk", external_id=f"a{number}", name=f"{attack} agent", team_id=team)
        account = town.add("account", source="desk", external_id=f"c{number}", name=f"{attack} account")
        customer = town.add("customer", source="desk", external_id=f"k{number}", name=f"{attack} name", email=f"{attack}@x",
                            phone=attack, language=attack, account_id=account)  # fmt: skip
        case = town.low(
            f"T-{number}", (number + 1) * HOUR, subject=attack, channel=attack, issue=attack, issue_detail=attack, product=attack,
            status=attack, url=f"https://x.example/{attack}", customer_id=customer, agent_id=agent,
        )  # fmt: skip
        town.sql.execute("UPDATE rating SET comment = ? WHERE interaction_id = ?", (f"{attack} said {number}", case))
        town.add("turn", interaction_id=case, seq=1, speaker="customer", text=attack)
    return town


def test_every_surface_is_plain_on_a_real_terminal(tmp_path: Path) -> None:
    hostile(tmp_path / "store.db")
    command = [sys.executable, "-m", "console", "--as", "Ana\x1b]0;me\x07", str(tmp_path / "store.db")]
    with Terminal(command, {**os.environ, "TERM": "xterm-256color"}, columns=160, lines=45) as terminal:
        terminal.wait(lambda screen: screen.has("Closed") and screen.has("T-0"))
        for number in range(len(ATTACKS)):
            terminal.wait(lambda screen, n=number: f"said {len(ATTACKS) - 1 - n}" in screen.text)
            terminal.press("down")
        terminal.press("t")
        terminal.wait(lambda screen: screen.has("Tried to reach"))
        terminal.press("1")
        terminal.press("\r")
        terminal.wait(lambda screen: screen.has("Logged for"))
        for _ in range(5):
            terminal.press("]")
        terminal.wait(
            lambda screen: screen.has("0 closed") or screen.has("Nothing closed") or "Closed 0" in screen.text
        )
        terminal.press("q")
        terminal.wait_end()
    printed = POINTER.sub(b"", bytes(terminal.raw))
    found = FORBIDDEN.search(printed)
    assert found is None, printed[max(0, found.start() - 40) : found.end() + 40]
