"""Office documents, read by xberg and written out as plain text with headings.

xberg gets bytes and an explicit media type, never an address, and nothing that could make it download or cache. It may
abort when a process that used it exits normally, so only the reader process, which ends abruptly, may import this.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xberg

from engine.domain import Document
from engine.errors import DocumentCorrupt, DocumentEncrypted
from engine.ingestion.clean import clean_title, drop_invisible, unify_newlines
from engine.ingestion.formats import find_format
from engine.ingestion.formats.outline import Outline

_LAYERS = {"header": 0, "body": 1, "footer": 2, "footnote": 3}
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
# Real pictures and charts unpack to far more than the 100 times that xberg calls a bomb; the reader's own memory and
# time limits stand behind this.
_MOST_UNPACKING = 1000


def parse(data: bytes, path: Path) -> Document:
    """Sections by heading; a table row becomes a line with its cells apart, a list item a line.

    Running heads come first, footers, footnotes and comments last, under no heading.
    """
    if data.startswith(_COMPOUND_FILE) and _ENCRYPTED_PACKAGE in data:
        raise DocumentEncrypted(
            f"{path.name} is locked with a password: save a copy without one to make it searchable."
        )
    extracted = _extract(data, path)
    outline = Outline()
    _write(extracted.document.nodes if extracted.document else [], outline)
    text, sections = outline.build()
    metadata = extracted.metadata
    title = clean_title(metadata.title)
    written = {"title": title, "author": ", ".join(metadata.authors or []), "date": metadata.created_at or ""}
    return Document(
        path=path,
        title=title or outline.first_heading or path.stem,
        text=text,
        sections=sections,
        metadata={key: value for key, value in written.items() if value},
    )


def _extract(data: bytes, path: Path) -> Any:
    file_format = find_format(path)
    source = xberg.ExtractInput(kind="bytes", bytes=data, mime_type=file_format.media_type if file_format else None)
    wanted = xberg.ExtractionConfig(
        use_cache=False,
        disable_ocr=True,
        tree_sitter=None,
        include_document_structure=True,
        max_archive_depth=0,
        security_limits=xberg.SecurityLimits(max_compression_ratio=_MOST_UNPACKING),
    )
    try:
        result = asyncio.run(xberg.extract(source, wanted))
    except (xberg.XbergError, RuntimeError) as error:  # it raises either
        raise _explain(path, type(error).__name__) from error
    if not result.results:
        raise _explain(path, ", ".join(item.error_type for item in result.errors))
    return result.results[0]


def _explain(path: Path, detail: str) -> DocumentCorrupt:
    return DocumentCorrupt(
        f"{path.name} is damaged: open it in the program it was made with and save it again.", detail
    )


def _write(nodes: list[Any], outline: Outline) -> None:
    contents = [(_LAYERS.get(str(node.content_layer), 1), json.loads(str(node.content))) for node in nodes]
    contents.sort(key=lambda layered: layered[0])
    items: list[str] = []
    current = 0
    for layer, content in contents:
        if items and content["node_type"] not in {"list", "list_item"}:
            outline.add_block("\n".join(items))
            items = []
        if layer != current and layer > 1:
            outline.leave_headings()
        current = layer
        if content["node_type"] == "list_item":
            items.append("• " + _clean(content["text"]).strip())
        elif content["node_type"] in {"heading", "title"}:
            outline.add_heading(content.get("level", 1), _clean(content["text"]))
        else:
            outline.add_block("\n".join(_write_block(content)))
    outline.add_block("\n".join(items))


def _write_block(content: dict[str, Any]) -> Iterator[str]:
    """Lines of a paragraph, table, formula and the like; groups, pictures and page breaks have no text of their own."""
    if content["node_type"] == "table":
        yield from _write_table(content["grid"])
    elif content["node_type"] not in {"group", "list", "image"}:
        yield from (
            _clean(content[key]) for key in ("term", "definition", "title", "text", "content") if content.get(key)
        )


def _write_table(grid: dict[str, Any]) -> Iterator[str]:
    rows: dict[int, list[str]] = {}
    for cell in sorted(grid["cells"], key=lambda cell: (cell["row"], cell["col"])):
        rows.setdefault(cell["row"], []).append(" ".join(_clean(cell["content"]).split()))
    yield from (" | ".join(cells) for cells in rows.values() if any(cells))


def _clean(text: str) -> str:
    return drop_invisible(unify_newlines(text))
