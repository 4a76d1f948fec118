"""Hundreds of malformed files, and readers fuzzed as long as there is time: a clear error or a stored row, never a traceback."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from tests_support.exports import REAL, Room
from tests_support.killing import sound
from tests_support.malformed import CELLS, HEADINGS, files
from tests_support.scale import Scale

from console.domain.text import BANNED, banned_points, one_line, plain, strip_banned
from console.sources.errors import Question, SourceError
from console.sources.intake import Told, look, take_in

pytestmark = pytest.mark.faults
FILES = 320
T = TypeVar("T")


def boxed(seconds: float, drawn: st.SearchStrategy[T], check: Callable[[T], None]) -> None:
    """Tries what is drawn, from seed after seed, until the time is over."""
    end = time.monotonic() + seconds
    quiet = settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    for number in count():
        seed(number)(quiet(given(drawn)(check)))()
        if time.monotonic() > end:
            return


def taken(room: Room, name: str, data: bytes) -> str:
    """What became of a file: stored with every row accounted for, or refused in a sentence, the store as it was."""
    file, before = room.folder / name, room.one("SELECT count(*) FROM interaction")
    file.write_bytes(data)
    try:
        done = take_in(look(file, room.store, Told(), "UTC", REAL), room.store, REAL).outcome
    except (SourceError, Question) as error:
        sentence = str(error)
        assert sentence.strip() and sentence == one_line(sentence), sentence
        assert len(sentence) < 2000 and room.one("SELECT count(*) FROM interaction") == before
        return "refused"
    finally:
        file.unlink()
    assert done.read == done.stored + done.updated + done.unchanged + done.rejected
    assert room.one("SELECT count(*) FROM interaction") == int(str(before)) + done.stored
    assert room.one("SELECT count(*) FROM import_reject") == room.one(
        "SELECT count(*) FROM import_reject WHERE reason <> ''"
    )
    return "stored" if done.stored else "all rejected"


def test_hundreds_of_malformed_files_are_stored_or_refused_in_a_sentence(tmp_path: Path) -> None:
    room, became = Room(tmp_path), Counter[str]()
    for name, data in files(FILES, seed=3):
        became[taken(room, name, data)] += 1
    assert became.total() == FILES and min(became["stored"], became["refused"]) > FILES / 10, became
    sound(room.store)
    texts = room.ask("SELECT text FROM turn UNION SELECT comment FROM rating UNION SELECT name FROM agent")
    assert not any(set(map(ord, text)) & BANNED for (text,) in texts if isinstance(text, str))


def tables() -> st.SearchStrategy[tuple[str, bytes]]:
    """Small files in which anything may stand: odd headings, odd cells, or bytes of no format."""
    cell = st.one_of(st.sampled_from(CELLS), st.text(max_size=8), st.floats().map(str), st.datetimes().map(str))
    heading = st.one_of(st.sampled_from(HEADINGS), st.text(max_size=6))
    mark = st.sampled_from([",", ";", "\t", "|"])

    def lines(found: tuple[str, list[str], list[list[str]]]) -> bytes:
        joint, head, body = found
        return "\n".join(joint.join(row) for row in (head, *body)).encode("utf-8", "surrogatepass")

    table = st.tuples(mark, st.lists(heading, min_size=1, max_size=6), st.lists(st.lists(cell, max_size=7), max_size=6))
    return st.tuples(
        st.sampled_from(["a.csv", "a.tsv", "a.json", "a.jsonl", "a.xlsx"]),
        st.one_of(table.map(lines), st.binary(max_size=300)),
    )


def test_the_readers_take_or_refuse_whatever_is_drawn(tmp_path: Path, scale: Scale) -> None:
    room = Room(tmp_path)
    boxed(scale.fuzz, tables(), lambda drawn: [taken(room, *drawn)].clear())
    sound(room.store)


def is_plain(text: str) -> None:
    """Nothing banned is left, nothing else is lost, and doing it again changes nothing."""
    once = plain(text)
    assert not set(map(ord, once)) & BANNED and plain(once) == once
    kept = {"\t": " "}
    assert once == "".join("�" if ord(c) in BANNED else kept.get(c, c) for c in text.replace("\r\n", "\n"))
    assert bool(banned_points(text)) == (text != once or "\n" in text)
    line = one_line(text, 40)
    assert len(line) <= 40 and "\n" not in line and not set(map(ord, line)) & BANNED
    assert not {ord(c) for c in strip_banned(text)} & (BANNED | {9, 10})


def test_plain_lets_nothing_through_whatever_is_drawn(scale: Scale) -> None:
    risky = st.sampled_from([chr(point) for point in sorted(BANNED)] + list("\t\n\r\x1b[]m;\\�"))
    letters = st.one_of(risky, st.characters(exclude_categories=()))
    boxed(scale.fuzz, st.lists(letters, max_size=60).map("".join), is_plain)  # a text would draw from all alike
