"""The scorecards' parts: rows and their columns, charts, definitions, what stands behind a number, alerts."""
