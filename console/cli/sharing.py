"""`csat share --group G`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from console.cli.places import Words, json_option, say, spoken, store_option
from console.domain.text import one_line
from console.store.sharing import Shared
from console.store.sharing import share as open_to

_NAMED = 5  # of what else lies in the folder


@click.command("share")
@click.option("--group", required=True, type=Words(), help="A group of logins on this machine.")
@json_option
@store_option
@spoken
def share(group: str, as_json: bool, store: Path) -> None:
    """Open the store and its folder to a group of logins on this machine."""
    done = open_to(store, group)
    if as_json:
        told = {"store": str(done.store), "group": done.group, "members": done.members, "also_in_folder": done.others,
                "closed_above": done.closed_above and str(done.closed_above)}  # fmt: skip
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for line in _meaning(done):
            click.echo(line)
    if done.closed_above:
        say(
            f"They don't get there yet: {done.closed_above} lets the group {group} not in; move the store, or open that folder."
        )


def _meaning(done: Shared) -> list[str]:
    """What it means for whom, a line each."""
    who = f" ({', '.join(done.members)})" if done.members else ""
    lines = [
        f"{done.store} is open to the group {one_line(done.group)}{who}.",
        "  Every member may read and change all of it: there are no finer rights inside a store.",
        f"  Each opens it from a login of their own on this machine: csat --store {done.store}",
        "  Drafts, private notes, backups and exports stay with who made them (0600).",
        f"  To take it back: chmod 700 {done.store.parent} and chmod 600 {done.store}",
    ]
    if done.others:
        more = f" and {len(done.others) - _NAMED} more" if len(done.others) > _NAMED else ""
        names = ", ".join(one_line(name, 60) for name in done.others[:_NAMED])
        lines.append(f"  They may now also move or delete what else lies in the folder: {names}{more}.")
    return lines
