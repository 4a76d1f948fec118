"""`alarms`: how often watching is wrong, and how soon it is right; run alone it prints the delays by traffic and baseline.

    PYTHONPATH=. python tests/benchmark/alarms.py [STORES]

All of it is drawn from seeds, so that every run prints the same. A store has twenty watched scopes.
"""

from __future__ import annotations

import sys
from statistics import mean, median

from bench import Bench
from drawn import between, delays, false_alarms, false_alarms_in
from rows import Row, alone

SCOPES = 20
UNHAPPY = between(0.15, 0.20, SCOPES)
FACTORS = ("odds doubled", "rate tripled")
_LONGEST = 119  # days; what takes longer is not told


def alarms(bench: Bench) -> list[Row]:
    """Issue 4's numbers at 40 answers a day in each scope, and quiet half-years of the sample."""
    stores = max(1, min(200, bench.scale.interactions // 5_000))
    of = f"40 a day, 15–20 % unhappy, {SCOPES} scopes, {stores} stores"
    wrong = mean(false_alarms(seed, UNHAPPY, 40) for seed in range(stores))
    quiet = mean(false_alarms_in(seed) for seed in range(stores))
    found = [alone(f"alarms: false ones in 90 days; {of}", wrong, 1, "alarms"),
             alone(f"alarms: false ones in 90 days; {stores} quiet variants of the sample", quiet, 1, "alarms")]  # fmt: skip
    for factor, reach in zip(FACTORS, (4, 1), strict=True):
        days = [day for seed in range(stores) for day in delays(seed, UNHAPPY, 40, factor, 28)]
        found.append(alone(f"alarms: {factor}, median delay; {of}", median(days), reach, "days"))
    return found


def by_traffic(stores: int, factor: str) -> str:
    """Median days to the alarm as a Markdown table: answers a day down, unhappy answers of the baseline across."""
    rates = (0.05, 0.1, 0.15, 0.2, 0.3)
    lines = [
        f"| {factor} | {' | '.join(f'{100 * rate:.0f} % unhappy' for rate in rates)} |",
        f"|---|{'---|' * len(rates)}",
    ]
    for per_day in (3, 5, 10, 20, 40, 80):
        found = (median(_days(stores, rate, per_day, factor)) for rate in rates)
        lines.append(f"| {per_day} a day | {' | '.join(_shown(days) for days in found)} |")
    return "\n".join(lines)


def _days(stores: int, rate: float, per_day: float, factor: str) -> list[float]:
    return [day for seed in range(stores) for day in delays(seed, [rate] * SCOPES, per_day, factor, _LONGEST)]


def _shown(days: float) -> str:
    return f"> {_LONGEST} d" if days >= _LONGEST else f"{days:.0f} d" if days >= 10 else f"{days:.1f} d"


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    sys.stdout.write("\n\n".join(by_traffic(number, factor) for factor in FACTORS) + "\n")
