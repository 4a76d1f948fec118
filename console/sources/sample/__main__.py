"""`python -m console.sources.sample OUT.db` makes the sample store anew."""

from __future__ import annotations

import sys
from pathlib import Path

from console.sources.sample.build import build
from console.store.errors import StoreError


def main(arguments: list[str]) -> int:
    """Writes the store named by the only argument; 2 on a wrong call, 4 where the store can't be made."""
    if len(arguments) != 1:
        sys.stderr.write("Usage: python -m console.sources.sample OUT.db\n")
        return 2
    try:
        build(Path(arguments[0]))
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
        return 4
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
