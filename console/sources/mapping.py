"""A mapping: which column is which field, and what the file leaves open, as TOML that people edit."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from console.domain.text import one_line
from console.sources.errors import SourceError
from console.sources.fields import LABELS
from console.sources.headings import ALL_KINDS

BLANKS = ("no survey", "unanswered")
METRICS = ("csat", "nps", "ces")
_KEYS = ("source", "score", "metric", "scale", "day_first", "zone", "blank", "kind", "columns")


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a person decided. None, or a heading that is missing from `columns`: as recognised."""

    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)  # heading → fields; () is not stored
    source: str | None = None
    score: str | None = None
    metric: str | None = None
    scale: tuple[float, float] | None = None
    day_first: bool | None = None
    zone: str | None = None
    blank: str | None = None
    kind: str | None = None


def read_mapping(path: Path, headings: tuple[str, ...]) -> Mapping:
    """Read a mapping for a file with these headings; SourceError says what is wrong with it."""
    try:
        with path.open("rb") as file:
            found = tomllib.load(file)
    except FileNotFoundError:
        raise SourceError(f"The mapping {path} does not exist: check the path, or make one with csat map.") from None
    except OSError as error:
        raise SourceError(f"The mapping {path} can't be read: {error.strerror or error}.") from None
    except (ValueError, RecursionError) as error:
        raise SourceError(f"The mapping {path.name} is not TOML: {one_line(str(error), 200)}.") from None
    return _Checked(path.name, headings).mapping(found)


class _Checked:
    """Checks what a mapping says, key by key."""

    def __init__(self, name: str, headings: tuple[str, ...]) -> None:
        self.name = name
        self.headings = headings

    def mapping(self, found: dict[str, object]) -> Mapping:
        unknown = [key for key in found if key not in _KEYS]
        if unknown:
            raise self.wrong(f"knows no key “{one_line(unknown[0], 60)}”; it may hold {', '.join(_KEYS)}")
        columns = found.get("columns", {})
        if not isinstance(columns, dict):
            raise self.wrong("needs columns as a table [columns]")
        score = self.text(found, "score")
        if score is not None:
            self.heading(score)
        return Mapping(
            {self.heading(heading): self.fields(heading, fields) for heading, fields in columns.items()},
            source=self.text(found, "source"),
            score=score,
            metric=self.one_of(found, "metric", METRICS),
            scale=self.scale(found.get("scale")),
            day_first=self.flag(found, "day_first"),
            zone=self.zone(found),
            blank=self.one_of(found, "blank", BLANKS),
            kind=self.one_of(found, "kind", ALL_KINDS),
        )

    def wrong(self, what: str) -> SourceError:
        return SourceError(f"The mapping {self.name} {what}.")

    def heading(self, heading: str) -> str:
        if heading not in self.headings:
            raise self.wrong(f"names a column “{one_line(heading, 60)}” that the file does not have")
        return heading

    def fields(self, heading: str, value: object) -> tuple[str, ...]:
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise self.wrong(f'must give “{one_line(heading, 60)}” a field\'s name, a list of them, or ""')
        for name in filter(None, names):
            if name not in LABELS:
                raise self.wrong(f"knows no field “{one_line(name, 60)}”; fields are {', '.join(LABELS)}")
        return tuple(filter(None, names))

    def text(self, found: dict[str, object], key: str) -> str | None:
        value = found.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip() or one_line(value) != value:
            raise self.wrong(f"needs a text on one line for {key}")
        return value.strip() if key == "source" else value

    def one_of(self, found: dict[str, object], key: str, allowed: tuple[str, ...]) -> str | None:
        value = self.text(found, key)
        if value is not None and value not in allowed:
            raise self.wrong(f"says {key} = “{one_line(value, 40)}”; it can be {', '.join(allowed)}")
        return value

    def flag(self, found: dict[str, object], key: str) -> bool | None:
        value = found.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(f"needs true or false for {key}")
        return value

    def scale(self, value: object) -> tuple[float, float] | None:
        if value is None:
            return None
        if isinstance(value, list) and len(value) == 2:
            low, high = value
            if all(type(end) in (int, float) and abs(end) <= 1000 for end in value) and low != high:
                return float(low), float(high)
        raise self.wrong("needs two different numbers for scale, worst and best, such as [1, 5]")

    def zone(self, found: dict[str, object]) -> str | None:
        value = self.text(found, "zone")
        if value is not None:
            zone_named(value)
        return value


def zone_named(name: str) -> ZoneInfo:
    """The time zone of that IANA name; SourceError where there is none."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        raise SourceError(
            f"There is no time zone “{one_line(name, 60)}”: use a name such as Europe/Berlin or UTC."
        ) from None
