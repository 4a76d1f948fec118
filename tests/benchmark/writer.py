"""Another program at work: 200 small commits a second to a store, until it is killed.

    python writer.py STORE

Half of them are satisfied answers, half what a help desk syncs; none of them changes the open lane.
"""

from __future__ import annotations

import itertools
import sqlite3
import sys
import time

PERIOD = 1 / 200

_ANSWER = """INSERT INTO rating (interaction_id, metric, value, low, high, answered_at)
SELECT id, 'csat', 5, 1, 5, strftime('%s', 'now') FROM interaction WHERE id = ?"""
_SYNC = "UPDATE interaction SET handle_seconds = handle_seconds + 1 WHERE id = ?"


def main(store: str) -> None:
    """Commits on time: what one waited for the lock, the next make up for."""
    conn = sqlite3.connect(store, isolation_level=None, timeout=10)
    conn.execute("PRAGMA synchronous = NORMAL")
    began = time.perf_counter()
    for number in itertools.count():
        time.sleep(max(0.0, began + number * PERIOD - time.perf_counter()))
        # odd ids were never asked for a rating
        conn.execute((_ANSWER, _SYNC)[number % 2], (2 * number + 1,))


if __name__ == "__main__":
    main(sys.argv[1])
