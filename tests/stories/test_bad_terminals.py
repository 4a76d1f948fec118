"""A terminal that is suspended, hangs up, answers nothing, is tiny, or sees the program fail: nothing typed is lost, and
what the terminal was before it is again.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests_support.terminal import Terminal

from console.cli.showing import copied
from console.store.check import faults

MODES = (b"1049", b"1000", b"1003", b"1004", b"1006", b"2004")  # the other screen, the mouse, the focus, pastes
TYPED = "Promised a new parcel"

#: The console, in which a key that changes the theme is a mistake of the program.
FAILING = """
from console.ui.app import ConsoleApp
def fail(self): raise ZeroDivisionError("a mistake")
ConsoleApp.action_coaching = fail
from console.__main__ import main
main()
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The sample, to work on."""
    return copied(tmp_path / "store.db")


def at(store: Path, *, command: Sequence[str] = ("-m", "console"), before: Sequence[str] = ()) -> Terminal:
    """A console in a terminal that never answers what it is asked."""
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    return Terminal([*before, sys.executable, *command, str(store)], environment)


def is_open(terminal: Terminal) -> bool:
    """The queue is there, and the case under the cursor."""
    return terminal.has("▸") and terminal.has("● live")


def noting(terminal: Terminal) -> None:
    """Half a note is typed."""
    terminal.wait(is_open)
    terminal.press("a")
    terminal.wait(lambda screen: screen.has("esc keeps it as a draft"))
    terminal.press(TYPED)
    terminal.wait(lambda screen: screen.has(TYPED))


def drafts(folder: Path) -> str:
    """What was kept of words that were not sent."""
    (file,) = folder.rglob("private.db")
    conn = sqlite3.connect(file)
    try:
        return "\n".join(conn.iterdump())
    finally:
        conn.close()


def sound(store: Path) -> bool:
    """Whether `csat check` finds nothing."""
    conn = sqlite3.connect(store)
    try:
        return faults(conn) == []
    finally:
        conn.close()


def is_restored(terminal: Terminal) -> bool:
    """Whatever was switched on is off again: modes, the keyboard's protocol; the cursor shows and lines wrap."""
    printed = bytes(terminal.raw)
    off = all(printed.rfind(b"\x1b[?" + mode + b"l") > printed.rfind(b"\x1b[?" + mode + b"h") for mode in MODES)
    shown = all(
        printed.rfind(b"\x1b[?" + mode + b"h") > printed.rfind(b"\x1b[?" + mode + b"l") for mode in (b"25", b"7")
    )
    return off and shown and printed.count(b"\x1b[<u") >= printed.count(b"\x1b[>")


def test_the_terminal_is_as_before_after_quitting(store: Path) -> None:
    with at(store) as terminal:
        before = terminal.settings
        terminal.wait(is_open)
        assert terminal.settings != before
        terminal.press("q")
        assert terminal.status() == 0
        assert terminal.settings == before and is_restored(terminal)


def test_the_terminal_is_as_before_after_a_mistake_of_the_program(store: Path) -> None:
    with at(store, command=("-c", FAILING)) as terminal:
        before = terminal.settings
        terminal.wait(is_open)
        terminal.press("2")
        assert terminal.status() == 1
        assert terminal.settings == before and is_restored(terminal)
    after = bytes(terminal.raw).rpartition(b"\x1b[?1049l")[2]
    assert b"a mistake" in after, "what went wrong is told where it stays"


def test_the_terminal_is_as_before_and_words_are_kept_when_the_machine_ends_the_program(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with at(store) as terminal:
        before = terminal.settings
        noting(terminal)
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.status() == 128 + signal.SIGTERM
        assert terminal.settings == before and is_restored(terminal)
    assert TYPED in drafts(tmp_path) and sound(store)


@pytest.mark.parametrize("ignored", [False, True], ids=["told", "nohup"])
def test_a_dropped_connection_ends_it_and_loses_no_word(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ignored: bool
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with at(store, before=("sh", "-c", 'trap "" HUP; exec "$@"', "sh") if ignored else ()) as terminal:
        noting(terminal)
        terminal.hang_up()
        assert terminal.status() == 128 + signal.SIGHUP
    assert TYPED in drafts(tmp_path) and sound(store)


def test_to_the_shell_and_back(store: Path, tmp_path: Path) -> None:
    """Ctrl-Z stops it as a shell's job, with the terminal as the shell left it; fg goes on where one was."""
    shell = shutil.which("bash")
    assert shell, "needs bash"
    plain = tmp_path / "inputrc"
    plain.write_text("set enable-bracketed-paste off\n", encoding="ascii")  # the shell's own mode, not ours to judge
    environment = {**os.environ, "TERM": "xterm-256color", "PS1": "shell> ", "PYTHON": sys.executable, "STORE": str(store),
                   "INPUTRC": str(plain)}  # fmt: skip
    with Terminal([shell, "--norc", "--noprofile", "-i"], environment) as terminal:
        terminal.wait(lambda screen: screen.has("shell> "))
        terminal.press('"$PYTHON" -m console "$STORE"\r')
        terminal.wait(is_open)
        first = terminal.line_of("▸")[:30]
        terminal.press("down")
        terminal.wait(lambda screen: screen.line_of("▸")[:30] not in ("", first))
        under = terminal.line_of("▸")[:30]
        terminal.press("\x1a")
        terminal.wait(lambda screen: screen.has("Stopped"))
        assert is_restored(terminal)
        terminal.press("clear; stty -a | grep -o '.icanon\\|.echo\\b'\r")
        terminal.wait(lambda screen: screen.has(" icanon") and screen.has(" echo") and not screen.has("▸"))
        terminal.press("fg\r")
        terminal.wait(lambda screen: is_open(screen) and under in screen.text)
        terminal.press("q")
        terminal.wait(is_restored)


def test_without_a_shell_ctrl_z_says_so(store: Path) -> None:
    with at(store) as terminal:
        terminal.wait(is_open)
        terminal.press("\x1a")
        terminal.wait(lambda screen: screen.has("No shell waits here"))
        terminal.press("q")
        assert terminal.status() == 0


def test_a_tiny_window_and_back(store: Path) -> None:
    with at(store) as terminal:
        terminal.wait(is_open)
        under = terminal.line_of("▸")[:30]
        terminal.resize(20, 5)
        terminal.wait(lambda screen: screen.has("▸"))
        terminal.press("3")
        terminal.press("2")
        terminal.press("1")
        terminal.resize(120, 30)
        terminal.wait(lambda screen: is_open(screen) and under in screen.text)
        terminal.press("q")
        assert terminal.status() == 0


def test_a_megabyte_pasted_into_a_filter(store: Path) -> None:
    with at(store) as terminal:
        terminal.wait(is_open)
        terminal.press("/")
        terminal.paste("pasted words " * 80_000)
        terminal.wait(lambda screen: screen.has("pasted words"))
        terminal.press("\x1b")
        terminal.wait(lambda screen: is_open(screen) and not screen.has("pasted words"))
        terminal.press("q")
        assert terminal.status() == 0
