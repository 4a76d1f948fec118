"""A page as one HTML file that does nothing but stand there: no script, no link, no request; prints on A4 (design §8)."""

from __future__ import annotations

from html import escape

from console.domain.text import one_line
from console.reports.page import Page, Section, Table

_STYLE = """
@page { size: A4; margin: 12mm 14mm }
:root { color-scheme: light }
body { font: 9.5pt/1.3 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; color: #111; background: #fff;
  max-width: 182mm; margin: 6mm auto; overflow-wrap: break-word }
h1 { font-size: 15pt; margin: 0 }
h2 { font-size: 11pt; margin: 3mm 0 1mm; border-bottom: 0.3mm solid #111; break-after: avoid }
p { margin: 1mm 0 }
.note { color: #444; font-size: 8.5pt }
table { border-collapse: collapse; width: 100%; margin: 1.5mm 0; font-size: 8.5pt; font-variant-numeric: tabular-nums }
th, td { text-align: left; vertical-align: top; padding: 0.5mm 2mm 0.5mm 0; border-bottom: 0.2mm solid #bbb }
th { font-weight: 600 }
.n { text-align: right; white-space: nowrap }
ul { margin: 1mm 0; padding-left: 5mm }
tr, li { break-inside: avoid }
td, li, p { unicode-bidi: plaintext }
@media print { body { margin: 0; max-width: none } }
"""
_BEFORE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
"""


def page_html(page: Page) -> str:
    """The page as a file of its own, every text of it escaped."""
    head = f"{_BEFORE}<title>{_safe(page.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    body = [f"<h1>{_safe(page.title)}</h1>", f'<p class="note">{_safe(page.note)}</p>', *map(_section, page.sections)]
    return head + "\n".join(body) + "\n</body>\n</html>\n"


def _section(section: Section) -> str:
    parts = [f"<h2>{_safe(section.heading)}</h2>", *(f"<p>{_safe(text)}</p>" for text in section.sentences)]
    if section.table is not None and section.table.rows:
        parts.append(_table(section.table))
    if section.points:
        parts += ["<ul>", *(f"<li>{_safe(point)}</li>" for point in section.points), "</ul>"]
    return "\n".join(parts)


def _table(found: Table) -> str:
    heads = "".join(_cell("th", place in found.right, cell) for place, cell in enumerate(found.headings))
    rows = ("".join(_cell("td", place in found.right, cell) for place, cell in enumerate(row)) for row in found.rows)
    lines = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n</table>"


def _cell(tag: str, number: bool, text: str) -> str:
    return f'<{tag} class="n">{_safe(text)}</{tag}>' if number else f"<{tag}>{_safe(text)}</{tag}>"


def _safe(text: str) -> str:
    return escape(one_line(text), quote=True)
