"""The machine's clock set back between two sittings, or while a file is read: the order of acts stays, and nothing is refused for it."""

from __future__ import annotations

import pytest
from tests_support.exports import DAY, HOUR, REAL, Line, Room
from tests_support.killing import opened, sound
from tests_support.town import Town

from console.store import queue, recovery
from console.store.desk import Desk
from console.store.errors import StaleCase
from console.store.records import QueueFilter

pytestmark = pytest.mark.faults


async def sitting(town: Town, me: str, back: int) -> Desk:
    """Somebody's desk on a machine whose clock goes `back` seconds slow."""
    desk = Desk(town.path, me=me, wall=lambda: float(town.now - back))
    await desk.open()
    return desk


@pytest.mark.parametrize("back", [HOUR, 3 * DAY, 400 * DAY])
async def test_work_goes_on_in_order_and_can_be_undone(town: Town, back: int) -> None:
    case = town.low("T-1", HOUR)
    before = opened(town.path)
    first = await sitting(town, "Ana", 0)
    await first.act(recovery.claim, case)
    await first.act(recovery.tried, case, "reached")
    await first.close()
    then = await sitting(town, "Ana", back)
    await then.act(recovery.fix, case, "sent")
    await then.act(recovery.close, case, "recovered", "call")
    assert town.all("SELECT action FROM journal ORDER BY id") == [("claim",), ("tried",), ("fix",), ("close",)]
    sound(town.path)
    for action in ("close", "fix", "tried", "claim"):
        await then.act(recovery.undo)
        newest = "SELECT action FROM journal WHERE id = (SELECT undoes FROM journal ORDER BY id DESC LIMIT 1)"
        assert town.one(newest) == action
    await then.close()
    assert opened(town.path) == before


async def test_who_was_first_is_who_was_first(town: Town) -> None:
    case = town.low("T-1", HOUR)
    ana, ben = await sitting(town, "Ana", 0), await sitting(town, "Ben", 2 * HOUR)
    await ana.act(recovery.claim, case)
    with pytest.raises(StaleCase, match=r"^Ana claimed T-1 first, 2 h ago"):
        await ben.act(recovery.claim, case)
    window = await ben.read(queue.window, QueueFilter(lane="open"), ben.now(), None, 0, 50)
    assert [row.owner for row in window.rows] == ["Ana"]
    await ana.close()
    await ben.close()


@pytest.mark.parametrize("back", [HOUR, 3 * DAY, 400 * DAY])
def test_a_file_read_by_a_slow_clock_is_stored_and_read_again_by_a_right_one_is_whole(room: Room, back: int) -> None:
    lines = [Line(f"T-{n}", REAL - (n + 2) * HOUR, "Ana", score=1, answered=REAL - n * HOUR - 60) for n in range(5)]
    assert room.take(lines, REAL - back).outcome.stored == 5
    sound(room.store)
    assert room.take(lines, REAL).outcome.stored == 0
    assert room.one("SELECT count(*) FROM recovery WHERE closed_at IS NULL") == 5
    sound(room.store)
