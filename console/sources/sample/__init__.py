"""A made-up support centre of six months, the same bytes each time it is made: the store `csat` shows first."""
