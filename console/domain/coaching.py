"""Whom to talk to first: a team's agents by what makes a one-on-one worth having (measures §6)."""

from __future__ import annotations

from typing import NamedTuple

RANKED = 10  # ratings below which nobody is compared


class Standing(NamedTuple):
    """What decides where an agent stands in the list; `days` since the last one-on-one, None where there was none."""

    name: str
    overdue: int
    outside: tuple[str, ...]  # what lies outside the peer limits, in words
    days: int | None

    @property
    def order(self) -> tuple[int, int, int, str, str]:
        """Sorts the one worth a conversation first."""
        waited = 10**6 if self.days is None else self.days
        return -self.overdue, -len(self.outside), -waited, self.name.casefold(), self.name

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in the order that counts; the days since the last talk always stand last."""
        late = "1 commitment overdue" if self.overdue == 1 else f"{self.overdue} commitments overdue"
        return (*((late,) if self.overdue else ()), *self.outside, _since(self.days))


def _since(days: int | None) -> str:
    if days is None:
        return "no one-on-one yet"
    if days == 0:
        return "one-on-one today"
    return "one-on-one yesterday" if days == 1 else f"one-on-one {days} days ago"
