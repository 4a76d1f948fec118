"""Over seeded teams drawn from the peers' own prior: how often a signal is false, and how often a planted story is found.

`--seeds 1000` draws all of them; fewer by default.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from math import sqrt
from statistics import fmean, stdev

import pytest
from tests_support.half_year import DAY, NOW, SAMPLE, opened

from console.domain.case_mix import Cell, compare
from console.domain.fair import Blame, explained, fair
from console.domain.integrity import KINDS, Counts, hard, judged
from console.domain.peer_limits import PeerLimits
from console.domain.peer_reviews import outside
from console.domain.period import Period
from console.domain.shrinkage import TAIL, Prior, prior
from console.store.coaching_ground import ground
from console.store.coaching_lines import drawn_scores
from console.store.signals_counts import counted

QUARTER = Period(NOW - 90 * DAY, NOW, "90 days")
STORIES = {"Viktor Hale", "Bella Moreau", "Felix Brandt", "Samira Osei", "Nova"}
PEERS = 8  # beside the agent, as on the sample's chat
COMPARED = ("offer", "premature", "asking", "hard", "passed on", "machine", "response")

Usual = dict[str, tuple[Prior, list[int]]]  # by kind how peers differ, and how many cases they have


@pytest.fixture(scope="module")
def sample() -> Iterator[sqlite3.Connection]:
    """The committed file."""
    conn = opened(SAMPLE)
    yield conn
    conn.close()


@pytest.fixture(scope="module")
def usual(sample: sqlite3.Connection) -> Usual:
    """What the sample's agents without a story show in a quarter."""
    found = ground(sample, QUARTER, NOW)
    others = [one.id for one in found.staff.values() if one.name not in STORIES and one.left_at is None]
    counts = counted(sample, others, hard(found.issues), True, QUARTER, NOW).counts
    known: Usual = {}
    for kind in COMPARED:
        rows = [count for count in counts[kind].values() if count[1]]
        fitted = prior(rows)
        assert fitted is not None and len(rows) >= 15
        known[kind] = fitted, [total for _, total in rows]
    return known


def drawn(dice: random.Random, of: tuple[Prior, list[int]]) -> Counts:
    """One peer: a rate from the prior, a number of cases as somebody of the sample has."""
    fitted, totals = of
    strength = min(fitted.strength, 1e5)
    rate = (
        dice.betavariate(fitted.mean * strength, (1 - fitted.mean) * strength) if 0 < fitted.mean < 1 else fitted.mean
    )
    total = dice.choice(totals)
    return sum(dice.random() < rate for _ in range(total)), total


def at_most(found: int, looks: int, tail: float) -> bool:
    """Whether so many false ones are no more than the tail and three standard errors."""
    return found / looks <= tail + 3 * sqrt(tail * (1 - tail) / looks)


@pytest.mark.parametrize("kind", COMPARED)
def test_a_signal_is_seldom_false(usual: Usual, kind: str, seeds: int) -> None:
    dice, false, looks = random.Random(f"{kind} team"), 0, 0
    for _ in range(seeds):
        team = [drawn(dice, usual[kind]) for _ in range(PEERS + 1)]
        for place, own in enumerate(team):
            found = judged(kind, own, team[:place] + team[place + 1 :])
            looks += found is not None
            false += found is not None and found.beyond
    assert looks >= seeds * PEERS
    assert at_most(false, looks, KINDS[kind].tail)


def test_low_reviews_are_seldom_false(sample: sqlite3.Connection, seeds: int) -> None:
    dice, tail = random.Random("reviews"), KINDS["quality"].tail
    staff = ground(sample, QUARTER, NOW).staff
    known = [scores for who, scores in drawn_scores(sample, QUARTER, NOW).items() if staff[who].name not in STORIES]
    level, people = fmean(map(fmean, known)), stdev(map(fmean, known))
    reviews = fmean(stdev(scores) for scores in known if len(scores) > 1)
    false = 0
    for _ in range(seeds):
        team = [reviewed(dice, level, people, reviews) for _ in range(PEERS + 1)]
        false += sum(outside(own, team[:place] + team[place + 1 :], tail) < 0 for place, own in enumerate(team))
    assert at_most(false, seeds * (PEERS + 1), tail)


def reviewed(dice: random.Random, level: float, people: float, reviews: float) -> list[float]:
    """Somebody's reviews of a quarter."""
    mine = dice.gauss(level, people)
    return [min(100.0, max(0.0, dice.gauss(mine, reviews))) for _ in range(dice.randint(3, 5))]


def found_in(dice: random.Random, usual: Usual, kind: str, rate: float) -> bool:
    """Whether somebody with this rate is found beside drawn peers."""
    team = [drawn(dice, usual[kind]) for _ in range(PEERS)]
    total = dice.choice(usual[kind][1])
    found = judged(kind, (sum(dice.random() < rate for _ in range(total)), total), team)
    return found is not None and found.beyond


def test_who_asks_for_fives_and_offers_few_surveys_is_found(usual: Usual, seeds: int) -> None:
    dice = random.Random("fives")
    found = [found_in(dice, usual, "offer", 0.65) or found_in(dice, usual, "asking", 0.6) for _ in range(seeds)]
    assert fmean(found) >= 0.8


def test_who_charms_and_does_not_solve_is_found(usual: Usual, seeds: int) -> None:
    dice = random.Random("charm")
    found = [found_in(dice, usual, "premature", 0.42) for _ in range(seeds)]
    assert fmean(found) >= 0.8


def test_the_hardest_mix_is_worst_raw_and_not_worst_against_expected(seeds: int) -> None:
    dice, told = random.Random("mix"), 0
    for _ in range(seeds):
        cells = [cell for who in range(PEERS + 1) for cell in work(dice, who)]
        found = compare(cells)
        others = [found[who] for who in range(1, PEERS + 1)]
        limits = PeerLimits([(one.satisfied, one.answered) for one in others])
        low = -1 if limits.beyond(found[0].satisfied, found[0].answered, above=False) else 0
        one = fair(found[0], others, low, Blame(0, 0, None, False))
        worst_raw = found[0].observed < min(other.observed for other in others)
        fine = (one.gap or 0) > min(other.gap or 0 for other in others) and one.outside == 0
        told += worst_raw and fine and "mix of work is harder" in explained(one)
    assert told / seeds >= 0.8


def work(dice: random.Random, who: int) -> list[Cell]:
    """A quarter's ratings: agent 0 gets mostly faults and is a little better at them than others."""
    counts = (6, 34) if who == 0 else (dice.randint(26, 40), dice.randint(5, 10))
    rates = (0.88, 0.55 if who == 0 else 0.5)
    return [
        Cell(who, "phone", issue, sum(dice.random() < rate for _ in range(count)), count)
        for issue, count, rate in zip(("question", "fault"), counts, rates, strict=True)
    ]


def test_the_tail_is_that_of_the_measures() -> None:
    assert TAIL == 0.001
