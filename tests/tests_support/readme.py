"""The parts of the README that are made from the program: each stands between two marks."""

from __future__ import annotations

from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


def between(page: Path, part: str) -> str:
    """What stands between `<!-- part: … -->` and `<!-- /part -->`."""
    return _cut(page.read_text(encoding="utf-8"), part)[1]


def made_anew(page: Path, part: str, text: str) -> None:
    """Put `text` there."""
    before, _, after = _cut(page.read_text(encoding="utf-8"), part)
    page.write_text(before + text + after, encoding="utf-8")


def _cut(text: str, part: str) -> tuple[str, str, str]:
    begin = text.index("-->\n", text.index(f"<!-- {part}: ")) + len("-->\n")
    end = text.index(f"<!-- /{part} -->")
    return text[:begin], text[begin:end], text[end:]
