"""Phrases of one's own."""

from pathlib import Path

import pytest

from console.store.errors import StoreError
from console.store.phrases import EXAMPLE, expanded, phrases


def test_the_example_works(tmp_path: Path) -> None:
    file = tmp_path / "phrases.toml"
    assert phrases(file) == {}
    file.write_text(EXAMPLE, encoding="utf-8")
    known = phrases(file)
    assert expanded("Called. ;sorry Will call back; ok", known) == f"Called. {known['sorry']} Will call back; ok"
    assert expanded(";other x", known) == ";other x"


@pytest.mark.parametrize(
    "text",
    [
        "phrases = 1",
        "[phrase]\na = 'b'",
        "[phrases]\na = 1",
        "nonsense",
        "x = " + "[" * 5000,
        "x = " + "9" * 5000,
        '[phrases]\n"a b" = "c"',
    ],
)
def test_a_file_that_makes_no_sense_is_a_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "phrases.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match=r"phrases\.toml"):
        phrases(file)
