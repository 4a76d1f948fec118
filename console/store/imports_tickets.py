"""The statement of an import that stores tickets and updates known ones. `file` is the staged file, `:source` its source."""

from __future__ import annotations

from console.store.imports_merging import Merge

#: Staged columns that become columns of interaction under the same name.
_SAME = (
    "kind", "url", "subject", "channel", "issue", "issue_detail", "product", "status", "opened_at", "first_reply_at",
    "resolved_at", "closed_at", "auto_close_at", "handle_seconds", "contacts", "reopens", "suspect",
)  # fmt: skip
_PRECISIONS = ("opened_precision", "first_reply_precision", "resolved_precision", "closed_precision")
_IDS = ("customer_id", "account_id", "agent_id", "team_id")
_COLUMNS = (*_SAME, *_PRECISIONS, *_IDS)

PEOPLE_OF_ROW = """
    LEFT JOIN agent a ON a.source = :source AND a.external_id = s.agent_key
    LEFT JOIN team t ON t.name = s.team"""
_CUSTOMER_OF_ROW = """coalesce(ck.id, CASE WHEN s.customer_key IS NULL AND s.customer_email IS NOT NULL THEN
        (SELECT min(c.id) FROM customer c WHERE c.source = :source AND c.email = s.customer_email) END)"""

#: Where a file speaks of a ticket in several rows: only the one that tells it (`repeats`).
LAST_ROW = " AND s.told"
#: The staged file has an index of ids only where an id stands in several rows, or might.
REPEATED = "SELECT EXISTS (SELECT 1 FROM file.sqlite_master WHERE name = 'row_id')"


_MERGE = Merge()


def _merged(name: str) -> str:
    """A field after the file."""
    if name == "suspect":  # says something of the newest file's row as a whole
        return "CASE WHEN excluded.version >= version THEN excluded.suspect ELSE suspect END"
    return _MERGE.field(name, name.replace("_precision", "_at") if name in _PRECISIONS else name)


_TOLD = _MERGE.told(*(name for name in (*_SAME, *_IDS) if name != "suspect"))
_CHANGES = ", ".join(f"{name} = {_merged(name)}" for name in _COLUMNS)
_STAGED = ", ".join(
    [f"coalesce(s.{name}, 'ticket')" if name == "kind" else f"s.{name}" for name in _SAME]
    + [f"coalesce(s.{name}, 'second')" for name in _PRECISIONS]
)

#: New tickets are stored, known ones updated where something differs; our own columns are never named.
TICKETS = f"""INSERT INTO interaction (id, source, external_id, version, {", ".join(_COLUMNS)})
    SELECT :base + s.rowid, :source, s.external_id, :version, {_STAGED}, {_CUSTOMER_OF_ROW}, ac.id, a.id, t.id
    FROM file.row s {PEOPLE_OF_ROW}
    LEFT JOIN account ac ON ac.source = :source AND ac.external_id = s.account_key
    LEFT JOIN customer ck ON ck.source = :source AND ck.external_id = s.customer_key
    WHERE 1 {{last}}
    ON CONFLICT (external_id, source) DO UPDATE SET {_CHANGES}, told = {_TOLD}, version = {_MERGE.newest}
    WHERE excluded.version > version
       OR ({", ".join(_COLUMNS)}, told) IS NOT ({", ".join(_merged(name) for name in _COLUMNS)}, {_TOLD})"""

#: Temporary triggers note which known tickets a file really changed; made only where the store has tickets.
WATCH_CHANGES = (
    "CREATE TEMP TABLE touched (id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE known_until AS SELECT coalesce(max(id), 0) AS id FROM interaction",
    f"""CREATE TEMP TRIGGER ticket_changes AFTER UPDATE OF version ON main.interaction
    WHEN ({", ".join(f"OLD.{name}" for name in _COLUMNS)}) IS NOT ({", ".join(f"NEW.{name}" for name in _COLUMNS)})
    BEGIN INSERT OR IGNORE INTO touched VALUES (NEW.id); END""",
    """CREATE TEMP TRIGGER answer_comes AFTER INSERT ON main.rating
    WHEN NEW.interaction_id <= (SELECT id FROM known_until)
    BEGIN INSERT OR IGNORE INTO touched VALUES (NEW.interaction_id); END""",
    """CREATE TEMP TRIGGER comment_changes AFTER UPDATE OF comment ON main.rating WHEN NEW.comment IS NOT OLD.comment
    BEGIN INSERT OR IGNORE INTO touched VALUES (NEW.interaction_id); END""",
)
