"""The queue's order is total and the same from wherever it is read."""

from __future__ import annotations

import random

import pytest
from tests_support.town import DAY, HOUR, Town

from console.domain.filters import parse
from console.store import queue, queue_walk, recovery, recovery_plan
from console.store.case import case as full_case
from console.store.records import QueueFilter


@pytest.fixture
def busy(town: Town) -> Town:
    """Sixty cases of every kind, ten watched ratings, some closed and waiting."""
    dice = random.Random(5)
    account = town.add("account", source="desk", external_id="a", name="Acme", renewal_at=town.now + 20 * DAY)
    for number in range(12):
        town.add(
            "customer",
            source="desk",
            external_id=str(number),
            name=f"C{number}",
            account_id=account if number < 3 else None,
        )
    team = town.add("team", name="Returns")
    for number in range(60):
        town.low(
            f"T-{number}", dice.randrange(1, 60) * HOUR, dice.choice((1, 2)), channel=dice.choice(("chat", "phone")),
            customer_id=dice.randrange(1, 13) if number % 3 else None, team_id=team if number % 2 else None,
        )  # fmt: skip
    for number in range(10):
        town.rate(town.ticket(f"W-{number}"), 3, number * HOUR)
    for number in range(1, 6):
        town.act("Ana", recovery.close, number, "not recovered", "x")
    town.sql.execute("UPDATE recovery SET waiting_until = ? WHERE id IN (7, 8)", (town.now + HOUR,))
    town.act("Ana", recovery.claim, 9)
    return town


ORDERS = [(lane, "", False) for lane in queue.LANES] + [
    ("open", sort, turned) for sort in queue.SORTS for turned in (False, True)
]


@pytest.mark.slow
@pytest.mark.parametrize(("lane", "sort", "reverse"), [*ORDERS, ("watch", "", True), ("open", "", True)])
def test_every_window_shows_the_same_order(busy: Town, lane: str, sort: str, reverse: bool) -> None:
    wanted = QueueFilter(lane=lane, me=1, sort=sort, reverse=reverse)
    whole = queue.window(busy.sql, wanted, busy.now, None, 0, 500)
    keys = [row.key for row in whole.rows]
    assert len(keys) == len(set(keys)) == whole.total == queue.lanes(busy.sql, wanted, busy.now)[lane] > 0
    for place, key in enumerate(keys):
        around = queue.window(busy.sql, wanted, busy.now, key, 3, 4)
        assert around.start == max(0, place - 3)
        assert [row.key for row in around.rows] == keys[around.start : place + 4]
    half = len(keys) // 2
    assert queue.between(busy.sql, wanted, busy.now, keys[half], keys[-1]) == tuple(keys[half:])
    assert queue.between(busy.sql, wanted, busy.now, keys[half], keys[0]) == tuple(keys[: half + 1])
    for position in (0, len(keys) // 2, len(keys) - 1, 900, -5):
        jump = queue.at(busy.sql, wanted, busy.now, position, 7)
        assert [row.key for row in jump.rows] == keys[jump.start : jump.start + 7]


@pytest.mark.parametrize("steps", [1, 7, 30])
@pytest.mark.parametrize("sort", ["customer", "ticket"])
def test_the_order_is_the_same_where_names_are_too_many_to_walk_along(
    busy: Town, monkeypatch: pytest.MonkeyPatch, sort: str, steps: int
) -> None:
    wanted = QueueFilter(sort=sort, terms=parse("channel:chat"))
    keys = [row.key for row in queue.window(busy.sql, wanted, busy.now, None, 0, 500).rows]
    monkeypatch.setattr(queue_walk, "STEPS", steps)
    for count in (1, 3, len(keys)):
        assert [row.key for row in queue.at(busy.sql, wanted, busy.now, 0, count).rows] == keys[:count]
        assert [row.key for row in queue.at(busy.sql, wanted, busy.now, 900, count).rows] == keys[-count:]
    for place, key in enumerate(keys):
        around = queue.window(busy.sql, wanted, busy.now, key, 2, 2)
        assert [row.key for row in around.rows] == keys[max(0, place - 2) : place + 2]


def test_the_order_is_urgency(busy: Town) -> None:
    rows = queue.window(busy.sql, QueueFilter(), busy.now, None, 0, 500).rows
    by_id = dict(busy.sql.execute("SELECT id, repeat_low FROM recovery").fetchall())
    renewing = {row[0] for row in busy.sql.execute("SELECT id FROM recovery WHERE renewal_at IS NOT NULL")}
    ranks = [
        (
            row.contact_due_at > busy.now,
            not by_id[row.key],
            row.key not in renewing,
            row.value,
            row.contact_due_at,
            row.key,
        )
        for row in rows
    ]
    assert ranks == sorted(ranks)
    assert {rank[:3] for rank in ranks} >= {(False, False, False), (True, True, True)}


def test_an_anchor_that_left_the_lane_keeps_its_place(busy: Town) -> None:
    rows = queue.window(busy.sql, QueueFilter(), busy.now, None, 0, 500).rows
    gone, after = rows[10], rows[11]
    busy.act("Ana", recovery.close, gone.key, "not recovered", "x")
    around = queue.window(busy.sql, QueueFilter(), busy.now, gone.key, 2, 2)
    assert around.start <= 10
    assert after.key in [row.key for row in around.rows] or around.total == len(rows) - 1
    assert queue.window(busy.sql, QueueFilter(), busy.now, 10_000, 2, 2).start == 0


def test_filters_take_several_values_and_words(busy: Town) -> None:
    def found(**wanted: object) -> set[str]:
        return {row.ref for row in queue.window(busy.sql, QueueFilter(**wanted), busy.now, None, 0, 500).rows}

    assert found(teams=("Returns",)) | found(terms=parse("t-")) == found()
    assert found(channels=("chat", "phone")) == found() == found(channels=("chat",)) | found(channels=("phone",))
    assert found(terms=parse("T-3")) >= {"T-30"}
    assert found(terms=parse("100%_")) == set()
    assert found(terms=parse("channel:chat team:ret")) == found(channels=("chat",), teams=("Returns",))
    assert found(terms=parse("-channel:chat")) == found(channels=("phone",))
    assert found(terms=parse("owner:ana")) == {"T-8"}
    assert found(terms=parse("status:claimed,closed")) == {"T-8"}
    assert found(terms=parse("customer:c1 acc:acme")) <= found(terms=parse("acme"))


def test_due_is_open_and_near(town: Town) -> None:
    near, far = town.low("near", 21 * HOUR), town.low("far", HOUR)
    late = town.low("late", 30 * HOUR)
    assert {row.key for row in queue.window(town.sql, QueueFilter(lane="due"), town.now, None, 0, 9).rows} == {
        near,
        late,
    }
    town.act("Ana", recovery.tried, late, "reached")
    assert {row.key for row in queue.window(town.sql, QueueFilter(lane="due"), town.now, None, 0, 9).rows} == {near}
    assert far in {row.key for row in queue.window(town.sql, QueueFilter(), town.now, None, 0, 9).rows}


def test_a_case_shows_all_that_is_known(town: Town) -> None:
    customer = town.add("customer", source="desk", external_id="c", name="Ida\x1b[2J", email="ida@example.com")
    town.rate(town.ticket("before", customer_id=customer), 5, 9 * DAY)
    case = town.low("T-1", customer_id=customer, subject="late [/b]", closed_at=town.now - DAY)
    town.act("Ana", recovery.tried, case, "reached", note="calm")
    town.act("Ana", recovery_plan.note, case, "asked\x1b for photos")
    town.act("Ana", recovery_plan.play, case, "save play")
    town.act("Ana", recovery_plan.escalate, case)
    town.act("Ana", recovery_plan.cause, case, "policy")
    town.sql.execute("UPDATE rating SET cause_proposed = 'product'")
    found = full_case(town.sql, case, town.now)
    assert found is not None
    assert (found.row.customer, found.subject, found.customer_email) == ("Ida�[2J", "late [/b]", "ida@example.com")
    assert [past.ref for past in found.history] == ["before"]
    assert [(attempt.person, attempt.how, attempt.note) for attempt in found.attempts] == [("Ana", "reached", "calm")]
    assert [entry.action for entry in found.journal] == ["cause", "escalate", "play", "note", "tried"]
    assert [(note.person, note.text) for note in found.notes] == [("Ana", "asked� for photos")]
    assert (found.cause, found.cause_proposed, found.play) == ("policy", "product", "save play")
    assert found.escalated_at == town.now
    assert full_case(town.sql, 99, town.now) is None


def test_what_falls_due_is_told_once(town: Town) -> None:
    town.low("late", 25 * HOUR)
    town.low("just", 24 * HOUR - 30)
    town.low("young", HOUR)
    assert queue.fell_due(town.sql, town.now, town.now + 60) == ("just",)
    assert queue.fell_due(town.sql, town.now + 60, town.now + 120) == ()


def test_the_cases_of_one_customer_know_each_other(town: Town) -> None:
    customer = town.add("customer", source="desk", external_id="c")
    first, second = town.low("A", customer_id=customer), town.low("B", customer_id=customer)
    alone = town.low("C")
    assert queue.siblings(town.sql, first) == (second,)
    assert queue.siblings(town.sql, alone) == ()
    town.act("Ana", recovery.close, second, "not recovered", "x")
    assert queue.siblings(town.sql, first) == ()
