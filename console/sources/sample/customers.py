"""Made-up accounts and customers: example domains, and phone numbers that regulators keep free for fiction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from console.sources.sample.dice import Dice
from console.sources.sample.moments import AS_OF, DAY, on
from console.sources.sample.people import OWNERS
from console.sources.sample.records import Account, Customer, Table, Value
from console.sources.sample.words import phrases

CUSTOMERS = 1_900
ACCOUNTS = 60
#: The account with two lows before its renewal, and the one whose deliverables are rated (quarterly roll-up).
AT_RISK, DELIVERED = 17, 31
#: Customers kept for the stories; no other interaction draws them.
CAST = {
    name: CUSTOMERS + number
    for number, name in enumerate(
        ("attacker", "at risk, buyer", "at risk, head", "twice", "twice again", "raised",
         "raised too", "second thought", "lower still", "back again", "due 1", "due 2", "due 3", "due 4"),
        1,
    )
}  # fmt: skip
DELIVERIES = (CUSTOMERS + 15, CUSTOMERS + 16, CUSTOMERS + 17)
_OF_ACCOUNT = {**dict.fromkeys((CUSTOMERS + 2, CUSTOMERS + 3), AT_RISK), **dict.fromkeys(DELIVERIES, DELIVERED)}

_LANGUAGES = {"en": 0.60, "de": 0.21, "fr": 0.06, "es": 0.045, "it": 0.035, "nl": 0.03, "pl": 0.02}


def make_accounts(seed: int) -> tuple[Account, ...]:
    """Business customers; some health inputs are missing, as in real life."""
    dice = Dice(seed, "accounts")
    words = phrases("names")["account"]
    names = dice.shuffled([f"{head} {tail}" for tail in words["tails"].split() for head in words["heads"].split()])
    return tuple(_account(dice, number, name) for number, name in enumerate(names[:ACCOUNTS], 1))


def _account(dice: Dice, number: int, name: str) -> Account:
    def maybe(share: float, low: int, high: int) -> float | None:
        return float(dice.whole(low, high)) if dice.chance(share) else None

    churned = on(1, 20) + dice.whole(0, 140) * DAY if dice.chance(0.05) else None
    renewal = None if churned or dice.chance(0.06) else AS_OF + dice.whole(4, 360) * DAY
    value = float(dice.whole(6, 30) * 500 + dice.skewed(0, 180) * 500)
    account = Account(number, name, dice.pick(OWNERS), renewal, value if dice.chance(0.9) else None,
                      maybe(0.8, 25, 98), maybe(0.85, 40, 100), maybe(0.7, 15, 95), churned)  # fmt: skip
    if number == AT_RISK:
        return Account(number, name, OWNERS[0], on(7, 21, 0), 86_000.0, 34.0, 88.0, 41.0, None)
    return (
        Account(number, name, OWNERS[2], on(11, 30, 0), 54_500.0, 82.0, 97.0, 77.0, None)
        if number == DELIVERED
        else account
    )


def make_customers(seed: int) -> tuple[Customer, ...]:
    """People who write in, a third of them for an account; the stories' cast stands at the end."""
    dice = Dice(seed, "customers")
    names = phrases("names")
    drawn = [_customer(dice, names, number) for number in range(1, CUSTOMERS + 1)]
    return (*drawn, *(_player(_customer(dice, names, number), number) for number in (*CAST.values(), *DELIVERIES)))


def _player(drawn: Customer, number: int) -> Customer:
    """A customer of the cast: can be reached, and belongs to the story's account or to none."""
    name = drawn.name or "Robin Vale"
    account = _OF_ACCOUNT.get(number)
    if number == CAST["attacker"]:
        name = "Zed [bold]Payload[/bold]"
    domain = f"k{account}.example.com" if account else "example.com"
    return replace(
        drawn, name=name, email=f"customer{number}@{domain}", phone=drawn.phone or f"+1 312 555 {100 + number % 90:04}",
        language="en", do_not_contact=False, account=account,
    )  # fmt: skip


def _customer(dice: Dice, names: Mapping[str, Mapping[str, str]], number: int) -> Customer:
    language = dice.weighted(_LANGUAGES)
    first, last = dice.pick(names["first"][language].split()), dice.pick(names["last"][language].split())
    account = dice.whole(1, ACCOUNTS) if dice.chance(0.35) else None
    account = account + 1 if account == DELIVERED else account  # whose deliverables are counted to the last one
    domain = f"k{account}.example.com" if account else dice.pick(("example.com", "example.org", "example.net"))
    email = f"{first}.{last}{number}@{domain}".lower() if dice.chance(0.93) else None
    return Customer(
        id=number,
        name=f"{first} {last}" if dice.chance(0.985) else None,
        email=email,
        phone=_phone(dice, language) if dice.chance(0.66) else None,
        language=language,
        do_not_contact=dice.chance(0.02),
        account=account,
    )


def _phone(dice: Dice, language: str) -> str:
    """A number that is never given out: 555-01xx, and the film numbers of Ofcom, Bundesnetzagentur and ARCEP."""
    if language == "de":
        return f"+49 30 23125 {dice.whole(0, 999):03}"
    if language == "fr":
        return f"+33 1 99 00 {dice.whole(0, 99):02} {dice.whole(0, 99):02}"
    if language == "en" and dice.chance(0.6):
        return f"+44 20 7946 {dice.whole(0, 999):04}"
    return f"+1 {dice.pick(('202', '312', '415', '617'))} 555 {dice.whole(100, 199):04}"


def customer_tables(accounts: tuple[Account, ...], customers: tuple[Customer, ...]) -> list[Table]:
    """account and customer."""
    rows: list[tuple[Value, ...]] = [
        (a.id, "desk", f"K-{a.id:03}", a.name, a.owner, a.renewal, a.value, a.usage, a.billing, a.engagement, a.churned)
        for a in accounts
    ]
    columns = (
        "id",
        "source",
        "external_id",
        "name",
        "owner_id",
        "renewal_at",
        "value",
        "usage",
        "billing",
        "engagement",
        "churned_at",
    )
    people: list[tuple[Value, ...]] = [
        (c.id, "desk", f"C-{c.id}", c.email, c.name, c.phone, c.language, int(c.do_not_contact), c.account)
        for c in customers
    ]
    who = ("id", "source", "external_id", "email", "name", "phone", "language", "do_not_contact", "account_id")
    return [Table("account", columns, rows), Table("customer", who, people)]
