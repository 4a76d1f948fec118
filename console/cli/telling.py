"""What every way into the console needs before the command line is parsed: where stores are, and how to say what went wrong."""

from __future__ import annotations

import functools
import getpass
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from console.domain.text import one_line
from console.store.errors import Refused, StoreError

WRONG_INPUT, USAGE, SOME_REJECTED, NO_STORE, NEW_ALERTS, INTERRUPTED = 1, 2, 3, 4, 5, 130


def data_folder() -> Path:
    """Where this user's data belongs."""
    from platformdirs import user_data_path

    return user_data_path("csat-console", appauthor=False)


def default_store() -> Path:
    """$CSAT_STORE, else the store that the settings name, else the one in the user's data folder."""
    from console.cli.preferring import own_store, preferences

    named = os.environ.get("CSAT_STORE")
    return Path(named) if named else own_store(preferences(), say) or data_folder() / "store.db"


def login() -> str:
    """The name this user is logged in with."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def say(text: str) -> None:
    """A message for the person, on stderr, on one line and without controls."""
    from click import echo  # only here: the console opens without it

    echo(one_line(text), err=True)


def fail(text: str, status: int) -> NoReturn:
    """Ends the command with one sentence."""
    say(text)
    sys.exit(status)


def spoken(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turns what can go wrong into one sentence and its exit status (design §9)."""

    @functools.wraps(command)
    def told(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except Refused as error:
            fail(str(error), WRONG_INPUT)
        except StoreError as error:
            fail(str(error), NO_STORE)
        except sqlite3.Error as error:
            fail(f"The store can't be used ({error}): run `csat check`.", NO_STORE)
        except KeyboardInterrupt:
            fail("Interrupted; nothing was changed.", INTERRUPTED)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)

    return told
