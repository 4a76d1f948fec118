"""A ticket to review as an answers file to fill in: the conversation as comments, a line for each criterion."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from console.domain.rubric import Criterion
from console.domain.text import one_line
from console.store.reviews_records import Form

_WIDE = 96  # columns of a comment


def form_toml(form: Form) -> str:
    """TOML that `csat review REF --answers` takes once the marks are in."""
    lines = [
        f"# {form.ref} of {one_line(form.agent)} · “{form.rubric.rubric.name}” version {form.rubric.version}"
        f" · drawn: {form.drawn}",
        *_talk(form), "#",
        '# A mark for each criterion, or "n/a"; quote a turn by its number: { mark = 2, turn = 3 }',
        'note = ""', "", "[marks]",
    ]  # fmt: skip
    section = None
    for one in form.rubric.rubric.criteria:
        if one.section != section:
            section = one.section
            lines.append(f"# {section}")
        lines.append(f'{json.dumps(one.name, ensure_ascii=False)} = ""  # {scale(one)}')
    return "\n".join(lines) + "\n"


def _talk(form: Form) -> Iterator[str]:
    yield "#"
    if not form.turns:
        yield '# No conversation is recorded; evidence goes in as words: { mark = 2, quote = "…" }'
    for number, turn in enumerate(form.turns, 1):
        head = f"# {number:>3} {turn.speaker}: "
        said = wrap(one_line(turn.text), _WIDE - 6, break_on_hyphens=False) or [""]
        yield head + said[0]
        yield from (f"#     {more}" for more in said[1:])


def scale(one: Criterion) -> str:
    """0 to 4, weight 25, critical."""
    more = ("critical" if one.critical else "", "bonus" if one.bonus else "", "" if one.na else "always applies")
    return ", ".join((f"{one.low:g} to {one.high:g}", f"weight {one.weight:g}", *filter(None, more)))


def form_json(form: Form) -> str:
    """The same for programs."""
    found = {
        "ref": form.ref, "agent": form.agent, "drawn": form.drawn, "rubric": form.rubric.rubric.name,
        "version": form.rubric.version, "criteria": [_criterion(one) for one in form.rubric.rubric.criteria],
        "turns": [{"turn": number, "speaker": turn.speaker, "text": turn.text} for number, turn in enumerate(form.turns, 1)],
    }  # fmt: skip
    return json.dumps(found, ensure_ascii=False) + "\n"


def _criterion(one: Criterion) -> dict[str, Any]:
    return {
        "section": one.section, "name": one.name, "weight": one.weight, "scale": [one.low, one.high],
        "critical": one.critical, "bonus": one.bonus, "na": one.na,
    }  # fmt: skip
