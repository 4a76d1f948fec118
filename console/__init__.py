"""csat-console: a terminal console for people who run support teams."""

__version__ = "0.1.0"
