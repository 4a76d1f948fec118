"""Drafts outlive the terminal they were typed in."""

from __future__ import annotations

from pathlib import Path

from console.store.drafts import Drafts


async def test_a_draft_survives_and_is_private(tmp_path: Path) -> None:
    file, store = tmp_path / "own" / "private.db", "a store"
    typing = Drafts(file, store, "Ana")
    await typing.keep("T-1", "fix", "refund s")
    await typing.keep("T-1", "fix", "refund sent")
    again = Drafts(file, store, "Ana")  # the first was never closed: its terminal was killed
    assert await again.load("T-1", "fix") == "refund sent"
    assert await again.load("T-1", "close") == ""
    assert await Drafts(file, store, "Ben").load("T-1", "fix") == ""
    assert await Drafts(file, "another", "Ana").load("T-1", "fix") == ""
    assert file.stat().st_mode & 0o777 == 0o600
    await again.drop("T-1", "fix")
    assert await again.load("T-1", "fix") == ""
    await again.close()
    await typing.close()
