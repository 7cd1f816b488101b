"""Markdown notes: the text is the source itself; headings, front matter and links say what is where.

Offsets are positions in the source, so a quote can be found again in any editor.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from engine.domain import Document
from engine.ingestion.clean import decode
from engine.ingestion.formats.outline import HeadingPath, Opening, cover


def parse(data: bytes, path: Path) -> Document:
    """Sections by heading; ``metadata`` from the front matter; ``links`` to other local files in reading order."""
    text = decode(data)
    tokens = _build_parser().parse(text)
    metadata = _read_front_matter(tokens)
    headings = list(_find_headings(tokens))
    first = next((heading for level, heading, _ in headings if level == 1 and heading), None)
    return Document(
        path=path,
        title=metadata.get("title") or first or path.stem,
        text=text,
        sections=cover(text, list(_open_sections(text, tokens, headings))),
        metadata=metadata,
        links=tuple(dict.fromkeys(_find_links(tokens))),
    )


def _build_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
    parser.inline.ruler.before("link", "wikilink", _match_wikilink)
    return parser


def _match_wikilink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature markdown-it calls
    """``[[Target]]``, ``[[Target|alias]]`` or ``[[Target#part]]``; an embed is the same behind an exclamation mark."""
    if not state.src.startswith("[[", state.pos):
        return False
    end = state.src.find("]]", state.pos + 2, state.posMax)
    inside = state.src[state.pos + 2 : end] if end > 0 else ""
    if not inside.strip() or "\n" in inside or "[" in inside:
        return False
    if not silent:
        token = state.push("wikilink", "", 0)
        token.content = inside.rpartition("|")[2].strip()
        token.meta = {"target": inside.partition("|")[0].rstrip("\\").partition("#")[0].partition("^")[0].strip()}
    state.pos = end + 2
    return True


def _read_front_matter(tokens: list[Token]) -> dict[str, str]:
    source = next((token.content for token in tokens if token.type == "front_matter"), "")
    try:
        values = yaml.safe_load(source)
    except Exception:  # noqa: BLE001 - whatever YAML says, the note itself stays readable, front matter as text
        return {}
    if not isinstance(values, Mapping):
        return {}
    written = ((str(key).lower(), _write_value(value)) for key, value in values.items() if isinstance(key, str))
    return {key: value for key, value in written if value}


def _write_value(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_write_scalar, value)))
    return _write_scalar(value)


def _write_scalar(value: object) -> str:
    """Deeper structures are left out: YAML aliases can make them endless."""
    return str(value).strip() if isinstance(value, str | bool | int | float | datetime.date) else ""


def _find_headings(tokens: list[Token]) -> Iterator[tuple[int, str, int]]:
    """Level, plain text and first line of every heading that is not inside a list or a quotation."""
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            words = "".join(child.content or " " for child in inline.children or () if child.type != "html_inline")
            yield int(token.tag[1]), " ".join(words.split()), token.map[0]


def _open_sections(text: str, tokens: list[Token], headings: list[tuple[int, str, int]]) -> Iterator[Opening]:
    line_starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    path = HeadingPath()
    if tokens and tokens[0].type == "front_matter" and tokens[0].map:
        yield Opening(0, ())
        following = line_starts[tokens[0].map[1]]
        first_heading = line_starts[headings[0][2]] if headings else len(text)
        if text[following:first_heading].strip():
            yield Opening(following, ())
    for level, heading, line in headings:
        yield Opening(line_starts[line], path.enter(level, heading))


def _find_links(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        yield from _find_links(token.children or [])
        if token.type == "wikilink" and token.meta["target"]:
            yield token.meta["target"]
        elif token.type == "link_open":
            target = _find_local_target(str(token.attrs.get("href", "")))
            if target:
                yield target


def _find_local_target(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:  # such as an unfinished IPv6 address
        return ""
    return "" if parts.scheme or parts.netloc else unquote(parts.path)
