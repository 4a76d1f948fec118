"""A Bernoulli CUSUM: answers one by one, until the unhappy ones come too thick for the baseline (measures §7).

Sources: Page 1954; Reynolds & Stoumbos 1999 (the steps); Siegmund 1985 (the average run length, in closed form).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import exp, expm1, log, sqrt
from typing import NamedTuple

#: What an alarm is tuned to find: the odds of an unhappy answer doubled.
ODDS = 2.0
#: How far a chart overshoots both its ends together, as a share of a step up and one down: 0.31 to 0.43 by exact chains, so
#: this is on the safe side.
_OVERSHOOT = 0.3 * log(ODDS)
#: Standard errors that the baseline is read on the safe side: unlucky baselines cost more delay than this does.
_SAFE_SIDE = 1.0
#: Where a baseline's true rate may lie, in standard errors of its log-odds, and how likely.
_MAY_BE = [(step / 2, exp(-step * step / 8)) for step in range(-8, 9)]
#: Thresholds there are: nothing is told on odds below e³, twenty to one; a chart that needs more than e⁴⁰ can't promise anything.
_LOWEST, _HIGHEST = 3.0, 40.0


class Baseline(NamedTuple):
    """Unhappy answers among all of a window in which nothing had changed."""

    unhappy: int
    answered: int

    @property
    def rate(self) -> float:
        """The share of unhappy answers, 0…1; never quite either, since no window shows that."""
        return (self.unhappy + 0.5) / (self.answered + 1)


class Chart(NamedTuple):
    """`up` is added by an unhappy answer, `down` taken by any other; an alarm is raised at `threshold`."""

    up: float
    down: float
    threshold: float


class Course(NamedTuple):
    """Where a chart went. `value` and `peak`, the highest since looking began, in thresholds; moments None without an alarm.

    `rose_from` is the first answer after the chart last stood at zero before the alarm.
    """

    value: float
    peak: float
    peaked_at: int | None
    crossed_at: int | None
    rose_from: int | None


@lru_cache(maxsize=4096)
def chart(baseline: Baseline, horizon: float, alarms: float) -> Chart:
    """The chart that is expected to raise at most `alarms` false ones over `horizon` answers.

    Expected over what the baseline leaves open: the true rate may be any that could have brought it about.
    """
    rate = baseline.rate
    error = sqrt(rate * (1 - rate) / (baseline.answered + 1))
    up, down = steps(min(rate + _SAFE_SIDE * error, (1 + rate) / 2))
    odds, spread = log(rate / (1 - rate)), error / (rate * (1 - rate))
    rates = [(1 / (1 + exp(-odds - spread * far)), weight) for far, weight in _MAY_BE]
    possible = [(_drift(true, up, down), weight) for true, weight in rates]
    low, high = _LOWEST, _HIGHEST
    for _ in range(24):
        middle = (low + high) / 2
        if _expected(possible, middle, horizon) > alarms:
            low = middle
        else:
            high = middle
    return Chart(up, down, high)


def steps(rate: float) -> tuple[float, float]:
    """The log-likelihood ratio of an unhappy answer, and minus that of any other, for the odds of `rate` multiplied by ODDS."""
    risen = 1 + (ODDS - 1) * rate
    return log(ODDS / risen), log(risen)


def run_length(rate: float, with_: Chart) -> float:
    """Answers until an alarm, on average, where a share `rate` (0…1, excluded) is unhappy all along."""
    return _run_length(_drift(rate, with_.up, with_.down), with_.threshold)


def follow(with_: Chart, answers: Iterable[tuple[int, int, int]], duty: int, look_from: int) -> Course:
    """Runs the chart over (moment, unhappy, all) in order of time; alarms count from `look_from` on.

    All answers of one entry come at once: a day of which no times are known is one entry. What was gathered before
    `duty` counts up to half the threshold, so that an alarm is always earned on duty.
    """
    value = peak = 0.0
    crossed = peaked = rose = began = None
    up, down, threshold = with_
    on_duty = False
    for moment, unhappy, count in answers:
        if not on_duty and moment >= duty:
            on_duty, value = True, min(value, threshold / 2)
        before = value
        value = max(0.0, value + unhappy * up - (count - unhappy) * down)
        if before == 0.0 and value > 0.0:
            began = moment
        if moment >= look_from and value > peak:
            peak = value
            if value >= threshold:
                peaked = moment
                if crossed is None:
                    crossed, rose = moment, began
    return Course(value / threshold, peak / threshold, peaked, crossed, rose)


def onset(answers: Sequence[tuple[int, int, int]], rate: float) -> int:
    """Since when more than a share `rate` was unhappy: the likeliest first answer of a change of unknown size.

    Of (moment, unhappy, all), at least one, in order of time and to the end of the change. Source: Hinkley 1970.
    """
    best, found, unhappy, count = -1.0, answers[-1][0], 0, 0
    for moment, more, size in reversed(answers):
        unhappy, count = unhappy + more, count + size
        told = _likelihood(unhappy, count, rate)
        if told > best:
            best, found = told, moment
    return found


def _likelihood(unhappy: int, count: int, rate: float) -> float:
    """How much likelier than `rate` their own share makes these answers, as a logarithm; 0 where it is not higher."""
    own = unhappy / count
    if own <= rate:
        return 0.0
    happy = (count - unhappy) * log((1 - own) / (1 - rate)) if unhappy < count else 0.0
    return unhappy * log(own / rate) + happy


class _Drift(NamedTuple):
    """How a chart moves at some rate: mean and mean square of a step, and the root that balances its ups and downs."""

    mean: float
    square: float
    root: float


def _drift(rate: float, up: float, down: float) -> _Drift:
    mean = rate * up - (1 - rate) * down
    square = rate * up * up + (1 - rate) * down * down
    # Newton on rate·e^(root·up) + (1 − rate)·e^(−root·down) = 1, from beyond the root, where it can't miss it
    root = -log(rate) / up if mean < 0 else log(1 - rate) / down
    for _ in range(100):
        gain, loss = rate * exp(root * up), (1 - rate) * exp(-root * down)
        step = (gain + loss - 1) / (gain * up - loss * down)
        root -= step
        if abs(step) < 1e-9 or abs(root) < 1e-6:
            break
    return _Drift(mean, square, root)


def _run_length(drift: _Drift, threshold: float) -> float:
    height = threshold + _OVERSHOOT
    pull = drift.root * height
    if abs(pull) < 1e-3:
        return height * height / drift.square
    return (expm1(min(pull, 600.0)) - pull) / (-drift.mean * drift.root)


def _expected(possible: list[tuple[_Drift, float]], threshold: float, horizon: float) -> float:
    """False alarms over `horizon` answers: one at most, since a chart that has raised one waits for a person."""
    whole = sum(weight for _, weight in possible)
    return sum(weight * -expm1(-horizon / _run_length(drift, threshold)) for drift, weight in possible) / whole
