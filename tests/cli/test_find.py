"""`csat find`: lookup for scripts and screen readers."""

from __future__ import annotations

from tests_support.commands import Csat


def test_a_ticket_an_agent_and_a_comment(filled: Csat) -> None:
    (ticket,) = filled("find", "T-1", "--json").json["results"]
    assert ticket.keys() == {"kind", "ref", "title", "detail", "why"}
    assert (ticket["kind"], ticket["ref"], ticket["why"]) == ("ticket", "T-1", "its id")
    assert [one["title"] for one in filled("find", "ben", "--json").json["results"]] == ["Ben"]
    said = filled("find", "never", "again")
    assert said.status == 0 and "T-1" in said.out and "a comment" in said.out


def test_nothing_found_and_too_little_typed_are_sentences(filled: Csat) -> None:
    assert filled("find", "zzzz").out == "Nothing here is called that, and no comment says it.\n"
    assert filled("find", "zzzz", "--json").json == {"results": []}
    said = filled("find", "a")
    assert said.status == 1 and "too short" in said.sentence


def test_what_looks_like_a_question_of_its_own_is_only_text(filled: Csat) -> None:
    for text in ('"', "*", "NEAR(", "%", "a" * 10_000, "\x1b[2J"):
        said = filled("find", "xx" + text, "--json")
        assert said.status == 0 and "\x1b" not in said.out, text
