"""The pack of a one-on-one: about one agent, naming no other, in three forms, in a file of one's own."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests_support.commands import Csat
from tests_support.half_year import NOW, SAMPLE, opened
from tests_support.town import DAY, Town

from console.domain.masking import COLLEAGUE
from console.domain.period import window
from console.reports.one_on_one import pack_page
from console.reports.page import page_markdown, page_text
from console.reports.page_html import page_html
from console.store.one_on_one import pack

PERIOD = window("90 days", NOW, ZoneInfo("Europe/Berlin"))[0]


@pytest.fixture
def sample(csat: Csat) -> Csat:
    """A copy of the sample."""
    csat.store.parent.mkdir(parents=True)
    csat.store.write_bytes(SAMPLE.read_bytes())
    return csat


def test_it_begins_with_promises_and_praises_before_it_criticises(sample: Csat) -> None:
    said = sample("report", "one-on-one", "Lena Hofer").out
    heads = [line for line in said.splitlines() if line.isupper() and not line.startswith(("-", " "))]
    assert heads == [
        "WHAT WAS PROMISED",
        "THANK YOU FOR",
        "TO WORK ON",
        "WORTH TALKING ABOUT",
        "THE NUMBERS",
        "LAST TIME",
    ]
    assert "Name the feeling before the fix (overdue since 2026-06-12; QA: Empathy, target 80). Too early to" in said
    assert "CSAT 65.6 % of 32 (48.3–79.6)." in said and "QA 88.3" in said and "SAMPLE" in said
    assert "It worked: the change goes beyond that of the peers." in sample("report", "one-on-one", "Samira Osei").out


def gossip(path: Path, names: list[str]) -> None:
    """Customers and reviewers who name everybody wherever the pack quotes them."""
    conn = sqlite3.connect(path)
    everybody = ", ".join(f"{name} and {name.upper()} and {name.split()[0].lower()}" for name in names)
    conn.execute(
        "UPDATE rating SET comment = ?||' ' || comment WHERE comment IS NOT NULL", (f"great, thanks {everybody}",)
    )
    conn.execute("UPDATE review_answer SET evidence = ? WHERE evidence IS NOT NULL", (f"As {everybody} said",))
    conn.execute("UPDATE commitment SET text = text || ?", (f", like {everybody}",))
    conn.execute("UPDATE session SET shared = ?, agent_comment = ?", (everybody, everybody))
    conn.commit()
    conn.close()


@pytest.mark.parametrize("told", [False, True], ids=["as it is", "where everybody is named"])
def test_no_pack_of_the_sample_names_another_agent_or_tells_the_peers_numbers(tmp_path: Path, told: bool) -> None:
    path = tmp_path / "sample.db"
    path.write_bytes(SAMPLE.read_bytes())
    names = [name for (name,) in opened(SAMPLE).execute("SELECT name FROM agent")]
    if told:
        gossip(path, names)
    conn = sqlite3.connect(path)
    for ident, own in conn.execute("SELECT id, name FROM agent").fetchall():
        found = pack(conn, ident, PERIOD, NOW)
        page = pack_page(found, "Europe/Berlin")
        text = " ".join(page_text(page).split())
        others = [part for name in names if name != own for part in (name, *name.split()) if part not in own.split()]
        for form in (text, page_markdown(page), page_html(page)):
            named = [one for one in others if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", form)]
            assert not named, (own, named)
        full = [one for one in names if one != own and re.search(rf"\b{re.escape(one)}\b", text, re.IGNORECASE)]
        assert not full, (own, full)
        assert (COLLEAGUE in text) or not told
        fair = found.line.fair
        if fair.peer_csat and fair.peer_mean:
            assert "middle half" not in text and f"{fair.peer_csat.low:.1f} to" not in text
            assert f"{fair.peer_mean:.1f} %" not in text or f"{fair.expected:.1f}" == f"{fair.peer_mean:.1f}"
    conn.close()


def test_a_file_is_for_its_writer_alone_and_its_ending_says_what_it_is(sample: Csat, tmp_path: Path) -> None:
    for ending, begins in (
        (".html", "<!doctype html>"),
        (".md", "# One\\-on\\-one"),
        (".txt", "One-on-one: Lena Hofer"),
    ):
        out = tmp_path / f"lena{ending}"
        assert sample("report", "one-on-one", "Lena Hofer", "--out", out).status == 0
        assert out.stat().st_mode & 0o777 == 0o600 and out.read_text().startswith(begins.replace("\\-", "-"))
    page = (tmp_path / "lena.html").read_text()
    assert "default-src 'none'" in page and "<script" not in page and "href" not in page and "\x1b" not in page
    again = sample("report", "one-on-one", "Lena Hofer", "--out", tmp_path / "lena.html")
    assert again.status == 1 and again.sentence.endswith(
        "exists already and stays as it is: name a new file, or say --overwrite."
    )
    (tmp_path / "lena.html").write_text("last week's")
    assert sample("report", "one-on-one", "Lena Hofer", "--out", tmp_path / "lena.html", "--overwrite").status == 0
    assert (tmp_path / "lena.html").read_text() == page


def test_notes_of_the_coach_are_not_in_it(sample: Csat) -> None:
    sample("session", "Lena Hofer", "--note", "thinks of leaving")
    assert "leaving" not in sample("report", "one-on-one", "Lena Hofer").out


@pytest.fixture
def small(csat: Csat) -> Csat:
    """Somebody new, somebody with one rating, somebody who left, and two of one name."""
    csat.store.parent.mkdir(parents=True)
    town = Town(csat.store)
    for ref, name, left in (
        ("a1", "Newt", None), ("a2", "Una", None), ("a3", "Gone", -DAY), ("a4", "Sam", None), ("a5", "Sam", None)
    ):  # fmt: skip
        town.add("agent", source="desk", external_id=ref, name=name, left_at=None if left is None else town.now + left)
    town.rate(town.ticket("T-1", agent_id=2), 1, 3 * DAY, comment="never again")
    rubric = town.add("rubric", name="R", version=1, created_at=1)
    criterion = town.add("criterion", rubric_id=rubric, seq=1, section="s", name="Empathy", weight=1)
    person = town.add("person", name="Ruth")
    review = town.add(
        "review",
        interaction_id=1,
        rubric_id=rubric,
        agent_id=2,
        reviewer_id=person,
        drawn="random",
        at=town.now - DAY,
        score=50,
    )
    town.add("review_answer", review_id=review, criterion_id=criterion, chosen=0.5, evidence="hm")
    town.sql.close()
    return csat


def test_little_is_told_plainly(small: Csat) -> None:
    new = small("report", "one-on-one", "Newt").out
    for said in ("Nothing is open.", "No best rating with a kind comment", "Nothing stands out beyond chance.",
                 "No conversation stands out.", "CSAT – (no ratings).", "QA – (no review drawn at random).",
                 "This is the first one-on-one."):  # fmt: skip
        assert said in new
    one = small("report", "one-on-one", "Una").out
    assert "CSAT 0.0 % of 1" in one and "QA 50.0 over 1 review" in one and "usually gets" not in one
    assert "T-1: 1 of 5 “never again” – unhappy, and QA 50.0: go through it together" in one
    assert ", left " in small("report", "one-on-one", "Gone").out
    two = small("report", "one-on-one", "Sam")
    assert two.status == 1 and "2 agents are called Sam" in two.sentence
    assert small("report", "one-on-one", "a5").status == 0
    assert small("report", "one-on-one", "Nobody").status == 1


def test_the_rate_of_the_only_other_who_does_the_same_is_not_told(csat: Csat) -> None:
    csat.store.parent.mkdir(parents=True)
    town = Town(csat.store)
    work = {"Lone": {"fraud": 20, "refund": 5}, "Other": {"fraud": 40, "refund": 5}}
    work |= {f"Peer {number}": {"refund": 12} for number in range(6)}
    for name, issues in work.items():
        agent = town.add("agent", source="desk", external_id=name, name=name, started_at=town.now - 200 * DAY)
        for issue, count in issues.items():
            for number in range(count):
                ticket = town.ticket(f"{name}-{issue}-{number}", agent_id=agent, channel="chat", issue=issue)
                town.rate(ticket, 5 if number % 4 else 1, (1 + number) * DAY, agent_id=agent)
    town.sql.close()
    told = csat("report", "one-on-one", "Lone").out
    assert (
        "CSAT 72.0 % of 25" in told and "What this mix of work usually gets is not told: too few others do it." in told
    )
    assert "usually gets 7" not in told and "points" not in told
    assert csat("agent", "Lone", "--json").json["csat"]["expected"] is not None
    assert "This mix of work usually gets 73.2 %" in csat("report", "one-on-one", "Peer 1").out
