"""The formats Carrel reads: one table, and one module with one parse function a format.

Importing this package is light; a parser and its libraries are loaded on the first file of their format, which happens
in the reader process only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from engine.domain import Document

Parse = Callable[[bytes, Path], Document]
"""From a file's bytes to its document; the path is for the title and is not opened. Raises ``DocumentUnreadable``."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: ``module`` is where in this package its ``parse`` is found."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    module: str

    def load_parser(self) -> Parse:
        """Import the format's module and the libraries it needs."""
        return cast("Parse", import_module(f"{__name__}.{self.module}").parse)


FORMATS = (
    Format("Markdown", "text/markdown", (".md", ".markdown"), "markdown"),
    Format("plain text", "text/plain", (".txt", ".text", ".log"), "text"),
    Format("PDF", "application/pdf", (".pdf",), "pdf"),
    Format("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",), "office"),
    Format("HTML", "text/html", (".html", ".htm", ".xhtml"), "html"),
)

_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}


def find_format(path: Path) -> Format | None:
    """The format of a file by its suffix, or None if Carrel cannot read it."""
    return _BY_SUFFIX.get(path.suffix.lower())
