"""Web pages: the text a reader would read, without scripts, menus and forms."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.clean import clean_title, decode, drop_invisible, looks_like_text, unify_newlines
from engine.ingestion.formats.outline import Outline

_LEFT_OUT = frozenset({
    "audio", "button", "canvas", "datalist", "dialog", "head", "iframe", "input", "nav", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "video",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "legend", "li", "main", "ol", "p",
    "section", "summary", "td", "th", "tr", "ul",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MENU_ROLES = frozenset({"navigation", "search", "menu", "menubar", "toolbar"})
_HIDDEN_STYLE = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_CHARSET = re.compile(rb"""(?i)<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)""")


def parse(data: bytes, path: Path) -> Document:
    """Sections by heading; a table row becomes a line with its cells apart, a list item a line.

    Raises ``DocumentCorrupt``.
    """
    if not looks_like_text(data):
        raise DocumentCorrupt(f"{path.name} is no web page, or a damaged one: save it again in a browser.")
    outline = Outline()
    tree = write_page(decode_page(data), outline)
    text, sections = outline.build()
    title = tree.css_first("head title")
    return Document(
        path=path,
        title=clean_title(title.text() if title else None) or outline.first_heading or path.stem,
        text=text,
        sections=sections,
        metadata=dict(_read_metadata(tree)),
    )


def write_page(page: str, outline: Outline) -> LexborHTMLParser:
    """Add what a reader would read on a page to an outline; the parsed page, for what its head says."""
    tree = LexborHTMLParser(drop_invisible(page))
    if tree.body:
        _PageWriter(outline).write(tree.body)
    return tree


def read_text(page: str) -> str:
    """What a reader would read on a page or in a piece of one, headings as lines."""
    outline = Outline()
    write_page(page, outline)
    return outline.build()[0].strip()


def decode_page(data: bytes) -> str:
    """A page's text, by its own charset unless its bytes say otherwise."""
    declared = _CHARSET.search(data[:4096])
    if declared and not _is_unicode(data):
        label = declared[1].decode("ascii").lower()
        label = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "shift_jis": "cp932"}.get(
            label, label
        )
        try:
            if not codecs.lookup(label).name.startswith("utf"):
                return unify_newlines(data.decode(label, "replace"))
        except (LookupError, ValueError):
            pass  # a charset nobody knows: go by the bytes
    return decode(data)


def _is_unicode(data: bytes) -> bool:
    """Real UTF-8 beyond ASCII is never anything else by chance, whatever the page declares; the same for a mark."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()


def _read_metadata(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for element in tree.css("head meta[name][content]"):
        name = (element.attributes.get("name") or "").lower()
        content = clean_title(element.attributes.get("content"))
        if name in {"author", "date", "description", "keywords"} and content:
            yield name, content


class _PageWriter:
    """Walks a page from top to bottom and writes what is read there into an outline."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._words: list[str] = []
        self._lines: list[str] = []  # of the list or table being written
        self._cells: list[str] | None = None  # of the table row being written
        self._tables: list[bool] = []  # for each open table whether it holds data, not a page layout
        self._lists: list[int | None] = []  # for each open list its next number, None for bullets
        self._bullet = ""

    def write(self, root: LexborNode) -> None:
        """Write everything below ``root``; an explicit stack, because pages nest deeper than Python calls may."""
        waiting: list[tuple[LexborNode, bool]] = [(root, True)]
        while waiting:
            node, entering = waiting.pop()
            if not entering:
                self._leave(node)
            elif node.is_text_node:
                self._words.append(re.sub(r"\s+", " ", node.text_content or ""))
            elif node.tag == "pre":
                self._write_verbatim(node.text())
            elif node.is_element_node and not _is_left_out(node):
                self._enter(node)
                waiting.append((node, False))
                waiting.extend((child, True) for child in reversed(list(node.iter(include_text=True))))
        self._end_lines()

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "br":
            self._words.append("\n")
        elif tag in {"td", "th"} and self._cells is not None:
            self._words = []
        elif tag == "table":
            self._end_lines()
            self._tables.append(_holds_data(node))
        elif tag == "tr" and self._tables and self._tables[-1]:
            self._end_block()
            self._cells = []
        elif tag in _HEADINGS:
            self._end_lines()
        elif tag in _BLOCKS:
            self._end_block()
        if tag in {"ul", "ol"}:
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self._bullet = self._next_bullet()

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in {"td", "th"} and self._cells is not None:
            self._cells.append(" ".join(self._take_words().split()))
        elif tag == "tr" and self._cells is not None:
            row, self._cells = self._cells, None
            if any(row):
                self._lines.append(" | ".join(row))
        elif tag in _HEADINGS and self._cells is None:
            self.outline.add_heading(_HEADINGS[tag], self._take_words())
        elif tag == "table":
            self._end_lines()
            self._tables.pop()
        elif tag in _BLOCKS:
            self._end_block()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
            if not self._lists and self._cells is None:
                self._end_lines()

    def _next_bullet(self) -> str:
        indent = "  " * (len(self._lists) - 1)
        number = self._lists[-1] if self._lists else None
        if number is None:
            return f"{indent}• "
        self._lists[-1] = number + 1
        return f"{indent}{number}. "

    def _end_block(self) -> None:
        """A block inside a table cell only parts words; inside a list it is a line; else it is a paragraph."""
        if self._cells is not None:
            self._words.append(" ")
            return
        words = self._take_words()
        if words and self._lists:
            self._lines.append(self._bullet + words)
            self._bullet = " " * len(self._bullet)
        elif words:
            self._end_lines()
            self.outline.add_block(words)

    def _end_lines(self) -> None:
        self._end_block()
        lines, self._lines = self._lines, []
        self.outline.add_block("\n".join(lines))

    def _write_verbatim(self, text: str) -> None:
        if self._cells is not None:
            self._words.append(text)
            return
        self._end_lines()
        self.outline.add_block(text)

    def _take_words(self) -> str:
        words, self._words = "".join(self._words), []
        return re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", words)).strip()


def _is_left_out(node: LexborNode) -> bool:
    attributes = node.attributes
    return (
        node.tag in _LEFT_OUT
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _MENU_ROLES
        or bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))
        or (node.tag == "footer" and node.parent is not None and node.parent.tag == "body")
    )


def _holds_data(table: LexborNode) -> bool:
    """A table with headings or tables inside arranges a page; one without is a table to its reader too."""
    return all(inner.mem_id == table.mem_id for inner in table.css("table, h1, h2, h3, h4, h5, h6"))
