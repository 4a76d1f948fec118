"""Student's t, which the standard library lacks: the distribution and its quantiles."""

from __future__ import annotations

from math import exp, inf, lgamma, log

_STEPS = 300
_CLOSE = 1e-13
_TINY = 1e-300


def quantile(p: float, df: float) -> float:
    """The t below which a share `p` (0…1, both excluded) of Student's distribution with `df` > 0 lies."""
    if p < 0.5:
        return -quantile(1 - p, df)
    low, high = 0.0, 1.0
    while cumulative(high, df) < p:
        low, high = high, 2 * high
    while high - low > 1e-12 * max(1.0, high):
        middle = (low + high) / 2
        low, high = (middle, high) if cumulative(middle, df) < p else (low, middle)
    return (low + high) / 2


def cumulative(t: float, df: float) -> float:
    """The share of Student's distribution with `df` degrees of freedom that lies below t."""
    if t == inf:
        return 1.0
    tail = _beta_share(df / (df + t * t), df / 2, 0.5) / 2
    return 1 - tail if t >= 0 else tail


def _beta_share(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """Its continued fraction, by Lentz's method. Source: Abramowitz & Stegun 26.5.8."""
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, _STEPS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d, c = 1 / _away(1 + term * d), _away(1 + term / c)
            found *= d * c
        if abs(d * c - 1) < _CLOSE:
            return found
    raise ArithmeticError(f"no share of a beta distribution for x = {x}, a = {a}, b = {b}")


def _away(number: float) -> float:
    """Never quite zero, so that it can be divided by."""
    return number if abs(number) > _TINY else _TINY
