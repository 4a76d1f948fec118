"""The script of the sample's scenes, as written in phrases/script.toml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from console.sources.sample.moments import on
from console.sources.sample.words import phrases


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: a csat value with what was written beside it."""

    at: int
    value: int
    comment: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One deed of the team's lead on the case."""

    at: int
    verb: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """One interaction, closed at a moment, with its answers and what the lead did; no steps leave its case alone."""

    customer: str
    agent: str
    issue: str
    detail: str
    channel: str
    product: str | None
    closed: int
    lines: tuple[Line, ...] = ()
    steps: tuple[Step, ...] = ()


def script() -> tuple[Scene, ...]:
    """All scenes, in the order of the file."""
    return tuple(_scene(item) for item in phrases("script")["scene"])


def _scene(item: Mapping[str, Any]) -> Scene:
    issue, detail, channel, *product = item["about"]
    return Scene(
        customer=item["customer"],
        agent=item["agent"],
        issue=issue,
        detail=detail,
        channel=channel,
        product=product[0] if product else None,
        closed=_moment(item["closed"]),
        lines=tuple(Line(_moment(line["at"]), line["value"], line.get("comment")) for line in item["lines"]),
        steps=tuple(Step(_moment(step["at"]), step["verb"], tuple(step["words"])) for step in item.get("steps", ())),
    )


def _moment(parts: Sequence[int]) -> int:
    month, day, hour, minute = parts
    return on(month, day, hour, minute)
