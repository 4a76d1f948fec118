"""Reviews outside what the peers' reviews show by chance."""

from __future__ import annotations

import random

import pytest

from console.domain.peer_reviews import outside

PEERS = [
    [88.0, 84.0, 90.0, 86.0],
    [85.0, 91.0, 83.0],
    [87.0, 80.0, 89.0, 92.0],
    [90.0, 85.0, 86.0],
    [82.0, 88.0, 91.0, 84.0],
]


def test_far_below_and_near() -> None:
    assert outside([30.0, 25.0, 35.0, 28.0], PEERS) == -1
    assert outside([80.0, 82.0, 85.0], PEERS) == 0
    assert outside([100.0, 100.0, 99.0], PEERS, tail=0.05) == 1


def test_two_reviews_and_four_peers_say_nothing() -> None:
    assert outside([10.0, 12.0], PEERS) == 0
    assert outside([10.0, 12.0, 11.0], PEERS[:4]) == 0
    assert outside([10.0, 12.0, 11.0], [[80.0, 80.0, 80.0]] * 5) == 0


@pytest.mark.slow
def test_chance_is_rarely_outside() -> None:
    dice = random.Random(5)
    looks = 4000
    false = sum(outside(drawn(dice), [drawn(dice) for _ in range(7)], tail=0.01) == -1 for _ in range(looks))
    assert false <= 0.01 * looks + 3 * (0.01 * 0.99 * looks) ** 0.5


def drawn(dice: random.Random) -> list[float]:
    """Somebody's reviews: people differ by 4 points, their reviews by 9."""
    level = dice.gauss(85, 4)
    return [dice.gauss(level, 9) for _ in range(dice.randint(3, 8))]
