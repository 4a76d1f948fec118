"""Sentences about one agent: one of a thing is not several."""

from __future__ import annotations

import pytest

from console.domain.latency import Latency
from console.reports.agent import latency_line

NEXT = "from a low rating to the next session or review"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Latency(0, None, 0), "Feedback latency – (no low rating)."),
        (Latency(0, None, 1), "Feedback latency – (no low rating was talked about yet). 1 low rating had none yet."),
        (Latency(1, 1.2, 0), f"Feedback latency: 1 hour {NEXT} (median of 1)."),
        (Latency(7, 177.0, 2), f"Feedback latency: 177 hours {NEXT} (median of 7). 2 low ratings had none yet."),
    ],
)
def test_how_long_feedback_takes(found: Latency, said: str) -> None:
    assert latency_line(found) == said
