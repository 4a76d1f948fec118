"""A person is found however a text writes them, and nobody else is."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.erasing import ERASED, Person, digits

ANNA = Person(
    names=frozenset({"Anna Köhler"}),
    emails=frozenset({"anna.k@x.example"}),
    phones=frozenset({"+49 (170) 123-4567"}),
    ids=frozenset({"CUST-0042", "4711", "ann"}),
)


@pytest.mark.parametrize(
    "text",
    [
        "anna köhler", "ANNA KÖHLER!", "Köhler, Anna", "anna_köhler", "Anna\nKöhler's", "anna.köhler", "Köhler Anna",
        unicodedata.normalize("NFD", "Anna Köhler"), "ANNA.K@X.example.", "<anna.k@x.example>", "+491701234567",
        "0049 170 1234567", "49170/123 45 67", "cust-0042",
    ],
)  # fmt: skip
def test_every_way_of_writing_them_is_blanked(text: str) -> None:
    assert ANNA.stands_in(f"so {text} said")
    assert ANNA.blanked(f"so {text} said").startswith((f"so {ERASED}", f"so <{ERASED}>"))


@pytest.mark.parametrize(
    "text",
    ["Anna Köhlermann", "Joanna Köhler", "Anna", "anna.k@x.examples", "joanna.k@x.example", "4711", "in 4711", "ann", "CUST-00421",
     "1491701234567", "49170123456"],
)  # fmt: skip
def test_others_and_what_is_too_short_stay(text: str) -> None:
    assert ANNA.blanked(f"so {text} said") == f"so {text} said"


def test_scripts_without_spaces_need_none() -> None:
    assert Person(names=frozenset({"田中さくら"})).blanked("担当は田中さくら様です") == f"担当は{ERASED}様です"


def test_json_stays_json_whatever_its_escapes() -> None:
    text = json.dumps({"Näme": ["Anna Köhler", 3, None], "Anna Köhler": "x \\ y"})
    assert json.loads(ANNA.blanked(text)) == {"Näme": [ERASED, 3, None], ERASED: "x \\ y"}
    assert ANNA.blanked('{"broken\\" Anna Köhler') == f'{{"broken\\" {ERASED}'


def test_nobody_is_found_nowhere() -> None:
    assert not Person().stands_in("anything") and Person().blanked("anything") == "anything"
    assert Person(names=frozenset({"X"}), phones=frozenset({"112"})).pattern is None


def test_a_phone_is_its_digits() -> None:
    assert digits("+49 170/12") == digits("0049-17012") == "4917012"


@given(st.text(), st.text("bkqxyzÄßЖ田1 -", min_size=3, max_size=9), st.text())
def test_after_blanking_nothing_names_them_and_a_quick_look_finds_all_that_do(
    before: str, name: str, after: str
) -> None:
    person = Person(names=frozenset({name}))
    text = f"{before} {name}, {after}"
    assert not person.stands_in(person.blanked(text))
    if person.stands_in(text):
        assert any(needle in text.lower() for needle in person.needles)
