"""A progress line with rows per second, only where a person is watching."""

from __future__ import annotations

import sys
import time

import click

_EVERY = 0.1  # seconds between two repaints


class Progress:
    """`add(rows)` counts; `tick()` only shows that the store is still working. Use as a context manager."""

    def __init__(self, title: str, total: int | None = None) -> None:
        self._title, self._total = title, total
        self._done, self._shown, self._started = 0, 0.0, time.monotonic()
        self._visible = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._visible and self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)

    def add(self, rows: int) -> None:
        """`rows` more have been read."""
        self._done += rows
        self._paint(f"{self._title}: {self._done:,} rows{self._share()}, {self._rate():,.0f} a second")

    def tick(self) -> None:
        """The rows are being applied, which has no measure but time."""
        self._paint(f"Applying {self._done:,} rows to the store … {time.monotonic() - self._started:.0f} s")

    def _share(self) -> str:
        return f" of {self._total:,}" if self._total else ""

    def _rate(self) -> float:
        return self._done / max(0.001, time.monotonic() - self._started)

    def _paint(self, line: str) -> None:
        now = time.monotonic()
        if self._visible and now - self._shown >= _EVERY:
            self._shown = now
            click.echo(f"\r\x1b[K{line}", nl=False, err=True)
