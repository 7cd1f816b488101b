"""Office documents, read by xberg and written out as plain text with headings.

xberg gets bytes and an explicit media type, never an address, and nothing that could make it download or cache. It may
abort when a process that used it exits normally, so only the reader process, which ends abruptly, may import this.
"""

from __future__ import annotations

import asyncio
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xberg

from engine.domain import Document, DocumentKind
from engine.ingestion.clean import clean_title
from engine.ingestion.formats import Member, tell_kind
from engine.ingestion.formats.embedded import find_compound_members, find_package_members, list_names, read_pictures
from engine.ingestion.formats.office_lock import unlock
from engine.ingestion.formats.office_outline import write_nodes
from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.package import Package, explain_damage, explain_lock
from engine.ingestion.formats.package_extras import read_extras
from engine.ingestion.formats.sheet_records import read_sheet_extras
from engine.ingestion.formats.signatures import recognize
from engine.ingestion.formats.slide_records import read_slide_comments
from engine.ingestion.formats.word_numbers import ListNumbers
from engine.ingestion.formats.word_records import read_bare_text
from engine.ingestion.recognition import current_recogniser
from engine.ingestion.tables import find_sheets

# Real pictures and charts unpack to far more than the 100 times that xberg calls a bomb; the reader's own memory and
# time limits stand behind this.
_MOST_UNPACKING = 1000


def parse(data: bytes, path: Path) -> Document:
    """Sections by heading, sheet and slide; a table row becomes a line with its cells apart, a list item a line.

    Running heads come first; footers, footnotes and comments, then charts and the like
    come last, under no heading, and what is written on pictures last of all. Slides are pages.
    """
    data = unlock(data, path)
    package = _open(data, path)
    if data.startswith(b"{\\rtf"):  # cells outside of a table would run into each other
        data = re.sub(rb"\\cell(?![a-z])", rb"\\tab\\cell", data)
    extracted = _extract(data, path)
    outline = Outline()
    write_nodes(extracted.document.nodes if extracted.document else [], outline, ListNumbers(package))
    text = outline.build()[0]
    extras = read_extras(package, text) if package else _read_old_extras(data, text)
    extras += list_names(package, data)
    if extras:
        outline.leave_headings()
        outline.add_block("\n".join(extras))
    if package:
        for picture in read_pictures(package):
            outline.leave_headings()
            outline.add_block(picture)
    else:
        for child in extracted.children or ():
            outline.add_block(child.result.content or "")
    text, sections = outline.build()
    sheets = tell_kind(path) is DocumentKind.TABLE
    metadata = extracted.metadata
    title = clean_title(metadata.title)
    written = {"title": title, "author": ", ".join(metadata.authors or []), "date": metadata.created_at or ""}
    return Document(
        path=path,
        title=title or outline.first_heading or path.stem,
        text=text,
        sections=sections,
        metadata={key: value for key, value in written.items() if value},
        remark=current_recogniser().take_shortfall(),
        tables=find_sheets(text, sections) if sheets else (),
    )


def unpack(data: bytes, path: Path) -> Iterator[Member]:
    """Files that were put into the document; raises ``DocumentEncrypted`` like ``parse``."""
    data = unlock(data, path)
    package = _open(data, path)
    yield from find_package_members(package) if package else find_compound_members(data)


def _read_old_extras(data: bytes, text: str) -> list[str]:
    """What xberg leaves out of files of 1997 to 2003."""
    lines = [*read_sheet_extras(data, text), *read_slide_comments(data)]
    bare = "" if text.strip() or lines else read_bare_text(data)
    return [*lines, bare] if bare else lines


def _open(data: bytes, path: Path) -> Package | None:
    """The parts of a newer file, None for an older one; raises ``DocumentEncrypted`` for one with a password."""
    if not data.startswith(b"PK"):
        return None
    try:
        package = Package(data)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise explain_lock(path)
    return package


def _extract(data: bytes, path: Path) -> Any:
    file_format = recognize(data, path)
    source = xberg.ExtractInput(kind="bytes", bytes=data, mime_type=file_format.media_type if file_format else None)
    wanted = xberg.ExtractionConfig(
        use_cache=False,
        disable_ocr=True,
        tree_sitter=None,
        include_document_structure=True,
        max_archive_depth=0 if data.startswith(b"PK") else 1,
        security_limits=xberg.SecurityLimits(max_compression_ratio=_MOST_UNPACKING),
    )
    try:
        result = asyncio.run(xberg.extract(source, wanted))
    except (xberg.XbergError, RuntimeError) as error:  # it raises either
        if "password" in str(error).lower() or "encrypted" in str(error).lower():
            raise explain_lock(path) from error
        raise explain_damage(path, type(error).__name__) from error
    if not result.results:
        raise explain_damage(path, ", ".join(item.error_type for item in result.errors))
    return result.results[0]
