"""Every text column of the store, and what forgetting somebody does there; a test fails on one that is not named."""

from __future__ import annotations

from dataclasses import dataclass

from console.domain.erasing import ERASED


@dataclass(frozen=True, slots=True)
class Theirs:
    """Words of the person: in their rows replaced by `leaves`, in other rows searched."""

    leaves: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """What the person is known by: replaced by `leaves` in their rows; in other rows it is somebody else's."""

    leaves: str | None = None


@dataclass(frozen=True, slots=True)
class Searched:
    """Words of anybody: wherever the person is named, they are blanked."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of another system: blanked where a name or an e-mail stands in it, and kept unique."""


@dataclass(frozen=True, slots=True)
class Wordless:
    """Holds no words of customers, and why that is so."""

    why: str


@dataclass(frozen=True, slots=True)
class Apart:
    """Done by a rule of its own, and which."""

    how: str


Treatment = Theirs | Identity | Searched | Key | Wordless | Apart

_LIST = Wordless("one of a fixed list of words")
_SYSTEM = Wordless("the name of a help desk's export")
_STAFF = Wordless("people who work here and their teams: somebody else, even under the same name")
_TOLD = Wordless("JSON of our own field names and versions")
_GOES = Apart("the row goes where it names the person or one of their tickets")
_ENTRY = Apart("the entry of the person, or that names them, becomes `erased`")

#: table → column → what is done
COLUMNS: dict[str, dict[str, Treatment]] = {
    "setting": {"key": _LIST, "value": Searched()},
    "saved_filter": {"name": Searched(), "line": Searched()},
    "source": {"name": _SYSTEM, "headings": Wordless("headings of columns"), "metric": _LIST,
               "score": Wordless("a heading")},
    "person": {"name": _STAFF, "login": _STAFF},
    "team": {"name": _STAFF},
    "agent": {"source": _SYSTEM, "external_id": _STAFF, "name": _STAFF, "kind": _LIST, "told": _TOLD},
    "account": {"source": _SYSTEM, "external_id": Key(), "name": Searched(), "told": _TOLD},
    "customer": {"source": _SYSTEM, "external_id": Identity(), "email": Identity(), "name": Identity(ERASED),
                 "phone": Identity(), "language": Identity(), "told": _TOLD},
    "interaction": {"source": _SYSTEM, "external_id": Key(), "kind": _LIST, "url": Theirs(), "subject": Theirs(),
                    "channel": Searched(), "issue": Searched(), "issue_detail": Searched(), "product": Searched(),
                    "status": Searched(), "opened_precision": _LIST, "first_reply_precision": _LIST,
                    "resolved_precision": _LIST, "closed_precision": _LIST, "suspect": Searched(), "told": _TOLD},
    "involvement": {"role": _LIST},
    "turn": {"speaker": _LIST, "text": Theirs(ERASED)},
    "survey": {"metric": _LIST, "held_back": Searched()},
    "rating": {"metric": _LIST, "raw": Searched(), "comment": Theirs(), "answered_precision": _LIST, "rated": _LIST,
               "cause": _LIST, "cause_proposed": _LIST, "verdict": _LIST},
    # a case that was closed keeps that it had a fix and a lesson
    "recovery": {"status": _LIST, "opened_precision": _LIST, "play": _LIST, "fix": Theirs(ERASED),
                 "lesson": Theirs(ERASED), "closed_by": _LIST},
    "attempt": {"how": _LIST, "channel": Searched(), "note": Theirs()},
    "note": {"text": Theirs(ERASED)},
    # those of the person's tickets go
    "outbox": {"system": _SYSTEM, "ref": Searched(), "action": _LIST, "text": Searched()},
    "alert": {"kind": _LIST, "scope": _LIST, "name": Searched(), "drivers": Searched(), "state": _LIST},
    "intervention": {"scope": _LIST, "name": Searched(), "text": Searched()},
    "rubric": {"name": Searched(), "applies_to": Searched()},
    "criterion": {"section": Searched(), "name": Searched()},
    "review": {"drawn": _LIST, "note": Theirs()},
    "review_answer": {"evidence": Theirs()},
    "session": {"shared": Searched(), "agent_comment": Searched()},
    "commitment": {"text": Searched(), "measure": Searched(), "state": _LIST},
    "journal": {"action": _ENTRY, "ref": Searched(), "detail": _ENTRY, "before": _ENTRY, "after": _ENTRY},
    "import_run": {"source": _SYSTEM, "file": Searched(), "mapping": Searched()},
    "import_reject": {"source": _SYSTEM, "file": Searched(), "heading": Wordless("a heading"), "value": _GOES,
                      "reason": _GOES, "cells": _GOES},
    "known_name": {"text": Apart("made from the names that are left")},
    "forgotten": {"hash": Wordless("salted hashes")},
    "copy_made": {"path": Wordless("where a copy lies, which has to be found again"), "what": _LIST},
    "_sqlite_migrations": {name: Wordless("steps of the schema") for name in ("migration_set", "name", "applied_at")},
}  # fmt: skip

_TICKETS = "interaction_id IN (SELECT id FROM temp.theirs)"
_CASES = f"recovery_id IN (SELECT id FROM recovery WHERE {_TICKETS})"
#: Which rows of a table are the person's; of the other tables none are.
THEIR_ROWS = {
    "customer": "id IN (SELECT id FROM temp.them)",
    "interaction": "id IN (SELECT id FROM temp.theirs)",
    "turn": _TICKETS,
    "rating": _TICKETS,
    "recovery": _TICKETS,
    "attempt": _CASES,
    "note": _CASES,
    "outbox": _TICKETS,
    "review": _TICKETS,
    "review_answer": f"review_id IN (SELECT id FROM review WHERE {_TICKETS})",
    "journal": f"{_TICKETS} OR alert_id IN (SELECT id FROM alert WHERE {_CASES})",
}
