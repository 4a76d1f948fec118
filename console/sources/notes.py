"""Things about a file that a person should know before it is stored."""

from __future__ import annotations

from collections import defaultdict

from console.domain.text import one_line
from console.sources.columns import Assigned
from console.sources.facts import Facts, FileFacts
from console.sources.fields import LABELS
from console.sources.headings import words
from console.sources.numbers import number
from console.sources.scale import Scale


def notes_on(facts: FileFacts, assigned: Assigned, scale: Scale | None) -> list[str]:
    """One sentence for each of them."""
    fields = assigned.by_field
    found: list[str] = []
    if facts.blank:
        found.append(f"{counted(facts.blank, 'blank line')} skipped.")
    if facts.rejected:
        found.append(f"{counted(facts.rejected, 'record')} not shaped like a row of this table: rejected.")
    if scale is None:
        found.append("No column is a rating: the interactions are stored without one.")
    elif "answered_at" not in fields:
        found.append(
            "No column says when the rating was given: it is dated by the latest of closed, resolved, first reply "
            "and opened."
        )
    if not {"customer_key", "customer_email"} & fields.keys():
        found.append("No column identifies the customer: repeat contacts can't be seen.")
    if not {"agent_name", "agent_key"} & fields.keys():
        found.append("No column names the agent.")
    for field in ("issue", "issue_detail", "channel", "team", "product", "agent_name"):
        found += _spellings(field, fields.get(field, []))
    found += _unanswered(facts)
    found += [
        f"{counted(column.lost, 'comment')} with “??”, where an emoji or a letter was lost before the export."
        for column in fields.get("comment", [])
        if column.lost
    ]
    return found + _excel_ids(fields["external_id"][0])


def counted(number: int, what: str) -> str:
    """ "1 row", "1,024 rows"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _spellings(field: str, columns: list[Facts]) -> list[str]:
    """Values that differ in case alone: the store counts them as one."""
    variants: dict[str, set[str]] = defaultdict(set)
    for column in columns:
        for value in column.values:
            variants[value.strip().casefold()].add(value.strip())
    return [
        f"{' and '.join(f'“{one_line(name, 40)}”' for name in sorted(names))} are spellings of one {LABELS[field]}; "
        "they count together."
        for _, names in sorted(variants.items())
        if len(names) > 1
    ][:5]


def _unanswered(facts: FileFacts) -> list[str]:
    """Calls that nobody picked up, where a yes/no column says so."""
    for column in facts.columns:
        answers = {value.strip().casefold() for value in column.counts if value.strip()}
        if words(column.heading).startswith("answered") and answers and answers <= {"y", "n", "yes", "no"}:
            count = sum(count for value, count in column.counts.items() if value.strip().casefold() in ("n", "no"))
            said = f"(“{one_line(column.heading, 40)}” is N): stored without a rating."
            return [f"{counted(count, 'call')} nobody answered {said}"] if count else []
    return []


def _excel_ids(column: Facts) -> list[str]:
    """Ids that a spreadsheet has turned into rounded numbers."""
    rounded = [value for value in column.values if "e+" in value.lower() and number(value) is not None]
    if not rounded:
        return []
    return [
        f"{counted(len(rounded), 'id')} rounded by a spreadsheet (such as “{one_line(min(rounded), 30)}”): different "
        "tickets may share one; export again with the id as text."
    ]
