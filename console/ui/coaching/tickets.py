"""An agent's tickets as lists: the four quadrants of CSAT and QA, what to praise, and unhappy answers."""

from __future__ import annotations

from console.domain.quality import GOOD, QUADRANTS, points_told
from console.domain.text import one_line
from console.reports.agent import share_line
from console.store.coaching import Rated
from console.ui.coaching.tabs import Item, Tab, Whole, column
from console.ui.widgets.cells import Column
from console.ui.widgets.reader import GAP, Block, line
from console.ui.widgets.roles import PLAIN, Span
from console.ui.words import Times, rated

_CHARMED = "charmed, not solved"
SHORT = 300  # characters of a single line
_MEANING = {
    "recognise": f"Satisfied, and QA {GOOD} or more: worth saying so.",
    _CHARMED: "Satisfied, and yet QA or what came after says that the problem may have stayed.",
    "fix the process": f"Unhappy, though QA is {GOOD} or more: look at product, policy and process first.",
    "coach": f"Unhappy, and QA under {GOOD}: worth going through together.",
}
_SIGNS: dict[str, str] = {
    "recognise": "good", _CHARMED: "warn", "fix the process": "accent", "coach": "bad",
}  # fmt: skip
assert tuple(_MEANING) == QUADRANTS


def told(one: Rated, times: Times, *more: Block, qa: str = "") -> tuple[Block, ...]:
    """One rated ticket beside the list."""
    when = f" · answered {times.when(one.answered_at, one.answered_precision)}"
    comment = f"“{one.comment.strip()}”" if one.comment and one.comment.strip() else ""
    facts = {"Channel": one.channel, "Issue": one.issue, "Noted": one.why}
    return (
        Block(((one_line(one.ref, SHORT), "strong"), (when, "muted"))),
        Block((rated(one.value, one.low, one.high, one.verdict), (f"  {one.verdict}{qa and ' · ' + qa}", "strong"))),
        *more, GAP,
        line(comment or "No comment left.", PLAIN if comment else "muted"), GAP,
        *(line(one_line(text, SHORT), PLAIN, label) for label, text in facts.items() if text),
    )  # fmt: skip


def _cells(one: Rated, times: Times) -> tuple[Span, ...]:
    """Rating, ticket, day, issue, comment."""
    return (
        rated(one.value, one.low, one.high, one.verdict),
        (one.ref, "strong"),
        (times.day(one.answered_at), "muted"),
        (one.issue or "–", "muted"),
        (one.comment, PLAIN) if one.comment and one.comment.strip() else (one.why or "–", "muted"),
    )


def _quadrants(whole: Whole) -> list[Item]:
    """The reviewed tickets, each once, with what came after; under the second those that nobody reviewed as well."""
    after = {one.interaction_id: one for one in whole.view.charmed.tickets}
    found: dict[str, list[Item]] = {}
    for name in QUADRANTS:
        found[name] = []
        for one in whole.view.quadrants.get(name, ()):
            same = after.pop(one.rated.interaction_id, None)
            rated_ = one.rated._replace(why=same.why) if same else one.rated
            found[name].append(_placed(whole, name, rated_, f"QA {points_told(one.score, 0)}"))
    found[_CHARMED] += [_placed(whole, _CHARMED, one, "") for one in after.values()]
    return [item for name in QUADRANTS for item in found[name]]


def _placed(whole: Whole, name: str, one: Rated, qa: str) -> Item:
    meaning = [line(_MEANING[name], "muted")]
    if name == _CHARMED:
        back = whole.view.charmed
        beyond = " More than the peers' limits allow." if back.beyond else ""
        meaning.append(
            line(f"Satisfied and back on the same issue within 7 days: {share_line(back.back)}.{beyond}", "muted")
        )
    return Item(
        whole.numbers.of((name, one.interaction_id)),
        ((name, _SIGNS[name]), (qa.removeprefix("QA ") or "–", PLAIN if qa else "muted"), *_cells(one, whole.times)),
        told(one, whole.times, *meaning, qa=qa), one.interaction_id, one.ref,
    )  # fmt: skip


def _listed(whole: Whole, kind: str, held: tuple[Rated, ...]) -> list[Item]:
    return [
        Item(
            whole.numbers.of((kind, one.interaction_id)), _cells(one, whole.times), told(one, whole.times),
            one.interaction_id, one.ref,
        )
        for one in held
    ]  # fmt: skip


def _praised(whole: Whole) -> list[Item]:
    """The newest praise; who passed it on stands beside it, and in place of the comment's beginning in the list."""
    sent = {one.interaction_id: one for one in whole.view.recognition}
    found = []
    for item in _listed(whole, "praise", whole.view.praise):
        one = sent.get(item.ticket or 0)
        if one is not None:
            said = f"passed on by {one.by}, {whole.times.full_date(one.at)}"
            comment, role = item.cells[-1]
            item = item._replace(
                cells=(*item.cells[:-1], (f"✓ {comment}", role)), text=(*item.text, line(said, "good", "Praise"))
            )
        found.append(item)
    return found


def _columns(first: int) -> tuple[Column[Item], ...]:
    return (
        column(first, "Rating", 9),
        column(first + 1, "Ticket", 9, most=14, weight=1),
        column(first + 2, "Answered", 10, most=12, weight=1, rank=2),
        column(first + 3, "Issue", 10, most=20, weight=1, rank=3),
        column(first + 4, "Comment", 14, weight=6, rank=1),
    )


TABS = (
    Tab(
        "Quadrants", (column(0, "CSAT × QA", 19), column(1, "QA", 4, right=True), *_columns(2)), _quadrants,
        lambda whole: f"No ticket was both rated and reviewed in {whole.view.period.label}.",
    ),
    Tab(
        "Praise", _columns(0), _praised,
        lambda whole: f"No best rating with a kind comment in {whole.view.period.label}.",
    ),
    Tab(
        "Unhappy", _columns(0), lambda whole: _listed(whole, "unhappy", whole.view.lows),
        lambda whole: f"No unhappy answer in {whole.view.period.label}.",
    ),
)  # fmt: skip
PRAISE = TABS[1].name
