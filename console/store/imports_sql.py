"""The statements of an import that store ledger, surveys, answers and rejects, in the order in which they run.

Known limits of "any order of files", where the files themselves don't say which came first: two answers of one ticket with
the same moment and different values, of which the one stored last is current; answers that no file dates (a derived
moment), whose moment is the first file's; two files with the same newest moment, of which the later import counts. Whether
the help desk is asked to reopen a ticket goes by what was known of it when its case opened.
"""

from __future__ import annotations

import sqlite3

from console.store.imports_tickets import PEOPLE_OF_ROW


def top(conn: sqlite3.Connection, table: str) -> int:
    """The highest id of a table."""
    return int(conn.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0])


#: How a staged row finds its ticket: by its place where every row made a new one, else by its id.
BY_PLACE = "i.id = :base + s.rowid"
BY_ID = "i.external_id = s.external_id AND i.source = :source"

#: The attribution ledger: who had the ticket, as each file tells it.
INVOLVED = f"""INSERT OR IGNORE INTO involvement (interaction_id, role, agent_id, team_id, since)
    SELECT i.id, 'assignee', a.id, t.id, s.opened_at
    FROM file.row s JOIN interaction i ON {BY_ID} {PEOPLE_OF_ROW}
    WHERE a.id IS NOT NULL"""
INVOLVED_NEW = """INSERT INTO involvement (interaction_id, role, agent_id, team_id, since)
    SELECT id, 'assignee', agent_id, team_id, opened_at FROM interaction WHERE id > :base AND agent_id IS NOT NULL"""

HAS_SURVEYS = "SELECT EXISTS (SELECT 1 FROM file.row WHERE survey_sent_at IS NOT NULL OR surveyed)"
#: Of several words on when a ticket's survey was due and sent, the first moment counts.
_FIRST = "coalesce(min({0}, excluded.{0}), {0}, excluded.{0})"
SURVEYS = f"""INSERT INTO survey (interaction_id, metric, due_at, sent_at)
    SELECT i.id, coalesce(s.metric, 'csat'), s.closed_at, coalesce(s.survey_sent_at, s.closed_at)
    FROM file.row s JOIN interaction i ON {BY_ID}
    WHERE s.survey_sent_at IS NOT NULL OR s.surveyed
    ON CONFLICT (interaction_id, metric) DO UPDATE SET due_at = {_FIRST.format("due_at")}, sent_at = {_FIRST.format("sent_at")}
        WHERE (due_at, sent_at) IS NOT ({_FIRST.format("due_at")}, {_FIRST.format("sent_at")})"""

#: A ticket's answers, by their own index, whatever others SQLite might think shorter.
ITS_ANSWERS = "rating r INDEXED BY rating_of_interaction"
#: The same answer again: by value and moment; by value alone where the file doesn't say when it was given.
SAME_ANSWER = """r.interaction_id = i.id AND r.metric = coalesce(s.metric, 'csat')
    AND r.value = s.value AND r.low = s.low AND r.high = s.high
    AND (r.answered_at = s.answered_at OR (s.answered_derived AND r.superseded_at IS NULL))"""

#: Answers in the order of time, so that runs of lows open their cases as they happened.
_ANSWER = """INSERT INTO rating (interaction_id, metric, value, low, high, raw, comment, answered_at, answered_precision,
        rated, agent_id, team_id)
    SELECT i.id, coalesce(s.metric, 'csat'), s.value, s.low, s.high, s.raw, s.comment, s.answered_at,
        coalesce(s.answered_precision, 'second'), s.rated, """
ANSWERS = f"""{_ANSWER} a.id, t.id
    FROM file.row s JOIN interaction i ON {BY_ID} {PEOPLE_OF_ROW}
    WHERE s.value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {ITS_ANSWERS} WHERE {SAME_ANSWER})
    {{once}} ORDER BY s.answered_at, s.moment, s.value"""
ANSWERS_NEW = f"""{_ANSWER} i.agent_id, i.team_id
    FROM file.row s JOIN interaction i ON {BY_PLACE} WHERE s.value IS NOT NULL"""
#: An answer that stands in several rows is stored once, as the row that says most tells it.
ONCE = """ AND s.rowid = (SELECT d.rowid FROM file.row d WHERE d.external_id = s.external_id
    AND (d.metric, d.value, d.low, d.high, d.answered_at) IS (s.metric, s.value, s.low, s.high, s.answered_at)
    ORDER BY d.comment DESC, d.agent_key DESC, d.team DESC, d.raw DESC, d.rated DESC LIMIT 1)"""

#: While further answers are stored, the triggers leave the comments' index and what cases say to the end, when each
#: is one statement; `opened` notes the cases.
OPENED = "CREATE TEMP TABLE opened (id INTEGER PRIMARY KEY)"
BEGIN_ANSWERS = (
    "INSERT INTO setting (key, value) VALUES ('importing', '1')",
    OPENED,
    "CREATE TEMP TRIGGER case_opens AFTER INSERT ON main.recovery BEGIN INSERT OR IGNORE INTO opened VALUES (NEW.id); END",
)
END_ANSWERS = ("DELETE FROM setting WHERE key = 'importing'", "DROP TRIGGER temp.case_opens")

#: The triggers that stay out of the way of first answers, in the order in which they are made again.
RULES_OF_ANSWERS = """SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN
    ('rating_credits', 'low_opens_case', 'further_answer', 'case_speaks', 'search_gains') ORDER BY rowid"""
#: As the trigger low_opens_case does it for one answer.
CASES_NEW = """INSERT INTO recovery (interaction_id, rating_id, latest_rating_id, opened_at, opened_precision, contact_due_at,
        position, renewal_at, customer_id, agent_id, team_id)
    SELECT interaction_id, rating_id, rating_id, answered_at, answered_precision, contact_due_at,
        position, renewal_at, customer_id, agent_id, team_id
    FROM low_run WHERE rating_id > :rating ORDER BY rating_id"""

_OPENED = "WHERE recovery_id IN (SELECT o.id FROM temp.opened o JOIN main.recovery v ON v.id = o.id)"
CASES_SPEAK = (
    """UPDATE interaction SET (reopened_at, hold_since, hold_left) = (
        SELECT reopened_at, hold_since, hold_left FROM ticket_hold WHERE interaction_id = interaction.id)
    WHERE id IN (SELECT v.interaction_id FROM temp.opened o JOIN main.recovery v ON v.id = o.id)""",
    f"""INSERT INTO alert (recovery_id, kind, scope, name, since, state, person_id)
    SELECT recovery_id, kind, scope, name, since, state, person_id FROM case_alert {_OPENED}""",
    f"""INSERT INTO outbox (recovery_id, interaction_id, system, ref, action, text, created_at)
    SELECT recovery_id, interaction_id, system, ref, action, text, created_at FROM case_errand {_OPENED}""",
)
COMMENTS_INDEX = """INSERT INTO rating_search (rowid, comment)
    SELECT id, comment FROM rating WHERE id > :top AND comment IS NOT NULL ORDER BY id"""

AGE_OUT = """DELETE FROM recovery WHERE acted = 0 AND closed_by IS NULL AND opened_at <
    coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'as_of'), :real)
    - 86400 * (SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'horizon_days')"""
#: Runs of lows that began before the horizon and went on after it.
REOPEN_YOUNG = """INSERT INTO replay_cases (interaction_id)
    SELECT DISTINCT l.interaction_id FROM low_run l
    WHERE NOT EXISTS (SELECT 1 FROM recovery v WHERE v.interaction_id = l.interaction_id)"""

REJECTS = """INSERT OR IGNORE INTO import_reject (source, file, row, heading, value, reason, cells)
    SELECT :source, :file, row, heading, value, reason, cells FROM file.reject"""
#: A refused row whose ticket arrived after all, or that came back under its number: stored, or refused as something else.
MENDED = """UPDATE import_reject SET mended_at = :now WHERE source = :source AND mended_at IS NULL
    AND cells NOT IN (SELECT cells FROM file.reject)
    AND (id IN (SELECT CAST(mends AS INTEGER) FROM file.row UNION SELECT CAST(mends AS INTEGER) FROM file.reject)
        OR EXISTS (SELECT 1 FROM json_each(import_reject.cells) c WHERE c.key = :ticket
                   AND c.value IN (SELECT external_id FROM file.row)))"""
