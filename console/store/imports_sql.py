"""The statements of an import, in the order in which they run. `file` is the staged file, `:source` its source."""

from __future__ import annotations

_KEYED = "INSERT OR IGNORE INTO person (name) SELECT DISTINCT {0} FROM file.{1} WHERE {0} IS NOT NULL ORDER BY 1"

#: People, teams, accounts, customers and agents the file names.
PEOPLE = (
    _KEYED.format("lead", "person"),
    _KEYED.format("manager", "person"),
    _KEYED.format("account_owner", "row"),
    "INSERT OR IGNORE INTO team (name) SELECT DISTINCT team FROM file.person WHERE team IS NOT NULL ORDER BY 1",
    """INSERT OR IGNORE INTO team_lead (team_id, person_id)
    SELECT DISTINCT t.id, p.id FROM (SELECT DISTINCT team, lead FROM file.person WHERE lead IS NOT NULL) s
    JOIN team t ON t.name = s.team JOIN person p ON p.name = s.lead""",
    """INSERT INTO account (source, external_id, name, owner_id, renewal_at)
    SELECT :source, g.key, coalesce(g.name, g.key), (SELECT id FROM person WHERE name = g.owner), g.renewal
    FROM (SELECT account_key AS key, max(account_name) AS name, max(account_owner) AS owner, max(account_renewal_at) AS renewal
          FROM file.row WHERE account_key IS NOT NULL GROUP BY account_key) g WHERE 1
    ON CONFLICT (source, external_id) DO UPDATE SET name = excluded.name, owner_id = coalesce(excluded.owner_id, owner_id),
        renewal_at = coalesce(excluded.renewal_at, renewal_at)
    WHERE name IS NOT excluded.name OR owner_id IS NOT coalesce(excluded.owner_id, owner_id)
        OR renewal_at IS NOT coalesce(excluded.renewal_at, renewal_at)""",
    """INSERT INTO customer (source, external_id, email, name, phone, language, account_id)
    SELECT :source, g.key, g.email, g.name, g.phone, g.language,
        (SELECT id FROM account WHERE source = :source AND external_id = g.account)
    FROM (SELECT customer_key AS key, max(customer_email) AS email, max(customer_name) AS name, max(customer_phone) AS phone,
              max(customer_language) AS language, max(account_key) AS account
          FROM file.row WHERE customer_key IS NOT NULL GROUP BY customer_key) g WHERE 1
    ON CONFLICT (source, external_id) DO UPDATE SET email = coalesce(excluded.email, email),
        name = coalesce(excluded.name, name), phone = coalesce(excluded.phone, phone),
        language = coalesce(excluded.language, language), account_id = coalesce(excluded.account_id, account_id)""",
    """INSERT INTO customer (source, email, name, phone, language, account_id)
    SELECT :source, g.email, g.name, g.phone, g.language,
        (SELECT id FROM account WHERE source = :source AND external_id = g.account)
    FROM (SELECT customer_email AS email, max(customer_name) AS name, max(customer_phone) AS phone,
              max(customer_language) AS language, max(account_key) AS account
          FROM file.row WHERE customer_key IS NULL AND customer_email IS NOT NULL GROUP BY customer_email) g
    WHERE NOT EXISTS (SELECT 1 FROM customer c WHERE c.source = :source AND c.email = g.email)""",
    # the newest row of an agent tells the team and the manager of today
    """INSERT INTO agent (source, external_id, name, team_id, manager_id, kind, seen_at)
    SELECT :source, agent_key, coalesce(agent_name, agent_key), t.id, p.id, coalesce(agent_kind, 'human'), moment
    FROM (SELECT *, row_number() OVER (PARTITION BY agent_key ORDER BY moment DESC, team, manager, agent_name) AS n
          FROM file.person WHERE agent_key IS NOT NULL) s
    LEFT JOIN team t ON t.name = s.team LEFT JOIN person p ON p.name = s.manager
    WHERE n = 1
    ON CONFLICT (source, external_id) DO UPDATE SET name = excluded.name, kind = excluded.kind, seen_at = excluded.seen_at,
        team_id = coalesce(excluded.team_id, team_id), manager_id = coalesce(excluded.manager_id, manager_id)
    WHERE excluded.seen_at > seen_at
       OR (excluded.seen_at = seen_at AND (name, kind) IS NOT (excluded.name, excluded.kind))""",
)

#: Staged columns that become columns of interaction under the same name.
_SAME = (
    "kind", "url", "subject", "channel", "issue", "issue_detail", "product", "status", "opened_at", "first_reply_at",
    "resolved_at", "closed_at", "auto_close_at", "handle_seconds", "contacts", "reopens", "suspect",
)  # fmt: skip
_PRECISIONS = ("opened_precision", "first_reply_precision", "resolved_precision", "closed_precision")
_IDS = ("customer_id", "account_id", "agent_id", "team_id")
_COLUMNS = (*_SAME, *_PRECISIONS, *_IDS)

_PEOPLE_OF_ROW = """
    LEFT JOIN agent a ON a.source = :source AND a.external_id = s.agent_key
    LEFT JOIN team t ON t.name = s.team"""
_CUSTOMER_OF_ROW = """coalesce(ck.id, CASE WHEN s.customer_key IS NULL AND s.customer_email IS NOT NULL THEN
        (SELECT min(c.id) FROM customer c WHERE c.source = :source AND c.email = s.customer_email) END)"""

#: Where a file speaks of a ticket in several rows: only the last of them, by moment, then by what it says.
LAST_ROW = """ AND NOT EXISTS (SELECT 1 FROM file.row later WHERE later.external_id = s.external_id AND
    (later.moment, coalesce(later.status, ''), coalesce(later.agent_key, ''), coalesce(later.value, -1), later.rowid)
    > (s.moment, coalesce(s.status, ''), coalesce(s.agent_key, ''), coalesce(s.value, -1), s.rowid))"""
#: The staged file has an index of ids only where an id stands in several rows, or might.
REPEATED = "SELECT EXISTS (SELECT 1 FROM file.sqlite_master WHERE name = 'row_id')"


def _merged(name: str) -> str:
    """A newer file's word counts, an older file's only where nothing is known; a blank erases nothing."""
    if name in _PRECISIONS:  # goes with its moment
        at = name.replace("precision", "at")
        return (
            f"CASE WHEN excluded.{at} IS NULL OR (excluded.version < version AND {at} IS NOT NULL) THEN {name}"
            f" ELSE excluded.{name} END"
        )
    return (
        f"CASE WHEN excluded.version >= version THEN coalesce(excluded.{name}, {name})"
        f" ELSE coalesce({name}, excluded.{name}) END"
    )


_CHANGES = ", ".join(f"{name} = {_merged(name)}" for name in _COLUMNS)
_STAGED = ", ".join(
    [f"coalesce(s.{name}, 'ticket')" if name == "kind" else f"s.{name}" for name in _SAME]
    + [f"coalesce(s.{name}, 'second')" for name in _PRECISIONS]
)

#: New tickets are stored, known ones updated where something differs; our own columns are never named.
TICKETS = f"""INSERT INTO interaction (id, source, external_id, version, {", ".join(_COLUMNS)})
    SELECT :base + s.rowid, :source, s.external_id, :version, {_STAGED}, {_CUSTOMER_OF_ROW}, ac.id, a.id, coalesce(t.id, a.team_id)
    FROM file.row s {_PEOPLE_OF_ROW}
    LEFT JOIN account ac ON ac.source = :source AND ac.external_id = s.account_key
    LEFT JOIN customer ck ON ck.source = :source AND ck.external_id = s.customer_key
    WHERE 1 {{last}}
    ON CONFLICT (external_id, source) DO UPDATE SET {_CHANGES}, version = max(version, excluded.version)
    WHERE excluded.version > version
       OR ({", ".join(_COLUMNS)}) IS NOT ({", ".join(_merged(name) for name in _COLUMNS)})"""

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
    """CREATE TEMP TRIGGER comment_changes AFTER UPDATE OF comment ON main.rating
    BEGIN INSERT OR IGNORE INTO touched VALUES (NEW.interaction_id); END""",
)

#: How a staged row finds its ticket: by its place where every row made a new one, else by its id.
BY_PLACE = "i.id = :base + s.rowid"
BY_ID = "i.external_id = s.external_id AND i.source = :source"

#: The attribution ledger: who had the ticket, as each file tells it.
INVOLVED = f"""INSERT OR IGNORE INTO involvement (interaction_id, role, agent_id, team_id, since)
    SELECT i.id, 'assignee', a.id, coalesce(t.id, a.team_id), s.opened_at
    FROM file.row s JOIN interaction i ON {BY_ID} {_PEOPLE_OF_ROW}
    WHERE a.id IS NOT NULL"""
INVOLVED_NEW = """INSERT INTO involvement (interaction_id, role, agent_id, team_id, since)
    SELECT id, 'assignee', agent_id, team_id, opened_at FROM interaction WHERE id > :base AND agent_id IS NOT NULL"""

HAS_SURVEYS = "SELECT EXISTS (SELECT 1 FROM file.row WHERE survey_sent_at IS NOT NULL OR survey_blank)"
SURVEYS = f"""INSERT OR IGNORE INTO survey (interaction_id, metric, due_at, sent_at)
    SELECT i.id, coalesce(s.metric, 'csat'), s.closed_at, coalesce(s.survey_sent_at, s.closed_at)
    FROM file.row s JOIN interaction i ON {BY_ID}
    WHERE s.survey_sent_at IS NOT NULL OR s.survey_blank"""

#: The same answer again: by value and moment; by value alone where the file doesn't say when it was given.
_SAME_ANSWER = """r.interaction_id = i.id AND r.metric = coalesce(s.metric, 'csat')
    AND r.value = s.value AND r.low = s.low AND r.high = s.high
    AND (r.answered_at = s.answered_at OR (s.answered_derived AND r.superseded_at IS NULL))"""

#: A comment that came later than its rating.
COMMENTS = f"""UPDATE rating SET comment = (
        SELECT max(s.comment) FROM interaction i JOIN file.row s ON s.external_id = i.external_id
        WHERE i.id = rating.interaction_id AND s.comment IS NOT NULL AND {_SAME_ANSWER.replace("r.", "rating.")})
    WHERE id IN (SELECT r.id FROM file.row s
        JOIN interaction i ON i.external_id = s.external_id AND i.source = :source
        JOIN rating r ON {_SAME_ANSWER}
        WHERE s.comment IS NOT NULL AND (r.comment IS NULL OR (r.comment <> s.comment AND i.version = :version)))"""

#: Answers in the order of time, so that runs of lows open their cases as they happened.
_ANSWER = """INSERT INTO rating (interaction_id, metric, value, low, high, raw, comment, answered_at, answered_precision,
        rated, agent_id, team_id)
    SELECT i.id, coalesce(s.metric, 'csat'), s.value, s.low, s.high, s.raw, s.comment, s.answered_at,
        coalesce(s.answered_precision, 'second'), s.rated, """
ANSWERS = f"""{_ANSWER} a.id, coalesce(t.id, a.team_id)
    FROM file.row s JOIN interaction i ON {BY_ID} {_PEOPLE_OF_ROW}
    WHERE s.value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM rating r WHERE {_SAME_ANSWER})
    {{once}} ORDER BY s.answered_at, s.moment, s.value"""
ANSWERS_NEW = f"""{_ANSWER} i.agent_id, i.team_id
    FROM file.row s JOIN interaction i ON {BY_PLACE} WHERE s.value IS NOT NULL"""
ONCE = "GROUP BY i.id, s.metric, s.value, s.low, s.high, s.answered_at"

#: While answers are stored, the triggers leave the comments' index and what cases say to the end, when each is one
#: statement; `opened` notes the cases.
BEGIN_ANSWERS = (
    "INSERT INTO setting (key, value) VALUES ('importing', '1')",
    "CREATE TEMP TABLE opened (id INTEGER PRIMARY KEY)",
    "CREATE TEMP TRIGGER case_opens AFTER INSERT ON main.recovery BEGIN INSERT OR IGNORE INTO opened VALUES (NEW.id); END",
)
_OPENED = "WHERE recovery_id IN (SELECT o.id FROM temp.opened o JOIN main.recovery v ON v.id = o.id)"
END_ANSWERS = (
    "DELETE FROM setting WHERE key = 'importing'",
    "DROP TRIGGER temp.case_opens",
    """UPDATE interaction SET (reopened_at, hold_since, hold_left) = (
        SELECT reopened_at, hold_since, hold_left FROM ticket_hold WHERE interaction_id = interaction.id)
    WHERE id IN (SELECT v.interaction_id FROM temp.opened o JOIN main.recovery v ON v.id = o.id)""",
    f"""INSERT INTO alert (recovery_id, kind, scope, name, since, state, person_id)
    SELECT recovery_id, kind, scope, name, since, state, person_id FROM case_alert {_OPENED}""",
    f"""INSERT INTO outbox (recovery_id, interaction_id, system, ref, action, text, created_at)
    SELECT recovery_id, interaction_id, system, ref, action, text, created_at FROM case_errand {_OPENED}""",
    "INSERT INTO rating_search (rowid, comment) SELECT id, comment FROM rating WHERE id > :top AND comment IS NOT NULL ORDER BY id",
)

AGE_OUT = """DELETE FROM recovery WHERE acted = 0 AND closed_by IS NULL AND opened_at <
    (SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'as_of')
    - 86400 * (SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'horizon_days')"""
#: Runs of lows that began before the horizon and went on after it.
REOPEN_YOUNG = """INSERT INTO replay_cases (interaction_id)
    SELECT DISTINCT l.interaction_id FROM low_run l
    WHERE NOT EXISTS (SELECT 1 FROM recovery v WHERE v.interaction_id = l.interaction_id)"""

REJECTS = """INSERT OR IGNORE INTO import_reject (source, file, row, heading, value, reason, cells)
    SELECT :source, :file, row, heading, value, reason, cells FROM file.reject"""
#: A rejected row whose ticket arrived after all.
MENDED = """UPDATE import_reject SET mended_at = :now WHERE source = :source AND mended_at IS NULL
    AND json_extract(cells, :cell) IN (SELECT external_id FROM file.row)"""
