"""Which scale a column of answers is on, and what each of its texts is worth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from console.domain.text import one_line, plain
from console.sources import ratings
from console.sources.errors import Question
from console.sources.headings import metric_of, scale_of
from console.sources.moments import UNREADABLE, Unreadable
from console.sources.records import Known

_FIXED = {"nps": (0.0, 10.0), "ces": (1.0, 7.0)}
_MISTYPED = 0.01  # share of answers outside a scale that may be typing errors


@dataclass(frozen=True, slots=True)
class Scale:
    """The metric and the ends of its scale (low > high where 1 is best), and why they were taken."""

    metric: str
    low: float
    high: float
    why: str
    family: str | None = None  # the words or faces the column uses
    zero_is_blank: bool = False

    def sentence(self) -> str:
        """The scale for people, with what counts as satisfied and as low."""
        return f"{self.metric.upper()} on {show(self.low)}–{show(self.high)}, {self.why}; {self._bands()}"

    def _bands(self) -> str:
        span = self.high - self.low
        if {self.low, self.high} == {0.0, 1.0}:
            return "good is satisfied, bad is low"
        top, middle = self.low + 0.75 * span, self.low + 0.5 * span
        up, down = ("or more", "less than") if span > 0 else ("or less", "more than")
        return f"{top:g} {up} is satisfied, {down} {middle:g} is low"


def show(value: float) -> str:
    """A number without a needless decimal."""
    return f"{value:g}"


class Answers(dict[str, "float | Unreadable | None"]):
    """Text → value, None for no answer, UNREADABLE (why: `reasons`); `raws` are texts that are more than a number."""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self.scale = scale
        self.reasons: dict[str, str] = {}
        self.raws: dict[str, str] = {}

    def __missing__(self, text: str) -> float | Unreadable | None:
        if len(self) > 50_000:
            self.clear()
            self.reasons.clear()
            self.raws.clear()
        value = self[text] = self._value(text)
        return value

    def _value(self, text: str) -> float | Unreadable | None:
        reading = ratings.read(text)
        if reading is None:
            return None
        value = reading.value
        if value is None and self.scale.family:
            value = ratings.FAMILIES[self.scale.family][0].get(reading.word)
        if value is None:
            self.reasons[text] = "not an answer on this scale"
            return UNREADABLE
        if value == 0 and self.scale.zero_is_blank:
            return None
        low, high = sorted((self.scale.low, self.scale.high))
        if not low <= value <= high or (reading.high is not None and reading.high != high):
            self.reasons[text] = f"outside the scale {show(low)}–{show(high)}"
            return UNREADABLE
        if reading.value is None or reading.high is not None or reading.word:
            self.raws[text] = plain(text.strip())
        return float(value)


_TYPOS = 2  # answers outside the scale that even a small file may hold


def decide_scale(
    heading: str,
    counts: Counter[str],
    known: Known | None,
    metric: str | None = None,
    scale: tuple[float, float] | None = None,
) -> Scale:
    """The scale of a column of answers. `metric` and `scale` come from a mapping. Raises Question where it is open."""
    metric = metric or (known.metric if known and _same_score(known, heading) else None) or metric_of(heading) or "csat"
    numbers, named, words = _contents(counts)
    if known and known.low is not None and known.high is not None:
        if scale not in (None, (known.low, known.high)):
            raise _broken(heading, known)
        return _as_before(heading, metric, known, numbers, words, confirmed=scale is not None)
    family = ratings.family_of(words, *(scale or (None, None))) if words and not numbers else None
    zero = bool(numbers.get(0.0)) and scale is None
    if scale:
        low = min(scale)
        return Scale(metric, *scale, "as the mapping says", family, zero_is_blank=low > 0 and bool(numbers.get(0.0)))
    if (said := scale_of(heading)) is not None:
        return Scale(metric, *said, "as its heading says", family, zero_is_blank=said[0] > 0)
    if metric in _FIXED:
        return Scale(metric, *_FIXED[metric], f"the scale of every {metric.upper()}", family)
    if family:
        _, low, high = ratings.FAMILIES[family]
        return Scale(metric, low, high, f"its answers are {family}", family)
    if named:
        return Scale(metric, 0.0 if named == 100 else 1.0, named, "its answers name it", zero_is_blank=named != 100)
    low, high, why = _from_numbers(heading, numbers, zero)
    return Scale(metric, low, high, why, zero_is_blank=zero and low > 0)


def _same_score(known: Known, heading: str) -> bool:
    return known.score is None or known.score == heading


def _contents(counts: Counter[str]) -> tuple[Counter[float], float | None, set[str]]:
    """Numbers and how often each, the scale's end that answers such as "4/5" name, and words."""
    numbers: Counter[float] = Counter()
    ends: Counter[float] = Counter()
    found: set[str] = set()
    for text, count in counts.items():
        reading = ratings.read(text)
        if reading is None:
            continue
        if reading.value is None:
            found.add(reading.word)
        else:
            numbers[reading.value] += count
            if reading.high is not None:
                ends[reading.high] += count
    return numbers, ends.most_common(1)[0][0] if ends else None, found


def _from_numbers(heading: str, numbers: Counter[float], zero: bool) -> tuple[float, float, str]:
    """The scale that the numbers speak of."""
    total = numbers.total()

    def beyond(end: float) -> float:
        return sum(count for value, count in numbers.items() if value > end or value < 0) / total if total else 0.0

    if beyond(5) <= _MISTYPED or (beyond(5) == beyond(10) and beyond(5) <= 0.05):
        return 1.0, 5.0, "its answers lie within 1–5" + (" and 0 means no answer" if zero else "")
    if beyond(10) <= _MISTYPED:
        top = max(value for value in numbers if value <= 10)
        if beyond(5) < 0.1 or top < 8:
            raise _open(heading, f"its answers go up to {show(top)}", ("1-5", "1-7", "1-10", "0-10"))
        return float(not zero), 10.0, f"its answers go up to {show(top)}{', from 0' if zero else ', without 0'}"
    if beyond(100) <= _MISTYPED:
        return 0.0, 100.0, f"its answers go up to {show(max(value for value in numbers if value <= 100))}"
    raise _open(heading, f"its answers go up to {show(max(numbers))}", ("1-5", "1-10", "0-10", "0-100"))


def _open(heading: str, because: str, choices: tuple[str, ...]) -> Question:
    return Question(
        f"The scale of “{one_line(heading, 60)}” is open: {because}; say it in a mapping, for example scale = [1, 10].",
        "scale",
        "--map",
        tuple((f"[{choice.replace('-', ', ')}]", choice) for choice in choices),
    )


def _as_before(
    heading: str, metric: str, known: Known, numbers: Counter[float], words: set[str], *, confirmed: bool
) -> Scale:
    """The scale that earlier files of the source had; a Question where this file breaks it, unless it was `confirmed`.

    A few answers outside are typing errors, each refused with its row.
    """
    assert known.low is not None and known.high is not None
    low, high = sorted((known.low, known.high))
    family = ratings.family_of(words, known.low, known.high) if words else None
    outside = sum(count for value, count in numbers.items() if not low <= value <= high and value != 0)
    broken = known.metric is not None and metric != known.metric
    misfit = words and not numbers and (family is None or ratings.FAMILIES[family][1:] != (low, high))
    total = numbers.total()
    beyond = outside > 0.05 * total and (outside > _TYPOS or 2 * outside > total)
    if broken or ((misfit or beyond) and not confirmed):
        raise _broken(heading, known)
    zero = low > 0 and 0.0 in numbers
    return Scale(metric, known.low, known.high, "as in earlier files of this source", family, zero)


def _broken(heading: str, known: Known) -> Question:
    assert known.low is not None and known.high is not None
    was = f"{(known.metric or 'csat').upper()} on {show(known.low)}–{show(known.high)}"
    return Question(
        f"Earlier files of {one_line(known.name, 60)} were {was}, but “{one_line(heading, 60)}” is not: a source keeps "
        'its scale, so give this file a source of its own in a mapping (source = "…").',
        "source",
        "--map",
        (),
    )
