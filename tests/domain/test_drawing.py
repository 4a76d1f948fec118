"""The draw: everybody gets their turn, every ticket its chance, and the same day draws the same."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from console.domain.drawing import drawn

WORK = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 500)), max_size=40, unique_by=lambda pair: pair[1])
COUNTS = st.dictionaries(st.integers(1, 6), st.integers(0, 9))


@given(WORK, COUNTS, st.text(max_size=8))
def test_every_agent_with_work_is_drawn_once_with_a_ticket_of_their_own(
    work: list[tuple[int, int]], reviewed: dict[int, int], seed: str
) -> None:
    found = drawn(work, reviewed, seed)
    assert sorted(agent for agent, _ in found) == sorted({agent for agent, _ in work})
    assert set(found) <= set(work)
    counts = [reviewed.get(agent, 0) for agent, _ in found]
    assert counts == sorted(counts), "who was reviewed least comes first"


@given(WORK, COUNTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_draws_nothing_else(
    work: list[tuple[int, int]], reviewed: dict[int, int], dice: object
) -> None:
    other = list(work)
    dice.shuffle(other)  # type: ignore[attr-defined]
    assert drawn(other, reviewed, "2026-06-30") == drawn(work, reviewed, "2026-06-30")


@given(WORK, st.integers(501, 600))
def test_new_work_changes_only_the_draw_of_its_own_agent(work: list[tuple[int, int]], ticket: int) -> None:
    before, after = (dict(drawn(rows, {}, "s")) for rows in (work, [*work, (1, ticket)]))
    assert {agent: one for agent, one in after.items() if agent != 1} == {
        agent: one for agent, one in before.items() if agent != 1
    }
    assert after[1] in (before.get(1), ticket)


def test_every_ticket_has_the_same_chance() -> None:
    days = 4000
    seen = Counter(drawn([(1, ticket) for ticket in range(1, 21)], {}, str(day))[0][1] for day in range(days))
    assert len(seen) == 20
    assert stats.chisquare([seen[ticket] for ticket in range(1, 21)]).pvalue > 0.001
