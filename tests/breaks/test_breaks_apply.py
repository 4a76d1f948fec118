"""Every bug in store can still be put into the sources, and the fault tests have theirs; that it is caught takes longer."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.breaks.patching import DoesNotApply, every, read

ROOT = Path(__file__).parents[2]
MARKED = re.compile(r"^(?:pytestmark\b|@).*\bmark\.faults\b", re.MULTILINE)


@pytest.mark.parametrize("one", every(), ids=lambda one: one.name)
def test_it_applies_and_its_test_is_there(one, tmp_path: Path) -> None:
    for file, *_ in one.changes:
        assert file.startswith("console/")
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    one.apply(tmp_path)
    assert any((tmp_path / file).read_bytes() != (ROOT / file).read_bytes() for file, *_ in one.changes)
    place, _, name = one.test.partition("::")
    assert f"def {name.partition('[')[0]}(" in (ROOT / place).read_text(encoding="utf-8")


def test_each_fault_test_has_a_bug_that_it_catches() -> None:
    named = {one.test.partition("[")[0] for one in every()}
    there = {
        f"tests/faults/{path.name}::{line.partition('(')[0].split()[-1]}"
        for path in (ROOT / "tests" / "faults").glob("test_*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(("def test_", "async def test_"))
    }
    assert there - named == set()
    files = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("test_*.py")
        if MARKED.search(path.read_text(encoding="utf-8")) and path.parent.name != "faults"
    }
    assert files, "none was found"
    assert files - {test.partition("::")[0] for test in named} == set()


def test_a_patch_that_fits_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("one\ntwo\n")
    (tmp_path / "a.patch").write_text(
        "A bug.\nTest: t.py::test_t\n--- a/x.py\n+++ b/x.py\n@@ -1 +1 @@\n-three\n+four\n"
    )
    with pytest.raises(DoesNotApply, match=r"found 0 times in x\.py"):
        read(tmp_path / "a.patch").apply(tmp_path)
