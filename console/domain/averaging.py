"""The roll-up that an account owner says aloud: “averaged 4.7 across 22 deliverables this quarter” (measures §2)."""

from __future__ import annotations

from collections.abc import Iterable

_MANY = {"delivery": "deliveries", "training": "trainings", "onboarding": "onboardings"}


def averaged(parts: Iterable[tuple[str, int, float | None]], when: str) -> str | None:
    """The sentence for (kind, n, mean) of each kind, the most rated first; None where nothing was rated.

    The mean is another number than CSAT and is labelled so; a kind on several scales has none and is left out.
    """
    rated = sorted(
        ((n, kind, mean) for kind, n, mean in parts if n and mean is not None), key=lambda one: (-one[0], one[1])
    )
    if not rated:
        return None
    said = [f"{_round(mean)} across {n:,} {_of(kind, n)}" for n, kind, mean in rated]
    return f"averaged {' and '.join((', '.join(said[:-1]), said[-1])) if len(said) > 1 else said[0]} {when} (mean)"


def _round(mean: float) -> str:
    return f"{mean:.1f}"


def _of(kind: str, n: int) -> str:
    return kind if n == 1 else _MANY.get(kind, f"{kind}s")
