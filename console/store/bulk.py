"""One deed on many cases: all in one transaction, undone as one, what can't be done left out and told."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from console.store.errors import Refused
from console.store.records import Actor, Done


def each(
    conn: sqlite3.Connection, actor: Actor, deed: Callable[..., Done], keys: Sequence[int], *args: Any, **kwargs: Any
) -> Done:
    """Does `deed(conn, actor, key, …)` to every key; raises Refused where it could be done to none.

    The sentence counts what was done and what was not, with the commonest reason.
    """
    done: list[Done] = []
    refused: Counter[str] = Counter()
    for key in keys:
        try:
            done.append(deed(conn, actor, key, *args, **kwargs))
        except Refused as reason:
            refused[str(reason)] += 1
            continue
        if actor.batch is None:
            actor = actor._replace(batch=_newest_entry(conn, actor))
    if not done:
        why, _ = refused.most_common(1)[0] if refused else ("Nothing is marked.", 0)
        raise Refused(why if len(keys) < 2 else f"None of {len(keys):,} could be done. {why}")
    if len(done) == 1 and not refused:
        return done[0]
    left = sum(refused.values())
    told = f" {left:,} left out: {refused.most_common(1)[0][0]}" if left else ""
    return Done(
        done[0].key,
        done[0].ref,
        f"{len(done):,} {'case' if len(done) == 1 else 'cases'} done, the first: {done[0].sentence}{told}",
    )


def _newest_entry(conn: sqlite3.Connection, actor: Actor) -> int:
    return int(conn.execute("SELECT max(id) FROM journal WHERE person_id = ?", (actor.id,)).fetchone()[0])
