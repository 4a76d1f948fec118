"""Salted hashes of who was forgotten: they name nobody, and tell when somebody comes back."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Iterable

from console.domain.erasing import digits

_SALT = "forget_salt"


def mark(salt: str, kind: str, *words: str) -> str:
    """What is kept instead of an `id` or `ticket` (source, ref), an `email`, a `phone` or a `name`."""
    plain = _PLAIN[kind](words) if kind in _PLAIN else words
    told = "\0".join((kind, *plain)).encode("utf-8", "replace")
    return hashlib.blake2b(told, key=salt.encode(), digest_size=16).hexdigest()


def _lowered(words: Iterable[str]) -> list[str]:
    return [" ".join(word.split()).casefold() for word in words]


def _digits(words: Iterable[str]) -> list[str]:
    return [digits(word) for word in words]


#: How words are written in whatever way a file writes them.
_PLAIN = {"email": _lowered, "name": _lowered, "phone": _digits}


def stand_in(hashed: str) -> str:
    """The ref that a ticket gets whose own ref named the person; the same each time the ticket comes."""
    return f"erased:{hashed[:16]}"


def any_forgotten(conn: sqlite3.Connection) -> bool:
    """Whether anybody ever was."""
    return bool(conn.execute("SELECT EXISTS (SELECT 1 FROM forgotten)").fetchone()[0])


def salt_of(conn: sqlite3.Connection) -> str:
    """The store's salt, made at the first need. Must run where writing is allowed."""
    conn.execute("INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)", (_SALT, secrets.token_hex(16)))
    return str(conn.execute("SELECT value FROM setting WHERE key = ?", (_SALT,)).fetchone()[0])


def remember(conn: sqlite3.Connection, marks: Iterable[str]) -> None:
    """Keeps these hashes."""
    conn.executemany("INSERT OR IGNORE INTO forgotten VALUES (?)", ((one,) for one in marks))
