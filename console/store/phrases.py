"""A person's own phrases for notes, from a file they edit: `;sorry ` in a dialog becomes the phrase."""

from __future__ import annotations

import tomllib
from pathlib import Path

from console.domain.text import one_line, plain
from console.store.errors import StoreError

EXAMPLE = """\
# Phrases for notes: type a semicolon, the name and a space in any dialog.
[phrases]
sorry = "Apologised for the delay and said what happens next."
"""


def phrases(path: Path) -> dict[str, str]:
    """Name → phrase; empty where there is no file. Raises StoreError with a sentence where it can't be read."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StoreError(f"{path} can't be read ({error.strerror}): check its permissions.") from None
    except (ValueError, RecursionError) as error:
        raise StoreError(f"{path} is not TOML ({one_line(str(error), 100)}): mend it, or remove it.") from None
    table = found.get("phrases", {})
    unknown = [key for key in found if key != "phrases"]
    if unknown or not isinstance(table, dict):
        raise StoreError(
            f"{path} may hold one table, [phrases]; “{one_line(str((unknown or ['phrases'])[0]), 40)}” is not it."
        )
    for name, words in table.items():
        if not isinstance(words, str) or not name.isidentifier():
            raise StoreError(f"{path}: “{one_line(name, 40)}” needs a plain name and a text in quotes.")
    return {name: plain(words) for name, words in table.items()}


def expanded(text: str, known: dict[str, str]) -> str:
    """`text` with every `;name ` that is known replaced by its phrase and a space."""
    if ";" not in text:
        return text
    for name, words in known.items():
        text = text.replace(f";{name} ", f"{words} ")
    return text
