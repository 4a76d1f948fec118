"""When a case may be worked, and why it stands where it stands."""

from console.domain.recovery import (
    DAY,
    reasons,
    span,
    status_after_attempt,
    why_not_claim,
    why_not_close,
    why_not_work,
)  # fmt: skip

HOUR = 3600


def test_a_claimed_case_names_its_owner() -> None:
    assert why_not_claim("open", None, "Ana") is None
    assert "Dana" in (why_not_claim("claimed", "Dana", "Ana") or "")
    assert "already" in (why_not_claim("claimed", "Ana", "Ana") or "")
    assert "closed as recovered" in (why_not_claim("recovered", "Dana", "Ana") or "")


def test_a_watched_rating_is_claimed_before_it_is_worked() -> None:
    assert why_not_claim("watch", None, "Ana") is None
    assert "claim it first" in (why_not_work("watch") or "")


def test_recovered_needs_a_contact_and_a_fix() -> None:
    assert "reached" in (why_not_close("claimed", "recovered", False, False) or "")
    assert "fix" in (why_not_close("contacted", "recovered", True, False) or "")
    assert why_not_close("fixed", "recovered", True, True) is None
    assert why_not_close("claimed", "not recovered", False, False) is None


def test_only_wrote_and_reached_are_contacts() -> None:
    assert status_after_attempt("open", "no answer") == "open"
    assert status_after_attempt("claimed", "reached") == "contacted"
    assert status_after_attempt("fixed", "wrote") == "fixed"


def test_reasons_come_strongest_first() -> None:
    told = reasons(now=10 * DAY, contact_due_at=10 * DAY - 2 * HOUR, repeat_low=True, renewal_at=31 * DAY)
    assert told == ("contact was due 2 h ago", "second low in 30 days", "renewal in 21 days")
    told = reasons(now=0, contact_due_at=2 * HOUR, repeat_low=False, renewal_at=31 * DAY)
    assert told == ("contact due in 2 h",)
    assert reasons(now=99, contact_due_at=1, repeat_low=False, renewal_at=None, contacted=True) == ()


def test_a_whole_day_speaks_of_days() -> None:
    def due(left: int) -> str:
        return reasons(now=0, contact_due_at=left, repeat_low=False, renewal_at=None, by_day=True)[0]

    assert due(DAY) == "contact due today"
    assert due(DAY + 1) == "contact due tomorrow"
    assert due(3 * DAY) == "contact due in 2 days"
    assert due(0) == "contact was due yesterday"
    assert due(-4 * DAY) == "contact was due 5 days ago"


def test_spans_are_words() -> None:
    assert [span(s) for s in (40, 720, 18_000, -3 * DAY)] == ["40 s", "12 min", "5 h", "3 days"]
