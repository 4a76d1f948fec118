"""One agent's picture as a page of text, for terminals and screen readers."""

from __future__ import annotations

from console.domain.fair import Fair
from console.domain.integrity import Look, Signal
from console.domain.latency import Latency
from console.domain.patterns import Pattern
from console.domain.proportion import Share, signed
from console.domain.quality import QUADRANTS, Quality
from console.domain.text import one_line
from console.reports.moments import local
from console.reports.page import Page, Section, Table
from console.reports.sessions import promised
from console.store.coaching_records import AgentView, Criterion, Rated
from console.store.recognition import Sent

_SHOWN = 10


def agent_page(view: AgentView, look: Look, zone: str) -> Page:
    """What `csat agent` prints; no customer's name stands in it."""
    one = view.line.agent
    left = f", left {local(one.left_at, 'day', zone)}" if one.left_at is not None else ""
    kind = ", AI" if one.kind == "ai" else ""
    note = f"{one.team or 'no team'}{kind}{left} · answered {view.period.label} · as of {local(view.as_of, 'second', zone)} ({zone})"
    sections = (
        Section("CSAT", (*csat_lines(view.line.fair), *view.said, *look.notes)),
        Section("Worth a conversation", points=view.line.reasons),
        Section("QA", (f"{quality_line(view.line.qa)}.",), _criteria(view.criteria)),
        Section("CSAT and QA together", table=_quadrants(view)),
        Section("What stands out", points=tuple(map(pattern_line, view.patterns)) or ("Nothing beyond chance.",)),
        Section("Praise", points=_praise(view, zone) or ("No fives with a comment.",)),
        _charmed(view),
        *_signals(look),
        Section(
            "Promised", points=tuple(promised(one, zone) for one in view.commitments[:_SHOWN]) or ("Nothing promised.",)
        ),
        Section("Talks and feedback", (latency_line(view.line.latency), handle_line(view))),
        Section("Week by week", table=_trend(view, zone)),
    )
    return Page(one_line(one.name), note, sections)


def csat_lines(found: Fair) -> tuple[str, ...]:
    """CSAT, what it usually is, and without blame, a sentence each."""
    lines = [f"{share_line(found.csat)}."]
    if found.gap is not None and found.gap_low is not None and found.gap_high is not None:
        lines.append(
            f"This mix of work usually gets {found.expected:.1f} %: {signed(found.gap)} points"
            f" ({signed(found.gap_low)} … {signed(found.gap_high)})."
        )
    if found.peer_csat is not None and found.peer_gap is not None:
        gap = found.peer_gap
        lines.append(
            f"{found.peers} peers: {found.peer_mean:.1f} % together, the middle half {found.peer_csat.low:.1f} to"
            f" {found.peer_csat.high:.1f} %, and {signed(gap.low)} to {signed(gap.high)} points beside what is usual."
        )
    if found.shrunken is not None:
        lines.append(f"Drawn towards the peers as far as {found.csat.total} ratings allow: {found.shrunken:.1f} %.")
    blame = found.blame
    if blame.csat is not None and blame.set_aside:
        lines.append(
            f"Without the {blame.set_aside} of {blame.lows} low ratings set aside: at most {blame.csat:.1f} %."
        )
    return tuple(lines)


def share_line(found: Share) -> str:
    """`91.7 % of 24 (74.2–97.7)`; – where there is nothing to count."""
    if found.percent is None:
        return "– (no ratings)"
    return f"{found.percent:.1f} % of {found.total} ({found.low:.1f}–{found.high:.1f})"


def quality_line(found: Quality) -> str:
    """The mean of random draws with its interval and n."""
    if found.mean is None:
        return "– (no review drawn at random)"
    bounds = "" if found.low is None else f" ({found.low:.1f}–{found.high:.1f})"
    reviews = "review" if found.n == 1 else "reviews"
    return f"{found.mean:.1f}{bounds} over {found.n} {reviews} drawn at random"


def latency_line(found: Latency) -> str:
    """How long feedback takes."""
    lows = "1 low rating" if found.waiting == 1 else f"{found.waiting} low ratings"
    waiting = f" {lows} had none yet." if found.waiting else ""
    if found.hours is None:
        return (
            f"Feedback latency – (no low rating was talked about yet).{waiting}"
            if waiting
            else "Feedback latency – (no low rating)."
        )
    hours = f"{found.hours:.0f} hour{'' if round(found.hours) == 1 else 's'}"
    return f"Feedback latency: {hours} from a low rating to the next session or review (median of {found.n}).{waiting}"


def handle_line(view: AgentView) -> str:
    """Handle time, never without the quality beside it."""
    found, beside = view.handle, f"CSAT {share_line(view.line.fair.csat)}, QA {quality_line(view.line.qa)}"
    if found.median is None:
        return f"Handle time –; {beside}."
    return f"Handle time of the rated tickets: {found.median / 60:.1f} minutes (median of {found.n}); {beside}."


def pattern_line(found: Pattern) -> str:
    """A pattern as a sentence."""
    return (
        f"{found.dimension} {one_line(found.value, 40)}: {share_line(found.here)}, elsewhere {share_line(found.elsewhere)};"
        f" {signed(found.points)} points ({signed(found.low)} … {signed(found.high)}, 99 %)"
    )


def _criteria(found: tuple[Criterion, ...]) -> Table:
    rows = tuple(
        (one.name, one.section, str(one.quality.n), "–" if one.quality.mean is None else f"{one.quality.mean:.0f}",
         ", ".join(quote.ref for quote in one.quotes if quote.met < 100)[:40], _quoted(one))
        for one in found
    )  # fmt: skip
    return Table(("criterion", "section", "n", "met %", "tickets", "evidence"), rows, (2, 3))


def _quoted(found: Criterion) -> str:
    return next((f"“{one_line(quote.evidence)}”" for quote in found.quotes if quote.met < 100 and quote.evidence), "")


def _quadrants(view: AgentView) -> Table:
    rows = tuple(
        (name, str(len(view.quadrants[name])), ", ".join(one.rated.ref for one in view.quadrants[name][:5]))
        for name in QUADRANTS
    )
    return Table(("", "n", "tickets"), rows, (1,))


def _praise(view: AgentView, zone: str) -> tuple[str, ...]:
    """The newest in the window, with who passed it on; below them what was passed on of older ones."""
    known, held = view.praise[:_SHOWN], {one.interaction_id: one for one in view.recognition}
    listed = {one.interaction_id for one in known}
    older = tuple(
        f"{one.ref}: {one_line(one.comment, 120)}{sent_line(one, zone)}"
        for one in view.recognition[:_SHOWN]
        if one.interaction_id not in listed
    )
    return tuple(f"{_told(one)}{sent_line(held.get(one.interaction_id), zone)}" for one in known) + older


def sent_line(found: Sent | None, zone: str) -> str:
    """That praise was passed on, after it; "" where it was not."""
    return "" if found is None else f" (passed on by {found.by}, {local(found.at, 'day', zone)})"


def _told(one: Rated) -> str:
    return f"{one.ref}: {one_line(one.comment or '', 120)}"


def _charmed(view: AgentView) -> Section:
    found = view.charmed
    beyond = " More than the peers' limits allow." if found.beyond else ""
    sentence = f"Satisfied, and the customer back on the same issue within 7 days: {share_line(found.back)}.{beyond}"
    return Section(
        "Charmed, not solved", (sentence,), points=tuple(f"{one.ref}: {one.why}" for one in found.tickets[:_SHOWN])
    )


def _signals(look: Look) -> tuple[Section, ...]:
    if not look.signals:
        return (Section("Integrity", ("Nothing worth a look.", *look.unmeasured)),)
    head = Section("Integrity: worth a look, never a verdict")
    return (head, *(_signal(one) for one in look.signals))


def _signal(found: Signal) -> Section:
    innocent = f"It may be innocent: {' '.join(found.innocent)}"
    lines = tuple(f"{one.ref}: “{one.quote}”" if one.turn_id else f"{one.ref}: {one.quote}" for one in found.evidence)
    return Section(found.title, (found.said, innocent), points=lines)


def _trend(view: AgentView, zone: str) -> Table:
    rows = tuple(
        (week.period.label, str(week.csat.total), "–" if week.csat.percent is None else f"{week.csat.percent:.0f}",
         ", ".join(f"one-on-one {local(at, 'day', zone)}" for at in week.sessions))
        for week in view.trend
    )  # fmt: skip
    return Table(("week", "n", "CSAT %", ""), rows, (1, 2))
