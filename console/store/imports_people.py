"""The statements of an import that store people, teams, accounts and customers. `file` is the staged file."""

from __future__ import annotations

from console.store.imports_merging import Merge

_KEYED = "INSERT OR IGNORE INTO person (name) SELECT DISTINCT {0} FROM file.{1} WHERE {0} IS NOT NULL ORDER BY 1"


_MERGE = Merge()
_BY_EMAIL_MERGE = Merge(new="said.", old="customer.")
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
    ON CONFLICT (source, external_id) DO UPDATE SET {_MERGE.sets("name", "owner_id", "renewal_at")}""",
    f"""INSERT INTO customer (source, external_id, email, {", ".join(_CONTACT)}, version)
    SELECT :source, said.* FROM {_BY_KEY} said WHERE 1
    ON CONFLICT (source, external_id) DO UPDATE SET {_MERGE.sets("email", *_CONTACT)}""",
    f"""UPDATE customer SET {_BY_EMAIL_MERGE.sets(*_CONTACT)}
    FROM {_BY_EMAIL} said WHERE customer.source = :source AND customer.email = said.email AND customer.external_id IS NULL""",
    f"""INSERT INTO customer (source, email, {", ".join(_CONTACT)}, version)
    SELECT :source, email, {", ".join(_CONTACT)}, version FROM {_BY_EMAIL} said
    WHERE NOT EXISTS (SELECT 1 FROM customer c WHERE c.source = :source AND c.email = said.email)""",
    # the newest row of an agent tells the team and the manager of today; of rows of one moment, that of the newer file
    f"""INSERT INTO agent (source, external_id, name, team_id, manager_id, kind, version)
    SELECT :source, agent_key, coalesce(agent_name, agent_key), t.id, p.id, coalesce(agent_kind, 'human'),
        (min(moment, 2147483647) << 32) + :version
    FROM (SELECT *, row_number() OVER (PARTITION BY agent_key ORDER BY moment DESC, team, manager, agent_name) AS n
          FROM file.person WHERE agent_key IS NOT NULL) s
    LEFT JOIN team t ON t.name = coalesce(s.team, (SELECT p.team FROM file.person p
        WHERE p.agent_key = s.agent_key AND p.team IS NOT NULL ORDER BY p.moment DESC, p.team LIMIT 1))
    LEFT JOIN person p ON p.name = s.manager
    WHERE n = 1
    ON CONFLICT (source, external_id) DO UPDATE SET {_MERGE.sets("name", "kind", "team_id", "manager_id")}""",
)
