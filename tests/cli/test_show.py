"""`csat show`: what a card shows on the screen, as text and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests_support.commands import Csat

SAMPLE = Path(__file__).parents[2] / "sample.db"


@pytest.fixture
def run(tmp_path: Path) -> Csat:
    return Csat(tmp_path, SAMPLE)


def test_a_ticket_with_its_answers_and_what_was_said(run: Csat) -> None:
    done = run("show", "T-5791", "--store", SAMPLE)
    assert done.status == 0
    assert "Ticket        T-5791" in done.out and "CSAT " in done.out and "Conversation" in done.out
    told = json.loads(run("show", "T-5791", "--json", "--store", SAMPLE).out)["ticket"]
    assert told["ref"] == "T-5791" and told["turns"] and told["opened_at"].endswith("Z")
    assert all(turn["text"] in done.out.replace("\n              ", "\n") for turn in told["turns"])


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [("Lena Hofer", "agent", "in 28 days"), ("Ana Delmar", "customer", "ana.delmar931@example.net"),
     ("Meridian Foods", "account", "Owner")],
)  # fmt: skip
def test_the_card_of_a_name_and_its_tickets(run: Csat, name: str, kind: str, words: str) -> None:
    done = run("show", *name.split(), "--store", SAMPLE)
    assert done.status == 0 and done.out.startswith(kind.capitalize()) and name in done.out and words in done.out
    told = json.loads(run("show", name, "--json", "--store", SAMPLE).out)[kind]
    assert told["touches"] and all(touch["ref"] in done.out for touch in told["touches"])


@pytest.mark.parametrize(
    ("asked", "sentence"), [("meridian", "means more than one: account Meridian"), ("qqqqqq", "Nothing in this store")]
)
def test_what_is_nothing_or_several_things_is_a_sentence(run: Csat, asked: str, sentence: str) -> None:
    done = run("show", asked, "--store", SAMPLE)
    assert done.status == 1 and sentence in done.err and not done.out


def test_an_audience_sees_no_names(run: Csat) -> None:
    done = run("show", "Ana Delmar", "--present", "nobody", "--store", SAMPLE)
    assert done.status == 0 and "Ana Delmar" not in done.out and "example.net" not in done.out
