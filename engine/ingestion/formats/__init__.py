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


_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"

FORMATS = (
    Format("Markdown", "text/markdown", (".md", ".markdown"), "markdown"),
    Format("plain text", "text/plain", (".txt", ".text", ".log"), "text"),
    Format("PDF", "application/pdf", (".pdf",), "pdf"),
    Format("Word", f"{_OPEN_XML}.wordprocessingml.document", (".docx", ".docm", ".dotx", ".dotm"), "office"),
    Format("Word 97-2003", "application/msword", (".doc", ".dot"), "office"),
    Format("PowerPoint", f"{_OPEN_XML}.presentationml.presentation", (".pptx", ".pptm", ".potx", ".ppsx"), "office"),
    Format("PowerPoint 97-2003", "application/vnd.ms-powerpoint", (".ppt", ".pps", ".pot"), "office"),
    Format("Excel", f"{_OPEN_XML}.spreadsheetml.sheet", (".xlsx", ".xlsm", ".xltx", ".xltm"), "office"),
    Format("Excel binary", "application/vnd.ms-excel.sheet.binary.macroEnabled.12", (".xlsb",), "office"),
    Format("Excel 97-2003", "application/vnd.ms-excel", (".xls", ".xlt"), "office"),
    Format("OpenDocument text", f"{_OPEN_DOCUMENT}.text", (".odt", ".ott"), "office"),
    Format("OpenDocument sheet", f"{_OPEN_DOCUMENT}.spreadsheet", (".ods", ".ots"), "office"),
    Format("OpenDocument slides", f"{_OPEN_DOCUMENT}.presentation", (".odp", ".otp"), "office"),
    Format("OpenDocument drawing", f"{_OPEN_DOCUMENT}.graphics", (".odg", ".otg", ".odf"), "opendocument"),
    Format("flat OpenDocument", "application/xml", (".fodt", ".fods", ".fodp", ".fodg"), "opendocument"),
    Format("StarOffice", "application/vnd.sun.xml", (".sxw", ".sxc", ".sxi", ".sxd", ".stw"), "opendocument"),
    Format("rich text", "application/rtf", (".rtf",), "office"),
    Format("Pages", "application/x-iwork-pages-sffpages", (".pages",), "iwork"),
    Format("Numbers", "application/x-iwork-numbers-sffnumbers", (".numbers",), "iwork"),
    Format("Keynote", "application/x-iwork-keynote-sffkey", (".key",), "iwork"),
    Format("Hangul", "application/x-hwp", (".hwp",), "office"),
    Format("Hangul", "application/haansofthwpx", (".hwpx",), "office"),
    Format("WordPerfect", "application/vnd.wordperfect", (".wpd", ".wp"), "office"),
    Format("dBase", "application/vnd.dbf", (".dbf",), "office"),
    Format("XPS", "application/vnd.ms-xpsdocument", (".xps", ".oxps"), "page_package"),
    Format("Visio", "application/vnd.visio", (".vsdx", ".vsdm", ".vssx", ".vssm", ".vstx", ".vstm"), "page_package"),
    Format("picture", "image/png", (".png",), "image"),
    Format("picture", "image/jpeg", (".jpg", ".jpeg"), "image"),
    Format("picture", "image/tiff", (".tif", ".tiff"), "image"),
    Format("picture", "image/bmp", (".bmp",), "image"),
    Format("picture", "image/gif", (".gif",), "image"),
    Format("picture", "image/webp", (".webp",), "image"),
    Format("picture", "image/heic", (".heic", ".heif"), "image"),
    Format("picture", "image/jp2", (".jp2",), "image"),
    Format("HTML", "text/html", (".html", ".htm", ".xhtml"), "html"),
)

_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}


def find_format(path: Path) -> Format | None:
    """The format of a file by its suffix, or None if Carrel cannot read it."""
    return _BY_SUFFIX.get(path.suffix.lower())
