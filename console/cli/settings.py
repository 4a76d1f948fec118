"""`csat settings`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from console.cli.deeds import deed
from console.cli.places import WRONG_INPUT, as_option, default_store, json_option, say, spoken, store_option
from console.cli.preferring import complaints, preferences, settings_file
from console.domain.preferences import Read
from console.domain.text import one_line
from console.reports.settings import KeyLine, Told, example, settings_json, settings_text
from console.store import connect, rules
from console.store.errors import Refused


@click.command("settings")
@click.option("--example", "wants_example", is_flag=True, help="Print a settings.toml with every line explained.")
@click.option("--apply", "applies", is_flag=True, help="Make the file's [team] rules the store's, for everybody.")
@as_option
@json_option
@store_option
@spoken
def settings(wants_example: bool, applies: bool, me: str, as_json: bool, store: Path) -> None:
    """Say where your settings lie, what is in force and where each value comes from."""
    if wants_example:
        click.echo(example(_keys({})[0]), nl=False)
        return
    found = preferences()
    if applies:
        _apply(found, me, as_json, store)
        return
    told = _told(found, store)
    click.echo((settings_json if as_json else settings_text)(told), nl=False)
    for sentence in told.complaints:
        say(sentence)
    if told.complaints:
        sys.exit(WRONG_INPUT)


def _apply(found: Read, me: str, as_json: bool, store: Path) -> None:
    """The file's rules into the store, all or none."""
    wrong = [fault for fault in found.faults if fault.key in ("", "team") or fault.key.startswith("team.")]
    if wrong:
        raise Refused(f"{settings_file()}: {wrong[0].words} Nothing was applied.")
    if not found.preferences.team:
        raise Refused(f"{settings_file()} has no [team] rules to apply: csat settings --example shows them.")
    deed(rules.apply, store, me, as_json, None, found.preferences.team, present=None)


def _told(found: Read, store: Path) -> Told:
    keys, refused = _keys(found.preferences.keys)
    return Told(
        file=str(settings_file()),
        is_there=settings_file().exists(),
        own=found.preferences,
        store=str(store),
        rules=_rules(store),
        keys=keys,
        complaints=[*complaints(found), *(f"{settings_file()}: {words}" for words in refused)],
        over=_over(store),
    )


def _over(store: Path) -> dict[str, tuple[str, str]]:
    """What counts for more than the file."""
    found = {}
    if theme := os.environ.get("TEXTUAL_THEME"):
        found["theme"] = one_line(theme, 60), "$TEXTUAL_THEME"
    if store != default_store():
        found["store"] = str(store), "--store"
    elif os.environ.get("CSAT_STORE"):
        found["store"] = str(store), "$CSAT_STORE"
    return found


def _rules(store: Path) -> dict[str, str] | None:
    """The store's rules; None before there is a store."""
    if not store.exists():
        return None
    with connect.reading(store) as conn:
        return rules.in_store(conn)


def _keys(wanted: Mapping[str, tuple[str, ...]]) -> tuple[list[KeyLine], list[str]]:
    """The keys of every action, and what of `wanted` is refused; the table of actions is loaded only now."""
    from console.ui.commands import COMMANDS, shown
    from console.ui.keys import settle

    keys, refused = settle(wanted)
    lines = [
        KeyLine(one.id, tuple(map(shown, keys.of(one))), tuple(map(shown, one.keys)), one.help) for one in COMMANDS
    ]
    return lines, [refusal.words for refusal in refused]
