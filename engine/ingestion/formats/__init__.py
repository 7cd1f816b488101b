"""The formats Carrel reads: one table, and one module with one parse function a format.

Importing this package is light; a parser and its libraries are loaded on the first file of their format, which happens
in the reader process only. What a file really is, its content says: see ``signatures``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

from engine.domain import Document


class Member(NamedTuple):
    """A file inside another one; ``read`` gives its bytes, or raises ``DocumentUnreadable`` if they pass a limit."""

    name: str
    read: Callable[[int], bytes]


Parse = Callable[[bytes, Path], Document]
"""From a file's bytes to its document; the path is for the title and is not opened. Raises ``DocumentUnreadable``."""

Unpack = Callable[[bytes, Path], Iterator[Member]]
"""From a file's bytes to the files inside it. Raises ``DocumentUnreadable``."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: ``module`` is where in this package its ``parse`` is found, and ``unpack`` if it holds files."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    module: str

    @property
    def is_text(self) -> bool:
        """Whether a file of this kind can be read by eye in a text editor."""
        return self.media_type.startswith(("text/", "message/")) or self.media_type.endswith(("xml", "json"))

    def load_parser(self) -> Parse:
        """Import the format's module and the libraries it needs."""
        return cast("Parse", import_module(f"{__name__}.{self.module}").parse)

    def load_unpacker(self) -> Unpack | None:
        """The same for what lists the files inside it; None if it is no container."""
        return cast("Unpack | None", getattr(import_module(f"{__name__}.{self.module}"), "unpack", None))


FORMATS = (
    Format("Markdown", "text/markdown", (".md", ".markdown"), "markdown"),
    Format("plain text", "text/plain", (".txt", ".text", ".log"), "text"),
    Format("PDF", "application/pdf", (".pdf",), "pdf"),
    Format("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",), "office"),
    Format("HTML", "text/html", (".html", ".htm", ".xhtml"), "html"),
)

# Never worth opening: no text inside, often large. Every other unknown ending is looked at by the reader.
_NO_TEXT = frozenset(
    [
        ".3gp",
        ".aac",
        ".aif",
        ".aiff",
        ".avi",
        ".flac",
        ".flv",
        ".m4a",
        ".m4v",
        ".mid",
        ".mkv",
        ".mov",
        ".mp3",
        ".mp4",
        ".mpeg",
        ".mpg",
        ".oga",
        ".ogg",
        ".ogv",
        ".opus",
        ".wav",
        ".webm",
        ".wma",
        ".wmv",
        ".a",
        ".apk",
        ".bin",
        ".class",
        ".dll",
        ".dmg",
        ".dylib",
        ".exe",
        ".img",
        ".iso",
        ".jar",
        ".lib",
        ".msi",
        ".o",
        ".obj",
        ".pyc",
        ".pyd",
        ".so",
        ".vdi",
        ".vmdk",
        ".wasm",
        ".otf",
        ".ttf",
        ".woff",
        ".woff2",
        ".gguf",
        ".onnx",
        ".safetensors",
        ".pt",
        ".npy",
        ".npz",
        ".parquet",
        ".lance",
    ]
)

_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}
_BY_MEDIA_TYPE = {each.media_type: each for each in reversed(FORMATS)}


def find_format(path: Path) -> Format | None:
    """The format of a file by its suffix, or None if that says nothing."""
    return _BY_SUFFIX.get(path.suffix.lower())


def find_media_type(media_type: str) -> Format | None:
    """The format with this media type, or None if Carrel cannot read it; the first of the table if there are more."""
    return _BY_MEDIA_TYPE.get(media_type)


def may_be_readable(path: Path) -> bool:
    """Whether a file is worth a look inside; False only where its suffix says that there is no text."""
    return path.suffix.lower() not in _NO_TEXT
