"""Rules of thumb beside CSAT."""

from __future__ import annotations

import pytest

from console.domain.benchmarks import BANDS, place, placed


@pytest.mark.parametrize(
    ("band", "percent", "where"),
    [
        ("general", 69.9, "needs work"), ("general", 70.0, "below"), ("general", 79.9, "below"), ("general", 80, "in it"),
        ("general", 85, "in it"), ("general", 85.1, "above"), ("general", 90, "top quartile"),
        ("saas", 69, "below"), ("saas", 77, "in it"), ("saas", 83.1, "above"), ("saas", 95, "above"),
        ("telecom", 80.5, "above"), ("hospitality", 84.9, "below"),
    ],
)  # fmt: skip
def test_a_score_has_a_place_in_a_band(band: str, percent: float, where: str) -> None:
    assert place(percent, BANDS[band]) == where


def test_too_few_answers_are_not_placed() -> None:
    assert (
        placed(9, 9, BANDS["saas"]) == ""
        and placed(10, 10, BANDS["saas"]) == "above"
        and placed(0, 0, BANDS["saas"]) == ""
    )


def test_the_bands_are_called_as_people_read_them() -> None:
    assert [band.words for band in BANDS.values()] == [
        "general 80–85 %", "e-commerce 80–85 %", "telecom 75–80 %", "SaaS 77–83 %", "banking 80–85 %", "hospitality 85–90 %",
    ]  # fmt: skip
