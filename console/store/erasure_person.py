"""Who is meant by an e-mail, a source's id or a name: one person, in all their rows."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from console.domain.erasing import ERASED, Person, digits
from console.domain.text import one_line
from console.store.errors import Refused

_SHOWN = 6  # of several who are called alike
_MANY = 20  # tickets that have a word for their issue or product: it is no name of one person


@dataclass(frozen=True, slots=True)
class Found:
    """A person's customer rows, what they are called, and whether others are called so too."""

    ids: tuple[int, ...]
    person: Person
    title: str
    shared_name: bool  # with somebody else, or with a kind of issue or a product: then a text may mean the other


_Row = tuple[int, str, str | None, str | None, str | None, str | None]
_READ = "SELECT id, source, external_id, email, name, phone FROM customer WHERE "


def find(conn: sqlite3.Connection, who: str) -> Found:
    """The person by e-mail, id, `source:id` or exact name; raises Refused for nobody and for several."""
    wanted = who.strip()
    if not wanted or wanted == ERASED:
        raise Refused("Name the customer by e-mail, by the source's id or by their exact name.")
    rows: list[_Row] = conn.execute(
        _READ + "email = :mail OR external_id = :who OR source || ':' || external_id = :who"
        " OR name = :who COLLATE NOCASE ORDER BY id",
        {"mail": wanted.lower(), "who": wanted},
    ).fetchall()
    people = _people(conn, rows)
    if not people:
        raise Refused(
            f"No customer has the e-mail, id or exact name “{one_line(wanted, 60)}”: `csat find` shows how they are written."
        )
    if len(people) > 1:
        named = "; ".join(_described(rows) for rows in people[:_SHOWN]) + ("; …" if len(people) > _SHOWN else "")
        raise Refused(
            f"{len(people)} customers are “{one_line(wanted, 60)}”: {named}. Which one? Name the e-mail, or source:id."
        )
    return _found(conn, people[0])


def _people(conn: sqlite3.Connection, rows: list[_Row]) -> list[list[_Row]]:
    """The rows by person: rows with one e-mail are one person, in whatever source."""
    people: dict[object, list[_Row]] = {}
    for row in rows:
        key = row[3] or row[0]
        if key not in people:
            people[key] = (
                [row] if row[3] is None else conn.execute(_READ + "email = ? ORDER BY id", (row[3],)).fetchall()
            )
    return list(people.values())


def _described(rows: list[_Row]) -> str:
    _, source, external, email, name, _ = rows[0]
    known = [one_line(text, 60) for text in (name, email) if text]
    return f"{one_line(source, 40)}:{one_line(external or '(no id)', 40)} ({', '.join(known) or 'no name'})"


def _found(conn: sqlite3.Connection, rows: list[_Row]) -> Found:
    ids = tuple(row[0] for row in rows)
    names = frozenset(row[4] for row in rows if row[4] and row[4] != ERASED)
    telling = frozenset(name for name in names if not _is_shared(conn, name, ids) and not _is_a_thing(conn, name))
    return Found(
        ids,
        Person(
            names=telling,
            emails=frozenset(row[3] for row in rows if row[3]),
            phones=frozenset(row[5] for row in rows if row[5] and not _is_company_line(conn, row[5], ids)),
            ids=frozenset(row[2] for row in rows if row[2] and row[2] != row[4]),
        ),
        _described(rows) + (f" and {len(rows) - 1} more with that e-mail" if len(rows) > 1 else ""),
        telling != names,
    )


def _is_shared(conn: sqlite3.Connection, name: str, ids: tuple[int, ...]) -> bool:
    """Whether another customer, somebody who works here, or an account that others belong to has the name."""
    found = conn.execute(
        "WITH them AS (SELECT value AS id FROM json_each(:ids))"
        " SELECT EXISTS (SELECT 1 FROM agent WHERE name = :name COLLATE NOCASE UNION ALL SELECT 1 FROM person WHERE name = :name"
        " UNION ALL SELECT 1 FROM customer WHERE name = :name COLLATE NOCASE AND id NOT IN (SELECT id FROM them)"
        " UNION ALL SELECT 1 FROM account a JOIN customer c ON c.account_id = a.id"
        "  WHERE a.name = :name COLLATE NOCASE AND c.id NOT IN (SELECT id FROM them))",
        {"name": name, "ids": json.dumps(ids)},
    ).fetchone()
    return bool(found[0])


def _is_a_thing(conn: sqlite3.Connection, name: str) -> bool:
    """Whether many tickets call their issue, product or channel so: a customer may be called Billing."""
    found = conn.execute(
        "SELECT count(*) FROM (SELECT 1 FROM interaction"
        " WHERE channel = :name OR issue = :name OR issue_detail = :name OR product = :name LIMIT :many)",
        {"name": name, "many": _MANY},
    ).fetchone()
    return int(found[0]) == _MANY


def _is_company_line(conn: sqlite3.Connection, phone: str, ids: tuple[int, ...]) -> bool:
    """Whether other customers have the number too: then it means none of them, here and in later imports."""
    number = digits(phone)
    others = conn.execute("SELECT id, phone FROM customer WHERE phone LIKE ?", (f"%{number[-1:]}%",))
    return any(found not in ids and digits(other) == number for found, other in others)
