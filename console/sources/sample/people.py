"""Who works here: leads, managers, account owners, 24 human agents and one AI agent."""

from __future__ import annotations

from dataclasses import replace

from console.sources.sample.catalogue import ORDERS, RETURNS, SUPPORT, TEAMS
from console.sources.sample.dice import Dice
from console.sources.sample.moments import on
from console.sources.sample.records import Agent, Table, Value

DANA, MAREK, INES, TOMAS, RUTH, HELEN, PRIYA, JONAS, LUCIA, OWEN = range(1, 11)
_PERSONS = (
    (DANA, "Dana Whitlock", "dana"), (MAREK, "Marek Dvorsky", "marek"), (INES, "Ines Carvalho", "ines"),
    (TOMAS, "Tomas Lindqvist", "tomas"), (RUTH, "Ruth Adeyemi", "ruth"), (HELEN, "Helen Okafor", "helen"),
    (PRIYA, "Priya Raman", "priya"), (JONAS, "Jonas Falk", "jonas"), (LUCIA, "Lucia Ferretti", "lucia"),
    (OWEN, "Owen Tierney", "owen"),
)  # fmt: skip
LEADS = {RETURNS: DANA, ORDERS: MAREK, SUPPORT: INES}
OWNERS = (PRIYA, JONAS, LUCIA, OWEN)
#: The returns desk changed its lead on this day; Tomas reviews quality since.
NEW_LEAD = on(3, 2, 8)
#: Noor worked for orders until this day and for returns from then on.
MOVED = on(4, 1, 0)

_MOST: dict[int, tuple[tuple[str, str], ...]] = {
    RETURNS: (
        ("Mara Lindner", "chat"), ("Samira Osei", "email"), ("Piotr Zawada", "phone"), ("Lena Hofer", "chat"),
        ("Callum Reyes", "email"), ("Aisha Benali", "phone"), ("Noor Haddad", "chat"), ("Greg Ansell", "email"),
        ("Julia Novak", "phone"), ("Tariq Mansour", "chat"),
    ),
    ORDERS: (
        ("Felix Brandt", "chat"), ("Chiara Rossi", "chat"), ("Emil Sorensen", "email"), ("Hanna Kovacs", "phone"),
        ("Leo Marchetti", "chat"), ("Wanda Pierce", "email"), ("Bruno Teles", "phone"),
    ),
    SUPPORT: (
        ("Viktor Hale", "phone"), ("Bella Moreau", "chat"), ("Yuki Tanabe", "email"), ("Sofia Lund", "phone"),
        ("Rafael Stone", "chat"), ("Katja Wirth", "email"), ("Idris Campbell", "phone"),
    ),
}  # fmt: skip


def staff(seed: int) -> tuple[Agent, ...]:
    """All agents; the stories' agents stand out by what they do, not by luck."""
    dice = Dice(seed, "staff")
    found: list[Agent] = []
    for team, members in _MOST.items():
        for name, channel in members:
            agent = Agent(
                len(found) + 1, name, team, channel, manager=HELEN, started=on(1, 1, 0) - dice.whole(120, 1500) * 86_400
            )
            skill, offer = dice.bell() * 0.012, 0.925 + dice.bell() * 0.008
            found.append(_story(replace(agent, skill=skill, offer=offer, weight=0.9 + dice.unit() * 0.2)))
    found.append(
        Agent(
            len(found) + 1,
            "Nova",
            ORDERS,
            "chat",
            kind="ai",
            weight=0.9,
            skill=-0.10,
            offer=0.98,
            back=0.16,
            started=on(1, 1, 0),
        )
    )
    return tuple(found)


def _story(agent: Agent) -> Agent:
    """The agent with what makes them a story, if they are one."""
    match agent.name:
        case "Viktor Hale":
            return replace(agent, story="hard mix", weight=1.35, skill=0.05)
        case "Bella Moreau":
            return replace(agent, story="asks for fives", weight=1.6, offer=0.62)
        case "Felix Brandt":
            return replace(agent, story="charming", weight=1.35, back=0.46)
        case "Noor Haddad":
            return replace(agent, story="moved")
        case "Samira Osei":
            return replace(agent, story="coached", weight=1.2)
        case "Greg Ansell":
            return replace(agent, left=on(5, 15, 18))
        case "Yuki Tanabe":
            return replace(agent, started=on(5, 4, 8))
    return agent


def lead_at(team: int, moment: int) -> int:
    """Who led a team then."""
    return TOMAS if team == RETURNS and moment < NEW_LEAD else LEADS[team]


def people_tables(agents: tuple[Agent, ...]) -> list[Table]:
    """person, team, team_lead and agent."""
    leads: list[tuple[Value, ...]] = [
        (RETURNS, TOMAS, on(1, 1, 0) - 600 * 86_400, NEW_LEAD),
        (RETURNS, DANA, NEW_LEAD, None),
        (ORDERS, MAREK, on(1, 1, 0) - 420 * 86_400, None),
        (SUPPORT, INES, on(1, 1, 0) - 800 * 86_400, None),
    ]
    rows = [
        (
            "desk",
            f"A-{agent.id:02}",
            agent.id,
            agent.name,
            agent.team,
            agent.manager,
            agent.kind,
            agent.started,
            agent.left,
        )
        for agent in agents
    ]
    columns = ("source", "external_id", "id", "name", "team_id", "manager_id", "kind", "started_at", "left_at")
    return [
        Table("person", ("id", "name", "login"), _PERSONS),
        Table("team", ("id", "name"), tuple(TEAMS.items())),
        Table("team_lead", ("team_id", "person_id", "since", "until"), leads),
        Table("agent", columns, rows),
    ]
