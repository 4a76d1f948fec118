"""Nested JSON objects as flat records of text with dotted headings."""

from __future__ import annotations

import json

Flattened = dict[str, str]
DEPTH = 100


class TooDeep(Exception):
    """The record is nested deeper than 100 levels."""


def flatten(record: dict[str, object]) -> Flattened:
    """`{"a": {"b": 1}}` is `{"a.b": "1"}`; lists are JSON text; null is blank."""
    flat: Flattened = {}
    waiting: list[tuple[str, object, int]] = [("", record, 1)]
    while waiting:
        name, value, depth = waiting.pop()
        if depth > DEPTH:
            raise TooDeep
        if isinstance(value, dict):
            inner = [(f"{name}.{key}" if name else str(key), item, depth + 1) for key, item in value.items()]
            waiting.extend(reversed(inner))
        else:
            flat[name] = as_text(value)
    return flat


def as_text(value: object) -> str:
    """One value as a cell."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case list():
            return _list(value)
    return str(value)


def _list(value: list[object]) -> str:
    try:
        return json.dumps(value, ensure_ascii=False) if value else ""
    except RecursionError:
        raise TooDeep from None
