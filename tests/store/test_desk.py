"""The desk: acts wait for a lock and keep their order, the clock never runs backwards, and nothing is left behind."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from tests_support.town import DAY, HOUR, Town

from console.store import connect, queue, recovery, writing
from console.store.desk import Desk
from console.store.errors import Refused, StaleCase, StoreError
from console.store.records import QueueFilter


@pytest.fixture
async def ana(town: Town) -> AsyncIterator[Desk]:
    """Ana's desk on a store of three lows."""
    for n in range(3):
        town.low(f"T-{n}", HOUR * (n + 1))
    opened = Desk(town.path, me="Ana", wall=lambda: town.now)
    await opened.open()
    yield opened
    await opened.close()


async def until(true: Callable[[], object]) -> None:
    """Lets the loop run until `true` is; fails after ten seconds."""
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0)


async def test_an_act_is_done_and_seen(town: Town, ana: Desk) -> None:
    assert ana.me is None and not await ana.changed()
    done = await ana.act(recovery.claim, 1)
    assert done.sentence == "Claimed T-0." and ana.me is not None and ana.me.name == "Ana"
    assert await ana.changed() and not await ana.changed()
    window = await ana.read(queue.window, QueueFilter(lane="mine", me=ana.me.id), ana.now(), None, 0, 9)
    assert [row.ref for row in window.rows] == ["T-0"]


async def test_what_others_commit_is_noticed(town: Town, ana: Desk) -> None:
    assert not await ana.changed()
    town.low("T-9")
    assert await ana.changed() and not await ana.changed()


async def test_what_was_committed_before_the_first_look_is_noticed(town: Town, ana: Desk) -> None:
    town.low("T-9")
    assert await ana.changed() and not await ana.changed()


async def test_two_first_looks_at_once_tell_one_commit_once(town: Town, ana: Desk) -> None:
    town.low("T-9")
    assert sorted(await asyncio.gather(ana.changed(), ana.changed())) == [False, True]


async def test_what_is_committed_while_the_watch_begins_is_told_once(
    town: Town, ana: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = ana._watch.begin

    async def and_then() -> None:
        await begin()
        town.low("T-9")

    monkeypatch.setattr(ana._watch, "begin", and_then)
    assert await ana.changed() and not await ana.changed()


async def test_news_comes_while_a_long_reading_goes_on(town: Town, ana: Desk) -> None:
    assert not await ana.changed()
    news, over = asyncio.ensure_future(ana.changed(patience=60)), threading.Event()
    reading = asyncio.ensure_future(ana.read(lambda conn: over.wait(60)))
    town.low("T-9")
    assert await asyncio.wait_for(news, 10) and not reading.done()
    over.set()
    assert await reading


async def test_closing_does_not_wait_for_news(town: Town) -> None:
    opened = Desk(town.path, me="Ana", wall=lambda: town.now)
    await opened.open()
    assert not await opened.changed()
    news = asyncio.ensure_future(opened.changed(patience=60))
    await asyncio.wait_for(opened.close(), 10)
    assert not await news


async def test_acts_wait_for_an_import_and_keep_their_order(
    town: Town, ana: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.05)
    town.sql.execute("BEGIN IMMEDIATE")
    acts = [
        asyncio.ensure_future(act)
        for act in (
            ana.act(recovery.claim, 1),
            ana.act(recovery.tried, 1, "reached"),
            ana.act(recovery.fix, 1, "refund"),
            ana.act(recovery.close, 1, "recovered", "chase"),
        )
    ]
    await until(lambda: ana.busy)
    assert ana.busy == "an import is finishing" and not any(act.done() for act in acts)
    town.sql.execute("ROLLBACK")
    assert [done.sentence for done in await asyncio.gather(*acts)] == [
        "Claimed T-0.", "Logged for T-0: reached.", "Fix noted for T-0.", "Closed T-0 as recovered.",
    ]  # fmt: skip
    assert ana.busy == "" and town.status(1) == "recovered"
    assert [row[0] for row in town.all("SELECT action FROM journal ORDER BY id")] == ["claim", "tried", "fix", "close"]


async def test_an_act_that_fails_leaves_nothing_and_the_next_one_works(town: Town, ana: Desk) -> None:
    before = town.dump()

    def clumsy(conn: sqlite3.Connection, actor: object) -> None:
        conn.execute("DELETE FROM recovery")
        raise Refused("no")

    with pytest.raises(Refused, match="no"):
        await ana.act(clumsy)

    def broken(conn: sqlite3.Connection, actor: object) -> None:
        conn.execute("INSERT INTO attempt (recovery_id, person_id, at, how) VALUES (77, 77, 0, 'wrote')")

    with pytest.raises(StoreError, match="run `csat check`"):
        await ana.act(broken)
    assert town.dump() == before
    assert (await ana.act(recovery.claim, 1)).ref == "T-0"


async def test_a_question_that_fails_is_a_sentence(ana: Desk) -> None:
    with pytest.raises(StoreError, match=r"store\.db can't be used"):
        await ana.read(lambda conn: conn.execute("SELECT * FROM nowhere"))
    assert (await ana.read(queue.lanes, QueueFilter(), ana.now()))["open"] == 3


async def test_a_reader_cannot_write(ana: Desk) -> None:
    with pytest.raises(StoreError, match="can't be written"):
        await ana.read(lambda conn: conn.execute("DELETE FROM recovery"))


async def test_read_only_refuses_and_says_why(town: Town) -> None:
    town.low("T-1")
    looking = Desk(town.path, me="Ana", read_only=True)
    await looking.open()
    with pytest.raises(Refused, match=r"open read-only \(asked for\)"):
        await looking.act(recovery.claim, 1)
    assert looking.me is None
    await looking.close()


async def test_losing_a_race_names_the_first(town: Town, ana: Desk) -> None:
    ben = Desk(town.path, me="Ben")
    await ben.open()
    outcomes = await asyncio.gather(ana.act(recovery.claim, 1), ben.act(recovery.claim, 1), return_exceptions=True)
    lost = [outcome for outcome in outcomes if isinstance(outcome, StaleCase)]
    owner = town.one("SELECT p.name FROM recovery v JOIN person p ON p.id = v.owner_id")
    assert len(lost) == 1 and str(lost[0]).startswith(f"{owner} claimed T-0 first")
    await ben.close()


@pytest.mark.parametrize("fate", ["deleted", "moved"])
async def test_a_store_that_goes_away_is_told(town: Town, ana: Desk, fate: str) -> None:
    town.sql.close()
    if fate == "deleted":
        town.path.unlink()
    else:
        town.path.rename(town.path.with_name("elsewhere.db"))
    with pytest.raises(StoreError, match=r"store\.db is gone: .* put it back"):
        await ana.changed()
    with pytest.raises(StoreError, match="is gone"):
        await ana.act(recovery.claim, 1)
    if fate == "moved":
        town.path.with_name("elsewhere.db").rename(town.path)
        assert await ana.changed() in (True, False)


async def test_a_store_that_is_replaced_is_told(town: Town, ana: Desk) -> None:
    town.sql.close()
    town.path.rename(town.path.with_name("first.db"))
    Town(town.path).sql.close()
    with pytest.raises(StoreError, match="replaced by another file"):
        await ana.changed()
    with pytest.raises(StoreError, match="replaced by another file"):
        await ana.act(recovery.claim, 1)


async def test_the_clock_never_runs_backwards(town: Town) -> None:
    town.low("T-1")
    walls = [town.now]
    opened = Desk(town.path, me="Ana", wall=lambda: walls[0])
    await opened.open()
    assert opened.as_of is None and opened.now() == town.now
    walls[0] = town.now + 100
    assert opened.now() == town.now + 100
    walls[0] = town.now - DAY
    assert opened.now() == town.now + 100
    await opened.close()


async def test_a_history_stands_at_its_newest_event_and_goes_on_from_there(town: Town) -> None:
    newest = town.now - 100 * DAY
    town.rate(town.ticket("T-1"), 5, 100 * DAY)
    walls = [town.now]
    opened = Desk(town.path, me="Ana", wall=lambda: walls[0])
    await opened.open()
    assert (opened.as_of, opened.now()) == (newest, newest)
    walls[0] += 90
    assert opened.now() == newest + 90
    walls[0] -= 60
    assert opened.now() == newest + 90
    await opened.close()
    asked = Desk(town.path, me="Ana", as_of=newest - DAY, wall=lambda: walls[0])
    await asked.open()
    assert asked.now() == newest - DAY
    await asked.close()


async def test_closing_leaves_no_threads_and_no_files(town: Town) -> None:
    town.low("T-1")
    town.sql.close()
    before = threading.active_count()
    for work in (False, True):  # SQLite lets only a writer clear its log away
        opened = Desk(town.path, me="Ana")
        await opened.open()
        if work:
            await opened.act(recovery.claim, 1)
        await opened.close()
    assert threading.active_count() == before
    assert sorted(path.name for path in town.path.parent.iterdir()) == ["store.db"]


async def test_closing_while_an_act_waits_gives_it_up(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.05)
    town.low("T-1")
    opened = Desk(town.path, me="Ana")
    await opened.open()
    town.sql.execute("BEGIN IMMEDIATE")
    act = asyncio.ensure_future(opened.act(recovery.claim, 1))
    await until(lambda: opened.busy)
    await opened.close()
    with pytest.raises(StoreError, match="locked by another program"):
        await act
    town.sql.execute("ROLLBACK")
    assert town.status(1) == "open"


async def test_a_desk_that_never_opened_closes(tmp_path: Path) -> None:
    opened = Desk(tmp_path / "none.db", me="Ana")
    with pytest.raises(StoreError, match="There is no store at"):
        await opened.open()
    await opened.close()


async def test_a_network_drive_gets_a_warning(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    from console.store import volumes

    mounts = town.path.parent / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/share {town.path.parent} nfs4 rw 0 0\n")
    monkeypatch.setattr(volumes.network_warning, "__defaults__", (mounts,))
    opened = Desk(town.path, me="Ana")
    await opened.open()
    assert len(opened.warnings) == 1 and "network file system (nfs4)" in opened.warnings[0]
    await opened.close()


def test_people_may_have_any_name(town: Town) -> None:
    town.low("T-1")
    for name in ("", "  ", "Ana\n\x1b[31m", "\udcff", "O'Brien; DROP TABLE person"):
        conn = connect.writer(town.path)
        from console.store.people import welcome

        assert welcome(conn, name).name
        conn.close()
    assert all("\x1b" not in row[0] for row in town.all("SELECT name FROM person"))


async def test_a_question_sees_one_moment_of_the_store(town: Town, ana: Desk) -> None:
    """Else a case that somebody moves between two of its statements would seem to have left the list."""

    other = sqlite3.connect(town.path, isolation_level=None, check_same_thread=False)
    count = "SELECT count(*) FROM person"

    def twice(conn: sqlite3.Connection) -> tuple[int, int]:
        first = conn.execute(count).fetchone()[0]
        other.execute("INSERT INTO person (name) VALUES ('Zoe')")
        return first, conn.execute(count).fetchone()[0]

    before = town.one(count)
    assert await ana.read(twice) == (before, before)
    assert await ana.read(lambda conn: conn.execute(count).fetchone()[0]) == before + 1
    other.close()
