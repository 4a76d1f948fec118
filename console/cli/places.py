"""Which store a command means, and how every command says what went wrong."""

from __future__ import annotations

import functools
import getpass
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from console.domain.text import one_line, plain
from console.store.errors import Refused, StoreError

WRONG_INPUT, USAGE, SOME_REJECTED, NO_STORE, INTERRUPTED = 1, 2, 3, 4, 130


class StoreOption(click.Path):
    """A path to a store; whether it is one is the store's to say."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)


class FileOption(click.Path):
    """A path to a file; what is wrong with it is told by who reads or writes it."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)


class Words(click.types.StringParamType):
    """Text as it was typed, without what no store keeps: bytes that are no text, controls, invisible marks."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text made plain."""
        return plain(str(super().convert(value, param, ctx)))


def data_folder() -> Path:
    """Where this user's data belongs."""
    from platformdirs import user_data_path

    return user_data_path("csat-console", appauthor=False)


def default_store() -> Path:
    """$CSAT_STORE, else the store in the user's data folder."""
    named = os.environ.get("CSAT_STORE")
    return Path(named) if named else data_folder() / "store.db"


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--store` after the verb; the command gets `store: Path`, whichever side it stood on."""

    @click.option("--store", "own_store", type=StoreOption(), help="The store's file.")
    @click.pass_context
    @functools.wraps(command)
    def with_store(ctx: click.Context, own_store: Path | None, *args: Any, **kwargs: Any) -> Any:
        parent = ctx.parent.obj if ctx.parent is not None else None
        return command(*args, store=own_store or parent or default_store(), **kwargs)

    return with_store


def as_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--as NAME`: in whose name; the command gets `me: str`."""
    return click.option("--as", "me", default=login, show_default="your login", help="In whose name to act.")(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--json`: one object on stdout, nothing else."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout, nothing else.")(command)


def login() -> str:
    """The name this user is logged in with."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def say(text: str) -> None:
    """A message for the person, on stderr, on one line and without controls."""
    click.echo(one_line(text), err=True)


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
        except (KeyboardInterrupt, click.Abort):
            fail("Interrupted; nothing was changed.", INTERRUPTED)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)

    return told
