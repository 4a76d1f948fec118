"""Alerts in a store: found, kept once, dealt with, taken back; what is too small, mixed or of the past stays out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests_support.town import DAY, HOUR, Town

from console.store import alerts, recovery, rules
from console.store.check import faults
from console.store.errors import Refused
from console.store.records import Actor

NOON = 1_790_000_000 - 1_790_000_000 % DAY + 12 * HOUR


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Two teams with five answers a day each, one in five unhappy, for eight months."""
    town = Town(tmp_path_factory.mktemp("desk") / "store.db", NOON)
    for name in ("Returns", "Orders"):
        team = town.add("team", name=name)
        answered(town, team, range(240, 10, -1), [5, 4, 5, 1, 5])
    return town


def answered(town: Town, team: int, days: Sequence[int], values: Sequence[int], **rating: object) -> None:
    """The same answers on each of these days before now, hour by hour."""
    town.sql.execute("BEGIN")
    for day in days:
        for hour, value in enumerate(values):
            ticket = town.ticket(
                f"{team}-{day}-{hour}-{len(values)}", team_id=team, channel="Chat", issue_detail="Slow"
            )
            town.rate(ticket, value, day * DAY + hour * HOUR, **rating)
    town.sql.execute("COMMIT")


def scanned(town: Town, later: int = 0) -> tuple[alerts.Alert, ...]:
    """What a look finds that nobody was told of."""
    return alerts.scan(town.sql, Actor(town.add("person", name=f"P{later}"), f"P{later}", town.now + later))


def fallen(town: Town) -> alerts.Alert:
    """The returns team's drop: from two days before now most answers are unhappy."""
    answered(town, 1, range(10, 0, -1), [1, 5, 1, 2, 1, 5, 1])
    answered(town, 2, range(10, 0, -1), [5, 4, 5, 1, 5])
    (drop,) = [one for one in scanned(town) if (one.scope, one.name) == ("team", "Returns")]
    return drop


def test_a_quiet_store_has_no_alerts(desk: Town) -> None:
    assert scanned(desk) == alerts.listed(desk.sql, desk.now, every=True) == ()


def test_a_drop_names_scope_start_size_and_tickets(desk: Town) -> None:
    drop = fallen(desk)
    assert (drop.kind, drop.ident, drop.state, drop.clears_noise) == ("drop", 1, "new", True)
    assert abs(drop.since - (desk.now - 10 * DAY)) <= DAY
    assert (
        drop.change is not None and drop.ci_low is not None and drop.ci_high is not None and drop.statistic is not None
    )
    assert drop.ci_low < drop.change < drop.ci_high < 0 and drop.statistic >= 1
    assert drop.refs[0] == "1-1-0-7" and all(ref.startswith("1-") for ref in drop.refs)
    assert ("team", "Orders") not in {(one.scope, one.name) for one in alerts.listed(desk.sql, desk.now, every=True)}


def test_the_farthest_stands_first_and_nothing_is_told_twice(desk: Town) -> None:
    fallen(desk)
    found = alerts.listed(desk.sql, desk.now)
    drops = [one.statistic for one in found if one.statistic is not None]
    assert drops == sorted(drops, reverse=True) and len(drops) == 2  # the team and the channel both teams share
    assert scanned(desk, 60) == () and alerts.listed(desk.sql, desk.now + 60) == found


def test_on_a_clock_that_stands_an_alert_is_still_there_when_the_store_is_opened_again(desk: Town) -> None:
    fallen(desk)
    desk.sql.execute(
        "UPDATE alert SET raised_at = raised_at + 90"
    )  # found a while after opening, which is as of now again
    assert alerts.listed(desk.sql, desk.now) and desk.act("Ana", alerts.tell) != ()
    assert alerts.listed(desk.sql, desk.now - 2 * DAY) == (), "as of earlier nobody knew"


def test_a_look_writes_nothing_and_says_whether_there_is_anything_to_keep(desk: Town) -> None:
    assert not alerts.fresh(desk.sql, alerts.look(desk.sql, desk.now))
    answered(desk, 1, range(10, 0, -1), [1, 1, 1, 2, 1])
    looked = alerts.look(desk.sql, desk.now)
    assert alerts.fresh(desk.sql, looked) and desk.one("SELECT count(*) FROM alert WHERE scope <> 'case'") == 0
    assert {one.id for one in alerts.unstored(desk.sql, looked)} == {0}
    person = desk.add("person", name="Ana")
    assert alerts.keep(desk.sql, Actor(person, "Ana", desk.now), looked)
    assert alerts.keep(desk.sql, Actor(person, "Ana", desk.now), looked) == ()
    assert not alerts.fresh(desk.sql, looked)


def test_acknowledged_is_dealt_with_and_not_told_again_while_it_stays(desk: Town) -> None:
    drop = fallen(desk)
    desk.act("Ana", alerts.acknowledge, drop.id, later=60)
    assert drop.id not in {one.id for one in alerts.listed(desk.sql, desk.now + 60)}
    assert [one for one in scanned(desk, 120) if one.scope == "team"] == []
    with pytest.raises(Refused, match="Ana acknowledged the alert on Returns already, 2 min ago"):
        desk.act("Ben", alerts.acknowledge, drop.id, later=180)


def test_snoozed_is_new_again_when_its_time_has_come(desk: Town) -> None:
    drop = fallen(desk)
    desk.act("Ana", alerts.snooze, drop.id, desk.now + DAY)
    assert drop.id not in {one.id for one in alerts.listed(desk.sql, desk.now + HOUR)}
    assert [one.state for one in alerts.listed(desk.sql, desk.now + DAY) if one.id == drop.id] == ["new"]
    assert scanned(desk, 2 * HOUR) == ()
    with pytest.raises(Refused, match="still to come"):
        desk.act("Ana", alerts.snooze, drop.id, desk.now - 1)


def test_an_answer_is_an_intervention_with_before_and_after(desk: Town) -> None:
    drop = fallen(desk)
    with pytest.raises(Refused, match="Say what was done"):
        desk.act("Ana", alerts.answer, drop.id, "  ")
    desk.act("Ana", alerts.answer, drop.id, "Refund SLA renegotiated", later=60)
    answered(desk, 1, range(-1, -10, -1), [5, 5, 5, 4, 5])
    (one,) = alerts.interventions(desk.sql, "team", "Returns", desk.now + 20 * DAY)
    assert (one.text, one.person, one.at) == ("Refund SLA renegotiated", "Ana", desk.now + 60)
    assert one.after.percent == 100 and one.before.percent is not None and one.before.percent < 70
    assert one.change is not None and one.change[0] == one.after.percent - one.before.percent and one.change[1] > 0
    (said,) = [found for found in alerts.listed(desk.sql, desk.now + 60, every=True) if found.id == drop.id]
    assert (said.state, said.intervention) == ("answered", "Refund SLA renegotiated")


def test_what_people_did_about_an_alert_is_undone_and_done_again(desk: Town) -> None:
    drop = fallen(desk)
    acts = (
        lambda: desk.act("Ana", alerts.snooze, drop.id, desk.now + DAY),
        lambda: desk.act("Ana", alerts.acknowledge, drop.id),
        lambda: desk.act("Ana", alerts.answer, drop.id, "called the carrier"),
    )
    states = [desk.dump_of("alert", "intervention")]
    for act in acts:
        act()
        states.append(desk.dump_of("alert", "intervention"))
    for before in reversed(states[:-1]):
        assert "of Returns" in desk.act("Ana", recovery.undo).sentence
        assert desk.dump_of("alert", "intervention") == before
    for after in states[1:]:
        desk.act("Ana", recovery.redo)
        assert desk.dump_of("alert", "intervention") == after
    assert faults(desk.sql) == []


def test_undo_is_refused_where_somebody_dealt_with_it_since(desk: Town) -> None:
    drop = fallen(desk)
    desk.act("Ana", alerts.snooze, drop.id, desk.now + DAY)
    desk.act("Ben", alerts.acknowledge, drop.id, later=60)
    with pytest.raises(Refused, match="Ben did “acknowledge” 1 min later"):
        desk.act("Ana", recovery.undo)


def test_a_drop_that_goes_on_is_measured_again_once_a_day(desk: Town) -> None:
    drop = fallen(desk)
    answered(desk, 1, [0, -1], [1, 1, 1, 1, 1, 1])
    assert not alerts.fresh(desk.sql, alerts.look(desk.sql, desk.now + 20 * HOUR))
    scanned(desk, 30 * HOUR)
    (now,) = [one for one in alerts.listed(desk.sql, desk.now + 30 * HOUR) if one.id == drop.id]
    assert now.until == desk.now + 30 * HOUR + 1 and now.change is not None and drop.change is not None
    assert now.change < drop.change


def test_answers_on_two_scales_are_no_change(desk: Town) -> None:
    answered(desk, 1, range(10, 0, -1), [0, 0, 0, 0, 1, 0], low=0, high=1)
    assert [one for one in scanned(desk) if one.name in ("Returns", "Chat")] == []
    assert alerts.Looked is type(alerts.look(desk.sql, desk.now))
    assert {subject.scope for subject in alerts.look(desk.sql, desk.now).mixed} == {"team", "channel"}


def test_answers_that_were_raised_count_as_they_stand(desk: Town) -> None:
    """A low answer that its customer took back is no unhappy one; one dated later than now is not known yet."""
    answered(desk, 1, range(10, 0, -1), [1, 1, 1, 2, 1])
    for ticket, at in desk.all(
        "SELECT interaction_id, answered_at FROM rating WHERE value < 3 AND answered_at > ?", NOON - 11 * DAY
    ):
        desk.add("rating", interaction_id=ticket, value=5, answered_at=at + 60)
    answered(desk, 2, range(-1, -20, -1), [1] * 9)
    assert scanned(desk) == ()


def test_spellings_of_one_channel_are_one_scope(desk: Town) -> None:
    desk.sql.execute("UPDATE interaction SET channel = 'CHAT' WHERE id % 2")
    looked = alerts.look(desk.sql, desk.now)
    assert [subject.ident for subject in looked.watched if subject.scope == "channel"] == ["chat"]


def test_cases_are_no_drops(town: Town) -> None:
    town.low("T-1")
    assert town.one("SELECT count(*) FROM alert") == 1 and alerts.listed(town.sql, town.now, every=True) == ()
    with pytest.raises(Refused, match="There is no alert 1"):
        town.act("Ana", alerts.acknowledge, 1)


def test_notes_stand_on_the_row_whatever_chance_says(desk: Town) -> None:
    assert alerts.notes(desk.sql, "team", desk.now) == {}
    answered(desk, 1, range(10, 0, -1), [1, 1, 5])
    found = alerts.notes(desk.sql, "team", desk.now)
    assert any(words.startswith("below 70 %") for words in found[1]) and 2 not in found
    assert set(alerts.notes(desk.sql, "channel", desk.now)) <= {"chat", -1}


def test_a_team_may_set_its_own_thresholds(desk: Town) -> None:
    answered(desk, 1, range(10, 0, -1), [1, 1, 5])
    desk.act("Ana", rules.apply, {"needs_work_below": "20", "drop_points": "50"})
    assert not any("below" in words for words in alerts.notes(desk.sql, "team", desk.now).get(1, ()))
    desk.sql.execute("UPDATE setting SET value = 'many' WHERE key = 'needs_work_below'")  # another program's mistake
    assert any(words.startswith("below 70 %") for words in alerts.notes(desk.sql, "team", desk.now)[1])


def test_told_once_is_told_once(desk: Town) -> None:
    drop = fallen(desk)
    assert drop.id in desk.act("Ana", alerts.tell)  # type: ignore[operator]
    assert desk.act("Ana", alerts.tell) == ()
