"""How a text falls into what may have to be masked: masks that are there already, addresses, numbers, words."""

from __future__ import annotations

import re
from typing import Final

from console.domain.erasing import ERASED
from console.domain.likeness import folded

KINDS: Final = ("Agent", "Person", "Account", "Customer", "Name")  # a Name is part of several people's
GLUE: Final = "\xa0"  # between a mask's kind and its number, so that no line breaks there and no name is read into it

_SEPARATORS = (
    r"\s!-/:-@\[-`{-~\u00a1-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb-\u00bf\u2000-\u206f\u3000-\u303f\ufffd"
)
_ALONE = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"  # scripts that put no spaces between words
_IN_WORD = rf"[^{_SEPARATORS}{_ALONE}]"
_DATE = r"(?!\d{4}-\d\d-\d\d(?!\d))(?!\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d))"
_ADDRESS = r"[^\s@<>\"',;:()\[\]•…]"
_MASK = rf"(?:{'|'.join(KINDS)}){GLUE}\d+(?!{_IN_WORD})"
_WORD = rf"{_IN_WORD}+|[{_ALONE}]"
#: The pieces of a text, by the name of their group; what lies between them is never masked.
PIECE = re.compile(
    rf"(?P<mask>{_MASK}|{re.escape(ERASED)})|(?P<mail>{_ADDRESS}{{1,64}}@{_ADDRESS}+)"
    rf"|(?P<number>(?:\+|\(\+?)?{_DATE}\d(?:[ ().\-/\xa0]{{0,2}}{_DATE}\d){{6,18}}(?!{_IN_WORD}))|(?P<word>{_WORD})"
)
LIKE_A_MASK = re.compile(_MASK)
BETWEEN = re.compile(r"(?:\s|[-._'’])*")  # what may stand between two words of one name
_WORDS = re.compile(_WORD)
_LOCAL = re.compile(r"[+(]|\A\d{3}[-. ]\d{4}\Z")  # what makes seven or eight digits a telephone's


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded: lower case, without accents."""
    return tuple(fold(word) for word in _WORDS.findall(name))


def fold(word: str) -> str:
    """A word as it is looked up."""
    return word.lower() if word.isascii() else folded(word)


def is_private(number: str) -> bool:
    """Whether digits with what stands between them look like a telephone's or a card's."""
    digits = sum(letter.isdigit() for letter in number)
    return digits >= 9 or _LOCAL.search(number) is not None


def typed(mask: str) -> str:
    """A mask as people type it."""
    return mask.replace(GLUE, " ").casefold()
