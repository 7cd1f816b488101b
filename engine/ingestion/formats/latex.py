"""LaTeX: the text as it would be read, without its commands, under its section headings."""

from __future__ import annotations

import re
from pathlib import Path

from pylatexenc.latex2text import LatexNodes2Text

from engine.domain import Document
from engine.ingestion.clean import clean_title, drop_invisible
from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.text import read_text

_LEVELS = {name: level for level, name in enumerate(("part", "chapter", "section", "subsection", "subsubsection"), 1)}
_LEVELS["paragraph"] = 6
_HEADING = re.compile(r"\\(part|chapter|section|subsection|subsubsection|paragraph)\*?\s*(?:\[[^\]]*\])?\s*\{")
_PROPERTY = re.compile(r"\\(title|author|date)\s*(?:\[[^\]]*\])?\s*\{")
_COMMENT = re.compile(r"(?m)(?<!\\)%.*$")


def parse(data: bytes, path: Path) -> Document:
    """``metadata`` with title, author and date; raises ``DocumentCorrupt`` when the file is not text at all."""
    source = _COMMENT.sub("", drop_invisible(read_text(data, path)))
    _, begin, body = source.partition("\\begin{document}")
    body = (body if begin else source).partition("\\end{document}")[0]
    outline = Outline()
    metadata = {match[1]: _to_line(_read_group(source, match.end())) for match in _PROPERTY.finditer(source)}
    metadata = {key: value for key, value in metadata.items() if value and "today" not in value}
    if metadata.get("title"):
        outline.add_block("\n".join(metadata.values()))
    position = 0
    for match in _HEADING.finditer(body):
        if match.start() < position:
            continue
        outline.add_block(_to_text(body[position : match.start()]))
        words = _read_group(body, match.end())
        outline.add_heading(_LEVELS[match[1]], _to_line(words))
        position = match.end() + len(words) + 1
    outline.add_block(_to_text(body[position:]))
    text, sections = outline.build()
    title = clean_title(metadata.get("title"))
    return Document(
        path=path, title=title or outline.first_heading or path.stem, text=text, sections=sections, metadata=metadata
    )


def _read_group(source: str, start: int) -> str:
    """What stands between a brace that has just been opened and its end."""
    depth = 1
    for match in re.finditer(r"\\.|[{}]", source[start : start + 10_000]):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return source[start : start + match.start()]
    return ""


def _to_line(source: str) -> str:
    return " ".join(_to_text(source).split())


def _to_text(source: str) -> str:
    """Formulas stay as they are written; what the converter stumbles over stays source."""
    try:
        text = str(LatexNodes2Text(math_mode="verbatim", keep_comments=False).latex_to_text(source))
    except Exception:  # noqa: BLE001 - it raises anything on what is no LaTeX
        return source
    return re.sub(r"\n[ \t]*(?:\n[ \t]*)+", "\n\n", text).strip()
