"""Markdown notes: the text is the source itself; headings, front matter and links say what is where.

Offsets are positions in the source, so a quote can be found again in any editor.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from engine.domain import Document
from engine.ingestion.formats.local_address import find_local_path
from engine.ingestion.formats.outline import HeadingPath, Opening, cover
from engine.ingestion.formats.text import read_text
from engine.letters import SIGNS

# A tag is more than a number, and begins a word: not the part of an address, not "C#".
_TAG = re.compile(rf"(?<![\w{SIGNS}#&/])#(?=[\w/-]*[^\W\d_])([\w{SIGNS}/-]+)")
_OTHER_NAMES = {"authors": "author", "created": "date", "keywords": "tags", "tag": "tags"}


def parse(data: bytes, path: Path) -> Document:
    """Sections by heading; ``links`` to other local files in reading order.

    ``metadata`` is the front matter, with the tags of the running text among its ``tags``. Raises ``DocumentCorrupt``
    when the file is not text at all.
    """
    text = read_text(data, path)
    tokens = _build_parser().parse(text)
    metadata = _read_front_matter(tokens)
    tags = dict.fromkeys((*_split_tags(metadata.get("tags", "")), *_find_tags(tokens)))
    if tags:
        metadata["tags"] = ", ".join(tags)
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
    written = ((key.lower(), _write_value(value)) for key, value in values.items() if isinstance(key, str))
    found = {key: value for key, value in written if value}
    for other, key in _OTHER_NAMES.items():
        if other in found:
            found.setdefault(key, found[other])
    return found


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


def _split_tags(written: str) -> Iterator[str]:
    """Tags of the front matter: a list, or one line with commas, or with spaces; some write them with "#"."""
    for tag in re.split(r",\s*" if "," in written else r"\s+", written):
        if tag.strip(" #"):
            yield tag.strip().removeprefix("#")


def _find_tags(tokens: list[Token]) -> Iterator[str]:
    """Words with "#" in front, in running text; not in code, addresses or HTML."""
    for token in tokens:
        yield from _find_tags(token.children or [])
        if token.type == "text":
            yield from (tag.rstrip("/-") for tag in _TAG.findall(token.content))


def _find_links(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        yield from _find_links(token.children or [])
        if token.type == "wikilink" and token.meta["target"]:
            yield token.meta["target"]
        elif token.type == "link_open":
            target = find_local_path(str(token.attrs.get("href", "")))
            if target:
                yield target
