"""What can go wrong with a store, each as one sentence a lead can act on."""

from __future__ import annotations


class StoreError(Exception):
    """The store can't be used: what, where, what to do. Commands end with status 4."""


class Refused(Exception):
    """An action that can't be done now, with the reason in words. Commands end with status 1."""


class StaleCase(Refused):
    """Somebody else was first: says who and when."""
