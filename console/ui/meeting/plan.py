"""What is to be stored when a one-on-one ends: kept beside the notes until then, in the coach's own file."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from console.store.promises import Written
from console.store.sessions import Agreed


class Plan(NamedTuple):
    """Commitments agreed so far, what is shared, what the agent says, and a commitment that is half written.

    It is packed in letters as they are written, so that a forgotten customer's name is found in it.
    """

    promises: tuple[Agreed, ...] = ()
    shared: str = ""
    comment: str = ""
    begun: Written | None = None

    def packed(self) -> str:
        """As one text, to be kept in a file; "" for nothing."""
        return "" if self == Plan() else json.dumps(list(self), ensure_ascii=False)

    @staticmethod
    def unpacked(packed: str) -> Plan:
        """What `packed` kept; nothing where the text is not ours."""
        try:
            promises, shared, comment, begun = json.loads(packed)
            return Plan(
                tuple(Agreed(*one) for one in promises), _text(shared), _text(comment), begun and Written(*begun)
            )
        except (ValueError, TypeError):
            return Plan()


def _text(found: Any) -> str:
    if not isinstance(found, str):
        raise TypeError("no text")
    return found
