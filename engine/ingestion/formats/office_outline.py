"""What xberg found in an office document, written down from top to bottom."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from engine.ingestion.clean import drop_invisible, unify_newlines
from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.word_numbers import ListNumbers

_LAYERS = {"header": 0, "body": 1, "footer": 2, "footnote": 3}


def write_nodes(nodes: list[Any], outline: Outline, numbers: ListNumbers) -> None:
    """Write xberg's nodes; list items get the numbers that the document shows."""
    contents = [(_LAYERS.get(str(node.content_layer), 1), json.loads(str(node.content))) for node in nodes]
    contents.sort(key=lambda layered: layered[0])
    items: list[str] = []
    current = 0
    for layer, content in contents:
        kind = content["node_type"]
        if items and kind not in {"list", "list_item"}:
            outline.add_block("\n".join(items))
            items = []
        if layer != current and layer > 1:
            outline.leave_headings()
        current = layer
        if kind == "list_item":
            item = _clean(content["text"]).strip()
            items.append(f"{numbers.take(item) or '•'} {item}")
        elif kind == "slide":
            outline.start_page(content["number"])
            outline.add_heading(1, _clean(content.get("title") or f"Slide {content['number']}"))
        elif kind in {"heading", "title"}:
            heading = _clean(content["text"])
            outline.add_heading(content.get("level", 1), f"{numbers.take(heading)} {heading}".strip())
        else:
            outline.add_block("\n".join(_write_block(content, numbers)))
    outline.add_block("\n".join(items))


def _write_block(content: dict[str, Any], numbers: ListNumbers) -> Iterator[str]:
    """Lines of a paragraph, table, formula and the like; groups, pictures and page breaks have no text of their own."""
    kind = content["node_type"]
    if kind == "table":
        yield from _write_table(content["grid"])
    elif kind == "paragraph":
        paragraph = _clean(content["text"])
        yield f"{numbers.take(paragraph)} {paragraph}".lstrip(" ")
    elif kind not in {"group", "list", "image"}:
        yield from (
            _clean(content[key]) for key in ("term", "definition", "title", "text", "content") if content.get(key)
        )


def _write_table(grid: dict[str, Any]) -> Iterator[str]:
    rows: dict[int, list[str]] = {}
    for cell in sorted(grid["cells"], key=lambda cell: (cell["row"], cell["col"])):
        rows.setdefault(cell["row"], []).append(" ".join(_clean(cell["content"]).split()))
    for cells in rows.values():
        if any(cells):
            yield "\t".join(cells).rstrip()


def _clean(text: str) -> str:
    return drop_invisible(unify_newlines(text))
