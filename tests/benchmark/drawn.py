"""Answers that are drawn: scopes that stay as they are or get worse at one moment, and how watching them goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from console.domain.watching import Answers, Settled, Watch, needs_since, watch
from console.sources.sample.moments import AS_OF
from console.sources.sample.plot import draft
from console.store.alerts_answers import SCOPES

DAY, WEEK = 86_400, 7 * 86_400
PERIOD = 90 * DAY
_START = 19_000 * DAY
Scopes = Mapping[str, Answers]


def scope(random: Random, per_day: float, rate: float, since: int, until: int, worse: tuple[int, float]) -> Answers:
    """Answers at random moments, each unhappy with the chance `rate`, from worse[0] on with worse[1]."""
    moments: list[int] = []
    moment = float(since)
    while (moment := moment + random.expovariate(per_day / DAY)) < until:
        moments.append(int(moment))
    unhappy = [int(random.random() < (rate if moment < worse[0] else worse[1])) for moment in moments]
    return Answers(moments, unhappy, [0] * len(moments))


def scopes(
    random: Random, rates: Sequence[float], per_day: float, now: int, ends: int, factor: str = ""
) -> dict[str, Answers]:
    """One scope per rate, with all that watching needs at `now`; from then on worse by `factor`, until `ends`."""
    return {
        str(number): scope(random, per_day, rate, needs_since(now - 4 * WEEK), ends, (now, worsened(rate, factor)))
        for number, rate in enumerate(rates)
    }


def worsened(rate: float, factor: str) -> float:
    """The rate after its odds doubled, or three times the rate."""
    return {"": rate, "odds doubled": 2 * rate / (1 + rate), "rate tripled": 3 * rate}[factor]


def some_day(random: Random) -> int:
    """A moment anywhere in the rhythm in which runs are renewed."""
    return _START + random.randrange(91 * DAY)


def rung(scopes_: Scopes, since: int, until: int) -> Iterator[tuple[str, Watch]]:
    """Every alarm that was raised from `since` on; somebody looks once a week and acknowledges what they find."""
    settled: dict[str, Settled] = {}
    for now in range(since - 4 * WEEK, until + 1, WEEK):
        for name, found in watch(scopes_, now, settled).items():
            if found.since is not None and found.course.crossed_at is not None:
                settled[name] = Settled(found.since, now)
                if found.course.crossed_at >= since:
                    yield name, found


def false_alarms(seed: int, rates: Sequence[float], per_day: float) -> int:
    """How many alarms 90 days bring in which nothing changes."""
    random = Random(f"quiet:{seed}")
    now = some_day(random)
    return sum(1 for _ in rung(scopes(random, rates, per_day, now, now + PERIOD), now, now + PERIOD))


def delays(seed: int, rates: Sequence[float], per_day: float, factor: str, longest: int = 119) -> list[float]:
    """Days from the change to each scope's first alarm after it; `longest` where it was not found until then."""
    random = Random(f"{factor}:{seed}")
    change = some_day(random)
    ends = change + longest * DAY
    found: dict[str, float] = {}
    drawn = scopes(random, rates, per_day, change, ends, factor)
    for now in range(change + WEEK, ends + 1, WEEK):
        waiting = {name: answers for name, answers in drawn.items() if name not in found}
        if not waiting:
            break
        for name, seen in watch(drawn, now, {}).items():
            if seen.course.crossed_at is not None and name in waiting:
                found[name] = (seen.course.crossed_at - change) / DAY
    return [found.get(name, float(longest)) for name in drawn if found.get(name, 0.0) >= 0]


def between(low: float, high: float, count: int) -> list[float]:
    """Rates spread evenly, both ends included."""
    return [low + (high - low) * number / max(1, count - 1) for number in range(count)]


def false_alarms_in(seed: int) -> int:
    """How many alarms the last 90 days of a quiet variant of the sample bring, in all its scopes."""
    rows: dict[str, tuple[list[int], list[int], list[int]]] = {}
    for answer in draft(seed, quiet=True).answers:
        if answer.metric == "csat":
            touch = answer.touch
            values = (touch.team, touch.agent.id, touch.channel, touch.issue, touch.product)
            for name in (
                f"{scope_} {value}" for scope_, value in zip(SCOPES, values, strict=True) if value is not None
            ):
                for column, found in zip(
                    rows.setdefault(name, ([], [], [])), (answer.at, answer.mood != "happy", 0), strict=True
                ):
                    column.append(int(found))
    return sum(1 for _ in rung({name: Answers(*columns) for name, columns in rows.items()}, AS_OF - PERIOD, AS_OF))
