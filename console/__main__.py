"""`csat` and `python -m console`: the version and the plain console at once, everything else through the commands."""

from __future__ import annotations

import os
import sys

from console import __version__


def main() -> None:
    """Runs the command line; what a person waits for most often does not wait for the parser of options."""
    words = sys.argv[1:]
    if words == ["--version"]:
        sys.stdout.write(f"csat {__version__}\n")
        return
    if _is_plain(words):
        from console.cli.showing import show_plainly

        sys.exit(show_plainly(words))
    from console.cli.main import csat

    csat()


def _is_plain(words: list[str]) -> bool:
    """Whether this is `csat` or `csat PATH`; a shell that asks for completions is answered by the commands."""
    from console.cli.table import COMMANDS

    paths = [word for word in words if word and not word.startswith("-") and word not in COMMANDS]
    return len(words) <= 1 and paths == words and "_CSAT_COMPLETE" not in os.environ


if __name__ == "__main__":
    main()
