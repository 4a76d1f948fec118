"""Calls that turn text into markup, or could: none of them stands in the rooms that paint (textual.md §1.4)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import console.ui

ROOM = Path(console.ui.__file__).parent
WIDGETS = {"Static", "Label", "Button", "Tab", "Option", "OptionList", "Collapsible", "Checkbox", "RadioButton", "Tree"}
TABLES = {"add_row", "add_column", "update_cell"}
PARSED = {"border_title", "border_subtitle", "tooltip"}


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _says(call: ast.Call, keyword: str, value: object) -> bool:
    return any(k.arg == keyword and isinstance(k.value, ast.Constant) and k.value.value is value for k in call.keywords)


def _safe(node: ast.expr) -> bool:
    """A constant, or something composed: only bare text from elsewhere is not."""
    return isinstance(node, ast.Constant) or (
        isinstance(node, ast.Call) and _name(node) in ("assemble", "styled", "Content")
    )


def faults(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and reason of every banned thing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            names = [target.attr for target in node.targets if isinstance(target, ast.Attribute)]
            if PARSED & set(names) and not _safe(node.value):
                yield node.lineno, f"{names[0]} parses markup"
        if not isinstance(node, ast.Call):
            continue
        name, first = _name(node), node.args[0] if node.args else None
        if name in ("escape", "highlight") or name in TABLES:
            yield node.lineno, f"{name} parses markup or pretends to be a defence"
        if name == "from_markup" and not isinstance(first, ast.Constant):
            yield node.lineno, "from_markup of something that is not a literal"
        if name == "from_text" and not _says(node, "markup", False):
            yield node.lineno, "from_text without markup=False"
        if name == "notify" and not _says(node, "markup", False):
            yield node.lineno, "notify without markup=False"
        if name in WIDGETS and first is not None and not _safe(first) and not _says(node, "markup", False):
            yield node.lineno, f"{name} of text that is not composed"
        if name == "Markdown" and not isinstance(first, ast.Constant):
            yield node.lineno, "Markdown of something that is not a literal"


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM)))
def test_nothing_banned_stands_in(path: Path) -> None:
    assert list(faults(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("bad", [
    "escape(name)", "Content.from_markup(f'[b]{name}[/b]')", "Content.from_text(name)", "self.notify(name)",
    "Static(name)", "Label(f'{name}')", "table.add_row(name)", "Markdown(comment)", "matcher.highlight(name)",
    "self.border_title = name", "widget.tooltip = f'{name}'",
])  # fmt: skip
def test_the_list_sees_what_it_bans(bad: str) -> None:
    assert len(list(faults(ast.parse(bad)))) == 1
