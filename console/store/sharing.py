"""Opening a store to a group of logins: the file, what SQLite keeps beside it, and the folder both lie in."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from console.store import connect
from console.store.errors import Refused, StoreError

_FILE, _FOLDER = 0o660, 0o2770  # what is made in such a folder later is the group's too
_BESIDE = ("", "-wal", "-shm", "-journal")  # SQLite makes these with the mode of the store


@dataclass(frozen=True, slots=True)
class Shared:
    """What was opened to whom."""

    store: Path
    group: str
    members: tuple[str, ...]  # as far as this machine lists them
    others: tuple[str, ...]  # what else lies in the folder: the group may now move or delete it
    closed_above: Path | None  # a folder further up that the group can't enter, so that they don't get to the store


def share(path: Path, group: str) -> Shared:
    """Opens the store and its folder to the group (0660, 2770); raises Refused, StoreError."""
    number, members = _group(group)
    with connect.reading(path):  # only a store is shared, not whatever file is named
        store = path.resolve()
    folder = store.parent
    _check(store, folder)
    beside = [file for end in _BESIDE if (file := store.with_name(store.name + end)).exists()]
    try:
        _give(folder, number, _FOLDER)
        for file in beside:
            _give(file, number, _FILE)
    except OSError as error:
        raise StoreError(
            f"{error.filename or store} can't be given to the group {group} ({error.strerror}): that is for its owner to do, who has"
            " to be a member of the group; ask who administers this machine."
        ) from error
    others = tuple(sorted(found.name for found in folder.iterdir() if found not in beside))
    return Shared(store, group, members, others, _closed_above(folder, number))


def _group(name: str) -> tuple[int, tuple[str, ...]]:
    """The group's number and members; raises Refused where this machine knows none of that name."""
    if sys.platform == "win32":
        raise Refused("Groups of logins are not shared to on Windows: set the folder's permissions in its properties.")
    import grp

    try:
        found = grp.getgrnam(name)
    except KeyError:
        raise Refused(
            f"There is no group {name} on this machine: `getent group` lists them; whoever administers it can make one."
        ) from None
    return found.gr_gid, tuple(found.gr_mem)


def _check(store: Path, folder: Path) -> None:
    """Raises Refused for a folder that holds more than a store's: opening it would open other things."""
    if (folder / "private.db").exists():
        why = "which holds your drafts and private notes too"
    elif folder in (Path.home().resolve(), Path(folder.anchor)) or folder.stat().st_mode & stat.S_IWOTH:
        why = "which is not the store's alone"
    else:
        return
    raise Refused(
        f"{store} lies in {folder}, {why}: move it to a folder of its own (close every console, `csat backup` it to the new"
        " place), and share that."
    )


def _give(path: Path, group: int, mode: int) -> None:
    if path.stat().st_gid != group:
        os.chown(path, -1, group)
    path.chmod(mode)  # after the change of group, which takes the set-group bit away


def _closed_above(folder: Path, group: int) -> Path | None:
    """The first folder above that neither everybody nor the group may enter."""
    for above in folder.parents:
        found = above.stat()
        allowed = stat.S_IXGRP if found.st_gid == group else stat.S_IXOTH
        if not found.st_mode & allowed:
            return above
    return None
