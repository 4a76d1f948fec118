"""Two themes of our own, dark and light: few colours, each of which stands for one thing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from textual.app import App
from textual.theme import Theme

# What our styles ask for beyond Textual's own variables. Any other theme falls back on the dark set's meaning.
_DARK = {
    "muted": "#949cab",
    "dead": "#5d6472",
    "good": "#8cc99a",
    "warn": "#e3b566",
    "bad": "#f2877d",
    "rule": "#2c323c",
    "bar": "#1d2128",
    "cursor": "#2b3d5c",
    "cursor-quiet": "#262c36",
}
_LIGHT = {
    "muted": "#5c6470",
    "dead": "#a09f99",
    "good": "#23692f",
    "warn": "#855300",
    "bad": "#ad2219",
    "rule": "#d5d3cb",
    "bar": "#efede6",
    "cursor": "#cfdff7",
    "cursor-quiet": "#e8e6df",
}
_SCROLL_DARK = {
    "scrollbar": "#39414e",
    "scrollbar-hover": "#4a5465",
    "scrollbar-active": "#6d9df0",
    "scrollbar-background": "#16191e",
    "scrollbar-background-hover": "#16191e",
    "scrollbar-background-active": "#16191e",
    "scrollbar-corner-color": "#16191e",
}
_SCROLL_LIGHT = {
    "scrollbar": "#c6c3b9",
    "scrollbar-hover": "#aeaba1",
    "scrollbar-active": "#2f66c4",
    "scrollbar-background": "#faf9f5",
    "scrollbar-background-hover": "#faf9f5",
    "scrollbar-background-active": "#faf9f5",
    "scrollbar-corner-color": "#faf9f5",
}

DARK = Theme(
    name="console-dark",
    primary="#8ab2f5",
    accent="#8ab2f5",
    success="#8cc99a",
    warning="#e3b566",
    error="#f2877d",
    foreground="#dde1e8",
    background="#16191e",
    surface="#1d2128",
    panel="#252a33",
    variables={**_DARK, **_SCROLL_DARK},
)
LIGHT = Theme(
    name="console-light",
    primary="#2357ad",
    accent="#2357ad",
    success="#23692f",
    warning="#855300",
    error="#ad2219",
    foreground="#23272e",
    background="#faf9f5",
    surface="#f1efe9",
    panel="#e8e6df",
    dark=False,
    variables={**_LIGHT, **_SCROLL_LIGHT},
)

_LIGHT_GROUNDS = {"7", *map(str, range(9, 16))}  # of the sixteen colours of a terminal


def wanted(theme: str, environment: Mapping[str, str]) -> Theme:
    """Our theme for the setting: dark, light, or auto, which is what $COLORFGBG ("0;15") says of the terminal."""
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if theme == "light" or (theme == "auto" and ground in _LIGHT_GROUNDS) else DARK


def dress(app: App[Any], theme: str) -> None:
    """The theme of the settings unless $TEXTUAL_THEME asks for another; no ANSI theme under NO_COLOR, where it is black
    on black. To be called before the stylesheet is read, so that it is read once.
    """
    app.register_theme(DARK)
    app.register_theme(LIGHT)
    if not os.environ.get("TEXTUAL_THEME") or (app.no_color and app.current_theme.ansi):
        app.set_reactive(App.theme, wanted(theme, os.environ).name)
    app.stylesheet.set_variables(app.get_css_variables())


def fallbacks(dark: bool) -> dict[str, str]:
    """Our variables for a theme that does not bring them (TEXTUAL_THEME=nord)."""
    return dict(_DARK if dark else _LIGHT)
