"""Did recovery work: rates of a cohort of cases, with their bounds (measures §5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from console.domain.proportion import Share, share
from console.domain.recovery import DAY

STALE = 14 * DAY  # a case open longer counts as not recovered


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One case of the cohort; moments in seconds UTC, None where it did not happen."""

    group: str | None
    status: str
    closed_by: str | None
    opened_at: int
    by_day: bool  # the opening is a whole day: no hours are counted from it
    contact_due_at: int
    first_attempt_at: int | None
    contacted_at: int | None
    next_verdict: str | None = None  # of the customer's next answer after a recovery


@dataclass(frozen=True, slots=True)
class Wait:
    """How long something took: the median in seconds over `n` cases whose opening has a time of day."""

    seconds: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Rates:
    """A group's numbers. `recovered` … `at_most` are the bounds of the recovery rate over all cases."""

    name: str | None
    cases: int
    contact: Share
    recovered: Share
    at_most: Share
    by_lead: int
    by_customer: int
    open: int
    stale: int
    first_attempt: Wait
    to_contact: Wait
    next_answers: Share  # satisfied ÷ answered, of customers' next answers after a recovery


def rates(name: str | None, cases: Sequence[CaseFacts], now: int) -> Rates:
    """The numbers of one cohort; withdrawn cases are left out. Nothing to count gives shares of None."""
    cohort = [case for case in cases if case.status != "withdrawn"]
    recovered = [case for case in cohort if case.status == "recovered"]
    running = [case for case in cohort if case.status not in ("recovered", "not recovered")]
    stale = sum(now - case.opened_at > STALE for case in running)
    countable = [case for case in cohort if case.contacted_at is not None or case.contact_due_at <= now]
    in_time = sum(case.contacted_at is not None and case.contacted_at <= case.contact_due_at for case in countable)
    answers = [case.next_verdict for case in recovered if case.next_verdict is not None]
    open_ = len(running) - stale
    return Rates(
        name,
        len(cohort),
        share(in_time, len(countable)),
        share(len(recovered), len(cohort)),
        share(len(recovered) + open_, len(cohort)),
        sum(case.closed_by == "lead" for case in recovered),
        sum(case.closed_by == "customer" for case in recovered),
        open_,
        stale,
        _wait(cohort, [case.first_attempt_at for case in cohort]),
        _wait(cohort, [case.contacted_at for case in cohort]),
        share(answers.count("satisfied"), len(answers)),
    )


def by_group(cases: Iterable[CaseFacts], now: int) -> list[Rates]:
    """Rates of each group by name; cases whose group is unknown come last, named None, and are never mixed in."""
    grouped: dict[str | None, list[CaseFacts]] = {}
    for case in cases:
        grouped.setdefault(case.group, []).append(case)
    named = sorted((name for name in grouped if name is not None), key=str.casefold)
    order: list[str | None] = [*named, *([None] if None in grouped else [])]
    found = [rates(name, grouped[name], now) for name in order]
    return [one for one in found if one.cases]


def _wait(cases: Sequence[CaseFacts], moments: Sequence[int | None]) -> Wait:
    took = [
        moment - case.opened_at
        for case, moment in zip(cases, moments, strict=True)
        if moment is not None and not case.by_day and moment >= case.opened_at
    ]
    return Wait(median(took) if took else None, len(took))
