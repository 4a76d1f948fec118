"""Files of one source are known by their headings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from console.sources.naming import derived_name, find_source
from console.sources.records import Known

HEADINGS = ("Ticket ID", "Created at", "Channel", "Agent", "CSAT")


@given(st.permutations(HEADINGS))
def test_the_name_does_not_depend_on_the_order_of_columns(headings: list[str]) -> None:
    assert derived_name(tuple(headings), "Ticket ID") == derived_name(HEADINGS, "ticket_id") == "ticket-id-173a"


def test_a_file_belongs_where_its_id_and_most_headings_are() -> None:
    desk, other = Known("desk", HEADINGS), Known("other", ("Ticket ID", "Rep", "Score"))
    assert find_source(("ticket_id", "created at", "Channel", "CSAT", "Product"), [other, desk]) is desk
    assert find_source(("ticket_id", "Agent", "Queue", "Stars"), [other, desk]) is None
    assert find_source(("Call ID", "Created at", "Channel", "Agent", "CSAT"), [desk]) is None
    assert find_source(HEADINGS, []) is None
