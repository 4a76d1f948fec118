"""What commands share, as click knows it: options, types of words, and `telling` for what is said."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from console.cli import telling
from console.cli.telling import (
    INTERRUPTED,
    NO_STORE,
    SOME_REJECTED,
    USAGE,
    WRONG_INPUT,
    data_folder,
    default_store,
    fail,
    login,
    say,
)
from console.domain.text import plain

__all__ = (
    "INTERRUPTED", "NO_STORE", "SOME_REJECTED", "USAGE", "WRONG_INPUT", "FileOption", "StoreOption", "Words", "as_option",
    "data_folder", "default_store", "fail", "json_option", "login", "present_option", "say", "spoken", "store_option", "view_option",
)  # fmt: skip


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


def view_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--view`: the screen that is shown first; the command gets `view: str | None`."""
    views = click.Choice(["recovery", "coaching", "scorecards"])
    return click.option("--view", type=views, help="The first screen (default: as your settings say, else recovery).")(
        command
    )


def present_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--present AGENT`: everybody else is masked; the command gets `present: str | None`."""
    told = "Mask all names but this agent's, addresses and numbers; “nobody” shows no agent."
    return click.option("--present", metavar="AGENT", type=Words(), help=told)(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--json`: one object on stdout, nothing else."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout, nothing else.")(command)


def spoken(command: Callable[..., Any]) -> Callable[..., Any]:
    """`telling.spoken`, which knows an interrupt at one of click's questions too."""

    @functools.wraps(command)
    def interrupted(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except click.Abort:
            raise KeyboardInterrupt from None

    return telling.spoken(interrupted)
