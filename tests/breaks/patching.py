"""Patches as `git diff` writes them, read and applied without git or patch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_TEST = re.compile(r"^Test: (\S+)$", re.MULTILINE)
_FILE = re.compile(r"^--- a/(\S+)\n\+\+\+ b/\1\n", re.MULTILINE)
_HUNK = re.compile(r"^@@.*\n", re.MULTILINE)


class DoesNotApply(ValueError):
    """The lines that a patch replaces are not in its file, or more than once."""


@dataclass(frozen=True, slots=True)
class Break:
    """One bug: `why` in a line, the test that must go red, and in each file the lines that become others."""

    name: str
    why: str
    test: str
    changes: tuple[tuple[str, str, str], ...]  # file, lines before, lines after

    def apply(self, root: Path) -> None:
        """Puts the bug into the sources below `root`; raises DoesNotApply, and then nothing is changed."""
        texts: dict[str, str] = {}
        for file, before, after in self.changes:
            text = texts.get(file, "") or (root / file).read_text(encoding="utf-8")
            if text.count(before) != 1:
                raise DoesNotApply(f"{self.name}: found {text.count(before)} times in {file}:\n{before}")
            texts[file] = text.replace(before, after)
        for file, text in texts.items():
            (root / file).write_text(text, encoding="utf-8")


def read(path: Path) -> Break:
    """One patch file; its first line says what the bug is, `Test:` names the test."""
    text = path.read_text(encoding="utf-8")
    test = _TEST.search(text)
    assert test, f"{path.name} names no test"
    changes = tuple((file, *_sides(hunk)) for file, hunks in _files(text) for hunk in hunks)
    assert changes, f"{path.name} changes nothing"
    return Break(path.stem, text.partition("\n")[0], test[1], changes)


def every() -> list[Break]:
    """All patches of this folder, by name."""
    return [read(path) for path in sorted(Path(__file__).parent.glob("*.patch"))]


def _files(text: str) -> list[tuple[str, list[str]]]:
    """Each file of a patch with its hunks."""
    _, *parts = _FILE.split(text)
    return [(file, _HUNK.split(body)[1:]) for file, body in zip(parts[::2], parts[1::2], strict=True)]


def _sides(hunk: str) -> tuple[str, str]:
    """The lines before and after."""
    lines = hunk.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    return before, after
