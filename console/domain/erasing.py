"""Finding a person in any text by name, e-mail, phone or id, and blanking them there."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

ERASED = "[erased]"
_PART = r"[\s_.,\-]+"  # what may stand between the parts of a name
_BETWEEN = r"[\s()./\-]{0,3}"  # and between the digits of a phone number
_DIGITS = re.compile(r"\d")
_RUNS = re.compile(r"[A-Za-z0-9]+")
_SHORT_ID, _SHORT_NUMBER, _SHORT_PHONE = 6, 8, 7  # characters, digits: anything shorter stands for other things too


def digits(phone: str) -> str:
    """A phone number as its digits alone, whatever stands before and between them: +49 … is 0049…"""
    return "".join(_DIGITS.findall(phone)).lstrip("0")


def is_telling(ident: str) -> bool:
    """Whether an id means its customer wherever it stands; "4711" is as well a year, a price or a ticket."""
    return len(ident) >= (_SHORT_NUMBER if ident.isdecimal() else _SHORT_ID)


@dataclass(frozen=True)
class Person:
    """What a person is called, in all their rows; what is too short to mean them is not looked for."""

    names: frozenset[str] = field(default_factory=frozenset)
    emails: frozenset[str] = field(default_factory=frozenset)
    phones: frozenset[str] = field(default_factory=frozenset)
    ids: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Matches every way in which a text may name them, case aside; None where nothing is to be looked for."""
        forms = [form for name in self.names for form in _name_forms(name)]
        forms += [rf"(?<![\w.+-]){re.escape(email)}(?![\w-])" for email in self.emails if email]
        forms += [_phone_form(digits(phone)) for phone in self.phones if len(digits(phone)) >= _SHORT_PHONE]
        forms += [_whole(ident) for ident in self.ids if is_telling(ident)]
        return re.compile("|".join(sorted(set(forms), key=len, reverse=True)), re.IGNORECASE) if forms else None

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """Pieces of plain letters and digits, one of which stands in any text that names them; "" where none must."""
        found = {_needle(word) for word in (*self.names, *self.emails) if word.strip()}
        found |= {_needle(ident) for ident in self.ids if is_telling(ident)}
        found |= {digits(phone)[-1] for phone in self.phones if len(digits(phone)) >= _SHORT_PHONE}
        return tuple(sorted(found)) if "" not in found else ("",)

    def stands_in(self, text: str) -> bool:
        """Whether a text names them."""
        return self.pattern is not None and self.pattern.search(text) is not None

    def blanked(self, text: str) -> str:
        """The text without them; JSON stays JSON."""
        if self.pattern is None:
            return text
        if "\\" in text and text[:1] in "[{":
            return self._blanked_json(text)
        return self.pattern.sub(ERASED, text)

    def _blanked_json(self, text: str) -> str:
        """Inside JSON a letter may be written as an escape, so its texts are blanked one by one."""
        try:
            value = json.loads(text)
        except ValueError:
            assert self.pattern is not None
            return self.pattern.sub(ERASED, text)
        blank = self._blanked_value(value)
        return text if blank == value else json.dumps(blank, ensure_ascii=False, separators=(",", ":"))

    def _blanked_value(self, value: object) -> object:
        if isinstance(value, str):
            return self.blanked(value)
        if isinstance(value, list):
            return [self._blanked_value(one) for one in value]
        if isinstance(value, dict):
            return {self.blanked(str(key)): self._blanked_value(one) for key, one in value.items()}
        return value


def _name_forms(name: str) -> Iterable[str]:
    """A name as it stands, and with its last part first; its accents in one code point or in two."""
    for form in {unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)}:
        parts = [part for part in re.split(_PART, form) if part]
        if sum(map(len, parts)) < 2:
            continue
        yield _bounded(_PART.join(map(re.escape, parts)), parts[0][0], parts[-1][-1])
        if len(parts) > 1:
            turned = [parts[-1], *parts[:-1]]
            yield _bounded(_PART.join(map(re.escape, turned)), turned[0][0], turned[-1][-1])


def _whole(word: str) -> str:
    return _bounded(re.escape(word), word[0], word[-1])


def _bounded(pattern: str, first: str, last: str) -> str:
    """Only as a word of its own, in scripts that write words apart."""
    before = r"(?<![^\W_])" if _is_spaced(first) else ""
    after = r"(?![^\W_])" if _is_spaced(last) else ""
    return f"{before}{pattern}{after}"


def _is_spaced(letter: str) -> bool:
    return letter.isdigit() or letter.lower() != letter.upper()


def _phone_form(number: str) -> str:
    return rf"(?<!\d)(?:\+|0{{1,2}})?{_BETWEEN.join(number)}(?!\d)"


def _needle(word: str) -> str:
    """The longest run of plain letters and digits; a shorter one than three helps nobody."""
    longest = max(_RUNS.findall(word), key=len, default="")
    return longest.lower() if len(longest) > 2 else ""
