"""The pack of a one-on-one as a page to print: about one agent, naming no other and telling nobody else's number."""

from __future__ import annotations

from console.domain.did_it_work import TOO_EARLY
from console.domain.proportion import signed
from console.domain.quality import points_told
from console.domain.text import one_line
from console.reports.agent import latency_line, pattern_line, quality_line, share_line
from console.reports.moments import local
from console.reports.page import Page, Section
from console.store.coaching_records import AgentLine, Criterion, Promise, Rated
from console.store.one_on_one import Pack, WorkOn

_COMMENT = 200
FEW = "What this mix of work usually gets is not told: too few others do it."
TITLE = "One-on-one: {}"


def pack_page(found: Pack, zone: str, *, sample: bool = False) -> Page:
    """Commitments first, then praise, what to work on, conversations, the numbers."""
    one = found.line.agent
    left = f", left {local(one.left_at, 'day', zone)}" if one.left_at is not None else ""
    note = (
        f"{'SAMPLE · ' if sample else ''}{one.team or 'no team'}{left} · answered {found.period.label}"
        f" · as of {local(found.as_of, 'second', zone)} ({zone})"
    )
    return Page(TITLE.format(one_line(one.name, 80)), note, (
        Section("What was promised", *_promises(found, zone)),
        Section("Thank you for", points=tuple(map(praise_line, found.praise)) or ("No best rating with a kind comment in these days.",)),
        Section("To work on", *_work_on(found)),
        Section("Worth talking about", points=tuple(f"{told(talk.rated)} – {talk.why}" for talk in found.talks)
                or ("No conversation stands out.",)),
        Section("The numbers", tuple(number_lines(found.line))),
        *_last(found, zone),
    ))  # fmt: skip


def _promises(found: Pack, zone: str) -> tuple[tuple[str, ...], None, tuple[str, ...]]:
    said = () if found.open else ("Nothing is open.",)
    return said, None, tuple(promise_line(one, zone) for one in (*found.open, *found.settled))


def promise_line(one: Promise, zone: str) -> str:
    """A commitment, how it stands, and whether it worked: in words, since a number would tell of the peers."""
    state = "overdue since" if one.overdue else "due" if one.state == "open" else f"{one.state}, was due"
    target = f", target {one.target:g}" if one.target is not None else ""
    measured = f"; {one_line(one.measure, 80)}{target}" if one.measure else ""
    return f"{one_line(one.text, 200)} ({state} {local(one.due_at, 'day', zone)}{measured}). {worked(one)}".rstrip()


def worked(one: Promise) -> str:
    """Whether it worked, without a number; "" where no criterion is named."""
    return one.effect.plainly if one.effect else one.worked and f"{TOO_EARLY}."


def praise_line(one: Rated) -> str:
    """`T-12: “Sorted in a minute.”`."""
    return f"{one.ref}: “{one_line(one.comment or '', _COMMENT)}”"


def told(one: Rated) -> str:
    """A rated ticket on one line."""
    comment = f" “{one_line(one.comment, _COMMENT)}”" if one.comment and one.comment.strip() else ""
    about = ", ".join(text for text in (one.channel, one.issue) if text)
    return f"{one.ref}: {one.value:g} of {one.high:g}{about and f' ({about})'}{comment}"


def _work_on(found: Pack) -> tuple[tuple[str, ...], None, tuple[str, ...]]:
    if not found.work_on:
        return ("Nothing stands out beyond chance.",), None, ()
    return (), None, tuple(line for one in found.work_on for line in work_lines(one))


def work_lines(one: WorkOn) -> list[str]:
    """What it is, then what reviewers quoted."""
    if one.pattern is not None:
        return [f"{pattern_line(one.pattern)}."]
    return [] if one.criterion is None else [criterion_line(one.criterion), *quote_lines(one)]


def criterion_line(one: Criterion) -> str:
    """`Empathy (Contact): met to 55 of 100 over 8 reviews drawn at random.`."""
    section = f" ({one.section})" if one.section else ""
    return f"{one.name}{section}: met to {points_told(one.quality.mean or 0, 0)} of 100 over {one.quality.n} reviews drawn at random."


def quote_lines(one: WorkOn) -> list[str]:
    """The evidence, ticket by ticket."""
    return [f"{quote.ref}: “{one_line(quote.evidence or '', _COMMENT)}”" for quote in one.quotes]


def number_lines(line: AgentLine) -> list[str]:
    """The agent's own numbers with their n and intervals; of the peers only what all of them make together."""
    found = line.fair
    said = [f"CSAT {share_line(found.csat)}."]
    if found.hints:
        said.append(FEW)
    elif found.gap is not None and found.gap_low is not None and found.gap_high is not None:
        said.append(
            f"This mix of work usually gets {found.expected:.1f} %: {signed(found.gap)} points"
            f" ({signed(found.gap_low)} … {signed(found.gap_high)})."
        )
    if found.blame.csat is not None and found.blame.set_aside:
        aside = f"{found.blame.set_aside} of {found.blame.lows} low ratings set aside as not the agent's"
        said.append(f"Without the {aside}: at most {found.blame.csat:.1f} %.")
    return [*said, f"QA {quality_line(line.qa)}.", latency_line(line.latency)]


def _last(found: Pack, zone: str) -> tuple[Section, ...]:
    last = found.last
    if last is None:
        return (Section("Last time", ("This is the first one-on-one.",)),)
    lines = [f"{local(last.held_at, 'day', zone)} with {one_line(last.coach, 80)}."]
    lines += [
        f"{label}: {one_line(text, 1000)}"
        for label, text in (("Shared", last.shared), ("Agent", last.agent_comment))
        if text
    ]
    return (Section("Last time", tuple(lines)),)
