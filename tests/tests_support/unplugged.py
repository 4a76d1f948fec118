"""Runs csat in a process in which no socket to another machine can be made: `unplugged.py WORDS… [, WORDS…]`."""

from __future__ import annotations

import os
import socket
import sys

REACHED_OUT = 99  # the exit status of a process that tried
_BETWEEN_PROGRAMS = {int(family) for family in (getattr(socket, "AF_UNIX", None),) if family is not None}
_REFUSED = ("socket.", "urllib.", "webbrowser.", "http.", "ftplib.", "smtplib.", "ssl.")


def refuse(event: str, args: tuple[object, ...]) -> None:
    """An audit hook: Python tells it of every socket, before it is made. Nothing can catch what it does."""
    if not event.startswith(_REFUSED):
        return
    if event == "socket.__new__" and args[1] in _BETWEEN_PROGRAMS:  # the event loop wakes itself through such a pair
        return
    os.write(2, f"\ntried to reach out: {event} {args!r}\n".encode())
    os._exit(REACHED_OUT)


def run(words: list[str]) -> None:
    """One command, as from a shell; how it ends is its own business."""
    from console.__main__ import main

    sys.argv = ["csat", *words]
    try:
        main()
    except SystemExit as end:
        os.write(2, f"csat {' '.join(words)}: status {end.code or 0}\n".encode())


if __name__ == "__main__":
    sys.addaudithook(refuse)
    if sys.argv[1:] == ["reach-out"]:
        socket.create_connection(("127.0.0.1", 9))
    line = list(sys.argv[1:])
    while line:
        end = line.index(",") if "," in line else len(line)
        run(line[:end])
        line = line[end + 1 :]
