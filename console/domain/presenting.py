"""Names, addresses and numbers of people, masked before an audience: the same name has the same mask while it lasts.

Every word of a text is looked up among the words of known names, so a text costs as much with ten names as with ten
thousand. Case, accents and whitespace don't matter; a name is found as whole words alone.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from re import Match

from console.domain.erasing import ERASED
from console.domain.presenting_words import BETWEEN, GLUE, KINDS, LIKE_A_MASK, PIECE, fold, is_private, typed, words_of

HIDDEN = "•••"  # stands for an address or a number
SHORTEST = 3  # letters of a first or last name that is masked where it stands alone
_WORDS = 12  # of a name; what a longer one goes on with is masked word by word
_KEPT = 20_000  # texts whose mask stays at hand
#: Words in names that mask nothing by themselves; a company's form, without which it is known too.
_COMMON_WORDS = """
and the for von van der den del dos das los las bin ibn inc ltd llc gmbh corp plc pty pvt com org not all any can has was
our your you her his she him its who how why out off one two new now get got did yes customer agent user client account
person name guest unknown anonymous none test support
"""
_COMPANY_FORMS = "gmbh inc ltd llc ag sa co corp plc kg srl spa bv nv oy ab limited company"
_COMMON, _FORMS = frozenset(_COMMON_WORDS.split()), frozenset(_COMPANY_FORMS.split())

Pieces = Sequence[Match[str]]
Words = tuple[str, ...]


class Masks:
    """What is masked, and as what. `shown` is the one agent's name that stays; nobody's where it is empty."""

    def __init__(self, shown: str = "") -> None:
        self._shown = words_of(shown)
        self._known: dict[Words, str] = {}  # the words of a name → its kind
        self._longest: dict[str, int] = {}  # first word of a name → words of the longest that begins with it
        self._parts: dict[str, Words | None] = {}  # a word alone → whose it is, None: several people's
        self._bare: set[str] = set()  # names without a word
        self._sorted: list[str] | None = None  # all words of names, to know one that was cut off
        self._masks: dict[tuple[Words, str], str] = {}  # whose, and of what kind → the mask
        self._ours: set[str] = set()  # all masks
        self._next = dict.fromkeys(KINDS, 1)
        self._masked: dict[tuple[str, bool], str] = {}
        self._real: dict[str, str] = {}
        self._turn = threading.RLock()

    # Knowing -------------------------------------------------------------------------------------

    def learn(self, kind: str, names: Iterable[str]) -> None:
        """Names of one of KINDS; one that is known already keeps its kind."""
        with self._turn:
            for name in names:
                if name.strip() != ERASED:  # nobody's: who was called that is forgotten
                    self._learn(kind, name)
            self._sorted = None
            self._masked.clear()

    def _learn(self, kind: str, name: str) -> None:
        words = words_of(name)
        if not words:
            self._bare |= {name.strip()} - {""}
            return
        self._avoid(words)
        if kind == "Account":
            self._know(tuple(word for word in words if word not in _FORMS) or words, kind)
        self._know(words, kind)
        whose = words[:_WORDS]
        for word in words if kind != "Account" else words[_WORDS:]:
            if len(word) >= SHORTEST and word not in _COMMON and not word.isdigit():
                self._parts[word] = whose if self._parts.get(word, whose) == whose else None

    def _know(self, words: Words, kind: str) -> None:
        words = words[:_WORDS]
        self._known.setdefault(words, kind)
        self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def _avoid(self, words: Words) -> None:
        """A name may be “Customer 12”: no mask is ever the same."""
        for kind, number in pairwise(words):
            if (own := kind.capitalize()) in self._next and number.isdecimal() and len(number) < 16:
                self._next[own] = max(self._next[own], int(number) + 1)

    # Masking -------------------------------------------------------------------------------------

    def text(self, text: str, *, numbers: bool = True) -> str:
        """The text as an audience may see it; with `numbers` False, for ids and links, numbers stay."""
        found = self._masked.get((text, numbers))
        if found is None:
            found = HIDDEN if text.strip() in self._bare else "".join(self._masking(self._without_false(text), numbers))
            self._keep(text, numbers, found)
        return found

    def real(self, text: str) -> str:
        """What was masked as exactly this text; any other text as it is."""
        return self._real.get(typed(text), text) if self._real else text

    def _keep(self, text: str, numbers: bool, found: str) -> None:
        with self._turn:
            if len(self._masked) >= _KEPT:
                self._masked.clear()
            self._masked[text, numbers] = found
            if found not in (text, HIDDEN):
                if len(self._real) >= 10 * _KEPT:
                    self._real.pop(next(iter(self._real)))
                self._real[typed(found)] = text

    def _without_false(self, text: str) -> str:
        """What only looks like a mask of ours is read like any other text."""
        if GLUE not in text:
            return text
        return LIKE_A_MASK.sub(lambda one: one[0] if one[0] in self._ours else one[0].replace(GLUE, " "), text)

    def _masking(self, text: str, numbers: bool) -> Iterator[str]:
        pieces = list(PIECE.finditer(text))
        at = place = 0
        while place < len(pieces):
            taken, mask = self._here(text, pieces, place, numbers)
            if mask is not None:
                yield text[at : pieces[place].start()]
                yield mask
                at = pieces[place + taken - 1].end()
            place += taken
        yield text[at:]

    def _here(self, text: str, pieces: Pieces, place: int, numbers: bool) -> tuple[int, str | None]:
        """How many pieces belong together from here on, and their mask; None where they stay as they are."""
        piece = pieces[place]
        if piece.lastgroup in ("mask", "mail"):
            return 1, HIDDEN if piece.lastgroup == "mail" else None
        first = fold(piece[0])
        for taken in range(self._run(text, pieces, place, self._longest.get(first, 0)), 0, -1):
            words = (first, *(fold(one[0]) for one in pieces[place + 1 : place + taken]))
            if words == self._shown:
                return taken, None
            if words in self._known:
                return taken, self._mask(words, self._known[words])
        if piece.lastgroup == "number":
            return 1, HIDDEN if numbers and is_private(piece[0]) else None
        return 1, self._part(text, piece, first)

    def _run(self, text: str, pieces: Pieces, place: int, most: int) -> int:
        """How many words, `most` at most, stand here with nothing but space between them."""
        run = min(1, most)
        while run < most and place + run < len(pieces):
            before, after = pieces[place + run - 1], pieces[place + run]
            is_word = after.lastgroup == "word" or after[0].isdigit()
            if not is_word or not BETWEEN.fullmatch(text, before.end(), after.start()):
                break
            run += 1
        return run

    def _part(self, text: str, piece: Match[str], word: str) -> str | None:
        """The mask of a first or last name alone, also where its end was cut off."""
        if word in self._shown:
            return None
        if word in self._parts:
            whose = self._parts[word]
            return self._mask((word,), "Name") if whose is None else self._mask(whose, self._known[whose])
        if text.startswith("…", piece.end()) and self._begins(word):
            return self._mask((word,), "Name")
        return None

    def _begins(self, word: str) -> bool:
        """Whether a word of a name that is not shown begins so."""
        with self._turn:
            if self._sorted is None:
                self._sorted = sorted({part for name in self._known for part in name} - set(self._shown))
            place = bisect_left(self._sorted, word)
            return place < len(self._sorted) and self._sorted[place].startswith(word)

    def _mask(self, whose: Words, kind: str) -> str:
        with self._turn:
            if (whose, kind) not in self._masks:
                self._masks[whose, kind] = f"{kind}{GLUE}{self._next[kind]}"
                self._ours.add(self._masks[whose, kind])
                self._next[kind] += 1
            return self._masks[whose, kind]
