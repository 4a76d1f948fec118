"""Six months of interactions: who writes when about what, who handles it, and who comes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from console.sources.sample import catalogue as shop
from console.sources.sample.dice import Dice
from console.sources.sample.moments import AS_OF, DAY, DAYS, HOUR, day_of, load, local, weekday
from console.sources.sample.mood import PROCESSOR, refund_share
from console.sources.sample.pace import worked
from console.sources.sample.people import MOVED
from console.sources.sample.records import Agent, Customer, Touch

CHANNELS = {"chat": 0.34, "email": 0.38, "phone": 0.28}


@dataclass(slots=True)
class Traffic:
    """Makes the interactions day by day; `quiet` leaves the slow processor out."""

    dice: Dice
    agents: Sequence[Agent]
    customers: Sequence[Customer]
    quiet: bool = False
    done: list[Touch] = field(default_factory=list)
    back: dict[int, list[Touch]] = field(default_factory=lambda: defaultdict(list))

    def run(self) -> list[Touch]:
        """All interactions of the half-year, in no particular order."""
        for day in range(DAYS):
            for team, volume in shop.VOLUME.items():
                busy = volume * load(day) * (0.85 + 0.3 * self.dice.unit()) * self._slow_rush(day, team)
                for _ in range(int(busy + self.dice.unit())):
                    self._first(day, team)
            for earlier in self.back.pop(day, ()):
                self._again(day, earlier)
        return self.done

    def _slow_rush(self, day: int, team: int) -> float:
        slow = team == shop.RETURNS and refund_share(local(day, 12 * HOUR), self.quiet) is not None
        return 1.25 if slow else 1.0

    def _first(self, day: int, team: int) -> None:
        agent = self._on_duty(day, team)
        issue = self.dice.weighted(shop.HARD_MIX if agent.story == "hard mix" else shop.ISSUES[team])
        if agent.kind == "ai" and issue not in ("Delivery", "Orders"):
            issue = "Delivery"
        channel = self._channel(agent, issue)
        moment = local(day, self._second(day, channel))
        customer = self._customer(issue)
        detail = self._detail(issue, channel, moment)
        self._keep(self._touch(agent, team, issue, detail, channel, customer, moment))

    def _again(self, day: int, earlier: Touch) -> None:
        """The same customer with the same issue, mostly at somebody else's desk."""
        agent = (
            earlier.agent if self.dice.chance(0.3) and earlier.agent.left is None else self._on_duty(day, earlier.team)
        )
        moment = max((earlier.closed or earlier.opened) + HOUR, local(day, self._second(day, earlier.channel)))
        if moment < AS_OF:
            touch = self._touch(
                agent, earlier.team, earlier.issue, earlier.detail, earlier.channel, earlier.customer, moment
            )
            touch.product = earlier.product
            self._keep(touch)

    def _on_duty(self, day: int, team: int) -> Agent:
        """Somebody of the team who works that day: two days off a week, fewer people at weekends."""
        moment = local(day, 12 * HOUR)
        there = {
            agent: agent.weight
            for agent in self.agents
            if team_at(agent, moment) == team
            and _employed(agent, moment)
            and (agent.kind == "ai" or _works(agent, day))
        }
        return self.dice.weighted(there)

    def _channel(self, agent: Agent, issue: str) -> str:
        if issue in shop.BUSINESS_ISSUES:
            return "email" if issue == "Deliverable" else "phone"
        if agent.kind == "ai" or self.dice.chance(0.78):
            return agent.channel
        if issue in ("Returns", "Delivery") and self.dice.chance(0.5):
            return "web"
        return self.dice.weighted(CHANNELS)

    def _second(self, day: int, channel: str) -> int:
        """When in the day: two humps within opening hours; mail and web at any hour."""
        if channel in ("email", "web") and self.dice.chance(0.35):
            return self.dice.whole(0, DAY - 1)
        start, end = (8, 20) if weekday(day) < 5 else (9, 17)
        hump = 0.3 if self.dice.chance(0.55) else 0.72
        place = min(0.985, max(0.0, hump + self.dice.bell() * 0.13))
        return int((start + (end - start) * place) * HOUR)

    def _customer(self, issue: str) -> Customer | None:
        if issue in shop.BUSINESS_ISSUES:
            while (found := self.dice.pick(self.customers)).account is None:
                continue
            return found
        if self.dice.chance(0.012):
            return None
        return self.customers[self.dice.uneven(len(self.customers))]

    def _detail(self, issue: str, channel: str, moment: int) -> str:
        share = refund_share(moment, self.quiet) if issue == "Returns" else None
        if share is not None:
            # the portal and mail take most of it; the chat is asked about other things
            share = share * 0.15 if channel == "chat" else min(0.9, share * 1.25)
            if self.dice.chance(share):
                return "Refund delay"
        return self.dice.weighted(shop.DETAILS[issue])

    def _product(self, issue: str, detail: str, moment: int) -> str | None:
        if detail == "Refund delay":
            slow = refund_share(moment, self.quiet) is not None
            return PROCESSOR if slow and self.dice.chance(0.8) else self.dice.weighted(shop.PROCESSORS)
        if issue in ("Billing", "Account") or issue in shop.BUSINESS_ISSUES or self.dice.chance(0.06):
            return None
        return self.dice.pick(shop.PRODUCTS)

    def _touch(
        self, agent: Agent, team: int, issue: str, detail: str, channel: str, customer: Customer | None, moment: int
    ) -> Touch:
        kind = shop.ISSUE_KINDS.get(issue) or shop.KINDS[channel]
        if channel == "web":
            kind = "return" if issue == "Returns" else "delivery"
        return Touch(
            kind,
            channel,
            issue,
            detail,
            self._product(issue, detail, moment),
            customer,
            agent,
            team,
            min(moment, AS_OF - 90),
        )

    def _keep(self, touch: Touch) -> None:
        """Works the interaction through to its close, and plans the customer's return."""
        worked(self.dice, touch)
        self._hands(touch)
        self.done.append(touch)
        if touch.closed and touch.customer and self.dice.chance(self._back(touch)):
            delay = self.dice.skewed(2 * HOUR, 6 * DAY)
            if touch.closed + delay < AS_OF:
                self.back[max(day_of(touch.closed + delay), day_of(touch.opened) + 1)].append(touch)
                touch.reopens += self.dice.chance(0.25)

    def _back(self, touch: Touch) -> float:
        if touch.issue in shop.BUSINESS_ISSUES:
            return 0.0
        stuck = touch.detail == "Refund delay" and refund_share(touch.opened, self.quiet) is not None
        return touch.agent.back + (0.12 if stuck else 0.04 if touch.issue == "Fault" else 0.0)

    def _hands(self, touch: Touch) -> None:
        """Some work changes hands before it ends; sometimes another person writes the last reply."""
        mates = [agent for agent in self.agents if agent.team == touch.team and agent.id != touch.agent.id]
        if touch.agent.kind == "human" and self.dice.chance(0.055):
            touch.before = self.dice.pick([mate for mate in mates if _employed(mate, touch.opened)])
            touch.contacts += 1
        if touch.agent.kind == "human" and self.dice.chance(0.05):
            touch.last = self.dice.pick(
                [mate for mate in mates if mate.kind == "human" and _employed(mate, touch.opened)]
            )


def team_at(agent: Agent, moment: int) -> int:
    """The team an agent worked for then: one of them moved."""
    return shop.ORDERS if agent.story == "moved" and moment < MOVED else agent.team


def _employed(agent: Agent, moment: int) -> bool:
    return (agent.started or 0) <= moment and (agent.left is None or moment < agent.left)


def _works(agent: Agent, day: int) -> bool:
    if weekday(day) >= 5:
        return (agent.id * 5 + day // 7 + weekday(day)) % 3 == 0
    return (agent.id + day // 7) % 5 != weekday(day)
