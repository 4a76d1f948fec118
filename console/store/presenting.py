"""What an audience may see of a store: every name it knows is masked but one agent's, as names come and go."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from console.domain.presenting import Masks
from console.domain.presenting_records import masked, real
from console.domain.text import plain
from console.store.coaching_ground import staff
from console.store.coaching_names import only
from console.store.errors import Refused

T = TypeVar("T")

NOBODY = "nobody"  # as a person says that no agent is shown
#: All names when presenting begins, agents first: who is several is masked as the first of these.
_NAMES = (
    ("Agent", "SELECT name FROM agent"),
    ("Person", "SELECT name FROM person"),
    ("Person", "SELECT login FROM person WHERE login IS NOT NULL"),
    ("Account", "SELECT DISTINCT name FROM account"),
    ("Customer", "SELECT DISTINCT name FROM customer WHERE name IS NOT NULL"),
)
_FRESH = """SELECT id, text, EXISTS (SELECT 1 FROM agent WHERE name = text), EXISTS (SELECT 1 FROM account WHERE name = text)
 FROM known_name WHERE id > ? ORDER BY id"""


class Audience:
    """Masks for one presentation. Asked over the connection that read, so that no name is newer than the masks."""

    def __init__(self, conn: sqlite3.Connection, whom: str, me: str = "") -> None:
        """`whom` is an agent's name or id, "" or NOBODY for none; `me` the presenter's name. Raises Refused."""
        self.agent = _agent(conn, whom)
        self._masks = Masks(self.agent)
        self._version, self._last = _version(conn), _last(conn)
        for kind, question in _NAMES:
            self._learn(kind, (name for (name,) in conn.execute(question)))
        self._learn("Person", [me])

    def shown(self, thing: T, conn: sqlite3.Connection | None = None) -> T:
        """The same with everybody masked; `conn` is what it was just read over."""
        if conn is not None and _version(conn) != self._version:
            self._catch_up(conn)
        return masked(thing, self._masks)

    def told(self, sentence: str) -> str:
        """A sentence of ours about what was shown: its ids stay."""
        return self._masks.text(sentence, numbers=False)

    def real(self, thing: T) -> T:
        """What was picked by its mask, as the store knows it."""
        return real(thing, self._masks)

    def _catch_up(self, conn: sqlite3.Connection) -> None:
        """Names that came since: the store lists every name once, the newest last."""
        self._version = _version(conn)
        for kind, question in _NAMES[1:3]:
            self._learn(kind, (name for (name,) in conn.execute(question)))
        for ident, name, agent, account in conn.execute(_FRESH, (self._last,)):
            self._learn("Agent" if agent else "Account" if account else "Customer", [name])
            self._last = ident

    def _learn(self, kind: str, names: Iterable[str]) -> None:
        self._masks.learn(kind, map(plain, names))


def before(conn: sqlite3.Connection, whom: str | None) -> Callable[[T], T]:
    """What makes a record fit for an audience; all is left as it is where `whom` is None. Raises Refused."""
    return _as_it_is if whom is None else Audience(conn, whom).shown


def _as_it_is(thing: T) -> T:
    return thing


def agents(conn: sqlite3.Connection, words: str, limit: int = 50) -> tuple[tuple[str, str], ...]:
    """Who can be shown, by name: what names them for sure, and their team; of names that hold the words."""
    known = sorted(staff(conn).values(), key=lambda one: (one.left_at is not None, one.name.casefold()))
    fits = [one for one in known if words.casefold() in one.name.casefold()]
    return tuple((one.name, one.team or "") for one in fits[:limit])


def _agent(conn: sqlite3.Connection, whom: str) -> str:
    """The full name of who is shown; two who share it can't be told apart in a text, so both are."""
    if whom.strip().casefold() in ("", NOBODY):
        return ""
    for one in staff(conn).values():
        if one.name.casefold() == whom.strip().casefold():
            return one.name
    try:
        return staff(conn)[only(conn, whom)].name
    except Refused as error:
        raise Refused(f"{error} To show no agent, say {NOBODY}.") from None


def _version(conn: sqlite3.Connection) -> Any:
    return conn.execute("PRAGMA data_version").fetchone()[0]


def _last(conn: sqlite3.Connection) -> int:
    return int(conn.execute("SELECT coalesce(max(id), 0) FROM known_name").fetchone()[0])
