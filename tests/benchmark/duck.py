"""Run by an interpreter that has DuckDB: the scores of a store through its SQLite extension, seconds per run on stdout."""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path

import duckdb  # type: ignore[import-not-found]


def main(store: str, question: str, runs: str) -> None:
    """Prints the fewest wall-clock seconds that the question took."""
    conn = duckdb.connect()
    bundled = importlib.util.find_spec("duckdb_extension_sqlite_scanner")
    if bundled and bundled.submodule_search_locations:
        (extension,) = Path(bundled.submodule_search_locations[0]).rglob("sqlite_scanner.duckdb_extension")
        conn.execute(f"LOAD '{extension}'")
    else:
        conn.execute("INSTALL sqlite")
        conn.execute("LOAD sqlite")
    conn.execute(f"ATTACH '{store}' AS store (TYPE sqlite, READ_ONLY)")
    conn.execute("USE store")
    times = []
    for _ in range(int(runs)):
        began = time.perf_counter()
        conn.execute(question).fetchall()
        times.append(time.perf_counter() - began)
    sys.stdout.write(f"{min(times)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
