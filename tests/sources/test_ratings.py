"""Answers in the forms that help desks write, and the scale they are on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.sources.errors import Question
from console.sources.mapping import Mapping
from console.sources.moments import UNREADABLE
from console.sources.records import Known
from console.sources.scale import Answers, Scale


def file(heading: str, *answers: str) -> str:
    return f"Ticket ID,{heading}\n" + "".join(f'{n},"{answer}"\n' for n, answer in enumerate(answers, 1))


def scale_of(exports, heading: str, *answers: str, **kw) -> tuple[str, float, float]:
    found = exports.recognise(file(heading, *answers), **kw)
    assert found.scale is not None
    return found.scale.metric, found.scale.low, found.scale.high


def values(exports, heading: str, *answers: str, **kw) -> list[object]:
    return exports.take(exports.recognise(file(heading, *answers), **kw)).column("value")


def test_numbers_in_many_forms_within_one_to_five(exports) -> None:
    answers = ["5", "3.0", "4,5", "4/5", "5 - Very satisfied", "", "not rated", "n/a", "0", "★★★☆☆", "2 stars"]
    assert values(exports, "CSAT", *answers) == [5, 3, 4.5, 4, 5, None, None, None, None, 3, 2]


def test_what_is_more_than_a_number_keeps_its_text(exports) -> None:
    taken = exports.take(exports.recognise(file("CSAT", "5", "5 - Very satisfied", "★★★☆☆")))
    assert taken.column("raw") == [None, "5 - Very satisfied", "★★★☆☆"]


def test_good_and_bad_stay_binary(exports) -> None:
    assert scale_of(exports, "Satisfaction rating", "good", "bad", "offered", "unoffered") == ("csat", 0, 1)
    assert values(exports, "Satisfaction rating", "good", "bad", "offered", "unoffered") == [1, 0, None, None]
    assert values(exports, "Rating", "👍", "👎🏽") == [1, 0]
    assert values(exports, "Satisfaction", "Satisfied", "dissatisfied") == [1, 0]


def test_great_okay_not_good_are_three_steps(exports) -> None:
    found = exports.recognise(file("Rating", "Great", "Okay", "Not Good", "not_good"))
    assert (found.scale.low, found.scale.high) == (1, 3)
    taken = exports.take(found)
    assert taken.column("value") == [3, 2, 1, 1] and taken.column("raw")[:2] == ["Great", "Okay"]


def test_faces_and_five_words_are_one_to_five(exports) -> None:
    assert values(exports, "Rating", "😡", "😞", "😐", "🙂", "😍") == [1, 2, 3, 4, 5]
    words = ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied")
    assert values(exports, "CSAT", *words) == [1, 2, 3, 4, 5]


def test_a_file_with_moments_of_answers_and_no_answer_is_tickets_nobody_rated(exports) -> None:
    lines = ("Ticket ID,CSAT,Answered at,Created at", "T-1,CSAT", "T-2,,2024-05-02 09:00,2024-05-01 11:00")
    taken = exports.take(exports.recognise("\n".join(lines)))
    assert taken.column("external_id") == ["T-1", "T-2"] and taken.rejects == []
    assert taken.column("value") == [None, None]


@pytest.mark.parametrize(
    ("heading", "answers", "expected"),
    [
        ("CSAT", ["1", "5", "3"], ("csat", 1, 5)),
        ("CSAT (1-10)", ["1", "5", "3"], ("csat", 1, 10)),
        ("Rating out of 7", ["1", "5", "3"], ("csat", 1, 7)),
        ("Score", ["10", "9", "8", "3", "7"], ("csat", 1, 10)),
        ("Score", ["10", "9", "0", "3", "7"], ("csat", 0, 10)),
        ("Satisfaction %", ["80", "100", "5"], ("csat", 0, 100)),
        ("Satisfaction", ["80", "100", "5"], ("csat", 0, 100)),
        ("Rating", ["4/7", "6/7"], ("csat", 1, 7)),
        ("NPS", ["3", "5"], ("nps", 0, 10)),
        ("Customer effort score", ["3", "5"], ("ces", 1, 7)),
        ("CSAT", ["1", "2", "5", "4", "3"] * 20 + ["55"], ("csat", 1, 5)),
    ],
)
def test_scales(exports, heading: str, answers: list[str], expected: tuple[str, float, float]) -> None:
    assert scale_of(exports, heading, *answers) == expected


def test_a_scale_that_can_not_be_told_is_asked(exports) -> None:
    for answers in (["7", "6", "5"], ["250", "300"]):
        with pytest.raises(Question, match="scale of “Rating” is open") as asked:
            exports.recognise(file("Rating", *answers))
        assert asked.value.key == "scale"
    assert scale_of(exports, "Rating", "7", "6", mapping=Mapping(scale=(1.0, 7.0))) == ("csat", 1, 7)


def test_an_answer_outside_the_scale_rejects_its_row(exports) -> None:
    taken = exports.take(exports.recognise(file("CSAT", *["5"] * 99, "55", "hello")))
    assert [(reject.row, reject.heading, reject.value) for reject in taken.rejects] == [
        (100, "CSAT", "55"), (101, "CSAT", "hello"),
    ]  # fmt: skip
    assert [reject.reason for reject in taken.rejects] == ["outside the scale 1–5", "not an answer on this scale"]


def test_a_later_file_keeps_the_scale_or_asks(exports) -> None:
    known = Known("desk", ("Ticket ID", "Rating"), "csat", 1.0, 10.0, "Rating")
    assert scale_of(exports, "Rating", "3", "5", known=known) == ("csat", 1, 10)
    with pytest.raises(Question, match="Earlier files of desk were CSAT on 1–10"):
        exports.recognise(file("Rating", "good", "bad"), known=known)
    with pytest.raises(Question, match="Earlier files"):
        exports.recognise(file("Rating", "80", "95"), known=known)
    with pytest.raises(Question, match="Earlier files"):
        exports.recognise(file("Rating", "3"), known=known, mapping=Mapping(scale=(1.0, 5.0)))


def test_a_reversed_scale_is_kept_and_said(exports) -> None:
    found = exports.recognise(file("Rating", "1", "5"), mapping=Mapping(scale=(5.0, 1.0)))
    assert (found.scale.low, found.scale.high) == (5, 1)
    assert "2 or less is satisfied, more than 3 is low" in found.scale.sentence()


def test_a_blank_answer_is_an_unanswered_survey_only_where_the_mapping_says_so(exports) -> None:
    assert "surveyed" not in exports.take(exports.recognise(file("CSAT", "5", ""))).rows[0]
    taken = exports.take(exports.recognise(file("CSAT", "5", ""), mapping=Mapping(blank="unanswered")))
    assert taken.column("surveyed") == [1, 1]


@given(st.floats(0, 10, allow_nan=False).map(lambda value: round(value, 2)))
def test_a_number_is_read_as_written_or_refused(value: float) -> None:
    answers = Answers(Scale("csat", 1, 5, ""))
    for text in (f"{value:g}", f"{value:g}".replace(".", ","), f" {value:.2f} "):
        assert answers[text] == value if 1 <= value <= 5 else answers[text] is UNREADABLE


@given(st.text(max_size=20))
def test_no_text_crashes_the_scale(text: str) -> None:
    value = Answers(Scale("csat", 1, 5, ""))[text]
    assert value is None or value is UNREADABLE or 1 <= value <= 5
