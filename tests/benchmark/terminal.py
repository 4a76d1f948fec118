"""A program in a pseudo-terminal, its screen kept by an emulator, every change of it with its moment."""

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

COLUMNS, LINES = 140, 42
KEYS = {"down": "\x1b[B", "up": "\x1b[A", "pagedown": "\x1b[6~"}
CURSOR = "▸"  # stands before the row under the cursor, in ours and in the peer
PATIENCE = 60.0  # seconds until a screen that does not come is a failure

Seen = Callable[["Terminal"], bool]


class NotSeen(Exception):
    """The screen never showed what was waited for; it is quoted as it stood."""


class Terminal:
    """Started by `with`, killed at its end. Moments are of `time.perf_counter`."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._command, self._environment = list(command), dict(environment)
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self.read_at = 0.0  # when the newest output was read

    def __enter__(self) -> Terminal:
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:  # the size is set before the program can ask for it
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.execvpe(self._command[0], self._command, self._environment)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    # What it shows -------------------------------------------------------------------------------

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return list(self._screen.display)

    def line_of(self, text: str) -> str:
        """The first line that holds `text`, "" where none does."""
        return next((line for line in self._screen.display if text in line), "")

    def has(self, text: str) -> bool:
        """Whether the screen shows it."""
        return bool(self.line_of(text))

    @property
    def under_cursor(self) -> str:
        """The line of the row under the cursor, "" before there is one."""
        return self.line_of(CURSOR)

    # What is done with it ------------------------------------------------------------------------

    def press(self, key: str) -> float:
        """Sends a key (a name of KEYS or the character itself); when that was."""
        pressed = time.perf_counter()
        os.write(self._fd, KEYS.get(key, key).encode())
        return pressed

    def wait(self, seen: Seen) -> float:
        """Until the screen satisfies `seen`: the moment its last output was read. Raises NotSeen."""
        deadline = time.perf_counter() + PATIENCE
        while not seen(self):
            if not self._pump(deadline - time.perf_counter()):
                raise NotSeen("Waited in vain; the screen was:\n" + "\n".join(self.lines))
        return self.read_at

    def first_output_with(self, text: str) -> float:
        """Until `text` came out in one piece, without the emulator, which would delay the next key."""
        wanted, deadline, printed = text.encode(), time.perf_counter() + PATIENCE, b""
        while wanted not in printed:
            data = self._read(deadline - time.perf_counter())
            if not data:
                self._stream.feed(printed)
                raise NotSeen(f"Waited in vain for {text}; the screen was:\n" + "\n".join(self.lines))
            printed += data
        moment = self.read_at
        self._unseen = printed
        return moment

    def settle(self, quiet: float = 0.15) -> None:
        """Until nothing was printed for `quiet` seconds, so that what follows is told apart from what went before."""
        while self._pump(quiet):
            pass

    def watch(self, seconds: float) -> None:
        """Take what is printed for a while, where it never falls quiet."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._pump(left)

    _unseen = b""

    def _pump(self, timeout: float) -> bool:
        """Reads what is there into the emulator; False where nothing came in time, or it ended."""
        data = self._read(timeout)
        if self._unseen or data:
            self._stream.feed(self._unseen + data)
            self._unseen = b""
        return bool(data)

    def _read(self, timeout: float) -> bytes:
        data = b""
        while select.select([self._fd], [], [], 0 if data else max(0.0, timeout))[0]:
            try:
                piece = os.read(self._fd, 1 << 16)
            except OSError:  # the program ended
                break
            if not piece:
                break
            data += piece
        if data:
            self.read_at = time.perf_counter()
        return data
