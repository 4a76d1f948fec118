"""Which column is which field: by its heading, as far as its contents agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from console.domain.text import one_line
from console.sources.contents import can_be_answers, identifies, is_clock, misfit
from console.sources.errors import Question, SourceError
from console.sources.facts import Facts, FileFacts
from console.sources.fields import MOMENTS, NO_FIELD
from console.sources.headings import field_of, id_rank, score_rank, words
from console.sources.mapping import Mapping
from console.sources.records import Known
from console.sources.score_column import only_score


@dataclass(slots=True)
class Assigned:
    """Fields found so far: field → its columns (two where date and time stand apart), and why for each heading."""

    by_field: dict[str, list[Facts]]
    why: dict[str, str]
    unused: dict[str, str]  # heading → why not stored

    def taken(self) -> set[str]:
        """Headings that already are a field."""
        return {column.heading for columns in self.by_field.values() for column in columns}


def assign(facts: FileFacts, known: Known | None, mapping: Mapping, score: str | None) -> Assigned:
    """Give every field its column. Raises Question where the score or the id is open."""
    found = Assigned({}, {}, {})
    _as_mapped(facts, mapping, found)
    _score(facts, known, mapping, score, found)
    free = [column for column in facts.columns if column.heading not in mapping.columns]
    _by_name([column for column in free if column.heading not in found.taken()], found)
    _ratings_export(facts, found, mapping)
    _clocks(facts, free, found)
    _names_or_ids(found, mapping)
    _teams(found, mapping)
    if "external_id" not in found.by_field:
        raise _no_id(facts)
    return found


def _as_mapped(facts: FileFacts, mapping: Mapping, found: Assigned) -> None:
    for heading, fields in mapping.columns.items():
        if not fields:
            found.unused[heading] = "as the mapping says"
        for field in fields:
            columns = found.by_field.setdefault(field, [])
            if columns and (field not in MOMENTS or len(columns) > 1):
                raise SourceError(
                    f"The mapping gives the field {field} to “{one_line(columns[0].heading, 60)}” and to "
                    f"“{one_line(heading, 60)}”: leave one."
                )
            columns.append(facts.of(heading))
            found.why[heading] = "as the mapping says"
    for columns in found.by_field.values():  # the date first, then its clock
        columns.sort(key=is_clock)


def _score(facts: FileFacts, known: Known | None, mapping: Mapping, score: str | None, found: Assigned) -> None:
    """The rating's column: as said, as before, else the only one that can be it."""
    said = score or mapping.score
    headings = [column.heading for column in facts.columns]
    if said is not None and said not in headings:
        names = ", ".join(f"“{one_line(heading, 40)}”" for heading in headings[:40])
        raise SourceError(f"There is no column “{one_line(said, 60)}” for the score; the columns are {names}.")
    if said is None and "value" in found.by_field:
        return
    why = "as you said"
    if said is None and known and known.score in headings and known.score not in mapping.columns:
        said, why = known.score, "as in earlier files of this source"
    if said is None:
        free = [column for column in facts.columns if column.heading not in mapping.columns]
        said, why = only_score(free), "its heading and its answers"
    if said is not None:
        found.by_field["value"] = [facts.of(said)]
        found.why[said] = why
        found.unused.pop(said, None)


def _by_name(columns: list[Facts], found: Assigned) -> None:
    """Fields by heading, the best name first; of equal names the leftmost."""
    ranked: dict[str, list[tuple[int, int, Facts]]] = {}
    for place, column in enumerate(columns):
        named = field_of(column.heading)
        if named is None:
            unlike = score_rank(column.heading) == 0 and not can_be_answers(column)
            found.unused[column.heading] = "its values are not answers" if unlike else NO_FIELD
        elif reason := misfit(named[0], column):
            found.unused[column.heading] = reason
        else:
            unsure = named[1] + (1000 if named[0] == "external_id" and not identifies(column) else 0)
            ranked.setdefault(named[0], []).append((unsure, place, column))
    for field, candidates in ranked.items():
        if field in found.by_field:
            for _, _, column in candidates:
                found.unused[column.heading] = "another column was mapped to its field"
            continue
        (best, _, column), *others = sorted(candidates, key=lambda candidate: candidate[:2])
        if field == "external_id" and best >= 1000:
            found.unused[column.heading] = "its values do not tell rows apart"
            continue
        found.by_field[field] = [column]
        found.why[column.heading] = "its heading"
        for _, _, other in others:
            found.unused[other.heading] = f"“{one_line(column.heading, 40)}” is taken for the same"


def _ratings_export(facts: FileFacts, found: Assigned, mapping: Mapping) -> None:
    """In a list of ratings (own id beside the ticket's), "created" is when the rating was given."""
    columns = found.by_field
    own_id = any(words(column.heading) == "id" for column in facts.columns)
    ticket = columns.get("external_id", [None])[0]
    if not own_id or ticket is None or words(ticket.heading) == "id" or "value" not in columns:
        return
    opened = columns.get("opened_at", [None])[0]
    if opened and "answered_at" not in columns and opened.heading not in mapping.columns:
        columns["answered_at"] = columns.pop("opened_at")
        found.why[opened.heading] = "the file lists ratings, so it is when each was given"


def _clocks(facts: FileFacts, free: list[Facts], found: Assigned) -> None:
    """A date without times gets the clock column that goes with it."""
    clocks = [column for column in free if is_clock(column) and column.heading not in found.taken()]
    for field in MOMENTS:
        columns = found.by_field.get(field, [])
        if len(columns) != 1 or columns[0].holds != "dates" or columns[0].timed:
            continue
        for clock in clocks:
            if _belong_together(columns[0], clock, facts):
                columns.append(clock)
                clocks.remove(clock)
                found.why[clock.heading] = f"the time that goes with “{one_line(columns[0].heading, 40)}”"
                found.unused.pop(clock.heading, None)
                break


def _belong_together(day: Facts, clock: Facts, facts: FileFacts) -> bool:
    """Whether the headings differ by date/time only, or the time stands right beside the date."""
    day_name, clock_name = words(day.heading), words(clock.heading)
    if day_name.replace("date", "time").replace("day", "time") == clock_name:
        return True
    headings = [column.heading for column in facts.columns]
    beside = headings.index(clock.heading) == headings.index(day.heading) + 1
    return beside and clock_name in ("time", "hour", "clock", "at")


def _names_or_ids(found: Assigned, mapping: Mapping) -> None:
    """A customer or agent column that holds numbers or e-mails is the id or the e-mail, not the name."""
    for field, key, email in (
        ("customer_name", "customer_key", "customer_email"),
        ("agent_name", "agent_key", ""),
        ("account_name", "account_key", ""),
    ):
        column = found.by_field.get(field, [None])[0]
        if column is None or column.heading in mapping.columns:
            continue
        if column.holds == "numbers" and key not in found.by_field:
            found.by_field[key] = found.by_field.pop(field)
        elif email and email not in found.by_field and _are_emails(column.order):
            found.by_field[email] = found.by_field.pop(field)


def _are_emails(values: Iterable[str]) -> bool:
    found = [("@" in value and " " not in value) for value in values]
    return bool(found) and sum(found) * 2 > len(found)


def _teams(found: Assigned, mapping: Mapping) -> None:
    """Without a team column, a supervisor's people are the team, under the supervisor's name."""
    lead = found.by_field.get("lead")
    if lead and "team" not in found.by_field and lead[0].heading not in mapping.columns:
        found.by_field["team"] = list(lead)
        found.why[lead[0].heading] = "its heading; no other column is the team"


def _no_id(facts: FileFacts) -> Question:
    likely = [column.heading for column in facts.columns if identifies(column) and column.filled == facts.rows]
    named = [column.heading for column in facts.columns if id_rank(column.heading) is not None]
    choices = tuple(dict.fromkeys([*named, *likely]))[:10]
    return Question(
        'No column is recognised as the ticket\'s id: name it in a mapping, under [columns], as "external_id".',
        "external_id",
        "--map",
        tuple((heading, heading) for heading in choices),
    )
