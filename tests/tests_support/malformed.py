"""Exports as help desks write them, and what happens to files on their way: cut, doubled, wrongly saved, half overwritten."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from openpyxl import Workbook

from tests_support.exports import REAL

Spoil = Callable[[random.Random, bytes], bytes]
HEADINGS = ("Ticket ID", "Created at", "Answered at", "CSAT", "Agent", "Team", "Customer", "Comment")
#: Cells that a program was once surprised by; any may stand in any column.
CELLS = (
    "", " ", "0", "-1", "6", "1e999", "-1e999", "nan", "inf", "NULL", "N/A", "#REF!", "=1+1", "+49 30 1", "1,5", "1.5", "5/5", "١",
    "2023-02-30", "0000-00-00", "9999-12-31 23:59:60", "99999-01-01", "1900-01-00", "31/12/2023 25:61", "soon", "-62135596801",
    "9" * 400, "x" * 5000, "'", '"', '""', "a\nb", "a\r\nb", "\t", "\\", "\x00", "\x1b]0;x\x07", "\u202e", "\ufeff", "\ud83d", "👩‍👩‍👧",
    "<script>", "[/x]", "%s{0}", "../../etc/passwd", "'; DROP TABLE rating; --", "true", "[]", "{}", "1970-01-01T00:00:00+99:99",
)  # fmt: skip


def rows(dice: random.Random, odd: int = 0) -> list[list[str]]:
    """Eight rows, `odd` cells of which are surprises."""
    day = f"{datetime.fromtimestamp(REAL, UTC) - timedelta(days=2):%Y-%m-%d}"
    found = [
        [
            f"T-{dice.randrange(10**9)}",
            f"{day} 10:0{n}",
            f"{day} 11:0{n}",
            str(n % 5 + 1),
            "Ana",
            "Returns",
            f"K-{n}",
            "ok",
        ]
        for n in range(8)
    ]
    for _ in range(odd):
        dice.choice(found)[dice.randrange(len(HEADINGS))] = dice.choice(CELLS)
    return found


def _delimited(mark: str) -> Callable[[list[list[str]]], bytes]:
    def write(cells: list[list[str]]) -> bytes:
        lines = [mark.join(HEADINGS), *(mark.join(row) for row in cells)]
        return "\n".join(lines).encode("utf-8", "surrogatepass")

    return write


def _records(cells: list[list[str]]) -> list[dict[str, str]]:
    return [dict(zip(HEADINGS, row, strict=True)) for row in cells]


def _workbook(cells: list[list[str]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in (list(HEADINGS), *cells):
        book.active.append(
            ["".join(c for c in cell if c >= " " and not "\ud800" <= c <= "\udfff")[:30_000] for cell in row]
        )
    book.save(out)
    return out.getvalue()


WRITERS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "csv": _delimited(","),
    "tsv": _delimited("\t"),
    "json": lambda cells: json.dumps(_records(cells)).encode(),
    "jsonl": lambda cells: "\n".join(map(json.dumps, _records(cells))).encode(),
    "xlsx": _workbook,
}


def _cut(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data))]


def _doubled(dice: random.Random, data: bytes) -> bytes:
    a, b = sorted(dice.randrange(len(data)) for _ in range(2))
    return data[:b] + data[a:]


def _overwritten(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + dice.randbytes(dice.randint(1, 40)) + data[at + 20 :]


def _without(dice: random.Random, data: bytes) -> bytes:
    """All of one kind of punctuation gone."""
    return data.replace(dice.choice([b'"', b",", b":", b"\n", b"}", b"]", b"-", b" "]), b"")


def _more(dice: random.Random, data: bytes) -> bytes:
    """Punctuation strewn in."""
    found = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        found.insert(dice.randrange(len(found)), dice.choice(b"\",;\n\t\\{}[]'\x00\r"))
    return bytes(found)


def _saved_as(dice: random.Random, data: bytes) -> bytes:
    """Read as one encoding and saved as another."""
    return data.decode(dice.choice(["latin-1", "cp850"])).encode(
        dice.choice(["utf-8", "utf-16", "utf-32", "utf-16-be", "utf-8-sig"])
    )


def _ended(dice: random.Random, data: bytes) -> bytes:
    return data.replace(b"\n", dice.choice([b"\r", b"\r\r\n", b"\x0b", b"\x85", b"\n\n"])) + dice.choice(
        [b"", b"\x1a", b"\x00" * 600]
    )


SPOILS: tuple[Spoil, ...] = (_cut, _doubled, _overwritten, _without, _more, _saved_as, _ended)


def files(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many files by name, each way of writing with each way of spoiling in turn."""
    dice, kinds = random.Random(seed), list(WRITERS)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        data = WRITERS[kind](rows(dice, odd=dice.choice([0, 1, 3, 30])))
        spoil = (None, *SPOILS)[number // len(kinds) % (len(SPOILS) + 1)]
        yield f"{number}.{kind}", data if spoil is None else spoil(dice, data)
