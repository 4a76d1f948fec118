"""How long work takes, by kind of interaction."""

from __future__ import annotations

from console.sources.sample.dice import Dice
from console.sources.sample.moments import AS_OF, DAY, HOUR, in_hours
from console.sources.sample.records import Touch


def worked(dice: Dice, touch: Touch) -> None:
    """First reply, close, handling time and contacts, by kind; open where that would be after the sample's clock."""
    touch.handle, reply, last = _PACE[touch.kind](dice)
    slow = touch.channel in ("email", "web")
    touch.first_reply = in_hours(touch.opened + reply) if slow else touch.opened + reply
    touch.closed = in_hours(touch.first_reply + last) if slow else touch.first_reply + last
    touch.contacts += dice.skewed(0, 3) if slow else dice.chance(0.12)
    touch.handle += 150 * (touch.contacts - 1)
    if touch.closed >= AS_OF - 30:
        touch.closed = None
    if touch.first_reply >= AS_OF - 30:
        touch.first_reply = touch.handle = None


_PACE = {
    # handling seconds, seconds to the first reply, seconds from there to the close
    "chat": lambda dice: (dice.skewed(240, 1500), dice.skewed(8, 220), dice.skewed(300, 2400)),
    "call": lambda dice: (dice.skewed(180, 1500), dice.skewed(5, 400), dice.skewed(200, 1700)),
    "ticket": lambda dice: (dice.skewed(240, 1600), dice.skewed(900, 16 * HOUR), dice.skewed(600, 3 * DAY)),
    "return": lambda dice: (dice.skewed(120, 900), dice.skewed(600, 20 * HOUR), dice.skewed(12 * HOUR, 5 * DAY)),
    "delivery": lambda dice: (dice.skewed(120, 900), dice.skewed(600, 20 * HOUR), dice.skewed(6 * HOUR, 4 * DAY)),
    "onboarding": lambda dice: (dice.whole(2400, 5400), dice.skewed(60, 300), dice.whole(2700, 5400)),
    "training": lambda dice: (dice.whole(3600, 9000), dice.skewed(60, 300), dice.whole(3600, 9000)),
    "deliverable": lambda dice: (dice.whole(5400, 14400), dice.skewed(HOUR, 20 * HOUR), dice.whole(1 * DAY, 4 * DAY)),
}
