"""`csat agent NAME`: one agent's whole picture for scripts and screen readers (design §9)."""

from __future__ import annotations

import contextlib
import shutil

import pytest
from tests_support.commands import Csat
from tests_support.half_year import SAMPLE, opened
from tests_support.town import Town


@pytest.fixture
def sampled(csat: Csat) -> Csat:
    """`csat` on a copy of the sample."""
    csat.store.parent.mkdir(parents=True)
    shutil.copyfile(SAMPLE, csat.store)
    return csat


def test_the_json_keeps_its_contract(sampled: Csat) -> None:
    done = sampled("agent", "viktor hale", "--json")
    assert done.status == 0 and done.err == ""
    found = done.json
    assert {"agent", "team", "window", "csat", "qa", "quadrants", "commitments", "signals"} <= set(found)
    assert {
        "answered", "satisfied", "csat", "ci_low", "ci_high", "shrunken", "observed", "expected", "adjusted", "without_blame",
        "set_aside",
    } <= set(found["csat"])  # fmt: skip
    assert set(found["qa"]) == {"n", "mean", "ci_low", "ci_high"}
    assert (found["agent"], found["team"], found["window"]["until"]) == ("Viktor Hale", "Product support", "2026-06-30")
    assert found["csat"]["observed"] > found["csat"]["expected"] and found["csat"]["observed"] < 65
    assert list(found["quadrants"]) == ["recognise", "charmed, not solved", "fix the process", "coach"]
    assert "this mix of work is harder" in found["said"][0]


def test_integrity_stands_with_its_line_and_its_innocent_explanations(sampled: Csat) -> None:
    asking = next(one for one in sampled("agent", "A-19", "--json").json["signals"] if one["kind"] == "asking")
    assert asking["evidence"][0]["quote"] and asking["innocent"] and asking["percent"] >= asking["limit"]
    text = sampled("agent", "Bella Moreau").out
    assert "WORTH A LOOK, NEVER A VERDICT" in text and "It may be innocent:" in text
    assert asking["evidence"][0]["quote"] in " ".join(text.split())


def test_the_text_says_the_mix_and_names_no_customer(sampled: Csat) -> None:
    text = " ".join(sampled("agent", "Viktor Hale").out.split())
    assert "but this mix of work is harder: it usually gets" in text
    assert "Handle time of the rated tickets" in text and "CSAT 57.1 % of 35" in text
    with contextlib.closing(opened(SAMPLE)) as conn:
        customers = [name for (name,) in conn.execute("SELECT name FROM customer WHERE length(name) > 8")]
    assert len(customers) > 100 and not [name for name in customers if name in text]


def test_the_charming_one_in_both_windows(sampled: Csat) -> None:
    found = sampled("agent", "Felix Brandt", "--since", "2026-01-01", "--json").json
    assert found["charmed_not_solved"]["count"] > 10 and found["quadrants"]["charmed, not solved"]
    assert {"premature", "quality"} <= {one["kind"] for one in found["signals"]}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Nobody",), "There is no agent called Nobody here: `csat agent` lists them."),
        (
            ("Viktor Hale", "--since", "2026-02-01", "--until", "2026-01-01"),
            "--since 2026-02-01 lies after --until 2026-01-01",
        ),
        (("Viktor Hale", "--since", "0001-01-01"), "use years from 2 to 9998"),
    ],
)
def test_what_can_not_be_asked_is_a_sentence(sampled: Csat, words: tuple[str, ...], sentence: str) -> None:
    done = sampled("agent", *words)
    assert done.status == 1 and done.out == "" and sentence in done.sentence


def test_without_a_store_it_ends_with_4(csat: Csat) -> None:
    assert csat("agent", "Ana").status == 4


def test_an_agent_without_anything_prints_dashes(csat: Csat) -> None:
    csat.store.parent.mkdir(parents=True)
    Town(csat.store).add("agent", source="desk", external_id="a1", name="Ana")
    text = csat("agent", "Ana").out
    assert "– (no ratings)" in text and "– (no review drawn at random)" in text and "Handle time –" in text
    found = csat("agent", "Ana", "--json").json
    assert found["csat"]["csat"] is None and found["csat"]["expected"] is None and found["qa"]["mean"] is None
    assert found["csat"]["without_blame"] is None and found["signals"] == [] and found["team"] is None


def test_without_a_name_it_lists_whom_to_talk_to_first(sampled: Csat) -> None:
    text = sampled("agent").out.splitlines()
    assert "Agents of all teams by what makes a conversation worth having" in text[0]
    assert text[3].split("  ")[0] == "Lena Hofer" and "65.6 (48–80)" in text[3] and "88.3   3  2, 2 late" in text[3]
    assert text[3].endswith("2 commitments overdue; one-on-one 32 days ago") and len(text) == 28
    found = sampled("agent", "--team", "returns desk", "--json").json
    first = found["agents"][0]
    assert len(found["agents"]) == 10 and {one["team"] for one in found["agents"]} == {"Returns desk"}
    alone = sampled("agent", "Lena Hofer", "--json").json
    assert all(alone["csat"][key] == first["csat"][key] for key in first["csat"]) and alone["qa"] == first["qa"]
    assert first["worth_a_conversation"] == alone["worth_a_conversation"]
    assert first["commitments"] == {"open": 2, "overdue": 2}
    assert "There is no team called Nowhere here." in sampled("agent", "--team", "Nowhere").err
    assert "--team lists the agents of a team" in sampled("agent", "Lena Hofer", "--team", "Returns desk").err
    masked = sampled("agent", "--present", "Lena Hofer").out
    assert "Lena Hofer" in masked and "Idris" not in masked and "Agent\N{NO-BREAK SPACE}1 " in masked


def test_two_of_one_name_are_asked_for(csat: Csat) -> None:
    csat.store.parent.mkdir(parents=True)
    town = Town(csat.store)
    for ref, team in (("a1", "Returns"), ("a2", "Orders")):
        town.add("agent", source="desk", external_id=ref, name="Ana", team_id=town.add("team", name=team))
    done = csat("agent", "Ana")
    assert done.status == 1 and "2 agents are called Ana: a1 (Returns); a2 (Orders)" in done.sentence
    assert csat("agent", "Ana, Orders", "--json").json["id"] == "a2"
    assert "Ana · a1" in csat("agent").out and "Ana · a2" in csat("agent").out
