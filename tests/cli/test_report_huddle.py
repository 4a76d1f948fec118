"""`csat report huddle`: one page in three formats, whatever the store holds (issue's bad input, design §8)."""

from __future__ import annotations

import re
import shutil
import stat
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests_support.commands import Csat, Said
from tests_support.half_year import SAMPLE
from tests_support.town import DAY, HOUR, Town

FORMATS = ("text", "markdown", "html")
SECTIONS = ("What moved", "What to praise", "Which cases are open", "Response rate", "One thing to fix")
#: What no page may say, whatever it has to say it about.
NEVER = re.compile(r"nan\b|inf\b|\bNone\b(?! (was|of))|Traceback|\{|\}")


@pytest.fixture
def sample(csat: Csat) -> Csat:
    """A store that is a copy of the sample."""
    csat.store.parent.mkdir()
    shutil.copy(SAMPLE, csat.store)
    return csat


@pytest.fixture
def town(csat: Csat) -> Town:
    """A store of one's own, at the place where the command looks for it."""
    csat.store.parent.mkdir()
    town = Town(csat.store)
    town.add("team", id=1, name="Returns")
    town.add("agent", id=1, source="desk", external_id="ana", name="Ana", team_id=1)
    return town


def rated(town: Town, ref: str, value: float, ago: int = HOUR, **values: object) -> int:
    """An answered ticket of Ana's."""
    rating = {key: values.pop(key) for key in ("comment", "low", "high") if key in values}
    ticket = town.ticket(ref, agent_id=1, team_id=1, opened_at=town.now - ago - HOUR, **values)
    town.rate(ticket, value, ago, **rating)
    return ticket


def page(csat: Csat, *words: object) -> str:
    """The page as text, which says every section and nothing that is no number."""
    said = csat("report", "huddle", *words)
    assert said.status == 0, said.err
    assert all(section.upper() in said.out for section in SECTIONS)
    assert not NEVER.search(said.out), NEVER.search(said.out)
    return " ".join(said.out.split())


def test_the_returns_story_is_told_on_one_page(sample: Csat) -> None:
    said = page(sample, "--window", "28 days")
    assert "CSAT is 63.3 % (57.6–68.7) of 286 answers, after 80.7 % of 249 answers: −17.4 points" in said
    assert "10.4 of the 17.4 points come from Returns: Refund delay." in said
    assert "team Returns desk 50.4 % 42.0–58.7 135 82.1 % ▼ −31.7 −41.9 … −20.2" in said
    assert "Returns: Refund delay – 45 of 105 unhappy answers, on 51 of 286 answers. It cost 10.4 points" in said
    assert "surveys sent since 2026-05-06 and at least 7 days ago were answered within 7 days" in said
    assert "SAMPLE: invented data" in said


def test_a_huddle_covers_a_week_and_fits_a_screen(sample: Csat) -> None:
    said = sample("report", "huddle").out
    assert said.startswith("Huddle: 7 days to 30 Jun\n24–30 Jun 2026 against 17–23 Jun 2026")
    assert len(said.splitlines()) <= 50 and max(map(len, said.splitlines())) <= 120


def test_customers_are_named_only_on_request(sample: Csat) -> None:
    assert "Ana Delmar" not in page(sample)
    assert "Ana Delmar" in page(sample, "--names")


def test_a_filter_narrows_every_number(sample: Csat) -> None:
    said = page(sample, "--window", "28 days", "--filter", "team:returns")
    assert "CSAT is 50.4 % (42.0–58.7) of 135 answers" in said and "only team:returns" in said
    assert "Orders & delivery" not in said.split("WHICH CASES")[1].split("RESPONSE RATE")[0]


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_store_has_a_sentence_for_everything(csat: Csat, town: Town, form: str) -> None:
    said = csat("report", "huddle", "--format", form)
    assert said.status == 0 and all(words in said.out for words in (
        "Nobody answered in this window, so there is no CSAT.", "No case is open.", "no survey was recorded as sent",
        "Nobody answered, so nothing can be named.", "Nobody wrote a comment",
    ))  # fmt: skip
    assert "%" not in re.sub(r"<style>.*</style>", "", said.out, flags=re.DOTALL)
    page(csat)


def test_one_rating_has_its_interval_and_nothing_to_compare_with(csat: Csat, town: Town) -> None:
    rated(town, "T-1", 1, issue="Refund")
    said = page(csat)
    assert "CSAT is 0.0 % (0.0–79.3) of 1 answer; nobody answered in the window before" in said.replace(" –", "–")
    assert "1 case is open" in said and "No issue is noted on enough of the 1 unhappy of 1 answer" in said


def test_an_issue_that_is_only_frequent_is_named_as_that(csat: Csat, town: Town) -> None:
    for number in range(20):
        rated(town, f"T-{number}", 1 if number % 4 == 0 else 5, issue="Refund", issue_detail="Late")
    said = page(csat)
    assert "the most frequent among the unhappy answers is Refund: Late, 5 of 5. Start with T-16, T-12, T-8." in said


def test_all_satisfied_has_nothing_to_fix(csat: Csat, town: Town) -> None:
    for number in range(12):
        rated(town, f"T-{number}", 5, comment="Ana called back at once")
        rated(town, f"B-{number}", 5, ago=8 * DAY)
    said = page(csat)
    assert "CSAT is 100.0 % (75.8–100.0) of 12 answers, after 100.0 % of 12 answers: 0.0 points" in said
    assert "Nothing: every answer was satisfied." in said and "“Ana called back at once” Ana, Returns" in said
    assert "None of 1 teams" in said


def test_two_scales_get_no_change_verdict(csat: Csat, town: Town) -> None:
    rated(town, "T-1", 5)
    rated(town, "T-2", 9, ago=8 * DAY, low=0, high=10)
    said = page(csat)
    assert "span 2 scales, so no change is judged" in said and "points (" not in said


def test_young_surveys_are_no_response_rate(csat: Csat, town: Town) -> None:
    ticket = rated(town, "T-1", 5)
    town.add("survey", interaction_id=ticket, sent_at=town.now - 2 * HOUR)
    assert "– so far: all 1 surveys" in page(csat)
    old = rated(town, "T-2", 5, ago=9 * DAY)
    town.add("survey", interaction_id=old, sent_at=town.now - 9 * DAY - HOUR)
    assert "100.0 % (20.7–100.0) of 1 surveys" in page(csat)


def test_rows_that_know_nothing_are_compared_with_nothing(csat: Csat, town: Town) -> None:
    for number in range(30):
        town.rate(town.ticket(f"N-{number}"), 1, HOUR)
        town.rate(town.ticket(f"O-{number}"), 5, 9 * DAY)
    said = page(csat)
    assert "No team, channel, issue or product has 10 answers in both windows" in said
    assert "30.0 of" not in said and "No issue is noted on enough of the 30 unhappy of 30 answers" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--since", "2024-05-02", "--until", "2024-05-01"], "swap them"),
        (["--until", "9999-12-31"], "use years from 2 to 9998"),
        (["--until", "0001-01-01"], "use years from 2 to 9998"),
    ],
)
def test_impossible_days_are_refused_with_a_sentence(filled: Csat, words: list[str], sentence: str) -> None:
    said = filled("report", "huddle", *words)
    assert said.status == 1 and sentence in said.sentence and said.out == ""


def test_days_of_ones_own_are_compared_with_as_many_before(filled: Csat) -> None:
    today = datetime.now(UTC).date().isoformat()
    assert "of 5 answers" in page(filled, "--since", "2023-01-01", "--until", today)
    assert "Nobody answered" in page(filled, "--since", "2031-01-01", "--until", "2031-01-31")
    assert "Huddle: 25–31 Jan 2019 25–31 Jan 2019 against 18–24 Jan 2019" in page(filled, "--until", "2019-01-31")


@pytest.mark.parametrize("words", ["--window fortnight", "--format pdf", "--since soon", "--out"])
def test_what_is_no_option_is_usage(filled: Csat, words: str) -> None:
    assert filled("report", "huddle", *words.split()).status == 2


def test_without_a_store_it_says_what_to_do(csat: Csat) -> None:
    said = csat("report", "huddle")
    assert said.status == 4 and "import an export first" in said.sentence


@pytest.mark.parametrize(
    ("name", "begins"), [("w.html", "<!doctype html>"), ("w.md", "# Huddle"), ("w.txt", "Huddle: ")]
)
def test_a_file_is_the_users_alone_and_is_never_overwritten(filled: Csat, name: str, begins: str) -> None:
    written = filled.folder / name
    assert filled("report", "huddle", "--out", written).status == 0
    assert stat.S_IMODE(written.stat().st_mode) == 0o600 and written.read_text(encoding="utf-8").startswith(begins)
    before = written.read_bytes()
    again = filled("report", "huddle", "--out", written)
    assert again.status == 1 and "exists already" in again.sentence and written.read_bytes() == before


def test_a_link_is_not_followed_and_a_missing_folder_is_said(filled: Csat) -> None:
    (filled.folder / "link.html").symlink_to(filled.folder / "elsewhere.html")
    assert filled("report", "huddle", "--out", filled.folder / "link.html").status == 1
    assert not (filled.folder / "elsewhere.html").exists()
    said = filled("report", "huddle", "--out", filled.folder / "no" / "where.html")
    assert said.status == 1 and "can't be written" in said.sentence


class Tags(HTMLParser):
    """The tags and attributes of a file."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}


EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(1)> [x](javascript:alert(1)) ![](http://evil.example) | `a` **b**'
TRICKS = f"{EVIL} \x1b]0;owned\x07\x1b[2J\u202etxt www.evil.example\n# not a heading\n- not a point\n</style>"


@pytest.fixture
def hostile(town: Town) -> Town:
    """A store in which every text is an attack."""
    town.sql.execute("UPDATE team SET name = ?", (TRICKS,))
    town.sql.execute("UPDATE agent SET name = ?", (TRICKS,))
    customer = town.add("customer", source="desk", external_id="c", name=TRICKS)
    texts = {"issue": TRICKS, "issue_detail": TRICKS, "product": TRICKS, "channel": TRICKS, "customer_id": customer}
    for number in range(40):
        rated(town, f"{TRICKS}{number}", 5 if number % 4 == 0 else 1, comment=TRICKS, **texts)
        rated(town, f"{TRICKS}b{number}", 5, ago=8 * DAY, **texts)
    for number in range(4):
        town.add(
            "alert", kind="drop", scope="issue", name=TRICKS, since=town.now - DAY, until=town.now, change=-9.0, ci_low=-12.0,
            ci_high=-3.0, statistic=2.0 + number, drivers=TRICKS, raised_at=town.now - HOUR,
        )  # fmt: skip
    return town


def told(csat: Csat, form: str) -> Said:
    said = csat("report", "huddle", "--names", "--filter", "onerror", "--format", form)
    assert said.status == 0, said.err
    assert not set(said.out) & {"\x1b", "\x07", "\u202e", "\r"}
    assert said.out.count("alert(1)") >= 10
    return said


def test_hostile_text_on_paper_is_text(csat: Csat, hostile: Town) -> None:
    html = told(csat, "html").out
    tags = Tags(html)
    assert not tags.found & {"script", "img", "a", "link", "iframe", "object", "svg", "base", "form"}
    assert tags.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert "default-src 'none'; style-src 'unsafe-inline'" in html and html.count("</style>") == 1


def test_hostile_text_in_markdown_is_text(csat: Csat, hostile: Town) -> None:
    tokens = MarkdownIt("gfm-like").parse(told(csat, "markdown").out)
    assert next(token.content for token in tokens if token.type == "inline").startswith("Huddle")
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds <= {"text", "text_special"}
    assert sum(token.type == "heading_open" for token in tokens) == 1 + len(SECTIONS) + 1


def test_hostile_text_on_the_terminal_is_text(csat: Csat, hostile: Town) -> None:
    lines = told(csat, "text").out.splitlines()
    assert not any(line.startswith(("# not", "- not")) for line in lines)
    assert sum(line.isupper() for line in lines) == len(SECTIONS) + 1


def test_alerts_stand_on_the_page_the_strongest_first(csat: Csat, town: Town) -> None:
    for number in range(5):
        town.add(
            "alert", kind="drop", scope="team", ident=1, name="Returns", since=town.now - DAY, until=town.now, change=-9.0,
            ci_low=-12.0, ci_high=-3.0, statistic=1.0 + number, drivers=f"Driver {number}.", raised_at=town.now - HOUR,
        )  # fmt: skip
    said = page(csat)
    assert "NEW ALERTS 2 more: csat alerts." in said and "−9.0 points (−12.0 … −3.0). Driver 4." in said
    assert "Driver 4" in page(csat, "--filter", "team:ret") and "Driver" not in page(csat, "--filter", "team:other")


def test_the_store_is_named_on_either_side_of_the_verb(filled: Csat) -> None:
    moved = Path(shutil.copy(filled.store, filled.folder / "moved.db"))
    filled.store.unlink()
    assert filled("--store", moved, "report", "huddle").out == filled("report", "huddle", "--store", moved).out != ""
