"""A small team whose tickets are reviewed: a rubric, agents with conversations, forms filled in."""

from __future__ import annotations

from console.domain.rubric import EXAMPLE, Rubric, read
from console.store import connect, people, reviews, rubrics
from console.store.records import Done
from console.store.reviews_records import Chosen, Form
from tests_support.town import DAY, Town

#: By name of the criterion of EXAMPLE: 10 · 1 + 25 · 0.5 of 35, nothing for going further.
MARKS: dict[str, float | None] = {"Identity checked": 1, "Solved": 2, "Went further": 0}
POINTS = 100 * (10 + 12.5) / 35


def rubric(**other: object) -> Rubric:
    """The example, without its comments; `other` are its fields."""
    return read(EXAMPLE)._replace(**other)


def team(town: Town, *names: str) -> list[int]:
    """Team Returns with agents of these names; their ids."""
    town.add("team", id=1, name="Returns")
    return [town.add("agent", source="desk", external_id=name, name=name, team_id=1) for name in names]


def finished(town: Town, ref: str, agent: int | None, days: int = 2, **values: object) -> int:
    """A ticket closed some days ago, with three turns."""
    at = town.now - days * DAY
    ticket = town.ticket(ref, agent_id=agent, closed_at=at, opened_at=at - DAY, **values)
    for seq, (speaker, text) in enumerate(
        (("customer", "It is broken."), ("agent", "Who are you?"), ("agent", "Fixed."))
    ):
        town.add("turn", interaction_id=ticket, seq=seq, speaker=speaker, text=text)
    return ticket


def opened(town: Town, who: str, ticket: int, drawn: str = "random") -> Form:
    """The form as this person gets it."""
    with connect.reading(town.path) as conn:
        me = people.known_as(conn, who)
        return reviews.form(conn, ticket, drawn, me.id if me else None)


def filled(form: Form, marks: dict[str, float | None] | None = None, turn: int | None = None) -> dict[int, Chosen]:
    """All marks by name as the store takes them; "Solved" quotes a turn."""
    given = MARKS if marks is None else marks
    return {
        key: Chosen(given[one.name], turn if one.name == "Solved" else None)
        for key, one in zip(form.rubric.keys, form.rubric.rubric.criteria, strict=True)
        if one.name in given
    }


def review(
    town: Town, who: str, ticket: int, drawn: str = "random", marks: dict[str, float | None] | None = None, **more: int
) -> Done:
    """Opened, filled in and saved."""
    form = opened(town, who, ticket, drawn)
    return town.act(who, reviews.save, form, filled(form, marks), **more)


def imported(town: Town, wanted: Rubric | None = None) -> str:
    """What is said of the import."""
    return town.act("Ana", rubrics.save, wanted or rubric()).sentence
