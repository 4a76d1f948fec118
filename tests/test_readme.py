"""The README says what the program does."""

import pytest
from tests_support.readme import README, between

from console.cli.table import COMMANDS
from console.domain.rubric import EXAMPLE, read
from console.reports.settings import KeyLine, example
from console.ui.commands import find, markdown_rows


def test_the_key_table_is_the_table_of_actions() -> None:
    assert between(README, "keys") == markdown_rows()


def test_the_settings_are_those_of_the_table() -> None:
    text = README.read_text(encoding="utf-8")
    shown = text.partition("domain/settings.py, compared by the tests -->\n```toml\n")[2].partition(
        "```\n<!-- /settings -->"
    )[0]
    claim = find("recovery.claim")
    assert shown == example([KeyLine(claim.id, claim.keys, claim.keys, claim.help)])


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "open"])
def test_every_command_is_in_the_readme(command: str) -> None:
    text = README.read_text(encoding="utf-8")
    assert f"`csat {command}" in text or f"`{command}" in text


def test_the_rubric_is_one_that_can_be_imported() -> None:
    text = README.read_text(encoding="utf-8").partition("<!-- rubric: read by the tests -->\n```toml\n")[2]
    assert read(text.partition("```")[0]) == read(EXAMPLE)._replace(applies_to="chat")


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    ci = (README.parent / ".ci" / "run").read_text(encoding="utf-8")
    assert "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest" in README.read_text(
        encoding="utf-8"
    )
    assert "grep -m1 '^python3 -m venv .venv .*pytest$' README.md" in ci
