"""What forgetting a customer does and what it leaves, in sentences and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from console.domain.text import one_line
from console.store.copies import Copy
from console.store.erasure import Erased
from console.store.traces import Holder, Remains

_GOES = (
    ("tickets", "ticket: subject and link", "tickets: subjects and links"),
    ("comments", "comment", "comments"),
    ("turns", "line of conversation", "lines of conversation"),
    ("notes", "note", "notes"),
    ("journal", "journal entry, which then can't be undone", "journal entries, which then can't be undone"),
    ("outbox", "errand in the outbox", "errands in the outbox"),
    ("rejects", "refused row", "refused rows"),
    ("private", "draft or private note of yours", "drafts or private notes of yours"),
)


def question(would: Erased) -> Iterable[str]:
    """What would go, for whoever has to say yes."""
    yield f"Forgetting {would.title} erases, for good:"
    yield from _counted(would)
    yield f"{_answers(would)}. There is no undo; a `csat backup` made before would keep the person."


def done(erased: Erased) -> Iterable[str]:
    """What went."""
    yield f"Forgotten: {erased.title}."
    yield from _counted(erased)
    yield f"{_answers(erased)}. A later import of the same person is dropped again."


def _counted(erased: Erased) -> Iterable[str]:
    yield "  name, e-mail, phone, id and language of the customer"
    for field, one, many in _GOES:
        if count := getattr(erased, field):
            yield f"  {count:,} {one if count == 1 else many}"
    if erased.other_texts:
        yield f"  their name, e-mail, phone or id in {erased.other_texts:,} other text{'s' * (erased.other_texts > 1)}"
    if erased.shared_name:
        yield "  Others, or other things, are called the same, so texts of others keep the name: look for it with `csat find`."


def _answers(erased: Erased) -> str:
    return f"The numbers of their {erased.answers:,} answer{'s' * (erased.answers != 1)} stay in the totals"


def remains(left: Remains) -> Iterable[str]:
    """What only people can do away with, each with what to do."""
    yield "What remains:"
    if left.log_left:
        yield (
            "  A program that reads the store keeps old pages in its log: close it, then `csat forget` without a customer"
            " empties the log."
        )
    yield from _open(left)
    for copy in left.copies:
        yield f"  {copy.what} of {_day(copy.made_at)}: {one_line(str(copy.path))}{'' if copy.path.exists() else ' (not there now)'}"
    yield "  Copies that csat did not make (a file system's snapshots, what was printed or sent), the files that were imported,"
    yield "  and what colleagues keep in drafts and private notes of their own: ask for them, and delete them."


def _open(left: Remains) -> Iterable[str]:
    if left.holders is None:
        yield "  Close consoles that are open on it: they may still show old words."
        return
    for holder in left.holders:
        yield f"  open in process {holder.pid} (user {holder.user}): {one_line(holder.command, 80)}; close it, it may show old words."
    if left.unseen:
        yield "  Programs of other people could not be looked at: ask them to close consoles that are open on it."


def _day(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d")


def as_json(left: Remains) -> dict[str, Any]:
    """`open` is null where the system doesn't tell which programs have the store open."""
    return {
        "log_left": left.log_left,
        "open": None if left.holders is None else [_holder(holder) for holder in left.holders],
        "open_unseen": left.unseen,
        "copies": [_copy(copy) for copy in left.copies],
    }


def _holder(holder: Holder) -> dict[str, Any]:
    return {"pid": holder.pid, "command": one_line(holder.command), "user": holder.user}


def _copy(copy: Copy) -> dict[str, Any]:
    made = datetime.fromtimestamp(copy.made_at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"path": str(copy.path), "what": copy.what, "made_at": made, "exists": copy.path.exists()}
