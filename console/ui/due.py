"""Says once when the contact deadline of a case passes, and never floods."""

from __future__ import annotations

from console.domain.text import one_line
from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.queue import fell_due

FEW = 3  # more than these are summed up


class Due:
    """Remembers until when it has looked, so that each case is told once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._since = desk.now()

    async def look(self) -> list[str]:
        """Sentences for what fell due since the last look; none where the store can't be read, so that none is lost."""
        now = self._desk.now()
        if now <= self._since:
            return []
        since, self._since = self._since, now
        try:
            refs = await self._desk.read(fell_due, since, now)
        except StoreError:
            self._since = since  # the list says what is wrong; these are told when it can be read again
            return []
        names = [one_line(ref, 40) for ref in refs]
        if len(names) <= FEW:
            return [f"{name} is overdue: nobody has reached its customer." for name in names]
        return [f"{len(names)} cases are overdue now: {', '.join(names[:FEW])} and {len(names) - FEW} more."]
