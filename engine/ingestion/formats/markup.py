"""Notes in Org, reStructuredText and AsciiDoc: the text is the source itself, headings and head lines are understood.

Offsets are positions in the source, so a quote can be found again in any editor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from engine.domain import Document
from engine.ingestion.formats import text
from engine.ingestion.formats.outline import HeadingPath, Opening, cover
from engine.letters import SIGNS

Heading = tuple[int, str, int]
"""Level from 1, words, position."""

_ORG_HEADING = re.compile(
    rf"(?m)^(\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING)\s+)?(.+?)(?:[ \t]+(:[\w{SIGNS}@#%:]+:))?[ \t]*$"
)
_ORG_KEY = re.compile(r"(?mi)^#\+(title|author|date|filetags):[ \t]*(.+?)[ \t]*$")
_ORG_BLOCK = re.compile(r"(?mis)^[ \t]*#\+begin_(\w+).*?^[ \t]*#\+end_\1")
_ADOC_HEADING = re.compile(r"(?m)^(={1,6})[ \t]+(\S.*?)(?:[ \t]+=+)?[ \t]*$")
_ADOC_KEY = re.compile(r"(?m)^:(author|revdate|date|keywords|title|doctitle):[ \t]+(.+?)[ \t]*$")
_ADOC_BLOCK = re.compile(r"(?ms)^(-{4,}|\.{4,}|={4,}|/{4,}|`{3,})[ \t]*$.*?^\1[ \t]*$")
_ADOC_AUTHOR = re.compile(r"\A=[ \t]+\S.*\n([^\W\d][^\n:|=]*?)(?:[ \t]*<[^>\n]*>)?[ \t]*\n")
_RST_HEADING = re.compile(
    r"(?m)^(?:(?P<over>([=\-`:'\"~^_*+#<>.])\2{2,})\n)?(?P<words>[^\n]+)\n(?P<under>([^\w\s])\5*)[ \t]*$"
)
_RST_KEY = re.compile(r"(?mi)^:(title|author|authors|date|tags|keywords):[ \t]+(.+?)[ \t]*$")
_NAMES = {
    "authors": "author", "filetags": "tags", "keywords": "tags", "revdate": "date", "doctitle": "title",
}  # fmt: skip


def parse(data: bytes, path: Path) -> Document:
    """Sections by heading; ``metadata`` with title, author, date and tags. Raises ``DocumentCorrupt``."""
    document = text.parse(data, path)
    source = document.text
    find_headings, keys = _DIALECTS.get(path.suffix.lower(), _DIALECTS[".rst"])
    headings = list(find_headings(source))
    metadata = {_NAMES.get(key.lower(), key.lower()): value for key, value in keys.findall(source[:20_000])}
    author = _ADOC_AUTHOR.match(source) if keys is _ADOC_KEY else None
    if author:
        metadata.setdefault("author", author[1])
    if keys is _ORG_KEY:
        tags = [metadata.get("tags", ""), *(match[3] or "" for match in _ORG_HEADING.finditer(source))]
        metadata["tags"] = ", ".join(dict.fromkeys(tag for found in tags for tag in re.split(r"[:\s]+", found) if tag))
    path_so_far = HeadingPath()
    openings = [Opening(start, path_so_far.enter(level, words)) for level, words, start in headings]
    first = next((words for level, words, _ in headings if level == 1), None)
    return Document(
        path=path,
        title=metadata.get("title") or first or path.stem,
        text=source,
        sections=cover(source, openings),
        metadata={key: value for key, value in metadata.items() if value},
    )


def _find_org(source: str) -> Iterator[Heading]:
    blocks = [match.span() for match in _ORG_BLOCK.finditer(source)]
    for match in _ORG_HEADING.finditer(source):
        if not any(start < match.start() < end for start, end in blocks):
            yield len(match[1]), match[2], match.start()


def _find_asciidoc(source: str) -> Iterator[Heading]:
    blocks = [match.span() for match in _ADOC_BLOCK.finditer(source)]
    for match in _ADOC_HEADING.finditer(source):
        if not any(start < match.start() < end for start, end in blocks):
            yield len(match[1]), match[2], match.start()


def _find_rst(source: str) -> Iterator[Heading]:
    """Levels are in the order in which the ways to underline are first used."""
    styles: list[str] = []
    position = 0
    while match := _RST_HEADING.search(source, position):
        words, under, over = match["words"], match["under"], match["over"]
        long_enough = len(under) >= min(len(words.rstrip()), 3) and len(under) * 2 >= len(words.strip())
        if not long_enough or not re.search(r"\w", words) or (not over and words[0].isspace()):
            position = match.end("words") + 1
            continue
        style = under[0] + ("above" if over else "")
        if style not in styles:
            styles.append(style)
        yield styles.index(style) + 1, words.strip(), match.start()
        position = match.end()


_DIALECTS: dict[str, tuple[Callable[[str], Iterator[Heading]], re.Pattern[str]]] = {
    ".org": (_find_org, _ORG_KEY),
    ".adoc": (_find_asciidoc, _ADOC_KEY),
    ".asciidoc": (_find_asciidoc, _ADOC_KEY),
    ".asc": (_find_asciidoc, _ADOC_KEY),
    ".rst": (_find_rst, _RST_KEY),
    ".rest": (_find_rst, _RST_KEY),
}
