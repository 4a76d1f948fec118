"""A lead in a process of their own, who races another for the same cases."""

from __future__ import annotations

import asyncio
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

from console.store import recovery
from console.store.desk import Desk
from console.store.errors import StaleCase

ROUNDS = 12


def claim_all(path: Path, name: str, start: Barrier, said: Queue[tuple[str, int, str]]) -> None:
    """Claims every case the moment the gate opens, and tells what came of it."""

    async def work() -> None:
        desk = Desk(path, me=name)
        await desk.open()
        for case in range(1, ROUNDS + 1):
            start.wait(timeout=30)
            try:
                done = await desk.act(recovery.claim, case)
                said.put((name, case, done.sentence))
            except StaleCase as late:
                said.put((name, case, str(late)))
        await desk.close()

    asyncio.run(work())
