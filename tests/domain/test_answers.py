"""Answers written in TOML: any text is read or refused with one sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.answers import Answer, AnswersError, read
from console.domain.rubric import EXAMPLE
from console.domain.rubric import read as rubric

RUBRIC = rubric(EXAMPLE)


def test_marks_na_turns_quotes_and_a_note() -> None:
    found = read(
        'note = " Ask first. "\n[marks]\n"identity CHECKED" = "N/A"\n"Solved" = { mark = 2.5, turn = 3 }\n'
        '"Went further" = { mark = 1, quote = "called back" }\n',
        RUBRIC,
    )
    assert found.note == "Ask first."
    assert found.marks == {
        "Identity checked": Answer(None), "Solved": Answer(2.5, 3), "Went further": Answer(1, None, "called back"),
    }  # fmt: skip
    assert read('[marks]\n"Solved" = ""\n', RUBRIC).marks == {}, "left as it was printed: no mark yet"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no [marks]"), ("marks = 3", "no [marks]"), ("[marks", "not TOML"), ("colour = 1\n[marks]", "“colour” means nothing"),
        ("note = 3\n[marks]", "note is not text"), ("[marks]\nTone = 1", "“Tone” is no criterion"),
        ("[marks]\nSolved = true", "no number"), ("[marks]\nSolved = nan", "no number"), ("[marks]\nSolved = {}", "no number"),
        ("[marks]\nSolved = {mark = 1, turn = 0}", "count the turns from 1"),
        ("[marks]\nSolved = {mark = 1, quote = 4}", "quote of “Solved” is not text"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(AnswersError) as error:
        read(text, RUBRIC)
    assert said in str(error.value) and "\n" not in str(error.value)


@given(
    st.text(max_size=80),
    st.sampled_from(["{}", "[marks]\nSolved = {}", "note = {}\n[marks]", '[marks]\n"Solved" = "{}"']),
)
def test_any_text_is_answers_or_a_sentence(words: str, form: str) -> None:
    try:
        found = read(form.replace("{}", words), RUBRIC)
    except AnswersError as error:
        assert str(error).endswith((".", '".')) and "\n" not in str(error)
    else:
        assert set(found.marks) <= {one.name for one in RUBRIC.criteria}
