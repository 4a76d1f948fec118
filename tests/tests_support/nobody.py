"""A command run by somebody without rights: a child that gave up root for good, and fails if it could write."""

from __future__ import annotations

import json
import os
import pkgutil
import tempfile
from importlib import import_module
from pathlib import Path

from tests_support.commands import Csat, Said

NOBODY = 65_534
COULD_WRITE = 99


def without_rights(csat: Csat, store: Path, *words: object) -> Said:
    """Runs `csat words --store store`; fails if the store or its folder could have been written."""
    import console

    for module in pkgutil.walk_packages(console.__path__, "console."):  # while they may be read
        if not module.name.endswith("__main__"):
            import_module(module.name)
    with tempfile.TemporaryFile() as told:
        child = os.fork()
        if child == 0:
            _run(csat, store, told.fileno(), [*words, "--store", store])
        _, ended = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(ended) != COULD_WRITE, f"{store} could be written"
        assert os.waitstatus_to_exitcode(ended) == 0, "the child failed"
        told.seek(0)
        return Said(*json.loads(told.read()))


def _run(csat: Csat, store: Path, told: int, words: list[object]) -> None:
    """The child: gives up root, shows that it may not write, does what was asked, and never returns."""
    status = 1
    try:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        if _writes(store) or _writes(store.with_name("more")):
            status = COULD_WRITE
        else:
            said = csat(*words)
            os.write(told, json.dumps([said.status, said.out, said.err]).encode())
            status = 0
    finally:
        os._exit(status)


def _writes(path: Path) -> bool:
    try:
        path.open("ab").close()
    except OSError:
        return False
    return True
