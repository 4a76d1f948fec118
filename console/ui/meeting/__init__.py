"""The parts of the one-on-one screen."""
