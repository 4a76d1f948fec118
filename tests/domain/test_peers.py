"""Who is compared with whom: at least five of a kind and channel, long here, with ten ratings."""

from __future__ import annotations

import pytest

from console.domain.case_mix import Cell
from console.domain.peers import Worker, main_channels, peers, uncompared

ONE = Worker(1, "human", True, "chat", 20, 30)


def team(*others: Worker) -> dict[int, Worker]:
    """The agent and these."""
    return {one.id: one for one in (ONE, *others)}


def alike(count: int) -> list[Worker]:
    """Agents who do the same."""
    return [ONE._replace(id=2 + number) for number in range(count)]


def test_five_others_are_enough_and_four_are_not() -> None:
    assert [one.id for one in peers(1, team(*alike(5)))] == [2, 3, 4, 5, 6]
    assert peers(1, team(*alike(4))) == ()


@pytest.mark.parametrize(
    "change",
    [{"kind": "ai"}, {"tenured": False}, {"channel": "phone"}, {"channel": None}, {"satisfied": 5, "answered": 9}],
)
def test_who_differs_is_no_peer(change: dict[str, object]) -> None:
    odd = ONE._replace(id=9, **change)  # type: ignore[arg-type]
    assert 9 not in [one.id for one in peers(1, team(*alike(5), odd))]
    assert peers(1, team(*alike(4), odd)) == ()


def test_an_unknown_channel_is_nobodys() -> None:
    nobody = ONE._replace(channel=None)
    assert peers(1, {1: nobody, **{one.id: one._replace(channel=None) for one in alike(6)}}) == ()
    assert "channel of this work is not known" in uncompared(nobody, ())


def test_somebody_new_is_compared_with_those_who_are_not() -> None:
    new = ONE._replace(tenured=False)
    assert len(peers(1, {1: new, **{one.id: one for one in alike(5)}})) == 5


def test_the_main_channel_is_that_of_most_answers() -> None:
    cells = [
        Cell(1, "chat", "a", 1, 3),
        Cell(1, "phone", "b", 1, 2),
        Cell(1, "phone", "c", 1, 2),
        Cell(2, None, "a", 1, 4),
    ]
    assert main_channels([*cells, Cell(2, "chat", "a", 1, 3), Cell(None, "chat", "a", 9, 9)]) == {1: "phone", 2: None}


def test_why_nothing_is_compared_is_said() -> None:
    assert uncompared(ONE._replace(satisfied=0, answered=0), ()) == "No ratings in this window: nothing to compare."
    assert "9 of the 10 ratings" in uncompared(ONE._replace(answered=9), alike(5))
    assert "fewer than 5 others of the same kind and main channel (chat)" in uncompared(ONE, ())
    assert uncompared(ONE, alike(5)) == ""
