"""Scores as text and JSON: days both ends included, in the store's zone, with nothing rounded and nothing invented."""

from __future__ import annotations

import json

import pytest

from console.domain.durations import Times
from console.domain.proportion import share
from console.reports.scores import Asked, nps, scores_json, scores_text
from console.store.scorecards_groups import TOTAL
from console.store.scorecards_work import Asked as Asked_
from console.store.scorecards_work import First
from console.store.scores import Beside, Tally


def tally(name: str | None, answered: int, satisfied: int, **more: object) -> Tally:
    values: dict[str, object] = {
        "neutral": 0, "low": answered - satisfied, "promoters": 0, "detractors": 0, "total": 4.0 * answered,
        "scales": 1 if answered else 0, "scale": (1.0, 5.0), **more,
    }  # fmt: skip
    return Tally(name, answered, satisfied, **values)  # type: ignore[arg-type]


ASKED = Asked(
    "team", "csat", 1_690_840_800, 1_692_568_800, 1_692_568_000, "Europe/Berlin"
)  # 1–20 August 2023 in Berlin


def test_days_are_those_of_the_zone_both_included() -> None:
    found = json.loads(scores_json(ASKED, tally(None, 0, 0), ()))
    assert (found["since"], found["until"], found["zone"]) == ("2023-08-01", "2023-08-20", "Europe/Berlin")
    assert found["as_of"] == "2023-08-20T21:46:40Z"
    assert "2023-08-01 to 2023-08-20" in scores_text(ASKED, tally(None, 0, 0), ())


@pytest.mark.parametrize(
    ("answered", "satisfied", "csat", "low", "high"),
    [(100, 80, 80.0, 71.12, 86.66), (21, 18, 85.71, 65.36, 95.02), (28, 27, 96.43, 82.29, 99.37), (5, 5, 100, 56.55, 100),
     (3, 0, 0, 0, 56.15), (200, 170, 85, 79.39, 89.29)],
)  # fmt: skip
def test_shares_come_with_their_wilson_interval(
    answered: int, satisfied: int, csat: float, low: float, high: float
) -> None:
    total = json.loads(scores_json(ASKED, tally(None, answered, satisfied), ()))["total"]
    assert (round(total["csat"], 2), round(total["ci_low"], 2), round(total["ci_high"], 2)) == (csat, low, high)


def test_nothing_to_count_is_null_and_a_dash() -> None:
    total = json.loads(scores_json(ASKED, tally(None, 0, 0), ()))["total"]
    assert total["csat"] is total["ci_low"] is total["ci_high"] is total["mean"] is None
    line = scores_text(ASKED, tally(None, 0, 0), ()).splitlines()[-1]
    assert line.split() == ["all", "0", "0", "–", "–", "–"]


def test_two_scales_have_no_mean_and_say_so() -> None:
    whole = tally(None, 2, 2, scales=2, scale=(1.0, 10.0))
    found = json.loads(scores_json(ASKED, whole, ()))
    assert found["total"]["mean"] is None and found["definition"]["scale"] is None and found["total"]["csat"] == 100
    assert "more than one scale" in scores_text(ASKED, whole, ())


def test_nps_and_ces_are_numbers_of_their_own() -> None:
    asked = Asked("team", "nps", ASKED.since, ASKED.until, ASKED.as_of, ASKED.zone)
    whole = tally(None, 10, 0, promoters=5, detractors=2, scale=(0.0, 10.0))
    assert nps(whole) == 30 and nps(tally(None, 0, 0)) is None
    total = json.loads(scores_json(asked, whole, ()))["total"]
    assert total["nps"] == 30 and "csat" not in total
    assert "NPS" in scores_text(asked, whole, ())


def test_names_cannot_play_tricks_on_the_terminal() -> None:
    text = scores_text(ASKED, tally(None, 1, 1), (tally("x\x1b]0;owned\x07\n\u202etxt", 1, 1), tally(None, 1, 0)))
    assert "\x1b" not in text and "\u202e" not in text and "(unknown)" in text


def test_the_response_rate_stands_beside_where_surveys_are_recorded() -> None:
    surveys = Asked_(share(30, 120), 7, Times(), share(0, 0))
    known = {1: Beside(surveys, First(2, share(3, 4))), TOTAL: Beside(surveys, First(2, share(3, 4)))}
    rows = (tally("Returns", 4, 4, ident=1), tally("Nobody", 1, 1, ident=2))
    whole = tally(None, 5, 5, ident=TOTAL)
    found = json.loads(scores_json(ASKED, whole, rows, known))
    told = [(row["response_rate"], row["surveys"], row["still_open"], row["raised_after_contact"],
             row["csat_of_first_answers"]) for row in (found["total"], *found["rows"])]  # fmt: skip
    assert told == [(25, 120, 7, 2, 75), (25, 120, 7, 2, 75), (None, 0, 0, 0, None)]
    lines = scores_text(ASKED, whole, rows, known).splitlines()
    assert [line.split()[-3:] for line in lines[-3:]] == [
        ["25.0", "of", "120"],
        ["20.7–100.0", "4.0", "–"],
        ["25.0", "of", "120"],
    ]
    assert "response" not in scores_text(ASKED, whole, rows)
