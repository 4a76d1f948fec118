"""`--present AGENT`: what commands print names nobody else."""

from __future__ import annotations

import shutil

import pytest
from tests_support.commands import Csat
from tests_support.half_year import SAMPLE, opened


@pytest.fixture
def sample(csat: Csat) -> Csat:
    """A store that is a copy of the sample."""
    csat.store.parent.mkdir()
    shutil.copy(SAMPLE, csat.store)
    return csat


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Every full name in the sample but one agent's."""
    conn = opened(SAMPLE)
    found = [name for table in ("agent", "person", "customer", "account")
             for (name,) in conn.execute(f"SELECT name FROM {table} WHERE name LIKE '% %'")]  # fmt: skip
    conn.close()
    return [name for name in found if name != "Samira Osei"]


COMMANDS = (
    ("queue", "--lane", "closed", "--limit", "200"), ("queue", "--json"), ("scores", "--by", "agent"),
    ("scores", "--by", "customer", "--json"), ("find", "osei"), ("find", "returns", "--json"), ("agent", "Samira Osei"),
    ("agent", "Samira Osei", "--json"), ("report", "huddle", "--names", "--window", "28 days"),
    ("report", "huddle", "--format", "html"), ("export", "--lane", "closed", "--names"), ("export", "--format", "json", "--names"),
    ("review", "--next"), ("review", "--json", "--limit", "500"), ("review", "--calibration"),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nobody_else_is_named(words: tuple[str, ...], sample: Csat, names: list[str]) -> None:
    plain, said = sample(*words), sample(*words, "--present", "Samira Osei")
    assert said.status == plain.status == 0, said.err
    assert [name for name in names if name in said.out] == []
    assert ("Samira Osei" in said.out) == ("Samira Osei" in plain.out)
    assert "Samira Osei" not in sample(*words, "--present", "nobody").out


def test_somebody_who_is_no_agent_is_refused(sample: Csat) -> None:
    said = sample("queue", "--present", "Nobody Known")
    assert said.status == 1 and "no agent called Nobody Known" in said.sentence and "say nobody" in said.sentence
