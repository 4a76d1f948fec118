"""Masking: one name, one mask; nothing known survives in any spelling; masking twice is masking once."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.erasing import ERASED
from console.domain.presenting import HIDDEN, Masks
from console.domain.presenting_records import masked, real
from console.domain.presenting_words import words_of
from console.domain.text import BANNED, plain

LETTERS = st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F)
NAME = st.lists(st.text(LETTERS, min_size=2, max_size=8), min_size=1, max_size=3).map(" ".join)
NAMES = st.lists(NAME, min_size=1, max_size=8)
FILLER = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40)


def masks(*customers: str, shown: str = "", agents: tuple[str, ...] = ()) -> Masks:
    """Masks that know these names."""
    made = Masks(shown)
    made.learn("Agent", agents)
    made.learn("Customer", customers)
    return made


def read(text: str) -> str:
    """A mask with the space people see."""
    return text.replace("\xa0", " ")


def test_one_name_has_one_mask_in_every_spelling() -> None:
    found = masks("José Núñez", agents=("Ana Bell",))
    said = found.text("Ana Bell called jose  nunez; JOSÉ\nNÚÑEZ thanked ana, and Mr. Nuñez' dog.")
    assert read(said) == "Agent 1 called Customer 1; Customer 1 thanked Agent 1, and Mr. Customer 1' dog."


def test_the_agent_who_is_shown_stays_and_a_namesake_does_not() -> None:
    found = masks("Ana Smith", shown="Ana Bell", agents=("Ana Bell", "Ben Bell"))
    said = found.text("Ana Bell, Ana Smith, Ben Bell, Ana, Smith, Ben")
    assert read(said) == "Ana Bell, Customer 1, Agent 1, Ana, Customer 1, Agent 1"


def test_a_name_of_several_people_is_nobodys() -> None:
    found = masks("Maria Lopez", "Maria Smith")
    assert (
        read(found.text("Maria wrote. Maria Lopez didn't, nor maria."))
        == "Name 1 wrote. Customer 1 didn't, nor Name 1."
    )


@pytest.mark.parametrize(
    "text", ["Analysis of bellows", "Anabel", "a banana", "Robell", "Bellana Anabell", "unlikely", "2 of 14 on 3 May"]
)
def test_only_whole_words_are_names(text: str) -> None:
    assert masks("Ana Bell", "Li Ro").text(text) == text


@pytest.mark.parametrize(
    "private",
    ["ana.bell@mail.example.org", "x@y", "+49 170 1234567", "0170/1234567", "(555) 123-4567", "555-1234", "5551234567",
     "4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111", "+1 555.123.4567"],
)  # fmt: skip
def test_addresses_and_numbers_are_hidden(private: str) -> None:
    assert masks().text(f"Write to {private}, please") == f"Write to {HIDDEN}, please"


@pytest.mark.parametrize(
    "text",
    ["2026-06-30 14:05", "on 2026-06-30 2026-07-01", "30.06.2026", "1,234,567 of 9", "T-1001", "12.5 %", "ISO 9001", "0–100",
     "@dana said 24/7"],
)  # fmt: skip
def test_dates_and_counts_stay(text: str) -> None:
    assert masks().text(text) == text


def test_a_name_in_a_script_without_spaces_is_found() -> None:
    found = masks("田中太郎", "김철수")
    assert read(found.text("田中太郎さんから電話。김철수는 왔다")) == "Customer 1さんから電話。Customer 2는 왔다"


def test_a_name_that_was_cut_off_is_masked() -> None:
    found = masks("Bartholomew Featherstone")
    assert read(found.text("call Bartholomew Feath…")) == "call Customer 1 Name 1…"
    assert found.text("the feast…") == "the feast…"


def test_a_name_that_looks_like_a_mask_is_masked_too() -> None:
    found = masks("Customer 7", "Customer\xa03")
    said = found.text("Customer 7 and Customer\xa03 and customer\xa07")
    assert read(said) == "Customer 8 and Customer 9 and Customer 8"
    assert found.text(said) == said


def test_what_stands_for_a_forgotten_customer_is_nobodys_name() -> None:
    found = masks(ERASED, "Ana Bell", ERASED)
    said = found.text(f"{ERASED} wrote that Ana Bell erased the entry. {ERASED}'s order was ERASED")
    assert read(said) == f"{ERASED} wrote that Customer 1 erased the entry. {ERASED}'s order was ERASED"
    assert found.text(ERASED) == ERASED


def test_it_stays_where_somebody_is_called_so() -> None:
    found = masks("Mark Erased", ERASED)
    assert read(found.text(f"{ERASED} · Mark Erased · erased")) == f"{ERASED} · Customer 1 · Customer 1"


def test_a_company_is_known_without_its_form() -> None:
    found = Masks()
    found.learn("Account", ["Northwind GmbH"])
    assert read(found.text("northwind gmbh, Northwind")) in ("Account 1, Account 2", "Account 1, Account 1")


@given(NAMES, NAMES, st.lists(st.sampled_from([" ", "  ", "\n", "\u00a0", "\u2003"]), min_size=1, max_size=4), FILLER)
def test_no_known_name_survives_in_any_spelling(
    customers: list[str], agents: list[str], spaces: list[str], filler: str
) -> None:
    found = masks(*customers, agents=tuple(agents))
    for number, name in enumerate([*customers, *agents]):
        space = spaces[number % len(spaces)]
        for spelled in (name, name.upper(), name.title(), name.swapcase(), unicodedata.normalize("NFD", name)):
            said = found.text(f"{filler} {space.join(spelled.split(' '))} {filler}")
            assert words_of(name) not in runs(said, len(words_of(name))), (name, said)


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """All runs of so many words in a text, masks left out."""
    words = words_of(" | ".join(_between_masks(text)))
    return {words[at : at + length] for at in range(len(words))}


def _between_masks(text: str) -> list[str]:
    return re.split("(?:Agent|Customer|Name|Person|Account)\xa0\\d+", text)


@given(NAMES, st.lists(st.one_of(NAME, FILLER, st.sampled_from(["a@b.c", "+49 170 1234567", "Customer\xa01", "田中"]))))
def test_masking_twice_is_masking_once_and_stays_plain(names: list[str], parts: list[str]) -> None:
    found = masks("田中", *names)
    for text in (" ".join([*parts, *names]), "".join([*parts, *names]), "-".join([*names, *parts])):
        once = found.text(text)
        assert found.text(once) == once
        safe = found.text(plain(text))
        assert plain(safe) == safe and not {ord(letter) for letter in safe} & BANNED


@given(NAMES)
def test_what_was_picked_by_its_mask_is_found_again(names: list[str]) -> None:
    found = masks(*names)
    for name in names:
        mask = found.text(name)
        if " " not in name.strip():
            assert words_of(found.real(mask)) == words_of(name)
        assert found.real(read(found.text(f"team of {name}"))) == f"team of {name}"


class Row(NamedTuple):
    """A record as the store gives it."""

    ref: str
    customer: str | None
    status: str
    phone: str | None
    why: tuple[str, ...]
    n: int = 3


def test_records_are_masked_field_by_field() -> None:
    found = masks("Open Bell", agents=("Ana",))
    row = Row("5551234567-Ana", "Open Bell", "open", "1", ("Ana called 5551234567", "due"))
    said = masked({"open": [row]}, found)["open"][0]
    assert said == Row("5551234567-Agent\xa01", "Customer\xa01", "open", HIDDEN, (f"Agent\xa01 called {HIDDEN}", "due"))
    assert real((said.customer, "open"), found) == ("Open Bell", "open")
    other = (Row("T-1", None, "open", None, ()), {"a": 1.5})
    assert masked(other, found) is other
