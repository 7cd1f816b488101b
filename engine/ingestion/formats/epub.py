"""E-books (epub): the chapters in reading order, headings kept, title, author and date from the book's own card."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.clean import clean_title
from engine.ingestion.formats.archive import explain_lock
from engine.ingestion.formats.html import decode_page, read_text, write_page
from engine.ingestion.formats.members import explain_damage, read_within
from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.xml_tree import Element, name_of, read_xml, text_of

_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
_CARD = {"title": "title", "creator": "author", "date": "date", "subject": "tags", "description": "description"}
_LARGEST_BOOK = 200_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)


def parse(data: bytes, path: Path) -> Document:
    """Raises ``DocumentCorrupt``, ``DocumentNotUnpacked``, or ``DocumentEncrypted`` for a book with copy protection."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Book(archive, path).read()
    except _BROKEN as error:
        raise explain_damage(path, error) from error


class _Book:
    """The archive of one book, read within a limit."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive = archive
        self._path = path
        self._names = set(archive.namelist())
        self._left = _LARGEST_BOOK
        self._missing = 0

    def read(self) -> Document:
        self._refuse_protected()
        card = self._find_card()
        package = read_xml(self._open(card), self._path) if card else None
        metadata = _read_card(package) if package is not None else {}
        outline = Outline()
        outline.add_block("\n".join(metadata[key] for key in ("title", "author", "description") if key in metadata))
        for name in self._list_chapters(package, posixpath.dirname(card)):
            try:
                write_page(decode_page(self._open(name)), outline)
            except (*_BROKEN, DocumentCorrupt):
                self._missing += 1
        text, sections = outline.build()
        return Document(
            path=self._path,
            title=clean_title(metadata.get("title")) or outline.first_heading or self._path.stem,
            text=text,
            sections=sections,
            metadata=metadata,
            remark=f"{self._missing} chapters are damaged and were left out." if self._missing else "",
        )

    def _open(self, name: str) -> bytes:
        with self._archive.open(name) as entry:
            data = entry.read(self._left + 1)
        read_within(len(data), self._left, self._path.name)
        self._left -= len(data)
        return data

    def _refuse_protected(self) -> None:
        """Scrambled fonts are no protection of the text."""
        if "META-INF/encryption.xml" not in self._names:
            return
        for element in read_xml(self._open("META-INF/encryption.xml"), self._path).iter():
            if name_of(element) == "CipherReference" and element.get("URI", "").endswith(("html", "htm", "xml")):
                raise explain_lock(self._path)

    def _find_card(self) -> str:
        """The package file: where the container says, else the first there is; "" if there is none."""
        if "META-INF/container.xml" in self._names:
            for element in read_xml(self._open("META-INF/container.xml"), self._path).iter():
                if name_of(element) == "rootfile" and element.get("full-path") in self._names:
                    return element.get("full-path", "")
        return next((name for name in sorted(self._names) if name.endswith(".opf")), "")

    def _list_chapters(self, package: Element | None, folder: str) -> Iterator[str]:
        """The pages of the spine, then none; without a package all pages by name."""
        if package is None:
            yield from sorted(name for name in self._names if name.endswith((".xhtml", ".html", ".htm")))
            return
        items = {item.get("id"): item for item in package.iter() if name_of(item) == "item"}
        spine = [items.get(each.get("idref")) for each in package.iter() if name_of(each) == "itemref"]
        for item in spine or list(items.values()):
            if item is None or item.get("media-type") not in _PAGES:
                continue
            name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").partition("#")[0])))
            if name in self._names:
                yield name
            else:
                self._missing += 1


def _read_card(package: Element) -> dict[str, str]:
    """``title``, ``author``, ``date``, ``tags`` and ``description``, which may be a piece of HTML."""
    found: dict[str, list[str]] = {}
    for element in package.iter():
        key = _CARD.get(name_of(element))
        if key and text_of(element) and "dc" in element.tag:
            found.setdefault(key, []).append(_read_value(element))
    return {
        key: values[0] if key in {"title", "date", "description"} else ", ".join(values)
        for key, values in found.items()
    }


def _read_value(element: Element) -> str:
    text = text_of(element)
    return " ".join(read_text(text).split()) if "</" in text else text
