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

from engine.domain import Document, DocumentKind


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


_CODE = (
    ".py", ".pyi", ".js", ".mjs", ".cjs", ".ts", ".tsx", ".jsx", ".vue", ".svelte", ".css", ".scss", ".less", ".c",
    ".h", ".cc", ".cpp", ".cxx", ".hh", ".hpp", ".cs", ".java", ".kt", ".kts", ".scala", ".groovy", ".gradle", ".go",
    ".rs", ".swift", ".m", ".mm", ".rb", ".pl", ".pm", ".php", ".lua", ".r", ".jl", ".hs", ".ml", ".mli", ".fs", ".ex",
    ".exs", ".erl", ".clj", ".cljs", ".lisp", ".el", ".scm", ".dart", ".nim", ".zig", ".sql", ".sh", ".bash", ".zsh",
    ".fish", ".ps1", ".bat", ".cmd", ".awk", ".vb", ".bas", ".pas", ".f", ".f90", ".asm", ".s", ".v", ".vhd", ".cmake",
    ".mk", ".tf", ".proto", ".graphql", ".bib", ".ris", ".enw", ".diff", ".patch", ".gv", ".tcl", ".typ",
)  # fmt: skip

_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
_VISIO = (".vsdx", ".vsdm", ".vssx", ".vssm", ".vstx", ".vstm")

FORMATS = (
    Format("Markdown", "text/markdown", (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"), "markdown"),
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
    Format("flat OpenDocument", f"{_OPEN_DOCUMENT}.flat+xml", (".fodt", ".fods", ".fodp", ".fodg"), "opendocument"),
    Format("StarOffice", "application/vnd.sun.staroffice", (".sxw", ".sxc", ".sxi", ".sxd", ".stw"), "opendocument"),
    Format("rich text", "application/rtf", (".rtf",), "office"),
    Format("Pages", "application/x-iwork-pages-sffpages", (".pages",), "iwork"),
    Format("Numbers", "application/x-iwork-numbers-sffnumbers", (".numbers",), "iwork"),
    Format("Keynote", "application/x-iwork-keynote-sffkey", (".key",), "iwork"),
    Format("Hangul", "application/x-hwp", (".hwp",), "office"),
    Format("Hangul", "application/haansofthwpx", (".hwpx",), "office"),
    Format("WordPerfect", "application/vnd.wordperfect", (".wpd", ".wp"), "office"),
    Format("dBase", "application/vnd.dbf", (".dbf",), "office"),
    Format("XPS", "application/vnd.ms-xpsdocument", (".xps", ".oxps"), "page_package"),
    Format(
        "Visio",
        "application/vnd.ms-visio.drawing",
        (".vsdx", ".vsdm", ".vssx", ".vssm", ".vstx", ".vstm"),
        "page_package",
    ),
    Format("picture", "image/png", (".png",), "image"),
    Format("picture", "image/jpeg", (".jpg", ".jpeg"), "image"),
    Format("picture", "image/tiff", (".tif", ".tiff"), "image"),
    Format("picture", "image/bmp", (".bmp",), "image"),
    Format("picture", "image/gif", (".gif",), "image"),
    Format("picture", "image/webp", (".webp",), "image"),
    Format("picture", "image/jp2", (".jp2",), "image"),
    Format("HTML", "text/html", (".html", ".htm", ".xhtml"), "html"),
    Format("saved web page", "multipart/related", (".mhtml", ".mht"), "web_archive"),
    Format("Safari web archive", "application/x-webarchive", (".webarchive",), "web_archive"),
    Format("Org", "text/org", (".org",), "markup"),
    Format("reStructuredText", "text/x-rst", (".rst", ".rest"), "markup"),
    Format("AsciiDoc", "text/asciidoc", (".adoc", ".asciidoc", ".asc"), "markup"),
    Format("LaTeX", "text/x-tex", (".tex", ".latex", ".ltx"), "latex"),
    Format("table as text", "text/csv", (".csv", ".tsv", ".tab", ".psv"), "delimited"),
    Format("JSON", "application/json", (".json", ".ndjson", ".jsonl", ".geojson", ".jsonc", ".json5"), "json_text"),
    Format("notebook", "application/x-ipynb+json", (".ipynb",), "notebook"),
    Format("XML", "application/xml", (".xml", ".xsl", ".xslt", ".xsd", ".xlf", ".xliff", ".tmx", ".dita"), "xml_text"),
    Format("feed", "application/rss+xml", (".rss", ".atom", ".rdf"), "xml_text"),
    Format("outline", "text/x-opml+xml", (".opml",), "xml_text"),
    Format("FictionBook", "application/x-fictionbook+xml", (".fb2",), "xml_text"),
    Format("e-book", "application/epub+zip", (".epub",), "epub"),
    Format("subtitles", "text/vtt", (".vtt", ".srt", ".sbv"), "subtitles"),
    Format("subtitles in XML", "application/ttml+xml", (".ttml", ".dfxp"), "xml_text"),
    Format("mail", "message/rfc822", (".eml", ".emlx"), "mail"),
    Format("mailbox", "message/mbox", (".mbox", ".mbx"), "mail"),
    Format("Outlook item", "application/vnd.ms-outlook", (".msg",), "outlook"),
    Format("calendar", "text/calendar", (".ics", ".vcs", ".ical"), "cards"),
    Format("address card", "text/vcard", (".vcf", ".vcard"), "cards"),
    Format("archive", "application/zip", (".zip",), "archive"),
    Format("tar archive", "application/x-tar", (".tar", ".tgz", ".tbz2", ".tbz", ".txz"), "archive"),
    Format("7-Zip archive", "application/x-7z-compressed", (".7z",), "archive"),
    Format("gzip", "application/gzip", (".gz",), "compressed"),
    Format("bzip2", "application/x-bzip2", (".bz2",), "compressed"),
    Format("xz", "application/x-xz", (".xz",), "compressed"),
    Format(
        "settings file",
        "text/x-settings",
        (".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".properties", ".env", ".desktop", ".service"),
        "code",
    ),
    Format("source code", "text/x-source", _CODE, "code"),
)

# Never worth opening: no text inside, often large. Every other unknown ending is looked at by the reader.
_NO_TEXT = frozenset({
    ".3gp", ".aac", ".aif", ".aiff", ".avi", ".flac", ".flv", ".m4a", ".m4v", ".mid", ".mkv", ".mov", ".mp3", ".mp4",
    ".mpeg", ".mpg", ".oga", ".ogg", ".ogv", ".opus", ".wav", ".webm", ".wma", ".wmv", ".a", ".apk", ".bin", ".class",
    ".dll", ".dmg", ".dylib", ".exe", ".img", ".iso", ".jar", ".lib", ".msi", ".o", ".obj", ".pyc", ".pyd", ".so",
    ".vdi", ".vmdk", ".wasm", ".otf", ".ttf", ".woff", ".woff2", ".gguf", ".onnx", ".safetensors", ".pt", ".npy",
    ".npz", ".parquet", ".lance",
})  # fmt: skip

_KINDS = {
    "pdf": DocumentKind.DRAWN,
    "image": DocumentKind.PICTURE,
    "mail": DocumentKind.MAIL,
    "outlook": DocumentKind.MAIL,
    "delimited": DocumentKind.TABLE,
}
"""By the module that reads them."""
_SHEETS = ("Excel", "Excel binary", "Excel 97-2003", "OpenDocument sheet")
"""Names of formats that the module for all office documents reads."""

_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}
_BY_MEDIA_TYPE = {each.media_type: each for each in reversed(FORMATS)}


def find_format(path: Path) -> Format | None:
    """The format of a file by its suffix, or None if that says nothing."""
    return _BY_SUFFIX.get(path.suffix.lower())


def tell_kind(path: Path) -> DocumentKind:
    """How a file of this name is best shown; what it holds may say otherwise when it is opened."""
    file_format = find_format(path)
    if file_format is None:
        return DocumentKind.TEXT
    return DocumentKind.TABLE if file_format.name in _SHEETS else _KINDS.get(file_format.module, DocumentKind.TEXT)


def find_media_type(media_type: str) -> Format | None:
    """The format with this media type, or None if Carrel cannot read it; the first of the table if there are more."""
    return _BY_MEDIA_TYPE.get(media_type)


def may_be_readable(path: Path) -> bool:
    """Whether a file is worth a look inside; False only where its suffix says that there is no text."""
    return path.suffix.lower() not in _NO_TEXT
