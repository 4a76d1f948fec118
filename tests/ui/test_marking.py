"""A review being marked: digits, steps, N/A, quotes; and a draft gives back what was packed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from console.domain.rubric import Criterion, Rubric
from console.store.reviews_records import Form, Said
from console.store.rubrics import Version
from console.ui.reviewing.marking import Marking

CRITERIA = (
    Criterion("Opening", "Identity", 10, 0, 1, critical=True), Criterion("Talk", "Depth", 30, 0, 15),
    Criterion("Talk", "Tone", 10, -1, 1, na=False), Criterion("Talk", "Share", 5, 0, 0.5, bonus=True),
)  # fmt: skip
TURNS = tuple(Said(100 + n, n, None, "agent", f"turn {n}") for n in range(3))
FORM = Form(
    1, "desk/T-1", "T-1", None, None, None, 1, "Sam",
    Version(1, 1, Rubric("R", None, CRITERIA), (11, 12, 13, 14), 0, 0), TURNS, "random", (),
)  # fmt: skip
KEYS = st.sampled_from((11, 12, 13, 14))
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("digit"), KEYS, st.sampled_from("0123456789")),
        st.tuples(st.just("step"), KEYS, st.sampled_from((-1, 1))),
        st.tuples(st.just("not_applicable"), KEYS), st.tuples(st.just("clear"), KEYS),
        st.tuples(st.just("quote"), KEYS, st.sampled_from((100, 101, 102))),
    ),
    max_size=30,
)  # fmt: skip


def done(acts: list[tuple[object, ...]]) -> Marking:
    """A form on which these were done."""
    marking = Marking(FORM)
    for name, *args in acts:
        getattr(marking, str(name))(*args)
    return marking


@given(ACTS, st.text(max_size=20))
def test_a_draft_gives_back_what_was_packed_and_marks_stay_on_their_scale(
    acts: list[tuple[object, ...]], note: str
) -> None:
    marking = done(acts)
    marking.note = note
    again = Marking(FORM)
    again.take(marking.packed())
    assert (again.chosen, again.quoted, again.note) == (marking.chosen, marking.quoted, note)
    for key, one in marking.chosen.items():
        scale = marking.criteria[key]
        assert (one.mark is None and scale.na) or (one.mark is not None and scale.low <= one.mark <= scale.high)


@given(
    st.text(max_size=60) | st.sampled_from(["[]", '{"marks": 3}', '{"marks": {"Depth": [99, 7], "Tone": [null, "x"]}}'])
)
def test_a_draft_that_is_not_ours_is_nothing(packed: str) -> None:
    marking = Marking(FORM)
    marking.take(packed)
    assert marking.chosen == {} and marking.quoted == {}


@given(ACTS, KEYS, st.sampled_from((100, 101)))
def test_quoting_twice_is_not_quoting(acts: list[tuple[object, ...]], key: int, turn: int) -> None:
    marking = done(acts)
    marking.quoted.pop(key, None)
    before = dict(marking.quoted)
    assert marking.quote(key, turn) and not marking.quote(key, turn)
    assert marking.quoted == before


def test_two_digits_make_a_mark_of_two_where_the_scale_has_it() -> None:
    marking = Marking(FORM)
    marking.digit(12, "1")
    assert marking.chosen[12].mark == 1
    marking.digit(12, "2")
    assert marking.chosen[12].mark == 12
    marking.digit(12, "9")
    assert marking.chosen[12].mark == 9, "129 is no mark, so a new one begins"
    assert "“Identity” goes from 0 to 1" in str(marking.digit(11, "2")) and 11 not in marking.chosen


def test_a_draft_remembers_why_the_ticket_was_drawn() -> None:
    marking = done([("digit", 11, "1")])
    later = Marking(FORM._replace(drawn="chosen"))
    later.take(marking.packed())
    assert later.form.drawn == "random", "it was drawn on the day it was begun"
    reviewed_since = Marking(FORM._replace(drawn="chosen", seen=(5,)))
    reviewed_since.take(marking.packed())
    assert reviewed_since.form.drawn == "chosen"
    blind = Marking(FORM._replace(drawn="calibration"))
    blind.take(marking.packed())
    assert blind.form.drawn == "calibration"
