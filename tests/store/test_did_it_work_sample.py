"""The sample's coached agent: what was coached worked, and is said where the commitment stands."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from tests_support.half_year import DAY, NOW, SAMPLE, opened

from console.domain.period import window
from console.store import coaching
from console.store.coaching_effect import judged

ZONE = ZoneInfo("Europe/Berlin")


def test_coaching_the_next_step_worked_and_says_by_how_much() -> None:
    conn = opened(SAMPLE)
    view = coaching.agent(conn, coaching.only(conn, "Samira Osei"), window("90 days", NOW, ZONE)[0], NOW)
    told = {one.criterion: one for one in view.commitments}
    found = told["Next step"]
    assert found.effect is not None and found.effect.low > 0
    assert found.worked.startswith("It worked: +") and "beyond the peers' change" in found.worked
    assert "%" not in found.effect.plainly and not any(sign.isdigit() for sign in found.effect.plainly)


def test_before_the_days_are_over_or_without_peers_it_is_too_early_to_say() -> None:
    conn = opened(SAMPLE)
    view = coaching.agent(conn, coaching.only(conn, "Samira Osei"), window("90 days", NOW, ZONE)[0], NOW)
    promise = next(one for one in view.commitments if one.criterion == "Next step")
    held = next(talk.held_at for talk in view.sessions if talk.id == promise.session_id)
    soon = judged(conn, [promise], view.sessions, 2, [5, 8, 13, 16, 23], held + 27 * DAY)[0]
    assert soon.effect is None and soon.worked == "Too early to say: the 28 days after the session are not over."
    alone = judged(conn, [promise], view.sessions, 2, [], NOW)[0]
    assert alone.worked == "Too early to say: fewer than five peers to set the change beside."
