"""kill -9 at random instants of acts, at a terminal and by commands: what people were told is so, and nothing is half done."""

from __future__ import annotations

import os
import random
import re
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.killing import killed, opened, sound, undo_everything
from tests_support.scale import Scale
from tests_support.terminal import Terminal
from tests_support.town import HOUR, Town

pytestmark = pytest.mark.faults
#: What a console or a command says of an act that is done, and how the journal calls it.
SAID = {"Claimed": "claim", "Logged for": "tried", "Fix noted for": "fix", "Closed": "close"}
TOLD = re.compile(rf"({'|'.join(SAID)}) (T-\d+)")
KEYS = ("c", "t4\r", "frefund sent\r", "x1call sooner\r")
WORDS = (
    ["claim", "{}"],
    ["tried", "{}", "reached"],
    ["fix", "{}", "sent"],
    ["close", "{}", "recovered", "--lesson", "call"],
)
WORKS = 1.5  # seconds in which a console does all of KEYS, and more


def told(text: str) -> set[tuple[str, str]]:
    """The acts that a text acknowledges, as (ref, action)."""
    return {(ref, SAID[said]) for said, ref in TOLD.findall(text)}


def done(path: Path) -> Counter[tuple[str, str]]:
    """The acts that the journal knows."""
    with closing(sqlite3.connect(path)) as conn:
        return Counter(conn.execute("SELECT ref, action FROM journal").fetchall())


def lows(town: Town, count: int) -> None:
    """So many cases."""
    for number in range(1, count + 1):
        town.low(f"T-{number}", (count - number + 2) * HOUR)


def test_a_killed_console_has_done_what_it_said(csat: Csat, town: Town, scale: Scale) -> None:
    dice, acknowledged = random.Random(12), set()
    lows(town, scale.kills)
    before = opened(csat.store)
    command = [sys.executable, "-m", "console", "--as", "Ana", str(csat.store)]
    for _ in range(scale.kills // 2):
        with Terminal(command, {**os.environ, "TERM": "xterm-256color"}, columns=80, lines=24) as terminal:
            terminal.wait(lambda screen: "▸" in screen.text)
            for keys in KEYS:
                terminal.press(keys)
            terminal.watch(dice.uniform(0, WORKS), lambda screen: acknowledged.update(told(screen.text)))
        sound(csat.store)
        assert acknowledged <= done(csat.store).keys()
    assert acknowledged, "nothing was done in time"
    undo_everything(csat.store)
    assert opened(csat.store) == before


def test_a_killed_command_has_done_what_it_said(csat: Csat, town: Town, scale: Scale) -> None:
    dice, acknowledged = random.Random(13), set()
    lows(town, scale.kills)
    before = opened(csat.store)
    began = time.monotonic()
    assert csat.program("claim", "T-1", "--as", "Ben").status == 0
    took = time.monotonic() - began
    for number in range(scale.kills // 2):
        words = [word.format(f"T-{number // len(WORDS) + 1}") for word in WORDS[number % len(WORDS)]]
        status, out, _ = killed(csat.start(*words, "--as", "Ben"), dice.uniform(took / 2, took * 1.2))
        assert status in (0, 1, -9), words  # 1: the act before it was killed, or done already
        assert status != 0 or told(out), out
        acknowledged |= told(out)
        sound(csat.store)
        assert acknowledged <= done(csat.store).keys()
    undo_everything(csat.store)
    assert opened(csat.store) == before
