"""Files inside office files: found, read like any other file, and put behind the text of the one that holds them."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import olefile

from engine.domain import Document
from engine.errors import DocumentUnreadable
from engine.ingestion.formats import find_format
from engine.ingestion.formats.outline import Outline
from engine.ingestion.formats.package import Package, attribute, descend

_DEEPEST = 4
_MOST_MEMBERS = 200
_MOST_PICTURES = 10
_LEAST_PICTURE_BYTES = 1_500
_PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"}
_KINDS = {"WordDocument": ".doc", "Workbook": ".xls", "Book": ".xls", "PowerPoint Document": ".ppt"}
_CHUNK_KINDS = {".htm": ".html", ".mht": ".mht"}
_depth: ContextVar[int] = ContextVar("depth", default=0)


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a file; ``name`` tells its kind by its suffix."""

    name: str
    data: bytes


def write_members(members: Iterator[Member], path: Path, outline: Outline) -> str:
    """Read members and write their text; returns a sentence about those that were not read, "" without any.

    Members of members are read too, to a depth of four.
    """
    unread: list[str] = []
    pictures = 0
    for number, member in enumerate(members):
        picture = Path(member.name).suffix.lower() in _PICTURES
        pictures += picture
        if number >= _MOST_MEMBERS or (picture and pictures > _MOST_PICTURES):
            unread.append(member.name)
            continue
        try:
            document = _read(member, path)
        except DocumentUnreadable as error:
            if not picture and error.kind != "empty":
                unread.append(member.name)
            document = None
        if not picture:
            outline.leave_headings()
            outline.add_block(member.name)
        if document:
            outline.leave_headings()
            outline.add_block(document.text)
    if not unread:
        return ""
    return f"Not read: {len(unread)} of the files inside ({', '.join(unread[:3])}{', …' if len(unread) > 3 else ''})."


def find_package_members(package: Package) -> Iterator[Member]:
    """What is embedded in a newer office file: its own parts of text are not members."""
    for name in package.find(r"(word|xl|ppt)/embeddings/.+"):
        yield from _open_wrapper(PurePosixPath(name).name, package.read(name))
    yield from _find_chunks(package)
    for name in package.find(r"((word|xl|ppt)/media|Pictures)/.+"):
        suffix = PurePosixPath(name).suffix.lower()
        data = package.read(name)
        if suffix in _PICTURES and len(data) >= _LEAST_PICTURE_BYTES:
            yield Member(PurePosixPath(name).name, data)
    for name in package.find(r"Object [^/]+"):
        yield from _open_wrapper(name, package.read(name))


def find_compound_members(data: bytes) -> Iterator[Member]:
    """What is embedded in an office file of 1997 to 2003, as packages in storages of their own."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            for entry in compound.listdir():
                if len(entry) > 1:
                    yield from _open_stream("/".join(entry), entry[-1], compound.openstream(entry).read())
    except (OSError, ValueError, IndexError, TypeError, struct.error):  # olefile raises any of these for damaged files
        return


def _find_chunks(package: Package) -> Iterator[Member]:
    """Parts of a Word file that are kept in another format until somebody saves it."""
    root = package.read_xml("word/_rels/document.xml.rels")
    for link in descend(root, "Relationship") if root is not None else ():
        if attribute(link, "Type").endswith("/aFChunk"):
            target = attribute(link, "Target")
            name = target.lstrip("/") if target.startswith("/") else f"word/{target}"
            yield Member(PurePosixPath(name).name, package.read(name))


def _open_wrapper(name: str, data: bytes) -> Iterator[Member]:
    """An embedded file as it is, or taken out of the compound file that is wrapped around it."""
    if not data.startswith(olefile.MAGIC):
        yield Member(name, data)
        return
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            streams = {entry[0]: entry for entry in compound.listdir() if len(entry) == 1}
            kind = next((suffix for stream, suffix in _KINDS.items() if stream in streams), "")
            if kind:
                yield Member(PurePosixPath(name).stem + kind, data)
                return
            for stream, entry in streams.items():
                yield from _open_stream(name, stream, compound.openstream(entry).read())
    except (OSError, ValueError, IndexError, TypeError, struct.error):
        yield Member(name, data)


def _open_stream(name: str, stream: str, data: bytes) -> Iterator[Member]:
    if stream == "\x01Ole10Native":
        yield from _open_native(data)
    elif stream in {"Package", "CONTENTS"}:
        yield Member(PurePosixPath(name).stem + _guess_suffix(data), data)


def _open_native(data: bytes) -> Iterator[Member]:
    """A file as the old packager wrapped it: length, two bytes, label, path, eight bytes, path again, length, file."""
    try:
        label_end = data.index(b"\0", 6)
        path_end = data.index(b"\0", label_end + 1)
        second = struct.unpack_from("<I", data, path_end + 5)[0]
        start = path_end + 9 + second
        (length,) = struct.unpack_from("<I", data, start)
        name = data[6:label_end].decode("cp1252", "replace").replace("\\", "/").rpartition("/")[2]
        yield Member(name or "file", data[start + 4 : start + 4 + length])
    except (ValueError, struct.error):
        return


def _guess_suffix(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        return ".pdf"
    if data.startswith(b"PK"):
        for folder, suffix in ((b"word/", ".docx"), (b"xl/", ".xlsx"), (b"ppt/", ".pptx")):
            if folder in data:
                return suffix
        return ".odt" if b"opendocument.text" in data[:200] else ".zip"
    return ".bin"


def _read(member: Member, path: Path) -> Document | None:
    """None for a member that holds no text by its nature; raises ``DocumentUnreadable``."""
    file_format = find_format(Path(member.name))
    if not file_format:
        if Path(member.name).suffix.lower() in {".bin", ".emf", ".wmf", ".wav", ".vml", ""}:
            return None
        raise DocumentUnreadable(f"{member.name} is of a kind that Carrel cannot read.")
    if _depth.get() >= _DEEPEST:
        raise DocumentUnreadable(f"{member.name} lies too deep inside other files.")
    token = _depth.set(_depth.get() + 1)
    try:
        return file_format.load_parser()(member.data, path / member.name)
    finally:
        _depth.reset(token)
