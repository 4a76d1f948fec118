"""Which source a file belongs to: the same name for every file with the same headings, in any order."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from console.sources.headings import id_heading, words
from console.sources.records import Known

_SHARED = 0.6  # share of headings two files of one source have in common at least


def derived_name(headings: tuple[str, ...], identity: str) -> str:
    """A source's name from its headings: the id's heading and four digits that stand for all headings."""
    every = "\n".join(sorted(words(heading) for heading in headings))
    digits = hashlib.sha1(every.encode(errors="replace"), usedforsecurity=False).hexdigest()[:4]
    ascii_only = unicodedata.normalize("NFKD", words(identity)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:40]
    return f"{slug or 'file'}-{digits}"


def find_source(headings: tuple[str, ...], sources: Iterable[Known]) -> Known | None:
    """The known source a file with these headings belongs to: the same id heading, and most headings shared."""
    shared = [(share, known.name, known) for known in sources if (share := _share(headings, known.headings))]
    return max(shared, key=lambda found: (found[0], found[1]))[2] if shared else None


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of headings in common, 0 where it is too small or the ids have different headings."""
    first, second = id_heading(one), id_heading(other)
    if first is None or second is None or words(first) != words(second):
        return 0.0
    mine, theirs = set(map(words, one)), set(map(words, other))
    share = len(mine & theirs) / max(len(mine), len(theirs))
    return share if share >= _SHARED else 0.0
