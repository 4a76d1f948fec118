"""Charts made of characters: pure functions from numbers to lines of spans, readable without colour."""
