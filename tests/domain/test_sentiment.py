"""Where a conversation turned."""

from console.domain.sentiment import feeling, turning_point


def test_words_have_a_direction() -> None:
    assert feeling("This is great, thank you!") > 0.5
    assert feeling("Terrible. Nobody answers.") < -0.5
    assert feeling("not helpful") < 0 < feeling("helpful")
    assert feeling("My order is 4711.") is None


def test_the_largest_fall_is_the_turn() -> None:
    turns = [
        ("customer", "Hello, thanks for the quick answer."),
        ("agent", "Terrible weather today."),
        ("customer", "Fine, and my refund?"),
        ("agent", "It takes three weeks."),
        ("customer", "That is ridiculous and unacceptable!"),
        ("customer", "Still waiting."),
    ]
    assert turning_point(turns) == 4
    assert turning_point(turns[:3]) is None
    assert turning_point([]) is None
    assert turning_point([("customer", "Awful, the worst.")]) == 0
