"""The queue's filter as SQL: several teams, agents and channels at once, and words in any column."""

from __future__ import annotations

from console.store.records import QueueFilter


def conditions(wanted: QueueFilter, row: str) -> tuple[str, dict[str, object]]:
    """SQL to append to a WHERE, and its parameters; `row` is the alias of what is scanned, v (cases) or r (ratings)."""
    parts: list[str] = []
    values: dict[str, object] = {}
    for name, chosen in (("team", wanted.teams), ("agent", wanted.agents)):
        if chosen:
            marks = _marks(values, name, chosen)
            parts.append(f"{row}.{name}_id IN (SELECT id FROM {name} WHERE name IN ({marks}))")
    if wanted.channels:
        parts.append(
            f"{row}.interaction_id IN (SELECT id FROM interaction WHERE channel IN ({_marks(values, 'channel', wanted.channels)}))"
        )
    for number, word in enumerate(wanted.text.split()):
        values[f"word{number}"] = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        parts.append(_anywhere(row, f":word{number}"))
    return "".join(f" AND {part}" for part in parts), values


def _marks(values: dict[str, object], name: str, chosen: tuple[str, ...]) -> str:
    values.update({f"{name}{number}": choice for number, choice in enumerate(chosen)})
    return ", ".join(f":{name}{number}" for number in range(len(chosen)))


def _anywhere(row: str, word: str) -> str:
    """One word, found in any text that a row shows."""
    rating = f"{row}.id" if row == "r" else f"{row}.latest_rating_id"
    texts = (
        "i.external_id",
        "i.subject",
        "i.channel",
        "i.issue",
        "i.issue_detail",
        "i.product",
        "c.name",
        "a.name",
        "t.name",
        "f.comment",
    )
    return (
        f"EXISTS (SELECT 1 FROM rating f JOIN interaction i ON i.id = f.interaction_id LEFT JOIN customer c ON c.id = i.customer_id"
        f" LEFT JOIN agent a ON a.id = {row}.agent_id LEFT JOIN team t ON t.id = {row}.team_id WHERE f.id = {rating}"
        f" AND ({' OR '.join(f'{text} LIKE {word} ESCAPE CHAR(92)' for text in texts)}))"
    )
