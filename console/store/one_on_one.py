"""The pack of a one-on-one: the whole picture of one agent in which nobody else is named, nor anybody else's number told."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from console.domain.masking import Mask
from console.domain.one_on_one import Met, to_praise, to_talk_about, to_work_on
from console.domain.patterns import Pattern
from console.domain.period import Period
from console.domain.quality import points_told
from console.store.coaching import agent as whole
from console.store.coaching_ground import ground, staff
from console.store.coaching_records import Agent, AgentLine, AgentView, Criterion, Held, Promise, Quote, Rated
from console.store.criteria import Measurable, measurable
from console.store.sessions import newest, numbers

T = TypeVar("T", str, str | None)
_QUOTES = 2
_SETTLED = 6
_REASONS = {
    "coach": "unhappy, and QA {qa}: go through it together",
    "charmed, not solved": "satisfied, yet QA {qa}: was the problem solved?",
    "fix the process": "unhappy though QA is {qa}: what would have helped?",
}


class Talk(NamedTuple):
    """A conversation worth talking about, and why."""

    rated: Rated
    why: str


class WorkOn(NamedTuple):
    """Something to work on: a pattern, or a criterion with what reviewers quoted."""

    pattern: Pattern | None
    criterion: Criterion | None
    quotes: tuple[Quote, ...]


class Pack(NamedTuple):
    """What a coach and an agent look at together. Every text in it is masked: no other agent's name stands in it."""

    line: AgentLine
    period: Period
    as_of: int
    seen: int  # the number of the newest one-on-one, 0 for none
    stored: frozenset[int]  # the numbers of all, those after `as_of` too: their notes are filed
    open: tuple[Promise, ...]
    settled: tuple[Promise, ...]  # the newest
    praise: tuple[Rated, ...]
    work_on: tuple[WorkOn, ...]
    talks: tuple[Talk, ...]
    last: Held | None
    criteria: tuple[Measurable, ...]  # that a commitment can be measured by


def pack(conn: sqlite3.Connection, agent: int, period: Period, now: int) -> Pack:
    """The pack as of `now`; raises Refused where there is no such agent."""
    view = whole(conn, agent, period, now, ground(conn, period, now))
    mask = _mask(conn, agent)
    sent = {one.interaction_id for one in view.recognition}
    praise = to_praise(view.praise, lambda one: one.interaction_id in sent)
    done = [one for one in view.commitments if one.state != "open"]
    line = view.line._replace(agent=_agent(mask, view.line.agent))
    return Pack(
        line, period, now, newest(conn, agent), numbers(conn, agent),
        tuple(_promise(mask, one) for one in view.commitments if one.state == "open"),
        tuple(_promise(mask, one) for one in done[:_SETTLED]),
        tuple(_rated(mask, one) for one in praise), _work_on(mask, view), _talks(mask, view),
        _held(mask, view.sessions[0]) if view.sessions else None, measurable(conn),
    )  # fmt: skip


def _mask(conn: sqlite3.Connection, agent: int) -> Mask:
    known = staff(conn)
    return Mask([known[agent].name], (one.name for one in known.values() if one.id != agent))


def _agent(mask: Mask, one: Agent) -> Agent:
    """A team may be called after somebody."""
    return one._replace(team=_masked(mask, one.team), manager=None)


def _masked(mask: Mask, text: T) -> T:
    return text if text is None else mask(text)


def _promise(mask: Mask, one: Promise) -> Promise:
    return one._replace(text=mask(one.text), measure=_masked(mask, one.measure))


def _held(mask: Mask, one: Held) -> Held:
    return one._replace(
        coach=mask(one.coach), shared=_masked(mask, one.shared), agent_comment=_masked(mask, one.agent_comment)
    )


def _rated(mask: Mask, one: Rated) -> Rated:
    return one._replace(
        comment=_masked(mask, one.comment), channel=_masked(mask, one.channel), issue=_masked(mask, one.issue)
    )


def _work_on(mask: Mask, view: AgentView) -> tuple[WorkOn, ...]:
    known = {(one.section, one.name): one for one in view.criteria}
    met = [Met(one.section, one.name, one.quality.n, one.quality.mean) for one in view.criteria]
    found = []
    for one in to_work_on(view.patterns, met):
        if isinstance(one, Met):
            criterion = known[one.section, one.name]
            quotes = [quote for quote in criterion.quotes if quote.evidence and quote.met < 100][:_QUOTES]
            found.append(WorkOn(None, criterion, tuple(_quote(mask, quote) for quote in quotes)))
        else:
            found.append(WorkOn(one._replace(value=mask(one.value)), None, ()))
    return tuple(found)


def _quote(mask: Mask, one: Quote) -> Quote:
    return one._replace(evidence=_masked(mask, one.evidence))


def _talks(mask: Mask, view: AgentView) -> tuple[Talk, ...]:
    """Reviewed ones where CSAT and QA leave something to talk about; then what came back, then unhappy answers."""
    groups: list[Sequence[Talk]] = [
        [Talk(one.rated, reason.format(qa=points_told(one.score))) for one in view.quadrants[name]]
        for name, reason in _REASONS.items()
    ]
    groups.append([Talk(one, f"satisfied, yet {one.why}") for one in view.charmed.tickets])
    groups.append([Talk(one, "unhappy: what happened?") for one in view.lows])
    chosen = to_talk_about(groups, lambda one: one.rated.interaction_id)
    return tuple(Talk(_rated(mask, one.rated), mask(one.why)) for one in chosen)
