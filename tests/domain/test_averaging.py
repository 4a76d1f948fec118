"""The sentence an account owner says aloud."""

from __future__ import annotations

from console.domain.averaging import averaged


def test_the_sentence_as_promised() -> None:
    assert (
        averaged([("deliverable", 22, 4.68)], "this quarter")
        == "averaged 4.7 across 22 deliverables this quarter (mean)"
    )


def test_several_kinds_the_most_rated_first() -> None:
    parts = [("delivery", 1, 3.0), ("ticket", 1200, 4.0), ("call", 5, 4.25)]
    assert averaged(parts, "this quarter") == (
        "averaged 4.0 across 1,200 tickets, 4.2 across 5 calls and 3.0 across 1 delivery this quarter (mean)"
    )


def test_nothing_rated_and_mixed_scales_say_nothing() -> None:
    assert averaged([], "this quarter") is None and averaged([("ticket", 3, None)], "this quarter") is None
