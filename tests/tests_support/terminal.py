"""A program in a real pseudo-terminal, its screen kept by an emulator."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte

KEYS = {"down": "\x1b[B", "up": "\x1b[A"}
PATIENCE = 60.0  # seconds until a screen that does not come is a failure
LONGEST = 600.0  # seconds in which all that was typed has to be done


class Terminal:
    """Started by `with`, killed at its end; `raw` is every byte it printed."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int = 120, lines: int = 30
    ) -> None:
        self._command = list(command)
        # a size that the environment names would count for more than the terminal's own
        self._environment = {name: value for name, value in environment.items() if name not in ("COLUMNS", "LINES")}
        self._size = (lines, columns)
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = bytearray()
        self._shown: list[str] | None = None
        self._status: int | None = None
        self._hung_up = False

    def __enter__(self) -> Terminal:
        self.pid, self._fd = pty.fork()
        if self.pid == 0:  # the size is set before the program can ask for it
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *self._size, 0, 0))
            os.execvpe(self._command[0], self._command, self._environment)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if not self._hung_up:
            os.close(self._fd)

    def hang_up(self) -> None:
        """The connection drops: nobody reads any more, and the program is told so."""
        os.close(self._fd)
        self._hung_up = True

    def status(self) -> int:
        """How the program ended, which it has to; 128 + the signal where one killed it."""
        if self._status is None:
            deadline = time.monotonic() + PATIENCE
            while (ended := os.waitpid(self.pid, os.WNOHANG))[0] == 0:
                assert time.monotonic() < deadline, "It did not end"
                self._take_what_comes(0.01)
            self._take_what_comes(0)
            code = os.waitstatus_to_exitcode(ended[1])
            self._status = code if code >= 0 else 128 - code
        return self._status

    def _take_what_comes(self, patience: float) -> None:
        """What it still prints, so that it need not wait for its terminal."""
        heard = [] if self._hung_up else [self._fd]
        while select.select(heard, [], [], patience)[0]:
            if not (data := self._read()):
                return
            self._feed(data)

    def paste(self, text: str) -> None:
        """A bracketed paste, however long; what the program prints meanwhile is taken."""
        left = f"\x1b[200~{text}\x1b[201~".encode()
        while left:
            hears, takes, _ = select.select([self._fd], [self._fd], [], PATIENCE)
            assert hears or takes, "It takes nothing and says nothing"
            if hears:
                self._feed(self._read())
            if takes:
                left = left[os.write(self._fd, left[:1024]) :]

    @property
    def settings(self) -> list[object]:
        """How the terminal is set: echo, line by line, signals, flow control."""
        return list(termios.tcgetattr(self._fd))

    def resize(self, columns: int, lines: int) -> None:
        """Another size of the window."""
        self._screen.resize(lines, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    @property
    def lines(self) -> list[str]:
        """The screen, line by line; drawn once for what was printed."""
        if self._shown is None:
            self._shown = list(self._screen.display)
        return self._shown

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    def line_of(self, text: str) -> str:
        """The first line that holds `text`, "" where none does."""
        return next((line for line in self.lines if text in line), "")

    def has(self, text: str) -> bool:
        """Whether the screen shows it."""
        return bool(self.line_of(text))

    def press(self, key: str) -> None:
        """Sends a key: a name of KEYS, or the character itself."""
        os.write(self._fd, KEYS.get(key, key).encode())

    def wait(self, seen: Callable[[Terminal], bool], patience: float = PATIENCE) -> None:
        """Until the screen satisfies `seen`; fails with the screen as it stands after `patience` seconds."""
        deadline = time.monotonic() + patience
        while not seen(self):
            assert self._printed_by(deadline), "Waited in vain; the screen was:\n" + self.text
            while self._printed_by():  # all that is there, so that a screen is drawn once
                data = self._read()
                assert data, "It ended; the screen was:\n" + self.text
                self._feed(data)

    def settle(self, quiet: float, look: Callable[[Terminal], object]) -> None:
        """Until nothing was printed for so long; `look` sees the screen each time something was."""
        deadline = time.monotonic() + LONGEST
        while self._printed_by(time.monotonic() + quiet):
            assert time.monotonic() < deadline, "It never fell quiet; the screen was:\n" + self.text
            data = self._read()
            assert data, "It ended; the screen was:\n" + self.text
            self._feed(data)
            look(self)

    def watch(self, seconds: float, look: Callable[[Terminal], object]) -> None:
        """Reads for so long, and lets `look` see the screen each time something was printed; the program goes on."""
        deadline = time.monotonic() + seconds
        while self._printed_by(deadline):
            data = self._read()
            assert data, "It ended; the screen was:\n" + self.text
            self._feed(data)
            look(self)

    def wait_end(self) -> None:
        """Until the program has ended and everything it printed is read."""
        deadline = time.monotonic() + PATIENCE
        while True:
            assert self._printed_by(deadline), "It did not end; the screen was:\n" + self.text
            data = self._read()
            if not data:
                return
            self._feed(data)

    def _printed_by(self, deadline: float = 0.0) -> bool:
        """Whether something is to be read, or the end is, before a moment; without one, now."""
        left = deadline - time.monotonic()
        return (left > 0 or not deadline) and bool(select.select([self._fd], [], [], max(0.0, left))[0])

    def _feed(self, data: bytes) -> None:
        self._shown = None
        self._stream.feed(data)

    def _read(self) -> bytes:
        """What was printed since; b"" where the program ended."""
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # how Linux says that the other side is closed
            return b""
        self.raw += data
        return data
