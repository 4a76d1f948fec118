"""The records of a JSON document, found and built event by event so that no tree of it is ever held."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Protocol

import ijson

from console.sources.flatten import DEPTH, Flattened, as_text
from console.sources.textblocks import CELL_LIMIT

_EVENTS = 200_000  # parts of one record that are kept; a record with more is refused


class StreamBroken(Exception):
    """The document is not valid JSON."""


class Readable(Protocol):
    """Anything that hands out bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; empty at the end."""


def records(file: Readable | IO[bytes], *, single: bool = False) -> Iterator[Flattened | tuple[str, str]]:
    """Flat records of the top-level list, or of the first list of objects under a top-level key.

    A record that is too deep or too large comes as (what it begins with, reason). With `single` the document
    itself is the one record.
    """
    walker = _Walker(single)
    try:
        for event, value in ijson.basic_parse(file, use_float=True):
            done = walker.take(event, value)
            if done is not None:
                yield done
            if walker.finished:
                return
    except (ijson.JSONError, ijson.IncompleteJSONError, UnicodeDecodeError, ValueError) as error:
        raise StreamBroken(str(error)) from None


class _Walker:
    """Follows the parser through the document and hands each record to a builder."""

    def __init__(self, single: bool) -> None:
        self.single = single
        self.depth = 0
        self.list_depth = 0 if single else -1  # depth inside the list of records; -1: not found yet
        self.builder: _Builder | None = None
        self.fresh_list = False
        self.finished = False

    def take(self, event: str, value: object) -> Flattened | tuple[str, str] | None:
        """One event; a record when it has come to its end."""
        if self.builder is not None:
            return self._build(event, value)
        opens = event in ("start_map", "start_array")
        if self.list_depth == self.depth and (opens or event in _SCALARS):
            if event == "start_map":
                self.builder = _Builder()
                self.depth += 1
                return None
            self.depth += opens
            return "[…]" if opens else as_text(value)[:200], "the record is not an object"
        if self.fresh_list and event == "start_map":  # the first list of objects under a key
            self.list_depth, self.fresh_list = self.depth, False
            self.builder = _Builder()
            self.depth += 1
            return None
        self.fresh_list = event == "start_array" and self.list_depth < 0 and self.depth <= 1
        self.depth += opens
        if event in ("end_map", "end_array"):
            self.depth -= 1
            self.finished = self.list_depth > self.depth
        return None

    def _build(self, event: str, value: object) -> Flattened | tuple[str, str] | None:
        assert self.builder is not None
        if event in ("start_map", "start_array"):
            self.depth += 1
        elif event in ("end_map", "end_array"):
            self.depth -= 1
        if self.depth == self.list_depth:
            done = self.builder.result()
            self.builder = None
            self.finished = self.single
            return done
        self.builder.take(event, value)
        return None


_SCALARS = ("null", "boolean", "integer", "double", "number", "string")


class _Builder:
    """One record: dotted headings, lists as JSON text."""

    def __init__(self) -> None:
        self.flat: Flattened = {}
        self.path: list[str] = []
        self.key = ""
        self.lists: list[list[str]] = []  # JSON text of the list being read, and of what it is in
        self.events = 0
        self.reason = ""

    def result(self) -> Flattened | tuple[str, str]:
        """The record, or what it begins with and why it is refused."""
        if not self.reason:
            return self.flat
        shown = ", ".join(f"{key}: {text[:40]}" for key, text in list(self.flat.items())[:5])
        return shown, self.reason

    def take(self, event: str, value: object) -> None:
        """One event inside the record."""
        self.events += 1
        if self.reason:
            return
        if self.events > _EVENTS:
            self.reason = "the record has more than 200,000 parts"
        elif isinstance(value, str) and len(value) > CELL_LIMIT:
            self.reason = "a cell is longer than 1 MB"
        elif self.lists:
            self._in_list(event, value)
        elif event == "map_key":
            self.key = str(value)
        elif event == "start_map":
            self.path.append(self.key)
            if len(self.path) >= DEPTH:
                self.reason = "the record is nested deeper than 100 levels"
        elif event == "end_map":
            self.path.pop()
        elif event == "start_array":
            self.lists.append(["["])
        else:
            self.flat[".".join((*self.path, self.key))] = as_text(value)

    def _in_list(self, event: str, value: object) -> None:
        """Write the list on as JSON text."""
        text = self.lists[-1]
        if event in ("start_map", "start_array"):
            self.lists.append([*_comma(text), "{" if event == "start_map" else "["])
            if len(self.lists) + len(self.path) >= DEPTH:
                self.reason = "the record is nested deeper than 100 levels"
        elif event in ("end_map", "end_array"):
            text.append("}" if event == "end_map" else "]")
            done = self.lists.pop()
            if self.lists:
                self.lists[-1].append("".join(done))
            else:
                whole = "".join(done)
                self.flat[".".join((*self.path, self.key))] = "" if whole == "[]" else whole
        elif event == "map_key":
            text.extend((*_comma(text), json.dumps(value, ensure_ascii=False), ": "))
        else:
            text.extend((*_comma(text), json.dumps(value, ensure_ascii=False)))


def _comma(text: list[str]) -> list[str]:
    """The comma before the next item of a list, where one is due."""
    return [] if text[-1] in ("[", "{", ": ") else [", "]
