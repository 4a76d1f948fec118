"""What files told of answers that the store has: who is credited, and the comment, the same in any order of files.

The agent and the team of an answer are those of the oldest file that names them, which is nearest to the answer; where
none does, those of its ticket. A comment is the newest file's. See the table answer_told.
"""

from __future__ import annotations

from console.store.imports_sql import BY_ID, ITS_ANSWERS, SAME_ANSWER
from console.store.imports_tickets import PEOPLE_OF_ROW

#: The tickets that the file speaks of.
SPOKEN = "CREATE TEMP TABLE spoken (id INTEGER PRIMARY KEY)"
SPEAKS = f"INSERT OR IGNORE INTO temp.spoken SELECT i.id FROM file.row s JOIN interaction i ON {BY_ID}"

_ITS = "interaction i CROSS JOIN rating r INDEXED BY rating_of_interaction ON r.interaction_id = i.id"
_SPOKEN = "i.id IN (SELECT id FROM temp.spoken)"


def _as_told(version: str, which: str) -> str:
    """Notes that answers are as a version told them, where nothing else is noted."""
    noted = ", ".join(f"CASE WHEN r.{column} IS NOT NULL THEN {version} END" for column in _COLUMNS.values())
    return f"""INSERT OR IGNORE INTO answer_told (rating_id, agent_version, team_version, comment_version)
        SELECT r.id, {noted} FROM {_ITS} WHERE {_SPOKEN} AND {which}"""


_COLUMNS = {"agent": "agent_id", "team": "team_id", "comment": "comment"}


def _retold(name: str, value: str, counts: str) -> tuple[str, ...]:
    """Sets what the file tells of its answers where that `counts` against the version that told it so far."""
    column = _COLUMNS[name]
    version = f"CASE WHEN w.rating_id IS NULL THEN i.version ELSE w.{name}_version END"
    return (
        f"""CREATE TEMP TABLE retold_{name} AS SELECT id, value FROM (
            SELECT r.id, {value} AS value, r.{column} AS old, {version} AS version, row_number() OVER (PARTITION BY r.id
                ORDER BY s.comment DESC, s.agent_key DESC, s.team DESC, s.raw DESC, s.rated DESC) AS place
            FROM file.row s JOIN interaction i ON {BY_ID} {PEOPLE_OF_ROW}
            CROSS JOIN {ITS_ANSWERS} ON {SAME_ANSWER} LEFT JOIN answer_told w ON w.rating_id = r.id
            WHERE {value} IS NOT NULL)
        WHERE place = 1 AND (old IS NULL OR version IS NULL OR :version {counts} version)
            AND (old IS NOT value OR version IS NOT :version)""",
        f"UPDATE answer_told SET {name}_version = :version WHERE rating_id IN (SELECT id FROM temp.retold_{name})",
        f"""UPDATE rating SET {column} = n.value FROM temp.retold_{name} n
            WHERE n.id = rating.id AND rating.{column} IS NOT n.value""",
    )


def _credit(name: str) -> str:
    """The agent or team of an answer: told, else the ticket's."""
    return (
        f"CASE WHEN r.{name}_id IS NULL OR (w.rating_id IS NOT NULL AND w.{name}_version IS NULL)"
        f" THEN i.{name}_id ELSE r.{name}_id END"
    )


#: Before a file of another version changes their ticket's: answers keep the version that told them.
KEEP = _as_told("i.version", "i.version <> :version")
#: After the file's answers are stored (`:top` is the last id before them).
CREDIT = (
    _as_told(":version", "r.id > :top AND i.version <> :version"),  # an older file brought them
    *_retold("agent", "a.id", "<="),
    *_retold("team", "t.id", "<="),
    *_retold("comment", "s.comment", ">="),
    f"""CREATE TEMP TABLE lent AS SELECT * FROM (
        SELECT r.id, r.agent_id, r.team_id, {_credit("agent")} AS agent, {_credit("team")} AS team
        FROM {_ITS} LEFT JOIN answer_told w ON w.rating_id = r.id WHERE {_SPOKEN})
    WHERE agent IS NOT agent_id OR team IS NOT team_id""",
    _as_told("i.version", "r.id IN (SELECT id FROM temp.lent)"),
    "UPDATE rating SET agent_id = l.agent, team_id = l.team FROM temp.lent l WHERE l.id = rating.id",
)


def cases_follow(which: str) -> tuple[str, ...]:
    """Cases are of the agent and the team of the answer that opened them, and so is the lead whom their alert is for."""
    return (
        f"""CREATE TEMP TABLE moved AS SELECT v.id, r.agent_id, r.team_id FROM recovery v JOIN rating r ON r.id = v.rating_id
        WHERE {which} AND (v.agent_id IS NOT r.agent_id OR v.team_id IS NOT r.team_id)""",
        "UPDATE recovery SET agent_id = m.agent_id, team_id = m.team_id FROM temp.moved m WHERE m.id = recovery.id",
        """UPDATE alert SET person_id = (SELECT person_id FROM case_alert WHERE recovery_id = alert.recovery_id)
        WHERE recovery_id IN (SELECT id FROM temp.moved)""",
    )


CASES_SPOKEN = cases_follow("v.interaction_id IN (SELECT id FROM temp.spoken)")
CASES_NEW = cases_follow("v.id > :recovery")
