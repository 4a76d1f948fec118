"""`csat review` and `csat rubric` for scripts and screen readers (design §9)."""

from __future__ import annotations

import os
import shutil
import tomllib

import pytest
from tests_support.commands import Csat
from tests_support.half_year import SAMPLE

MARKS = {
    "Greeting": "1", "Identity checked": '"n/a"', "Diagnosis": "3", "Empathy": "4", "Solved": "{ mark = 2, turn = 2 }",
    "Next step": "2", "Clear language": "4", "Data protection": "1", "Went further": "0",
}  # fmt: skip


@pytest.fixture
def sampled(csat: Csat) -> Csat:
    """`csat` on a copy of the sample."""
    csat.store.parent.mkdir(parents=True)
    shutil.copyfile(SAMPLE, csat.store)
    return csat


def drawn(csat: Csat, why: str = "random") -> str:
    """The first ticket that waits for this reason."""
    return str(next(one["ref"] for one in csat("review", "--next", "--json").json["next"] if one["drawn"] == why))


def answers(csat: Csat, **other: str) -> object:
    """A file of answers."""
    marks = {**MARKS, **other}
    return csat.write("a.toml", 'note = "Good"', "[marks]", *(f'"{name}" = {mark}' for name, mark in marks.items()))


def test_a_coach_asks_what_is_next_fills_in_the_file_and_stores_it(sampled: Csat) -> None:
    ref = drawn(sampled)
    assert (
        ref in sampled("review", "--next", "--limit", 3).out
        and "random reviews in 90 days" in sampled("review", "--next").out
    )
    form = sampled("review", ref)
    assert form.status == 0 and form.out.startswith(f"# {ref} of ") and "drawn: random" in form.out
    assert set(tomllib.loads(form.out)["marks"]) == set(MARKS), "what is printed is the file to fill in"
    done = sampled("review", ref, "--answers", answers(sampled), "--as", "Ruth Adeyemi")
    assert (done.status, done.err) == (0, "") and "(random): 82.5 points." in done.out
    first = sampled("review", "--json", "--limit", 1).json["reviews"][0]
    assert (first["ref"], first["reviewer"], first["drawn"], first["version"]) == (ref, "Ruth Adeyemi", "random", 2)
    assert first["score"] == pytest.approx(82.5) and first["note"] == "Good" and first["blind"] is False
    assert drawn(sampled) != ref and ref in sampled("review").out
    assert sampled("undo", "--as", "Ruth Adeyemi").out == f"Undid: review of {ref}.\n"
    assert ref not in sampled("review", "--limit", 1).out


def test_a_file_as_it_was_printed_says_which_marks_are_missing(sampled: Csat) -> None:
    ref = drawn(sampled)
    path = sampled.folder / "a.toml"
    path.write_text(sampled("review", ref).out, encoding="utf-8")
    done = sampled("review", ref, "--answers", path)
    assert done.status == 1 and done.sentence.startswith(
        "No mark yet for “Greeting”, “Identity checked”, “Diagnosis” and 6 more"
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"Solved": "9"}, "9 is no mark for “Solved”: its scale goes from 0 to 4"),
        ({"Solved": '"good"'}, "The mark of “Solved” is no number"),
        ({"Solved": "{ mark = 2, turn = 99 }"}, "“Solved” quotes turn 99"),
        ({"Solved": "{ mark = 2, page = 1 }"}, "“page” of “Solved” means nothing"),
        ({"Tone": "1"}, "“Tone” is no criterion of “Conversation quality”"),
        ({"Solved": "[["}, "The answers are not TOML"),
    ],
)
def test_wrong_answers_are_told_in_a_sentence_and_store_nothing(
    sampled: Csat, other: dict[str, str], said: str
) -> None:
    before = len(sampled("review", "--json", "--limit", 5000).json["reviews"])
    done = sampled("review", drawn(sampled), "--answers", answers(sampled, **other))
    assert done.status == 1 and done.out == "" and said in done.err and done.err.count("\n") == 1
    assert len(sampled("review", "--json", "--limit", 5000).json["reviews"]) == before


def test_calibration_is_blind_in_every_command_until_both_are_in(sampled: Csat) -> None:
    ref = drawn(sampled)
    pairs = sampled("review", "--calibration", "--json").json["pairs"]
    done = sampled("review", ref, "--calibrate", "--answers", answers(sampled, Solved="0"), "--as", "Ruth Adeyemi")
    assert "It stays unseen until a second reviewer is done." in done.out
    said = [
        sampled("review", "--limit", 1, "--json").out, sampled("review", ref, "--calibrate", "--as", "Tomas Lindqvist").out,
        sampled("review", "--calibration").out, sampled("review", "--calibration", "--json").out,
        sampled("agent", sampled("review", ref, "--json").json["agent"], "--json").out,
    ]  # fmt: skip
    assert not any("Good" in text for text in said)
    assert sampled("review", "--limit", 1, "--json").json["reviews"][0] | {"at": None} == {
        "ref": ref, "agent": sampled("review", ref, "--json").json["agent"], "reviewer": "Ruth Adeyemi", "at": None,
        "drawn": "calibration", "rubric": "Conversation quality", "version": 2, "score": None, "blind": True, "note": None,
    }  # fmt: skip
    assert "1 more waits for a second reviewer" in said[2]
    second = sampled("review", "--next", "--json", "--as", "Tomas Lindqvist").json["next"][0]
    assert (second["ref"], second["drawn"]) == (ref, "calibration")
    sampled("review", ref, "--calibrate", "--answers", answers(sampled), "--as", "Tomas Lindqvist")
    found = sampled("review", "--calibration", "--json").json
    assert found["pairs"] == pairs + 1 and found["waiting"] == 0 and found["tickets"][0]["ref"] == ref
    solved = next(one for one in found["criteria"] if one["name"] == "Solved")
    assert {"agreement", "kappa", "bias", "n"} <= set(solved)
    assert sampled("review", "--limit", 1, "--json").json["reviews"][0]["score"] == pytest.approx(82.5)


def test_words_that_fit_nothing_are_told(sampled: Csat) -> None:
    assert "There is no ticket T-0" in sampled("review", "T-0").err
    assert "leave T-1 away" in sampled("review", "T-1", "--next").err
    assert "Say which ticket" in sampled("review", "--calibrate").err
    assert sampled("review", drawn(sampled), "--answers", "nowhere.toml").status == 1
    assert "There is no agent called Nobody" in sampled("review", "--agent", "Nobody").err


def test_a_rubric_goes_in_and_out_as_toml_in_versions(csat: Csat) -> None:
    csat.store.parent.mkdir(parents=True)
    shutil.copyfile(SAMPLE, csat.store)
    old = csat("rubric", "--print", "conversation quality")
    assert old.status == 0 and tomllib.loads(old.out)["name"] == "Conversation quality"
    path = csat.folder / "r.toml"
    path.write_text(old.out, encoding="utf-8")
    assert "like that already, as version 2" in csat("rubric", path).out
    path.write_text(old.out.replace('name = "Greeting"', 'name = "Hello"'), encoding="utf-8")
    done = csat("rubric", path)
    assert "is now version 3, which leaves out “Greeting”; adds “Hello”." in done.out
    assert "reviews written before keep theirs" in done.out
    listed = csat("rubric", "--json").json["rubrics"]
    assert [(one["version"], one["reviews"] > 0) for one in listed] == [(3, False), (2, True), (1, True)]
    assert csat("rubric", "--print", "Conversation quality", "--version", 2).out == old.out
    assert (
        csat("undo").out == "Undid: import of Conversation quality.\n"
        and csat("rubric", "--print", "conversation quality").out == old.out
    )
    assert csat("redo").out == "Redid: import of Conversation quality.\n"
    assert "Hello" in csat("review", drawn(csat)).out and "Conversation quality" in csat("rubric").out


def test_the_example_is_a_rubric_and_a_wrong_one_is_named(filled: Csat) -> None:
    path = filled.folder / "r.toml"
    path.write_text(filled("rubric", "--example").out, encoding="utf-8")
    assert "No rubric yet" in filled("rubric").out
    assert filled("rubric", path).out == "Imported “Conversation quality” with 3 criteria.\n"
    path.write_text("name = 'x'\ncolour = 1\n", encoding="utf-8")
    wrong = filled("rubric", path)
    assert wrong.status == 1 and "“colour” in the rubric means nothing here" in wrong.err
    os.truncate(path, 1 << 40)  # holes: it takes no room on the disk
    assert "is larger than a rubric or a review can be" in filled("rubric", path).err
    path.write_bytes(b"\xff\xfe")
    assert "is not UTF-8 text" in filled("rubric", path).err
