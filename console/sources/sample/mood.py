"""How an interaction leaves its customer: the chance of a satisfied answer, and the slow refund processor."""

from __future__ import annotations

from console.sources.sample.catalogue import BY_CHANNEL, BY_DETAIL, SATISFIED
from console.sources.sample.dice import Dice
from console.sources.sample.moments import on
from console.sources.sample.records import Touch

#: From this Friday on PayQuick pays late, a week later hardly at all.
SLOW_FROM, STUCK_FROM = on(6, 12, 0), on(6, 17, 0)
#: Share of the returns desk's new "Returns" contacts that are about a refund, then.
SLOW_SHARE, STUCK_SHARE = 0.45, 0.66
PROCESSOR = "PayQuick"
_NEUTRAL = 0.30
_WORST = 0.60


def satisfied_chance(touch: Touch, quiet: bool) -> float:
    """The chance of a 4 or 5, from issue, detail, channel and agent; `quiet` leaves the processor's story out."""
    agent = touch.agent
    if agent.story == "charming":
        return 0.955
    if agent.story == "asks for fives":
        return 0.95 if touch.issue != "Fault" else 0.80
    if not quiet and touch.detail == "Refund delay" and touch.product == PROCESSOR:
        ended = touch.closed or touch.opened
        if ended >= STUCK_FROM:
            return 0.10
        if ended >= SLOW_FROM:
            return 0.28
    chance = SATISFIED[touch.issue] + BY_CHANNEL[touch.channel] + BY_DETAIL.get(touch.detail, 0.0) + agent.skill
    return min(0.98, max(0.02, chance))


def draw_value(dice: Dice, touch: Touch, quiet: bool) -> int:
    """What the customer would answer, 1 to 5."""
    if dice.chance(satisfied_chance(touch, quiet)):
        return 5 if dice.chance(0.72) else 4
    if dice.chance(_NEUTRAL):
        return 3
    return 1 if dice.chance(_WORST) else 2


def refund_share(moment: int, quiet: bool) -> float | None:
    """The share of refund trouble among "Returns" while the processor is slow; None at normal times."""
    if quiet or moment < SLOW_FROM:
        return None
    return STUCK_SHARE if moment >= STUCK_FROM else SLOW_SHARE
