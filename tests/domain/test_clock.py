"""The store's clock (design §3b)."""

from console.domain.clock import DAY, Clock, settle


def test_a_store_is_historical_after_fourteen_days() -> None:
    assert settle(1000, 1000 + 14 * DAY) is None
    assert settle(1000, 1001 + 14 * DAY) == 1000
    assert settle(None, 5) is None


def test_a_standing_clock_goes_on_from_where_it_was_opened() -> None:
    assert Clock(500, 1000).at(1060) == 560
    assert Clock(500, 1000).at(900) == 500  # a wall clock set back
    assert Clock(None, 1000).at(1060) == 1060
