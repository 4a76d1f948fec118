"""What a Grid asks for: windows of an ordered list whose rows have keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar, runtime_checkable


class Keyed(Protocol):
    """A row with a key that stays the same wherever the row stands."""

    @property
    def key(self) -> int: ...


RowT = TypeVar("RowT", bound=Keyed)
RowT_co = TypeVar("RowT_co", bound=Keyed, covariant=True)


class Page(Protocol[RowT_co]):
    """Consecutive rows: `start` is the position of rows[0] among `total`."""

    @property
    def rows(self) -> Sequence[RowT_co]: ...
    @property
    def start(self) -> int: ...
    @property
    def total(self) -> int: ...


class Source(Protocol[RowT_co]):
    """An ordered list that may be far too long to hold."""

    async def around(self, key: int | None, before: int, after: int) -> Page[RowT_co]:
        """Rows around the row with `key`: up to `before` above it, `after` from it on; None means the top."""

    async def at(self, position: int, count: int) -> Page[RowT_co]:
        """`count` rows from `position` on: a jump."""


@runtime_checkable
class Spanned(Protocol):
    """A list whose rows can be marked from one to another."""

    async def between(self, first: int, last: int) -> Sequence[int]:
        """The keys of all rows from one key to another, both included."""
