"""Rows of the scorecards: their order, their numbers in words, what flashes."""

from __future__ import annotations

import pytest

from console.domain.proportion import share
from console.store.scorecards import TOTAL, Card, Cards, Counts
from console.store.scorecards_beside import Beside
from console.ui.scorecards import cells as cells
from console.ui.scorecards.measures import Look, changed, columns, filled
from console.ui.scorecards.rows import CardRows
from console.ui.scorecards.view import View, days_typed
from console.ui.widgets.cells import fit


def card(name: str | None, satisfied: int, answered: int, before: tuple[int, int] = (80, 100)) -> Card:
    return Card(name, name, Counts(answered, satisfied), Counts(before[1], before[0]), None, None)


AGENTS = View("agent")


def rows_of(*cards: Card, view: View = AGENTS, rows: CardRows | None = None, scales: int = 1) -> CardRows:
    taken = rows or CardRows()
    whole = Card(TOTAL, "all", Counts(), Counts(), None, None)
    taken.take(Cards(whole, cards, scales), view, Beside(), {})
    return taken


def names(rows: CardRows) -> list[str | None]:
    return [row.card.name for row in rows.rows]


ANA, BEN, CHLOE, NEW = card("Ana", 40, 100), card("Ben", 70, 80), card("chloé", 79, 100), card("Zoë", 5, 5)


def test_by_name_first_whatever_the_case_of_letters_and_the_unknown_last() -> None:
    assert names(rows_of(BEN, CHLOE, card(None, 1, 2), ANA)) == ["all", "Ana", "Ben", "chloé", None]


def test_no_number_is_cut_however_large_a_desk_is() -> None:
    rows = rows_of(card("Ana", 1_040_000, 1_234_567, before=(900_000, 1_000_000)), BEN).rows
    shown = columns("team", Look, filled(rows))
    by_heading = {column.heading: size for column, size in fit(shown, 400)}
    for column in shown[1:-1]:
        assert by_heading[column.heading] >= max(len(column.cell(row)[0]) for row in rows), column.heading
    assert by_heading["n"] == len("1,234,567") and by_heading["95 %"] == 6


def test_a_customer_without_a_name_is_not_the_unknown_one() -> None:
    rows = rows_of(ANA._replace(ident=7, name=None), BEN, card(None, 1, 2), view=View("customer"))
    assert [row.name for row in rows.rows] == ["all", "Ben", "without a name", None]


def test_five_of_five_leads_no_list_of_agents() -> None:
    for sort in ("n", "change"):
        for reverse in (False, True):
            assert names(rows_of(NEW, ANA, BEN, CHLOE, view=View("agent", sort=sort, reverse=reverse)))[-1] == "Zoë"
    assert names(rows_of(NEW, ANA, view=View("team", sort="csat", reverse=True)))[1] == "Zoë"


def test_by_change_clear_falls_come_first() -> None:
    noise = card("noise", 2, 5)
    assert names(rows_of(BEN, noise, ANA, view=View("team", sort="change")))[1:] == ["Ana", "noise", "Ben"]


def test_keys_outlive_a_reading_and_another_order() -> None:
    rows = rows_of(ANA, BEN)
    keys = {row.card.name: row.key for row in rows.rows}
    rows_of(NEW, BEN, ANA, view=View("agent", sort="n"), rows=rows)
    assert {row.card.name: row.key for row in rows.rows}.items() >= keys.items()
    found = rows.row(keys["Ben"])
    assert found is not None and found.card == BEN and rows.row(99) is None and rows.row(None) is None


async def test_pages_are_cut_from_the_list() -> None:
    rows = rows_of(*[card(f"a{n:03}", n, 200) for n in range(150)])
    page = await rows.around(rows.rows[100].key, 10, 20)
    assert page.start == 90 and len(page.rows) == 30 and page.total == 151
    assert (await rows.at(149, 50)).rows[-1].card.name == "a149"


def test_only_numbers_that_read_differently_flash() -> None:
    rows = rows_of(ANA, BEN)
    before = list(rows.rows)
    rows_of(ANA, card("Ben", 71, 81), NEW, rows=rows)
    assert {measure for key, measure in changed(before, rows.rows) if key == before[2].key} == {"csat", "change"}
    assert not any(key == before[1].key for key, _ in changed(before, rows.rows))


def test_two_scales_get_no_verdict() -> None:
    rows = rows_of(ANA, scales=2)
    assert rows.rows[1].change is None


@pytest.mark.parametrize(
    ("count", "total", "shown"),
    [
        (0, 0, "–"),
        (7, 10, "70.0"),
        (6996, 10_000, "69.96"),
        (69_999, 100_000, "69.999"),
        (0, 3, "0.0"),
        (5, 5, "100.0"),
    ],
)
def test_what_is_below_the_floor_is_never_rounded_up_to_it(count: int, total: int, shown: str) -> None:
    assert cells.percent(share(count, total)) == shown
    assert (cells.rate(share(count, total))[0].endswith("!")) is (total > 0 and 10 * count < 7 * total)


def test_the_floor_is_the_teams_own() -> None:
    whole = Card(TOTAL, "all", Counts(), Counts(), None, None)
    taken = CardRows()
    taken.take(Cards(whole, (ANA, BEN), 1, floor=90), View("team"), Beside(), {})
    assert [cells.rate(row.csat, row.floor)[0] for row in taken.rows[1:]] == ["40.0 !", "87.5 !"]
    assert cells.rate(share(1999, 2500), 80)[0] == "79.96 !"


def test_changes_have_a_sign_and_a_word() -> None:
    assert cells.change((-31.7, -41.9, -20.2))[0] == "▼ −31.7 clear"
    assert cells.change((2.4, -3, 8))[0] == "▲ +2.4 noise" and cells.change(None)[0] == "–"
    assert cells.change((0, -3, 3))[0].startswith("=") and cells.whole(-0.2) == "0" and cells.whole(-5) == "−5"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(None, "–"), (0, "0 s"), (59, "59 s"), (60, "1.0 min"), (441, "7.3 min"), (7200, "2.0 h"), (38_809, "11 h"), (200_000, "2.3 d")],
)  # fmt: skip
def test_durations_are_short(seconds: float | None, shown: str) -> None:
    assert cells.duration(seconds) == shown


def test_typed_days_are_read_or_refused_in_words() -> None:
    assert days_typed("month") is None
    assert "no such day" in str(days_typed("2026-02-30")) and "swap them" in str(days_typed("2026-06-02 2026-06-01"))
    assert "No store has answers" in str(days_typed("0001-01-01"))
    first, last = days_typed("2026-06-01 – 2026-06-14") or (None, None)
    assert (str(first), str(last)) == ("2026-06-01", "2026-06-14")
