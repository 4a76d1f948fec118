"""What came before a case and stands beside it, as blocks: ratings, conversation, journal, lessons, errands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.text import one_line
from console.store.records import Case, Entry, PastRating, Turn
from console.ui.commands import find
from console.ui.keys import Keys
from console.ui.widgets.reader import Block, heading, line
from console.ui.widgets.roles import PLAIN, Span
from console.ui.words import Times, rated

if TYPE_CHECKING:
    from console.store.beside import Beside

_DOT: Span = (" · ", "muted")
SHORT = 300  # characters of a name, a ref or another single line


def story(case: Case, times: Times) -> list[Block]:
    """Other ratings, the conversation, the journal."""
    return [*_history(case, times), *_turns(case, times), *_journal(case, times)]


def others(beside: Beside | None) -> list[Block]:
    """The customer's other open cases, a line each."""
    rows = beside.others if beside is not None else ()
    told = (" · ".join(filter(None, (row.ref, row.status, row.owner, *row.why[:1]))) for row in rows)
    return [line(one_line(words, SHORT), "muted", "") for words in told]


def lessons(beside: Beside | None, times: Times) -> list[Block]:
    """What was learned from cases like this one."""
    if beside is None or not beside.lessons:
        return []
    blocks = heading("Lessons of cases like this")
    for lesson in beside.lessons:
        ref: Span = (one_line(lesson.ref, SHORT), "strong")
        when: Span = (f"{lesson.outcome}, {times.day(lesson.closed_at)}", "muted")
        blocks.append(Block(((lesson.like, "accent"), _DOT, ref, _DOT, when)))
        blocks.append(Block(((f"“{lesson.lesson.strip()}”", PLAIN),)))
    return blocks


def errands(beside: Beside | None, keys: Keys) -> list[Block]:
    """What still has to be done in the help desk for this ticket."""
    if beside is None or not beside.errands:
        return []
    first: tuple[Span, ...] = ((f" {keys.first(find('recovery.tick'))} ", "key"), (" ", PLAIN))
    return [
        *heading("To do in the help desk"),
        *(
            Block(((*first, (errand.text, PLAIN)) if not n else ((errand.text, PLAIN),)), errand.action[:10])
            for n, errand in enumerate(beside.errands)
        ),
    ]


def _history(case: Case, times: Times) -> list[Block]:
    return [*heading("Other ratings"), *(_past(rating, times) for rating in case.history)] if case.history else []


def _past(rating: PastRating, times: Times) -> Block:
    where: Span = ("this ticket", "muted") if rating.same_ticket else (one_line(rating.ref, SHORT), PLAIN)
    said: tuple[Span, ...] = (_DOT, (rating.comment, PLAIN)) if rating.comment else ()
    when = times.day(rating.answered_at)
    return Block((rated(rating.value, rating.low, rating.high, rating.verdict), _DOT, where, *said), when[:10])


def _turns(case: Case, times: Times) -> list[Block]:
    return [*heading("Conversation"), *(_turn(turn, times) for turn in case.turns)] if case.turns else []


def _turn(turn: Turn, times: Times) -> Block:
    return Block(((turn.text, PLAIN if turn.speaker == "customer" else "muted"),), turn.speaker[:10], "strong")


def _journal(case: Case, times: Times) -> list[Block]:
    if not case.journal:
        return []
    return heading("Journal") + [line(one_line(_did(entry, times), SHORT), "muted") for entry in case.journal]


def _did(entry: Entry, times: Times) -> str:
    return " · ".join(filter(None, (entry.person, entry.action, entry.detail, times.when(entry.at))))
