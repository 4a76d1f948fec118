"""Rubrics as they are written, and what is said where one can't be used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import answers
from console.domain.rubric import EXAMPLE, Criterion, Rubric, RubricError, changes, read, written
from console.domain.text import one_line, plain


def test_the_example_is_a_rubric() -> None:
    found = read(EXAMPLE)
    assert found.name == "Conversation quality" and found.applies_to is None
    assert found.criteria == (
        Criterion("Opening", "Identity checked", 10, 0, 1, critical=True),
        Criterion("Resolution", "Solved", 25, 0, 4, na=False),
        Criterion("Resolution", "Went further", 5, bonus=True),
    )
    assert read(EXAMPLE.replace("# applies_to", "applies_to")).applies_to == "chat"


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("weight = 25", 'weight = "much"', "weight of “Solved” is not a number"),
        ("weight = 25", "weight = true", "not a number"),
        ("weight = 25", "weight = nan", "not a number"),
        ("weight = 25", "weight = -1", "below 0"),
        ("weight = 25", "", "weight of “Solved”"),
        ("scale = [0, 4]", "scale = [4, 0]", "lowest mark first"),
        ("scale = [0, 4]", "scale = [4]", "lowest and highest"),
        ("scale = [0, 4]", "colour = 1", "“colour” in a criterion of “Resolution” means nothing here"),
        ("bonus = true", 'bonus = "yes"', "true or false"),
        ("bonus = true", "bonus = true\ncritical = true", "not both"),
        ('name = "Went further"', 'name = "solved"', "Two criteria have one name"),
        ('name = "Went further"', 'name = " "', "name of a criterion"),
        ('name = "Conversation quality"', "", "name of the rubric"),
        ('name = "Conversation quality"', "[[", "not TOML"),
        ('name = "Opening"', 'name = "Opening"\ncriterion = 3', "not TOML"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(wrong: str, right: str, said: str) -> None:
    assert wrong in EXAMPLE
    with pytest.raises(RubricError) as error:
        read(EXAMPLE.replace(wrong, right, 1))
    assert said in str(error.value) and "\n" not in str(error.value)


def test_weights_of_nothing_and_no_sections_are_refused() -> None:
    with pytest.raises(RubricError, match="Every weight is 0 or a bonus"):
        read(EXAMPLE.replace("weight = 25", "weight = 0").replace("weight = 10", "weight = 0"))
    with pytest.raises(RubricError, match="no \\[\\[section\\]\\]"):
        read('name = "Empty"')
    with pytest.raises(RubricError, match=r"no \[\[section.criterion\]\]"):
        read('name = "Empty"\n[[section]]\nname = "Opening"')


@pytest.mark.parametrize("value", ["[" * 100_000, "9" * 5_000], ids=["lists in lists", "digits"])
def test_a_value_without_end_is_a_sentence(value: str) -> None:
    with pytest.raises(RubricError, match="The rubric is not TOML"):
        read(f"weight = {value}")
    with pytest.raises(answers.AnswersError, match="The answers are not TOML"):
        answers.read(f"note = {value}", read(EXAMPLE))


def test_more_criteria_than_anybody_marks_are_refused() -> None:
    more = [f'[[section.criterion]]\nname = "{number}"\nweight = 1\n' for number in range(198)]
    assert len(read("".join((EXAMPLE, *more[1:]))).criteria) == 200
    with pytest.raises(RubricError, match="201 criteria, and 200 is the most"):
        read("".join((EXAMPLE, *more)))


@given(st.text(max_size=200))
def test_any_text_is_a_rubric_or_a_sentence(text: str) -> None:
    with pytest.raises(RubricError) as error:
        read(text)
    assert str(error.value).endswith((".", ". "))


@given(st.text(max_size=30), st.sampled_from(["name", "weight", "scale", "critical"]))
def test_any_value_is_taken_or_refused_with_a_sentence(value: str, key: str) -> None:
    quoted = '"' + value.encode("unicode_escape").decode("ascii").replace('"', "'").replace("\\x", "\\u00") + '"'
    text = f'name = "R"\n[[section]]\nname = "S"\n[[section.criterion]]\n{key} = {quoted}\n'
    with pytest.raises(RubricError):
        read(text)


WORDS = st.text(min_size=1, max_size=30).map(lambda text: one_line(plain(text), 80).strip()).filter(bool)
ENDS = st.integers(-9, 9).map(float) | st.floats(-1e5, 1e5)
CRITERIA = st.builds(
    lambda section, name, weight, ends, kind, na: Criterion(
        section, name, weight, *sorted(ends), critical=kind == 1, bonus=kind == 2, na=na
    ),
    WORDS, WORDS, st.floats(0, 1e6), st.tuples(ENDS, ENDS).filter(lambda ends: ends[0] != ends[1]), st.integers(0, 2),
    st.booleans(),
)  # fmt: skip
RUBRICS = st.builds(
    Rubric, WORDS, st.none() | WORDS,
    st.lists(CRITERIA, min_size=1, max_size=6, unique_by=lambda one: one.name.casefold())
    .filter(lambda found: any(one.weight and not one.bonus for one in found)).map(tuple),
)  # fmt: skip


@given(RUBRICS)
def test_what_is_written_reads_the_same(rubric: Rubric) -> None:
    assert read(written(rubric)) == rubric
    assert changes(rubric, rubric) == ""


@given(RUBRICS, RUBRICS)
def test_a_difference_is_always_told(old: Rubric, new: Rubric) -> None:
    assert bool(changes(old, new)) == (old.criteria != new.criteria or old.applies_to != new.applies_to or old != new)


def test_what_a_new_version_does_is_said_by_name() -> None:
    old = read(EXAMPLE)
    new = read(EXAMPLE.replace('name = "Identity checked"', 'name = "Greeting"').replace("weight = 25", "weight = 30"))
    assert changes(old, new) == "leaves out “Identity checked”; adds “Greeting”; changes “Solved”"
    assert changes(old, old._replace(applies_to="chat")) == "changes what it applies to"
