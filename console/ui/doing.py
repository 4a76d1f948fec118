"""The doing of an act: which deed of the store it is, to one case or to many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from console.domain.when import moment
from console.store import bulk, recovery, recovery_plan
from console.store.desk import Desk
from console.store.errors import Refused
from console.store.records import Done, QueueRow
from console.ui.question import Answer
from console.ui.questions import ENDS_WAITING, absolute
from console.ui.words import Times


class Deed(NamedTuple):
    """A deed of the store with what was answered; the case's key goes before `args`."""

    does: Callable[..., Done]
    args: tuple[Any, ...] = ()
    named: dict[str, Any] = {}  # noqa: RUF012 - never changed


def deed(action: str, said: Answer, times: Times) -> Deed:
    """What `action` means, as it was answered. Raises Refused where the answer can't be read."""
    match action:
        case "claim":
            return Deed(recovery.claim)
        case "tried":
            return Deed(recovery.tried, (said.choice,), {"channel": said.channel, "note": said.text})
        case "fix":
            return Deed(recovery.fix, (said.text,))
        case "close":
            return Deed(recovery.close, (said.choice, said.text))
        case "delegate":
            return Deed(recovery_plan.delegate, (said.choice,))
        case "wait":
            return Deed(recovery_plan.wait, _until(said.text, times))
        case "escalate":
            return Deed(recovery_plan.escalate)
        case "note":
            return Deed(recovery_plan.note, (said.text,))
        case "cause":
            return Deed(recovery_plan.cause, (said.choice,))
        case "play":
            return Deed(recovery_plan.play, (said.choice,))
    raise ValueError(action)


def _until(words: str, times: Times) -> tuple[int | None, str]:
    """The moment meant and how it reads; (None, "") ends the waiting."""
    if words.strip().lower() in ENDS_WAITING:
        return None, ""
    at = moment(words, times.now, times.zone)
    if at is None:
        raise Refused("That can't be read as a moment: say “tomorrow 9”, “fri”, “2d”, “14:30” or a date.")
    return at, absolute(at, times)


async def to_one(desk: Desk, what: Deed, row: QueueRow) -> Done:
    """Do it to a case as the person saw it. Raises Refused, StaleCase or StoreError, each with a sentence."""
    return await desk.act(what.does, row.key, *what.args, seen=(row.status, row.owner), **what.named)


async def to_many(desk: Desk, what: Deed, keys: Sequence[int]) -> Done:
    """Do it to every case that allows it, as one act. Raises Refused where none does, StoreError."""
    return await desk.act(bulk.each, what.does, keys, *what.args, **what.named)
