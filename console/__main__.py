"""`csat` and `python -m console`: the version at once, everything else through the commands."""

from __future__ import annotations

import sys

from console import __version__


def main() -> None:
    """Runs the command line; `--version` answers before anything slow is loaded."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"csat {__version__}\n")
        return
    from console.cli.main import csat

    csat()


if __name__ == "__main__":
    main()
