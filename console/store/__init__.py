"""The SQLite store: the only room that speaks SQL."""
