"""One agent's one-on-ones and commitments, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from console.domain.text import one_line
from console.reports.moments import iso, local
from console.reports.page import Page, Section, page_text
from console.store.coaching_records import AgentView, Held, Promise

Notes = Mapping[int, str]  # by one-on-one, 0 for the one going on


def sessions_text(view: AgentView, zone: str, notes: Notes | None = None) -> str:
    """Open commitments first, then each one-on-one; `notes` are the coach's own, None where they were not asked for."""
    return page_text(_page(view, zone, notes))


def _page(view: AgentView, zone: str, notes: Notes | None) -> Page:
    one = view.line.agent
    left = f", left {local(one.left_at, 'day', zone)}" if one.left_at is not None else ""
    still = tuple(promised(promise, zone) for promise in view.commitments if promise.state == "open")
    begun = (Section("Your notes, of the one-on-one going on", _lines(notes[0])),) if notes and notes.get(0) else ()
    held = tuple(_section(view, talk, zone, notes) for talk in view.sessions)
    return Page(
        f"One-on-ones with {one_line(one.name)}",
        f"{one.team or 'no team'}{left} · as of {local(view.as_of, 'second', zone)} ({zone})",
        (Section("Open commitments", points=still or ("None.",)), *begun, *(held or (Section("No one-on-one yet"),))),
    )


def _section(view: AgentView, talk: Held, zone: str, notes: Notes | None) -> Section:
    said = [f"With {talk.coach}."]
    said += [f"{label}: {text}" for label, text in (("Shared", talk.shared), ("Agent", talk.agent_comment)) if text]
    if notes and notes.get(talk.id):
        said += ["Your notes:", *_lines(notes[talk.id])]
    points = tuple(promised(one, zone) for one in view.commitments if one.session_id == talk.id)
    return Section(f"One-on-one of {local(talk.held_at, 'second', zone)}", tuple(said), points=points)


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line for line in words.splitlines() if line.strip())


def promised(one: Promise, zone: str) -> str:
    """`12: Say the date (open, due 2026-07-14; QA: Next step, target 80). It worked: …`."""
    state = "overdue, due" if one.overdue else f"{one.state}, due"
    by = one.measure or ""
    target = f", target {one.target:g}" if one.target is not None else ""
    measured = f"; {one_line(by, 80)}{target}" if by or target else ""
    worked = f" {one.worked}" if one.worked else ""
    return f"{one.id}: {one_line(one.text, 200)} ({state} {local(one.due_at, 'day', zone)}{measured}).{worked}"


def sessions_json(view: AgentView, zone: str, notes: Notes | None = None, done: str = "") -> str:
    """One object; `done` is what was just done, in words."""
    one = view.line.agent
    found: dict[str, Any] = {
        "agent": one.name, "id": one.ref, "team": one.team, "left": iso(one.left_at, "day", zone), "as_of": iso(view.as_of),
        "zone": zone, "done": done or None,
        "open": [commitment_object(promise) for promise in view.commitments if promise.state == "open"],
        "sessions": [_talk(view, talk, notes) for talk in view.sessions],
    }  # fmt: skip
    if notes is not None:
        found["notes_going_on"] = notes.get(0) or None
    return json.dumps(found, ensure_ascii=False) + "\n"


def _talk(view: AgentView, talk: Held, notes: Notes | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": talk.id, "held_at": iso(talk.held_at), "coach": talk.coach, "shared": talk.shared,
        "agent_comment": talk.agent_comment,
        "commitments": [commitment_object(one) for one in view.commitments if one.session_id == talk.id],
    }  # fmt: skip
    if notes is not None:
        found["notes"] = notes.get(talk.id) or None
    return found


def commitment_object(one: Promise) -> dict[str, Any]:
    """A commitment as programs get it; `did_it_work` in points beyond the peers' change, null where it can't be told."""
    effect = one.effect
    return {
        "id": one.id, "text": one.text, "measure": one.measure, "target": one.target, "criterion": one.criterion,
        "due_at": iso(one.due_at), "state": one.state, "overdue": one.overdue, "done_at": iso(one.done_at),
        "did_it_work": effect and {"points": effect.points, "ci_low": effect.low, "ci_high": effect.high},
        "worked": one.worked or None,
    }  # fmt: skip
