"""Refused rows leave as CSV, come back mended, and leave the list; texts that look like formulas survive the journey."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from tests_support.commands import Csat
from tests_support.growing import dump

HEADINGS = "Ticket ID,Created at,Answered at,CSAT,Agent,Team,Channel,Issue,Product,Customer ID,Customer name,Comment"
DAY = (datetime.now(UTC) - timedelta(days=2)).strftime("%Y-%m-%d")


def row(ticket: str, score: object, comment: str = "", **more: str) -> str:
    """A row of the wide export; most cells are blank unless `more` fills them."""
    names = HEADINGS.split(",")
    cells = {
        "Ticket ID": ticket,
        "Created at": f"{DAY} 10:00",
        "Answered at": f"{DAY} 12:00",
        "CSAT": str(score),
        "Comment": comment,
    }
    out = io.StringIO()
    csv.writer(out).writerow([{**cells, **more}.get(name, "") for name in names])
    return out.getvalue().rstrip("\r\n")


FULL = {
    "Agent": "Ana",
    "Team": "Returns",
    "Channel": "chat",
    "Issue": "refund",
    "Product": "Lamp",
    "Customer ID": "K-1",
}


@pytest.fixture
def odd(csat: Csat) -> Csat:
    """Three good rows, and three that can't be stored."""
    good = [row(f"T-{n}", n, **FULL) for n in (1, 4, 5)]
    bad = [
        row("T-7", 7, "=HYPERLINK(1)"),
        row("T-8", "splendid", "-5 stars"),
        row("T-9", 3, Agent="@ana").replace(DAY, "someday"),
    ]
    assert csat("import", csat.write("good.csv", HEADINGS, *good)).status == 0
    said = csat("import", csat.write("odd.csv", HEADINGS, *bad), "--json")
    assert said.status == 3 and said.json["rejected"] == 3, said
    return csat


def mended(text: str) -> str:
    """The rows as a person mends them in a spreadsheet: only the wrong cell changes."""
    return text.replace(",7,", ",2,").replace(",splendid,", ",4,").replace("someday", DAY)


def test_mended_and_imported_again_they_leave_the_list(odd: Csat) -> None:
    text = odd("rejects", "--csv").out
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [one["Ticket ID"] for one in rows] == ["T-7", "T-8", "T-9"] and all(one["rejected because"] for one in rows)
    assert ",".join(csv.DictReader(io.StringIO(text)).fieldnames or ()) == f"{HEADINGS},rejected because,csat reject"
    (odd.folder / "mended.csv").write_text(mended(text))
    said = odd("import", "mended.csv", "--json")
    assert said.status == 0 and (said.json["stored"], said.json["rejected"]) == (3, 0), said
    assert odd("rejects", "--json").json == {"rejects": []}
    assert odd("queue", "--json").json["total"] == 2
    assert odd("scores", "--json").json["total"]["answered"] == 6
    assert odd("check").status == 0


def test_only_what_was_mended_leaves_the_list(odd: Csat) -> None:
    lines = odd("rejects", "--csv").out.splitlines()
    (odd.folder / "mended.csv").write_text("\n".join((lines[0], mended(lines[1]), *lines[2:])) + "\n")
    assert odd("import", "mended.csv", "--json").json["stored"] == 1
    left = odd("rejects", "--json").json["rejects"]
    assert [(one["cells"]["Ticket ID"], one["row"]) for one in left] == [("T-8", 2), ("T-9", 3)]


def test_a_row_mended_wrongly_is_listed_once(odd: Csat) -> None:
    lines = odd("rejects", "--csv").out.splitlines()
    (odd.folder / "mended.csv").write_text("\n".join((lines[0], lines[1].replace(",7,", ",8,"))) + "\n")
    assert odd("import", "mended.csv", "--json").json["rejected"] == 1
    assert [one["value"] for one in odd("rejects", "--json").json["rejects"]] == ["8", "splendid", "someday 10:00"]


def test_formulas_leave_with_an_apostrophe_and_come_back_without(odd: Csat) -> None:
    text = odd("rejects", "--csv").out
    assert "'=HYPERLINK(1)" in text and "'-5 stars" in text and "'@ana" in text
    for line in csv.reader(io.StringIO(text)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)
    (odd.folder / "mended.csv").write_text(mended(text))
    odd("import", "mended.csv")
    found = "\n".join(dump(odd.store))
    assert "'=HYPERLINK(1)'" in found and "''=HYPERLINK" not in found.split("import_reject")[0]


def test_a_ticket_with_one_good_and_one_bad_row_stays_listed(csat: Csat) -> None:
    file = csat.write(
        "both.csv", HEADINGS, row("T-1", 5, **FULL), row("T-1", 9, **FULL), row("T-2", 1, **FULL), row("T-3", 2, **FULL)
    )
    (csat.folder / "m.toml").write_text(
        'scale = [1, 5]\n[columns]\n"Ticket ID" = "external_id"\n"Created at" = "opened_at"\n'
        '"CSAT" = "value"\n"Answered at" = "answered_at"\n'
    )
    assert csat("import", file, "--map", "m.toml").status == 3
    assert len(csat("rejects", "--json").json["rejects"]) == 1
    assert csat("import", file, "--map", "m.toml").status == 3
    assert len(csat("rejects", "--json").json["rejects"]) == 1


def test_rows_of_two_systems_are_mended_apart(odd: Csat) -> None:
    other = odd.write(
        "other.csv",
        "Chat ID,Date,Stars",
        f"C-1,{DAY},2",
        f"C-2,{DAY},5",
        f"C-3,{DAY},many",
        f"C-4,{DAY},5",
        f"C-5,{DAY},4",
    )
    said = odd("import", other, "--source", "chats", "--score", "Stars")
    assert said.status == 3, said
    refused = odd("rejects", "--csv")
    assert refused.status == 1 and "--source" in refused.sentence and "chats" in refused.sentence
    text = odd("rejects", "--csv", "--source", "chats").out
    assert text.splitlines()[0] == "Chat ID,Date,Stars,rejected because,csat reject" and len(text.splitlines()) == 2
    assert len(odd("rejects", "--json").json["rejects"]) == 4


def test_a_row_without_an_id_can_be_mended_too(csat: Csat) -> None:
    good = [row(f"T-{n}", n % 5 + 1, **FULL) for n in range(1, 5)]
    assert csat("import", csat.write("odd.csv", HEADINGS, *good, row("", 2, "lost", **FULL))).status == 3
    text = csat("rejects", "--csv").out.replace("\n,", "\nT-9,")
    (csat.folder / "mended.csv").write_text(text)
    assert csat("import", "mended.csv", "--json").json["stored"] == 1
    assert csat("rejects", "--json").json["rejects"] == []
