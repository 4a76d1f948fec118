"""The statements of an import that store people, teams, accounts and customers. `file` is the staged file."""

from __future__ import annotations

_KEYED = "INSERT OR IGNORE INTO person (name) SELECT DISTINCT {0} FROM file.{1} WHERE {0} IS NOT NULL ORDER BY 1"


def _newer(*names: str, since: str = "version", table: str = "") -> str:
    """SET clauses: a newer file's word counts, an older file's only where nothing is known; a blank erases nothing.

    Known limit: with three files out of order, a value may be the oldest file's where the newest left it blank.
    """
    old = f"{table}." if table else ""
    told = "told" if table else "excluded"
    return ", ".join(
        f"{name} = CASE WHEN {told}.{since} >= {old}{since} THEN coalesce({told}.{name}, {old}{name})"
        f" ELSE coalesce({old}{name}, {told}.{name}) END"
        for name in names
    )


_CONTACT = ("name", "phone", "language", "account_id")


def _customers(key: str, where: str) -> str:
    """The file's customers by `key`, each once, with what its rows say."""
    return f"""(SELECT g.key, g.email, g.name, g.phone, g.language,
        (SELECT id FROM account WHERE source = :source AND external_id = g.account) AS account_id, :version AS version
    FROM (SELECT {key} AS key, max(customer_email) AS email, max(customer_name) AS name, max(customer_phone) AS phone,
              max(customer_language) AS language, max(account_key) AS account
          FROM file.row WHERE {where} GROUP BY {key}) g)"""


_BY_KEY = _customers("customer_key", "customer_key IS NOT NULL")
_BY_EMAIL = _customers("customer_email", "customer_key IS NULL AND customer_email IS NOT NULL")

PEOPLE = (
    _KEYED.format("lead", "person"),
    _KEYED.format("manager", "person"),
    _KEYED.format("account_owner", "row"),
    "INSERT OR IGNORE INTO team (name) SELECT DISTINCT team FROM file.person WHERE team IS NOT NULL ORDER BY 1",
    """INSERT OR IGNORE INTO team_lead (team_id, person_id)
    SELECT DISTINCT t.id, p.id FROM (SELECT DISTINCT team, lead FROM file.person WHERE lead IS NOT NULL) s
    JOIN team t ON t.name = s.team JOIN person p ON p.name = s.lead""",
    f"""INSERT INTO account (source, external_id, name, owner_id, renewal_at, version)
    SELECT :source, g.key, coalesce(g.name, g.key), (SELECT id FROM person WHERE name = g.owner), g.renewal, :version
    FROM (SELECT account_key AS key, max(account_name) AS name, max(account_owner) AS owner, max(account_renewal_at) AS renewal
          FROM file.row WHERE account_key IS NOT NULL GROUP BY account_key) g WHERE 1
    ON CONFLICT (source, external_id) DO UPDATE SET {_newer("name", "owner_id", "renewal_at")},
        version = max(version, excluded.version)""",
    f"""INSERT INTO customer (source, external_id, email, {", ".join(_CONTACT)}, version)
    SELECT :source, told.* FROM {_BY_KEY} told WHERE 1
    ON CONFLICT (source, external_id) DO UPDATE SET {_newer("email", *_CONTACT)}, version = max(version, excluded.version)""",
    f"""UPDATE customer SET {_newer(*_CONTACT, table="customer")}, version = max(customer.version, told.version)
    FROM {_BY_EMAIL} told WHERE customer.source = :source AND customer.email = told.email AND customer.external_id IS NULL""",
    f"""INSERT INTO customer (source, email, {", ".join(_CONTACT)}, version)
    SELECT :source, email, {", ".join(_CONTACT)}, version FROM {_BY_EMAIL} told
    WHERE NOT EXISTS (SELECT 1 FROM customer c WHERE c.source = :source AND c.email = told.email)""",
    # the newest row of an agent tells the team and the manager of today
    f"""INSERT INTO agent (source, external_id, name, team_id, manager_id, kind, seen_at)
    SELECT :source, agent_key, coalesce(agent_name, agent_key), t.id, p.id, coalesce(agent_kind, 'human'), moment
    FROM (SELECT *, row_number() OVER (PARTITION BY agent_key ORDER BY moment DESC, team, manager, agent_name) AS n
          FROM file.person WHERE agent_key IS NOT NULL) s
    LEFT JOIN team t ON t.name = s.team LEFT JOIN person p ON p.name = s.manager
    WHERE n = 1
    ON CONFLICT (source, external_id) DO UPDATE SET {_newer("name", "kind", "team_id", "manager_id", since="seen_at")},
        seen_at = max(seen_at, excluded.seen_at)""",
)
