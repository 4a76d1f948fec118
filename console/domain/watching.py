"""Which scopes of a store are watched for a drop, against which baseline, and which have raised an alarm (measures §7).

A run of watching has a baseline of 56 days, frozen 7 days before it begins. Runs are renewed every 13 weeks, so that no
baseline grows old, and overlap by four weeks, so that no evidence is lost; what somebody acknowledged begins one anew.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from console.domain.clock import DAY
from console.domain.cusum import Baseline, Chart, Course, chart, follow, onset
from console.domain.proportion import Share, difference, share

BASELINE, GAP = 56 * DAY, 7 * DAY
ENOUGH = 100  # answers in a baseline; scopes with fewer are listed, never alarmed
HORIZON = 90 * DAY  # over which all watched scopes together raise one false alarm at most
_AIM = 0.85  # of that one: answers come in clumps, which charts don't know
FEWEST = 5  # a store that watches fewer scopes is as strict as one with so many
_BLOCK, _OVERLAP = 91 * DAY, 28 * DAY
_HANDOVER = 7 * DAY  # how long an alarm that the run before raised on its last days is still told
_RECENT = 28 * DAY  # an alarm that rang earlier and that nobody looked for is history

Key = TypeVar("Key", bound=Hashable)


class Answers(NamedTuple):
    """One scope's answers in order of time: moments in seconds UTC, 1 for unhappy, and 1 where only the day is known."""

    moments: Sequence[int]
    unhappy: Sequence[int]
    whole_day: Sequence[int]

    def tally(self, since: int, until: int) -> Baseline:
        """Unhappy and all answers from `since` on and before `until`."""
        first, last = bisect_left(self.moments, since), bisect_left(self.moments, until)
        return Baseline(sum(self.unhappy[first:last]), max(0, last - first))

    def share(self, since: int, until: int) -> Share:
        """CSAT of a span."""
        unhappy, answered = self.tally(since, until)
        return share(answered - unhappy, answered)

    def entries(self, since: int, last: int) -> Iterator[tuple[int, int, int]]:
        """(moment, unhappy, all) from `since` to `last`, both included; a day without times is one entry."""
        part = slice(bisect_left(self.moments, since), bisect_right(self.moments, last))
        rows = zip(self.moments[part], self.unhappy[part], self.whole_day[part], strict=True)
        if 1 not in self.whole_day[part]:
            return ((moment, unhappy, 1) for moment, unhappy, _ in rows)
        return _by_day(rows)


class Settled(NamedTuple):
    """An alarm that a person acknowledged or answered: when its change began, and when they did."""

    since: int
    at: int


class Run(NamedTuple):
    """From when on a scope is watched, since when on duty, against what, and how many answers 90 days may bring."""

    began: int
    duty: int
    baseline: Baseline
    horizon: float


class Watch(NamedTuple):
    """A watched scope: its run, its chart and where that went; `since`, after an alarm, is when the change began."""

    run: Run
    chart: Chart
    course: Course
    since: int | None

    def size(self, answers: Answers, now: int) -> tuple[float, float, float] | None:
        """CSAT since the change began − that of the baseline, in points with its 95 % interval; None without an alarm."""
        if self.since is None:
            return None
        unhappy, answered = self.run.baseline
        return difference(answers.share(self.since, now + 1), share(answered - unhappy, answered))


def needs_since(now: int) -> int:
    """The earliest answer that watching at `now` asks for: a week before the baseline, to see that a scope was there."""
    began = _first_run(now)
    handed_over = now < began + _OVERLAP + _HANDOVER
    return began - GAP - BASELINE - 7 * DAY - (_BLOCK if handed_over else 0)


def watch(scopes: Mapping[Key, Answers], now: int, settled: Mapping[Key, Settled]) -> dict[Key, Watch]:
    """Every scope with enough answers in its baseline, the farthest beyond its threshold first."""
    runs = {key: run for key, answers in scopes.items() if (run := _run(answers, now, settled.get(key)))}
    share_of_each = _AIM / max(len(runs), FEWEST)
    found = {key: _watched(scopes[key], run, settled.get(key), share_of_each, now) for key, run in runs.items()}
    return dict(sorted(found.items(), key=lambda item: -item[1].course.peak))


def _watched(answers: Answers, run: Run, settled: Settled | None, alarms: float, now: int) -> Watch:
    """How the run goes; just after it took over, the one before where that has rung."""
    found = _followed(answers, run, alarms, now)
    if found.since is None and run.began < run.duty and now < run.duty + _HANDOVER:
        earlier = _run(answers, run.duty - 1, settled)
        last = _followed(answers, earlier, alarms, run.duty - 1) if earlier else found
        return last if last.since is not None else found
    return found


def _followed(answers: Answers, run: Run, alarms: float, now: int) -> Watch:
    with_ = chart(run.baseline, run.horizon, alarms)
    course = follow(with_, answers.entries(run.began, now), run.duty, max(run.duty, now - _RECENT))
    return Watch(run, with_, course, _since(answers, run, course))


def _since(answers: Answers, run: Run, course: Course) -> int | None:
    if course.rose_from is None or course.peaked_at is None:
        return None
    return onset(list(answers.entries(course.rose_from, course.peaked_at)), run.baseline.rate)


def _run(answers: Answers, now: int, settled: Settled | None) -> Run | None:
    """The run in force at `now`; None while no baseline has enough answers.

    A scope whose first baseline was too thin, a new one for instance, begins when a later one holds enough.
    """
    for began in range(_first_run(now), now + 1, _OVERLAP):
        since, until = began - GAP - BASELINE, began - GAP
        baseline = answers.tally(since, until)
        if baseline.answered >= ENOUGH:
            break
    else:
        return None
    horizon = baseline.answered * HORIZON / (until - max(since, answers.moments[0]))
    if settled is not None and settled.at > began:
        return Run(settled.at, settled.at, _known_level(answers, settled), horizon)
    return Run(began, max(began, _first_run(now) + _OVERLAP), baseline, horizon)


def _known_level(answers: Answers, settled: Settled) -> Baseline:
    """What a person has acknowledged is no news: the level since that change, or the baseline where that was worse."""
    usual = answers.tally(settled.at - GAP - BASELINE, settled.at - GAP)
    since = answers.tally(max(settled.since, settled.at - BASELINE), settled.at)
    return since if since.unhappy * usual.answered > usual.unhappy * since.answered else usual


def _first_run(now: int) -> int:
    return now - now % _BLOCK - _OVERLAP


def _by_day(rows: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """One entry for all answers of a day without times, and one for every other answer."""
    for (moment, whole_day), group in groupby(rows, lambda row: (row[0], row[2])):
        unhappy = [row[1] for row in group]
        if whole_day:
            yield moment, sum(unhappy), len(unhappy)
        else:
            yield from ((moment, one, 1) for one in unhappy)
