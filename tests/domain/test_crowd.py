"""A rate is told only where it is that of a crowd."""

from __future__ import annotations

import pytest

from console.domain.case_mix import Cell, compare
from console.domain.crowd import crowds

ME = "me"


@pytest.mark.parametrize(
    ("others", "hides"),
    [((20,) * 5, True), ((20,) * 4, False), ((400,), False), ((80, 5, 5, 5, 5), True), ((5, 5, 81, 5, 4), False)],
)
@pytest.mark.parametrize("own", [1, 20, 1000])
@pytest.mark.parametrize("first", [True, False])
def test_five_others_of_whom_nobody_has_nearly_all(others: tuple[int, ...], hides: bool, own: int, first: bool) -> None:
    mine, theirs = {ME: {"pool": (0, own)}}, {str(place): {"pool": (0, count)} for place, count in enumerate(others)}
    found = crowds(mine | theirs if first else theirs | mine)["pool"]
    assert found.hides(ME, own) is hides


def cells(shared: int) -> list[Cell]:
    """Six on refunds; somebody shares so many of their 100 answers, on fraud, with one other alone."""
    refunds = [Cell(who, "chat", "refund", 70, 100) for who in range(6)]
    mine = [Cell(ME, "chat", "refund", 70, 100 - shared), Cell(ME, "chat", "fraud", shared // 2, shared)]
    return [*refunds, *mine, Cell(0, "chat", "fraud", 12, 40)]


@pytest.mark.parametrize(("shared", "hints"), [(0, False), (10, False), (11, True), (60, True)])
def test_what_is_usual_hints_at_somebody_where_more_than_a_tenth_is_shared_with_few(shared: int, hints: bool) -> None:
    found = compare(cells(shared))
    assert found[ME].exposed == shared and found[ME].hints is hints
    assert not found[1].hints
