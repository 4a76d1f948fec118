"""The commands of csat; each imports what it needs when it runs."""
