"""Small real objects that tests share."""
