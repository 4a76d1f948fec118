"""The team's rules, as they hold for everybody at a store: read, and set by the explicit act of one person."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from console.domain.settings import TEAM, as_stored
from console.domain.settings_file import differing
from console.domain.text import one_line
from console.store import calendar
from console.store.records import Actor, Done

_DEADLINES = {"contact_hours", "working_hours", "zone"}  # what a contact deadline is reckoned from


def in_store(conn: sqlite3.Connection) -> dict[str, str]:
    """The rules this store sets, by key."""
    names = [setting.key for setting in TEAM]
    rows = conn.execute(f"SELECT key, value FROM setting WHERE key IN ({', '.join('?' * len(names))})", names)
    return {str(key): one_line(str(value)) for key, value in rows}


def in_force(conn: sqlite3.Connection) -> dict[str, str]:
    """Every rule: as the store sets it, else its default."""
    return {setting.key: as_stored(setting.default) for setting in TEAM} | in_store(conn)


def apply(conn: sqlite3.Connection, actor: Actor, wanted: Mapping[str, str]) -> Done:
    """Makes `wanted` the store's rules; deadlines of open, uncontacted cases follow. Says what changed."""
    changes = differing(wanted, in_force(conn))
    if not changes:
        return Done(0, "", "The store has these rules already; nothing was changed.")
    for key, said, _ in changes:
        conn.execute(
            "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, said),
        )
    moved = calendar.follow(conn, actor.now) if any(key in _DEADLINES for key, _, _ in changes) else None
    parts = [f"{key} is {said or 'not set'} now, was {was or 'not set'}" for key, said, was in changes]
    deadlines = "" if moved is None else f" {moved:,} open cases have new contact deadlines."
    return Done(0, "", f"{'; '.join(parts)}.{deadlines}")
