"""csat-console: a terminal console for people who run support teams."""
