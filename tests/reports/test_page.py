"""A page in three formats: what strangers wrote stays text in each of them (design §8)."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from console.domain.text import one_line
from console.reports.page import Page, Section, Table, page_markdown, page_text
from console.reports.page_html import page_html

pytestmark = pytest.mark.faults

NASTY = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "[click](javascript:alert(1))", "![x](http://evil.example/p.png)",
    "http://evil.example/a", "www.evil.example", "evil.com", "a@evil.example", "<http://evil.example>", "//evil.example/x",
    "| a | b |", "`code`", "**bold** _it_ ~~gone~~", "# heading", "- point", "1. first", "1) first", "> quoted", "---", "===",
    "&lt;b&gt; &#60;", "\\", "\\[x\\](y)", "\x1b[31mred\x1b]0;title\x07", "\u202etxt.exe", "line\none\r\ntwo", "$x$", "[^1]: note",
    "<!-- -->", "</style><style>", "</title><script>", "ftp://x.example", "mailto:a@b.example", "    code", "\ttab", "+ plus", ":::", "",
]  # fmt: skip


def page(text: str) -> Page:
    """The same text in every place a text can stand."""
    held = Table((text, "n"), ((text, text),), (1,))
    return Page(text or "t", text, (Section(text or "s", (text,), held, (text,)),))


class Seen(HTMLParser):
    """The tags, attributes and text of an HTML file."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text.append(data)


TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "h1",
    "h2",
    "p",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "ul",
    "li",
}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class"}
PIECES = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=12)), max_size=6).map("".join)


@given(PIECES)
def test_html_holds_no_tag_and_no_attribute_of_the_data(text: str) -> None:
    seen = Seen(page_html(page(text)))
    assert seen.tags <= TAGS and seen.attributes <= ATTRIBUTES
    assert seen.text.count(one_line(text)) >= 4 or not one_line(text).strip()


@pytest.mark.parametrize("text", NASTY)
def test_html_asks_for_nothing_and_runs_nothing(text: str) -> None:
    html = page_html(page(text))
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert not re.search(
        r"<(script|img|a|link|iframe|object|svg|base|form)\b|\bon\w+=[^&]|url\(", html.replace("onerror=alert", "")
    )
    assert "\x1b" not in html and "\u202e" not in html


MARKDOWN = MarkdownIt("gfm-like")
PLAIN = {"text", "text_special", "softbreak"}


def shown(token_children: list, kinds: set[str]) -> str:
    """The text of an inline token; notes the kinds of what stands in it."""
    kinds |= {child.type for child in token_children}
    return "".join(child.content for child in token_children)


@given(PIECES)
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    kinds: set[str] = set()
    tokens = MARKDOWN.parse(page_markdown(page(text)))
    inline = [shown(token.children or [], kinds) for token in tokens if token.type == "inline"]
    assert kinds <= PLAIN
    wanted = " ".join(one_line(text).split())
    assert inline.count(wanted) >= 6 or not wanted
    blocks = {token.tag for token in tokens if token.type.endswith("_open")}
    assert blocks <= {"h1", "h2", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}


@given(PIECES)
def test_text_has_no_control_but_line_feeds(text: str) -> None:
    lines = page_text(page(text)).split("\n")
    assert all(line == one_line(line) for line in lines)


def test_text_is_wrapped_and_lists_are_marked() -> None:
    said = page_text(Page("Huddle", "note", (Section("Moved", ("word " * 60,), None, ("praise " * 40,)),)))
    assert max(map(len, said.splitlines())) <= 100
    assert "MOVED\n" in said and "\n- praise" in said and "\n  praise" in said


def test_an_empty_table_is_left_out() -> None:
    empty = Page("Huddle", "note", (Section("Moved", (), Table(("a",), ())),))
    assert "<table" not in page_html(empty) and "|" not in page_markdown(empty) and "a" not in page_text(empty).split()
