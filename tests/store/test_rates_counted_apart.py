"""The rates on the sample, against a count of its own in plain Python; and what is learned from lessons."""

from __future__ import annotations

import shutil
import sqlite3
from collections import defaultdict
from pathlib import Path
from statistics import median

import pytest
from tests_support.town import DAY, HOUR, Town

from console.domain.recovery_rates import by_group, rates
from console.store import lessons, recovery, recovery_rates

SAMPLE = Path(__file__).parents[2] / "sample.db"


@pytest.fixture
def sample(tmp_path: Path) -> sqlite3.Connection:
    shutil.copyfile(SAMPLE, tmp_path / "sample.db")
    conn = sqlite3.connect(tmp_path / "sample.db")
    conn.row_factory = sqlite3.Row
    return conn


def table(conn: sqlite3.Connection, name: str) -> dict[int, dict]:
    return {row["id"]: dict(row) for row in conn.execute(f"SELECT * FROM {name}")}


@pytest.mark.parametrize("group", recovery_rates.GROUPS)
def test_rates_equal_an_independent_count(sample: sqlite3.Connection, group: str) -> None:
    now = int(sample.execute("SELECT value FROM setting WHERE key = 'as_of'").fetchone()[0])
    cases, people, teams = table(sample, "recovery"), table(sample, "person"), table(sample, "team")
    tickets, ratings = table(sample, "interaction"), table(sample, "rating")
    names = {
        "all": lambda case: "all",
        "team": lambda case: teams[case["team_id"]]["name"] if case["team_id"] else None,
        "lead": lambda case: people[case["owner_id"]]["name"] if case["owner_id"] else None,
        "issue": lambda case: tickets[case["interaction_id"]]["issue"],
        "cause": lambda case: ratings[case["latest_rating_id"]]["cause"],
    }
    expected: dict[str | None, list[dict]] = defaultdict(list)
    for case in cases.values():
        if case["status"] != "withdrawn":
            expected[names[group](case)].append(case)

    facts = recovery_rates.cohort(sample, group, 0, now + 1)
    found = {one.name: one for one in by_group(facts, now)}
    assert set(found) == set(expected)
    for name, members in expected.items():
        one = found[name]
        recovered = [c for c in members if c["status"] == "recovered"]
        running = [c for c in members if c["closed_at"] is None]
        young = [c for c in running if now - c["opened_at"] <= 14 * DAY]
        assert one.cases == len(members)
        assert one.recovered.percent == pytest.approx(100 * len(recovered) / len(members))
        assert one.at_most.percent == pytest.approx(100 * (len(recovered) + len(young)) / len(members))
        assert (one.by_lead, one.by_customer) == tuple(
            sum(c["closed_by"] == who for c in recovered) for who in ("lead", "customer")
        )
        due = [c for c in members if c["contacted_at"] or c["contact_due_at"] <= now]
        timely = [c for c in due if c["contacted_at"] and c["contacted_at"] <= c["contact_due_at"]]
        assert (one.contact.count, one.contact.total) == (len(timely), len(due))
        waits = [c["first_attempt_at"] - c["opened_at"] for c in members if c["first_attempt_at"]]
        assert one.first_attempt.seconds == (median(waits) if waits else None)
        assert (one.next_answers.count, one.next_answers.total) == _next_answers(recovered, tickets, ratings)
    assert sum(one.cases for one in found.values()) == rates(None, facts, now).cases


def _next_answers(recovered: list[dict], tickets: dict[int, dict], ratings: dict[int, dict]) -> tuple[int, int]:
    """Satisfied and all of the customers' next answers, looked for one by one."""
    verdicts = []
    for case in recovered:
        own = [
            rating
            for rating in ratings.values()
            if rating["metric"] == "csat"
            and case["customer_id"] is not None
            and tickets[rating["interaction_id"]]["customer_id"] == case["customer_id"]
            and rating["answered_at"] >= case["closed_at"] + (case["closed_by"] == "lead")
        ]
        if own:
            verdicts.append(min(own, key=lambda rating: (rating["answered_at"], rating["id"]))["verdict"])
    return verdicts.count("satisfied"), len(verdicts)


def test_lessons_of_similar_cases_come_closest_first(town: Town) -> None:
    account = town.add("account", source="desk", external_id="a", name="Acme")
    ida = town.add("customer", source="desk", external_id="i", account_id=account)
    bob = town.add("customer", source="desk", external_id="b", account_id=account)
    asked = town.low("now", HOUR, customer_id=ida, issue="Returns", issue_detail="Refund delay")
    for ref, facts in {
        "customer": {"customer_id": ida},
        "account": {"customer_id": bob},
        "detail": {"issue": "Returns", "issue_detail": "Refund delay"},
        "issue": {"issue": "Returns", "issue_detail": "Label"},
        "other": {"issue": "Chat"},
    }.items():
        case = town.low(ref, 2 * HOUR, **facts)
        town.act("Ana", recovery.close, case, "not recovered", f"learned from {ref}")
    found = lessons.similar(town.sql, asked)
    assert [(one.ref, one.like) for one in found] == [
        ("customer", "same customer"), ("account", "same account"), ("detail", "same issue"), ("issue", "same kind of issue"),
    ]  # fmt: skip
    assert [one.ref for one in lessons.search(town.sql, "LEARNED detail")] == ["detail"]
    assert len(lessons.search(town.sql, "")) == 5
    assert lessons.search(town.sql, "100%") == ()
