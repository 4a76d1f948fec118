"""The same answers as text, JSON, Markdown and HTML."""
