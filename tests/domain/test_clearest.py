"""Which side of a change is told: the one that says most beyond what was to be expected."""

from __future__ import annotations

from console.domain.drivers import clearest, split

CHANNEL = split({"chat": (40, 90), "phone": (9, 10)}, {"chat": (80, 90), "phone": (9, 10)})
PRODUCT = split({"PayQuick": (0, 40), "other": (49, 60)}, {"PayQuick": (9, 10), "other": (80, 90)})
AGENT = split({"Ana": (20, 40), "Ben": (29, 60)}, {"Ana": (36, 40), "Ben": (53, 60)})


def test_a_value_that_nearly_all_answers_have_tells_nothing() -> None:
    assert clearest({"channel": CHANNEL, "product": PRODUCT, "agent": AGENT}) == ("product",)


def test_two_that_tell_the_same_stand_side_by_side_in_their_order() -> None:
    assert clearest({"issue": PRODUCT, "channel": CHANNEL, "product": PRODUCT, "kind": PRODUCT}) == ("issue", "product")


def test_one_value_alone_and_no_change_are_no_sides() -> None:
    alone = split({"chat": (4, 9)}, {"chat": (8, 9)})
    same = split({"a": (4, 8), "b": (4, 8)}, {"a": (4, 8), "b": (4, 8)})
    assert clearest({"channel": alone, "product": same}) == clearest({}) == ()
