"""The connection that reads, on a thread of its own: each question over one moment of the store, for whoever looks on."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from console.store import connect
from console.store.errors import Refused, StoreError
from console.store.watch import version

if TYPE_CHECKING:
    from console.store.presenting import Audience

T = TypeVar("T")


class Reading:
    """Reads the store at `path`, one question after the other."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, "reader")
        self._conn: sqlite3.Connection | None = None
        self._version = -1  # what was seen last

    async def run(self, job: Callable[..., T], *values: Any) -> T:
        """Runs a job on the thread that reads."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, job, *values)

    def open(self) -> sqlite3.Connection:
        """Opens the store, on the thread that reads; raises StoreError."""
        self._conn = connect.reader(self._path)
        self._version = version(self._conn, self._path)
        return self._conn

    def ask(self, audience: Audience | None, question: Callable[..., T], args: Any, kwargs: Any) -> T:
        """The answer, as its audience may see it: what they picked by its mask is asked for, what is found is masked.

        On the thread that reads. Raises StoreError where the store can't answer.
        """
        conn = self._opened
        try:
            with connect.one_moment(conn):
                if audience is None:
                    return question(conn, *args, **kwargs)
                with told_to(audience):
                    found = question(conn, *audience.real(args), **audience.real(kwargs))
                return audience.shown(found, conn)
        except sqlite3.Error as error:
            raise connect.explain(error, self._path) from error

    def audience(self, whom: str, me: str) -> Audience:
        """Who is masked from now on, on the thread that reads; raises Refused, StoreError."""
        from console.store.presenting import Audience  # seldom needed

        conn = self._opened
        try:
            with connect.one_moment(conn):
                return Audience(conn, whom, me)
        except sqlite3.Error as error:
            raise connect.explain(error, self._path) from error

    def moved(self) -> bool:
        """Whether anybody committed since the opening, or since it was last told; on the thread that reads."""
        before, self._version = self._version, version(self._opened, self._path)
        return before != self._version

    @property
    def _opened(self) -> sqlite3.Connection:
        assert self._conn is not None, "the desk is not open"
        return self._conn

    def interrupt(self) -> None:
        """Ends a running question."""
        if self._conn is not None:
            self._conn.interrupt()

    async def close(self) -> None:
        """Ends the thread behind all that was asked."""
        await self.run(self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._conn is not None:
            self._conn.close()


@contextmanager
def told_to(audience: Audience | None) -> Iterator[None]:
    """Sentences about what went wrong name nobody either."""
    try:
        yield
    except (Refused, StoreError) as error:
        if audience is None:
            raise
        raise type(error)(audience.shown(str(error))) from error
