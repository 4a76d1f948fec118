"""What drives a change of CSAT: a segment's values, each with what it adds to the difference of two periods (measures §7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from console.domain.text import one_line

#: Parts of less than this are not named in the sentence: a quarter of the change.
_NAMED = 0.25
#: What explains this much of what the clearest way to split explains is as clear.
_AS_CLEAR = 0.8


class Part(NamedTuple):
    """What one value adds to the change, in points: by its own rate (`within`) and by its share of the answers (`mix`)."""

    name: str | None
    within: float
    mix: float
    share_before: float = 0.0  # of all answers, 0–100
    share_now: float = 0.0

    @property
    def points(self) -> float:
        """Both ways together, in points."""
        return self.within + self.mix


Counts = Mapping[str | None, tuple[int, int]]


def split(now: Counts, before: Counts) -> tuple[Part, ...]:
    """The change of CSAT from `before` to `now` by value → (satisfied, answered); the parts add up to the whole.

    within = mean share · change of rate; mix = change of share · (mean rate − overall mean rate). A value that was never
    answered in one period has no rate there: what it adds is all mix. Largest in the direction of the change first;
    nothing where a period has no answers. Source: the symmetric split of Kitagawa 1955.
    """
    totals = _total(before), _total(now)
    if not totals[0][1] or not totals[1][1]:
        return ()
    rates = [satisfied / answered for satisfied, answered in totals]
    overall, sign = sum(rates) / 2, -1 if rates[1] < rates[0] else 1
    names = dict.fromkeys([*now, *before])
    parts = [_part(name, before.get(name, (0, 0)), now.get(name, (0, 0)), totals, overall) for name in names]
    return tuple(sorted(parts, key=lambda part: (-sign * part.points, part.name is None, part.name or "")))


def sentence(parts: Sequence[Part], change: float | None) -> str:
    """ "4.1 of the 5.3 points come from returns"; "" where nothing changed or nothing is known. `change` in points."""
    if change is None or not parts or round(abs(change), 1) == 0:
        return ""
    whole, sign = abs(change), -1 if change < 0 else 1
    named = [part for part in parts[:3] if sign * part.points >= _NAMED * whole]
    if not named:
        return f"No single value stands behind the {whole:.1f} points."
    first = named[0]
    if sign * first.points > whole * 1.05:
        rest = sign * first.points - whole
        fell = "cost" if sign < 0 else "brought"
        return f"{_named(first)} alone {fell} {abs(first.points):.1f} points; the rest made up {rest:.1f}."
    listed = [f"{abs(part.points):.1f} from {_named(part)}" for part in named[1:]]
    more = f", {' and '.join(listed)}" if listed else ""
    return f"{abs(first.points):.1f} of the {whole:.1f} points come from {_named(first)}{more}."


def _total(counts: Counts) -> tuple[int, int]:
    return sum(satisfied for satisfied, _ in counts.values()), sum(answered for _, answered in counts.values())


def _part(
    name: str | None, before: tuple[int, int], now: tuple[int, int], totals: tuple[tuple[int, int], ...], overall: float
) -> Part:
    shares = [100 * counts[1] / whole[1] for counts, whole in zip((before, now), totals, strict=True)]
    earlier = _rate(before, _rate(now, overall))
    later = _rate(now, earlier)
    within = (shares[0] + shares[1]) / 2 * (later - earlier)
    mix = (shares[1] - shares[0]) * ((earlier + later) / 2 - overall)
    return Part(name, within, mix, shares[0], shares[1])


def _rate(counts: tuple[int, int], otherwise: float) -> float:
    return counts[0] / counts[1] if counts[1] else otherwise


def _named(part: Part) -> str:
    """The value's name, and how its share of the answers went where that is most of what it did."""
    name = "unknown" if part.name is None else one_line(part.name, 60)
    if abs(part.mix) <= abs(part.within):
        return name
    more = "more" if part.share_now > part.share_before else "less"
    return f"{more} {name} ({part.share_before:.0f} → {part.share_now:.0f} % of answers)"


def clearest(splits: Mapping[str, tuple[Part, ...]]) -> tuple[str, ...]:
    """Of several ways to split one change, two at most whose largest part explains about as much as any, in their order.

    What counts is what it explains beyond its share of the answers: a value that nearly all answers have explains
    nearly all of any change, which tells nothing.
    """
    told = {name: _told(parts) for name, parts in splits.items() if len(parts) > 1}
    best = max(told.values(), default=0.0)
    return tuple(name for name, much in told.items() if 0 < _AS_CLEAR * best <= much)[:2]


def _told(parts: Sequence[Part]) -> float:
    whole = sum(part.points for part in parts)
    return min(1.0, parts[0].points / whole) - parts[0].share_before / 100 if whole else 0.0
