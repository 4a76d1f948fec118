"""The async door to the store: a thread that reads, one that writes, one that watches, each with its own connection."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from console.domain.clock import Clock
from console.domain.text import one_line
from console.store import connect, people
from console.store.aside import Aside
from console.store.clock import clock_of, setting
from console.store.errors import Refused
from console.store.own import kept_under
from console.store.reading import Reading, told_to
from console.store.records import Actor, Person
from console.store.volumes import network_warning
from console.store.watch import Watch
from console.store.writing import Writing

if TYPE_CHECKING:
    from console.store.presenting import Audience

P = ParamSpec("P")
T = TypeVar("T")


class Desk:
    """Awaited by the screens; nothing in the event loop touches SQLite."""

    def __init__(
        self,
        path: Path,
        *,
        me: str,
        as_of: int | None = None,
        read_only: bool = False,
        wall: Callable[[], float] = time.time,
        gives_up: float | None = None,
        present: str | None = None,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.why_read_only = "asked for" if read_only else ""
        self.kind = "live"
        self.zone = "UTC"
        self.own = ""  # what a person's own words about this store are kept under
        self.warnings: tuple[str, ...] = ()
        self.audience: Audience | None = None  # while somebody watches: all that is read is masked for them
        self._me: Person | None = None
        self._present = present
        self._name, self._asked_as_of, self._wall = me, as_of, wall
        self._clock, self._latest = Clock(None, 0), 0
        self._reading = Reading(path)
        self._writing = Writing(path, self._same_file, gives_up)
        self.aside = Aside(path)
        self._watch = Watch(path, self._same_file)
        self._file: tuple[int, int] | None = None  # which file was opened, whatever lies at its path later

    @property
    def me(self) -> Person | None:
        """Who works here, if the store knows them."""
        return self.shown(self._me)

    @property
    def busy(self) -> str:
        """Why an act waits, "" where none does."""
        return self._writing.busy

    @property
    def name(self) -> str:
        """Who works here, whether or not the store knows them yet."""
        return self.me.name if self.me else self.shown(one_line(self._name).strip())

    @property
    def writer(self) -> str:
        """The name under which a person's own words are kept, in their own file: the same before an audience."""
        return self._me.name if self._me else one_line(self._name).strip()

    def told(self, sentence: str) -> str:
        """A sentence about what was read, in which ids stay; names in it are masked before an audience."""
        return self.audience.told(sentence) if self.audience else sentence

    def typed(self, line: str) -> str:
        """What a field begins with, that was typed before: nothing where an audience would read a name in it."""
        return line if self.shown(line) == line else ""

    def meant(self, picked: str) -> str:
        """What was picked by its mask, as the store knows it."""
        return self.audience.real(picked) if self.audience else picked

    def shown(self, thing: T) -> T:
        """What may be shown of something that was not read from the store: masked before an audience."""
        return self.audience.shown(thing) if self.audience else thing

    @property
    def as_of(self) -> int | None:
        """Where the clock stood when the store was opened, if it is not the real one."""
        return self._clock.as_of

    def now(self) -> int:
        """The store's time, seconds UTC; it never runs backwards, whatever is done to the machine's clock."""
        self._latest = max(self._latest, self._clock.at(int(self._wall())))
        return self._latest

    async def open(self) -> None:
        """Opens the store, or raises StoreError; what can't be written is opened read-only."""
        await self._reading.run(self._open)

    def _open(self) -> None:
        if not self.read_only and connect.is_there(self.path) and not connect.is_writable(self.path):
            self.read_only, self.why_read_only = True, "the file can't be written"
        if not self.read_only:
            self._upgrade_if_older()
        conn = self._reading.open()
        self._file = connect.identity(self.path)
        try:
            self._get_to_know(conn)
        except sqlite3.Error as error:
            raise connect.explain(error, self.path) from error
        if self._present is not None:
            self.audience = self._reading.audience(self._present, self._name)

    def _get_to_know(self, conn: sqlite3.Connection) -> None:
        self.kind = setting(conn, "kind", "live")
        self.zone = setting(conn, "zone", "UTC")
        self.own = kept_under(conn, self.path)
        self._clock = clock_of(conn, int(self._wall()), self._asked_as_of)
        self._me = people.known_as(conn, self._name)
        warning = network_warning(self.path)
        self.warnings = (warning,) if warning else ()

    def _upgrade_if_older(self) -> None:
        try:
            connect.reader(self.path).close()
        except connect.Older:
            from console.store import upgrade  # rarely needed, and long to load

            upgrade.upgrade(self.path)

    async def present(self, whom: str) -> None:
        """From now on everybody is masked but the agent `whom`; nobody is shown where it is "". Raises Refused, StoreError."""
        self.audience = await self._reading.run(self._reading.audience, whom, self._name)

    async def read_to_keep(
        self, question: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Like `read`, for what is written back and never shown: nothing is masked."""
        found: T = await self._reading.run(self._reading.ask, None, question, args, kwargs)
        return found

    async def read(
        self, question: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Runs `question(conn, …)` on the reader thread, over one moment of the store.

        Raises StoreError where the store can't answer.
        """
        audience = self.audience
        found: T = await self._reading.run(self._reading.ask, audience, question, args, kwargs)
        return found if audience is self.audience else self.shown(found)

    async def act(
        self, deed: Callable[Concatenate[sqlite3.Connection, Actor, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Runs `deed(conn, actor, …)` in one transaction on the writer thread, in the order asked.

        Waits as long as another program holds the lock; `busy` says so within two seconds. Raises Refused, StoreError.
        """
        if self.read_only:
            raise Refused(f"This store is open read-only ({self.why_read_only}), so nothing can be changed.")
        audience = self.audience
        if audience is not None:
            args, kwargs = audience.real(args), audience.real(kwargs)
        with told_to(audience):
            self._me, done = await self._writing.run(partial(self._done, deed, args, kwargs))
        return self.shown(done)

    def _done(self, deed: Callable[..., T], args: Any, kwargs: Any, conn: sqlite3.Connection) -> tuple[Person, T]:
        """Who did it, known to the store from now on, and how it ended."""
        person = people.welcome(conn, self._name)
        return person, deed(conn, Actor(person.id, person.name, self.now()), *args, **kwargs)

    async def changed(self, patience: float = 0) -> bool:
        """Whether anybody, we included, committed since the last call; waits up to `patience` seconds for it."""
        if self._watch.begun:
            return await self._watch.moved(patience)
        await self._watch.begin()
        moved = await self._reading.run(self._reading.moved)
        if moved:
            await self._watch.moved(0)  # what it has seen already is told now, and not once more
        return moved

    def _same_file(self) -> None:
        """Raises StoreError where the path no longer leads to the file that was opened: what is written there is lost."""
        connect.same_file(self.path, self._file)

    async def close(self) -> None:
        """Ends the threads; a running question is interrupted, a running act is finished or rolled back."""
        self._writing.stop()
        self._reading.interrupt()
        await self.aside.close()
        await self._watch.close()
        await self._reading.close()
        await self._writing.close()
