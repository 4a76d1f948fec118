"""What the huddle picks: what moved for sure, one comment per agent, the issue that costs most."""

from hypothesis import given
from hypothesis import strategies as st

from console.domain.huddle import Fix, Praise, move, moved, praised, to_fix


def test_falls_stand_first_and_the_surest_of_them_on_top() -> None:
    found, compared = moved([
        ("team", "steady", (80, 100), (81, 100)),
        ("team", "better", (95, 100), (70, 100)),
        ("channel", "chat", (60, 100), (85, 100)),
        ("issue", "refund", (2, 12), (12, 12)),
        ("issue", "rare", (0, 9), (9, 9)),
        ("product", "new", (5, 20), (0, 0)),
    ])  # fmt: skip
    assert [one.name for one in found] == ["refund", "chat", "better"] and compared == 4
    assert all(one.clears_noise for one in found) and found[1].points == -25


def test_nothing_to_compare_is_no_move() -> None:
    assert move("team", "x", (0, 0), (1, 2)) is None and moved([]) == ((), 0)
    one = move("team", "x", (1, 1), (1, 1))
    assert one is not None and one.points == 0 and not one.clears_noise


def praise(ref: str, agent: str | None, comment: str, at: int) -> Praise:
    return Praise(ref, comment, agent, "Returns", None, at)


def test_each_agent_is_praised_once_with_the_words_that_tell_most() -> None:
    found = praised(
        [
            praise("T-1", "Ana", "Great!", 50),
            praise("T-2", "Ana", "Found my parcel and kindly called back twice, great", 10),
            praise("T-3", "Ben", "Merci beaucoup pour tout", 30),
            praise("T-4", None, "Thanks", 20),
            praise("T-5", None, "Thanks a lot", 5),
        ],
        3,
    )
    assert [one.ref for one in found] == ["T-2", "T-5", "T-3"]
    assert praised([], 5) == ()


def test_a_complaint_with_five_stars_is_no_praise() -> None:
    assert praised([praise("T-1", "Ana", "This product is a scam and nobody called back", 1)], 5) == ()


def test_of_equal_words_the_newest_is_read() -> None:
    assert praised([praise("T-1", "Ana", "Top!", 1), praise("T-2", "Ana", "Top!", 2)], 5)[0].ref == "T-2"


NOW = {"refund": (10, 40), "label": (90, 100), "login": (50, 60)}
BEFORE = {"refund": (36, 40), "label": (90, 100), "login": (40, 60)}


def test_where_csat_fell_what_cost_most_is_to_fix() -> None:
    found = to_fix(NOW, BEFORE, True)
    assert found is not None and found.cost is not None
    assert found[:5] == ("refund", 30, 50, 40, 200) and round(found.cost, 1) == 13.0


def test_where_nothing_fell_what_is_worse_than_the_rest_is_to_fix() -> None:
    assert to_fix(NOW, {}, False) == Fix("refund", 30, 50, 40, 200, None, True)


def test_a_fall_that_no_issue_explains_is_no_reason_to_name_one() -> None:
    before = {name: (satisfied + 3, answered) for name, (satisfied, answered) in NOW.items()}
    spread = {f"{name}{part}": counts for name, counts in NOW.items() for part in "abcdef"}
    found = to_fix(spread, {name: (before[name[:-1]][0], counts[1]) for name, counts in spread.items()}, True)
    assert found is not None and found.cost is None and found.clear and found.name.startswith("refund")


def test_where_none_is_worse_for_sure_the_most_frequent_is_named_as_that() -> None:
    alike = {str(number): (70 - number % 3, 100) for number in range(40)}
    found = to_fix(alike, {}, False)
    assert found is not None and not found.clear and (found.unhappy, found.cost) == (32, None)
    assert to_fix({"all there is": (5, 10)}, {}, False) == Fix("all there is", 5, 5, 10, 10, None, False)


def test_too_little_names_nothing() -> None:
    assert to_fix({}, {}, True) is None
    assert to_fix({"refund": (0, 1)}, {}, False) is None
    assert to_fix({"refund": (50, 50), "login": (9, 11)}, {}, False) is None
    assert to_fix({None: (0, 50)}, {None: (50, 50)}, True) is None


COUNTS = st.dictionaries(
    st.one_of(st.none(), st.sampled_from("abcd")),
    st.integers(0, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
)


@given(COUNTS, COUNTS, st.booleans())
def test_what_is_named_has_enough_unhappy_answers(
    now: dict[str | None, tuple[int, int]], before: dict[str | None, tuple[int, int]], fell: bool
) -> None:
    found = to_fix(now, before, fell)
    if found is not None:
        assert 3 <= found.unhappy <= found.of_unhappy and found.unhappy <= found.answered <= found.of_answered
        assert found.cost is None or found.cost > 0
