"""Feedback latency: from a low rating to the first session or review after it."""

from __future__ import annotations

from console.domain.latency import HOUR, Latency, latency


def test_each_low_waits_for_the_first_contact_after_it() -> None:
    assert latency([0, 10 * HOUR, 30 * HOUR], [20 * HOUR, 5 * HOUR]) == Latency(2, 7.5, 1)


def test_a_contact_at_the_same_moment_follows() -> None:
    assert latency([HOUR], [HOUR]) == Latency(1, 0, 0)


def test_nothing_is_nothing() -> None:
    assert latency([], [HOUR]) == Latency(0, None, 0)
    assert latency([HOUR], []) == Latency(0, None, 1)
