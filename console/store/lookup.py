"""Quick lookup: tickets, customers, agents, accounts and comments from a few letters, with why each matched.

Ids and addresses by their beginning, names by the words they start with, by part of a word, and, only where nothing
else is found, with typing errors; comments by their words. Each question is answered from one index.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from console.domain.likeness import folded, mistyped, trigrams
from console.domain.text import one_line
from console.store.lookup_people import owners
from console.store.records_cards import Found

LEAST = 2  # characters before anything is looked up
LONGEST = 200
WORDS = 8
NAMES = 40  # names of one question
CANDIDATES = 200  # names that a mistyped one is compared with
EACH = 12  # tickets and comments
_WORD = re.compile(r"[^\W_]+")
_TICKET = """SELECT i.id, i.external_id, i.subject, i.issue, i.channel, c.name, a.name, coalesce(i.opened_at, 0)
 FROM interaction i LEFT JOIN customer c ON c.id = i.customer_id LEFT JOIN agent a ON a.id = i.agent_id"""


def find(conn: sqlite3.Connection, text: str) -> tuple[Found, ...]:
    """What matches `text`, ids first, then people, then comments, recent ones first; nothing below two characters."""
    typed = " ".join(one_line(text[: 2 * LONGEST], LONGEST).split())
    if len(typed) < LEAST:
        return ()
    tickets, people = tuple(_tickets(conn, typed)), tuple(_people(conn, typed))
    comments = tuple(_comments(conn, typed))
    if not (tickets or people or comments):
        people = tuple(_mistyped(conn, typed))
    return (*tickets, *people, *comments)


def _tickets(conn: sqlite3.Connection, typed: str) -> Iterator[Found]:
    """Tickets whose id begins so, as typed or in capitals."""
    seen: set[int] = set()
    for start in dict.fromkeys((typed, typed.upper(), typed.lower())):
        rows = conn.execute(
            f"{_TICKET} WHERE i.external_id >= ? AND i.external_id < ? ORDER BY i.external_id LIMIT ?",
            (start, start + "\U0010ffff", EACH),
        )
        for row in rows:
            if row[0] not in seen:
                seen.add(row[0])
                yield _ticket(row, "its id begins so" if row[1] != start else "its id")


def _ticket(row: Sequence[object], why: str) -> Found:
    key, ref, subject, issue, channel, customer, agent, at = row
    told = (subject or issue, customer, channel, f"handled by {agent}" if agent else None)
    return Found("ticket", int(str(key)), one_line(str(ref)), one_line(str(ref)),
                 " · ".join(one_line(str(part), 80) for part in told if part), why, int(str(at)))  # fmt: skip


def _people(conn: sqlite3.Connection, typed: str) -> Iterator[Found]:
    """Customers, agents and accounts by name or address."""
    names = dict.fromkeys(_by_words(conn, typed), "its name")
    for name in _by_part(conn, typed) if len(names) < NAMES else ():
        names.setdefault(name, "part of its name")
    found = [*owners(conn, names), *_by_address(conn, typed)]
    yield from sorted({(one.kind, one.key): one for one in reversed(found)}.values(), key=_recent_first)


def _recent_first(one: Found) -> tuple[int, str, int]:
    return -one.at, one.title, one.key


def _by_words(conn: sqlite3.Connection, typed: str) -> list[str]:
    """Names in which every typed word begins a word, the newest first."""
    match = words_match(typed)
    if not match or _begin_no_name(conn, _WORD.findall(typed)[:WORDS]):
        return []
    return [row[0] for row in conn.execute(
        "SELECT k.text FROM (SELECT rowid AS id FROM name_search WHERE name_search MATCH ? ORDER BY rowid DESC LIMIT ?) f"
        " JOIN known_name k ON k.id = f.id", (match, NAMES))]  # fmt: skip


def _begin_no_name(conn: sqlite3.Connection, words: Sequence[str]) -> bool:
    """Whether the longest word already says so: asked first where a single letter, which begins a good part of all
    names, would take long (“T-0001”)."""
    if not any(map(_one_letter, words)) or all(map(_one_letter, words)):
        return False
    longest = f'"{max(words, key=len)}" *'
    known = conn.execute("SELECT 1 FROM name_search WHERE name_search MATCH ? LIMIT 1", (longest,)).fetchone()
    return known is None


def words_match(typed: str) -> str:
    """An FTS5 question for texts with a word beginning with each of the typed ones; "" where nothing is a word."""
    return " ".join(f'"{word}" *' for word in _WORD.findall(typed)[:WORDS])


def said_match(typed: str) -> str:
    """The same for comments, where a single letter of the alphabet begins a good part of all words and the index of
    beginnings has no entry for it: it is a word by itself, and left out where it ends what is typed so far."""
    words = _WORD.findall(typed)[:WORDS]
    if words and _one_letter(words[-1]) and not all(map(_one_letter, words)):
        words.pop()
    return " ".join(f'"{word}"' if _one_letter(word) else f'"{word}" *' for word in words)


def _one_letter(word: str) -> bool:
    return len(word) == 1 and word.isascii()


def _by_part(conn: sqlite3.Connection, typed: str) -> list[str]:
    """Names that hold what was typed, from three letters on."""
    parts = trigrams(typed.casefold())
    if not parts:
        return []
    wanted = folded(typed)
    return [name for name in _by_trigrams(conn, parts, " AND ") if wanted in folded(name)][:NAMES]


def _by_trigrams(conn: sqlite3.Connection, parts: Iterable[str], how: str) -> list[str]:
    """The names that share these runs of three letters, most alike first."""
    quoted = ['"' + part.replace('"', '""') + '"' for part in islice(parts, 30)]
    rows = conn.execute(
        "SELECT k.text FROM (SELECT rowid AS id FROM name_trigram WHERE name_trigram MATCH ? ORDER BY rank LIMIT ?) f"
        " JOIN known_name k ON k.id = f.id", (how.join(quoted), CANDIDATES),
    )  # fmt: skip
    return [row[0] for row in rows]


def _mistyped(conn: sqlite3.Connection, typed: str) -> Iterator[Found]:
    """Names that were probably meant, the fewest slips first."""
    wanted = folded(typed)
    parts = trigrams(typed.casefold())
    near = {}
    for name in _by_trigrams(conn, parts, " OR ") if parts else ():
        slips = mistyped(wanted, folded(name))
        if slips is not None:
            near[name] = slips
    found = owners(conn, dict.fromkeys(near, "probably meant"))
    yield from sorted(found, key=lambda one: (near.get(one.title, 9), *_recent_first(one)))[:NAMES]


def _by_address(conn: sqlite3.Connection, typed: str) -> Iterator[Found]:
    """Customers whose e-mail address begins so."""
    start = typed.casefold()
    for (source,) in conn.execute("SELECT name FROM source").fetchall():
        rows = conn.execute(
            "SELECT id FROM customer WHERE source = ? AND email >= ? AND email < ? ORDER BY email LIMIT ?",
            (source, start, start + "\U0010ffff", EACH),
        )
        yield from owners(conn, {}, [(row[0], "its e-mail address") for row in rows])


def _comments(conn: sqlite3.Connection, typed: str) -> Iterator[Found]:
    """Tickets by the words of a customer's comment, the newest first."""
    match = said_match(typed)
    if not match:
        return
    rows = conn.execute(
        f"""SELECT * FROM (SELECT rowid AS id FROM rating_search WHERE rating_search MATCH ? ORDER BY rowid DESC LIMIT ?) f
         JOIN (SELECT id AS rating, interaction_id, comment, answered_at FROM rating) r ON r.rating = f.id
         JOIN ({_TICKET}) t ON t.id = r.interaction_id""",
        (match, EACH),
    )
    for _, _, _, comment, at, *ticket in rows:
        yield _ticket(ticket, "a comment")._replace(kind="comment", detail=one_line(comment, 200), at=at)
