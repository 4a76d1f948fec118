"""Whether the day comes first in dates such as 01/08/2023, decided from the whole file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from console.domain.text import one_line
from console.sources.day_and_clock import parts, read_day, split
from console.sources.errors import Question
from console.sources.facts import Facts, FileFacts

_NEAR = 7  # days between two moments of one ticket that make a reading believable


@dataclass(frozen=True, slots=True)
class Order:
    """The order of one column's dates, and why."""

    day_first: bool
    why: str


def decide_orders(facts: FileFacts, wanted: Sequence[str], said: bool | None, before: bool | None) -> dict[str, Order]:
    """The order for each wanted column that needs one: as `said` by a mapping, by the file, or `before` in others."""
    open_columns = {column.heading: column for column in facts.columns if column.holds == "dates" and column.slashed()}
    own = {heading: order for heading, column in open_columns.items() if (order := _from_itself(column))}
    orders: dict[str, Order] = {}
    for heading in wanted:
        if heading not in open_columns:
            continue
        if said is not None:
            orders[heading] = Order(said, "as the mapping says")
        elif heading in own:
            orders[heading] = own[heading]
        else:
            orders[heading] = _from_others(facts, open_columns[heading], own, before)
    return orders


def _from_itself(column: Facts) -> Order | None:
    """What days above 12 say; the majority where both places have some."""
    dates = column.slashed()
    first = [numbers for numbers in dates if numbers[0] > 12 >= numbers[1]]
    second = [numbers for numbers in dates if numbers[1] > 12 >= numbers[0]]
    if not first and not second:
        return None
    day_first = len(first) >= len(second)
    example = next(day for day in sorted(column.days) if parts(day) in (first if day_first else second))
    return Order(day_first, f"as in {one_line(example, 20)}")


def _from_others(facts: FileFacts, column: Facts, own: dict[str, Order], before: bool | None) -> Order:
    """What the file's other date columns, or earlier files, say of a column that leaves it open."""
    if all(first == second for first, second, _ in column.slashed()):
        return Order(True, "its dates read the same either way")
    for other in facts.columns:
        if other.holds == "dates" and other is not column and not other.slashed():
            agreed = _agreement(facts, column, other)
            if agreed is not None:
                return Order(agreed, f"it agrees with “{one_line(other.heading, 40)}” in the same rows")
    if own and len({order.day_first for order in own.values()}) == 1:
        heading, order = next(iter(own.items()))
        return Order(order.day_first, f"as in “{one_line(heading, 40)}” of the same file")
    if before is not None:
        return Order(before, "as in earlier files of this source")
    example = one_line(sorted(column.days)[0], 20)
    raise Question(
        f"Is “{example}” in “{one_line(column.heading, 60)}” the day first, or the month? The file does not tell; "
        "say day_first = true or false in a mapping.",
        "day_first",
        "--map",
        (("true", "the day comes first"), ("false", "the month comes first")),
    )


def _agreement(facts: FileFacts, column: Facts, other: Facts) -> bool | None:
    """The reading under which a column's days lie near those of a column that can be read in one way only."""
    places = {found.heading: place for place, found in enumerate(facts.columns)}
    near = {True: 0, False: 0}
    compared = 0
    for text, clear in zip(facts.sample[places[column.heading]], facts.sample[places[other.heading]], strict=True):
        day = split(text.strip())[0]
        numbers, known = parts(day), read_day(split(clear.strip())[0], True)
        if numbers is None or known is None or numbers[0] == numbers[1]:
            continue
        compared += 1
        for day_first in (True, False):
            near[day_first] += _is_near(read_day(day, day_first), known)
    best = near[True] > near[False]
    if compared and near[best] >= 0.6 * compared and near[best] > 2 * near[not best]:
        return best
    return None


def _is_near(found: date | None, known: date) -> bool:
    return found is not None and abs((found - known).days) <= _NEAR
