"""What to review next: everybody's turn, chance within, lows nobody looked at, and the same all day."""

from __future__ import annotations

import pytest
from tests_support import reviewed
from tests_support.town import DAY, HOUR, Town

from console.store import reviews_draw


@pytest.fixture
def office(town: Town) -> Town:
    """Three agents with ten tickets each of the last month."""
    for agent in reviewed.team(town, "Ann", "Bob", "Cleo"):
        for number in range(10):
            reviewed.finished(town, f"T-{agent}{number}", agent, days=2 + number)
    reviewed.imported(town)
    return town


def drawn(town: Town, seed: str | None = None, **more: object) -> list[tuple[str, str, str]]:
    """Agent, reason, why of each."""
    found = reviews_draw.next_up(town.sql, town.now, None, seed=seed, **more)  # type: ignore[arg-type]
    return [(one.agent, one.drawn, one.why) for one in found]


def refs(town: Town, seed: str | None = None) -> list[str]:
    """The tickets."""
    return [one.ref for one in reviews_draw.next_up(town.sql, town.now, None, seed=seed)]


def test_who_was_reviewed_least_comes_first(office: Town) -> None:
    for agent, count in ((1, 2), (3, 1)):
        for number in range(count):
            reviewed.review(office, "Ruth", (agent - 1) * 10 + number + 1)
    assert drawn(office) == [
        ("Bob", "random", "no random reviews in 90 days"),
        ("Cleo", "random", "1 random review in 90 days"),
        ("Ann", "random", "2 random reviews in 90 days"),
    ]
    reviewed.review(office, "Ruth", 12, "chosen")
    assert drawn(office)[0][0] == "Bob", "only random draws count"


def test_a_day_draws_the_same_and_another_seed_something_else(office: Town) -> None:
    assert refs(office) == refs(office) and refs(office, "a") == refs(office, "a")
    assert len({tuple(refs(office, str(seed))) for seed in range(20)}) > 10
    first = refs(office)[0]
    reviewed.review(office, "Ruth", office.one("SELECT id FROM interaction WHERE external_id = ?", first))
    assert first not in refs(office) and len(refs(office)) == 3, "a reviewed ticket gives its place to another"


def test_a_low_that_nobody_reviewed_is_offered_until_somebody_did(office: Town) -> None:
    office.rate(5, 1, 3 * DAY)
    office.rate(6, 2, 40 * DAY)
    assert ("Ann", "low rating", "rated low 3 days ago, not reviewed") in drawn(office, "seed 7")
    assert reviews_draw.reason(office.sql, 5, office.now, None) in ("low rating", "random")
    reviewed.review(office, "Ruth", 5, "low rating")
    assert not any(reason == "low rating" for _, reason, _ in drawn(office))
    assert reviews_draw.reason(office.sql, 5, office.now, None) == "chosen"


def test_a_reason_is_known_for_every_ticket_somebody_names(office: Town) -> None:
    today = {one.ref: one.interaction for one in reviews_draw.next_up(office.sql, office.now, None)}
    for ref, ticket in today.items():
        assert reviews_draw.reason(office.sql, ticket, office.now, None) == "random", ref
    others = [row[0] for row in office.all("SELECT id FROM interaction") if row[0] not in today.values()]
    assert {reviews_draw.reason(office.sql, ticket, office.now, None) for ticket in others} == {"chosen"}


def test_those_who_left_old_work_and_open_tickets_are_not_drawn(office: Town) -> None:
    office.sql.execute("UPDATE agent SET left_at = ? WHERE id = 1", (office.now - DAY,))
    office.sql.execute("UPDATE interaction SET closed_at = ? WHERE agent_id = 2", (office.now - 31 * DAY,))
    office.sql.execute("UPDATE interaction SET closed_at = ? WHERE agent_id = 3 AND id <> 21", (office.now + HOUR,))
    assert refs(office) == ["T-30"]


def test_a_recorded_conversation_is_drawn_before_one_that_is_not(office: Town) -> None:
    office.sql.execute("DELETE FROM turn WHERE interaction_id <> 4 AND interaction_id <= 10")
    assert all("T-13" in refs(office, str(seed)) for seed in range(5))
    office.sql.execute("DELETE FROM turn")
    assert len(refs(office)) == 3


def test_one_agent_or_team_alone_and_only_what_a_rubric_fits(office: Town) -> None:
    assert [agent for agent, _, _ in drawn(office, agent=2)] == ["Bob"] and drawn(office, team="Orders") == []
    office.sql.execute("UPDATE rubric SET applies_to = 'chat'")
    assert drawn(office) == []
    office.sql.execute("UPDATE interaction SET channel = 'CHAT' WHERE id = 1")
    assert refs(office) == ["T-10"]
