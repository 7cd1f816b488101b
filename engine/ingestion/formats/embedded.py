"""Files inside office files: attachments, parts in another format, and the text on their pictures."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

import olefile
from PIL import Image

from engine.ingestion.formats import Member, find_format
from engine.ingestion.formats.members import read_within
from engine.ingestion.formats.package import Package, attribute, descend
from engine.ingestion.recognition import current_recogniser

_MOST_PICTURES = 10
_LEAST_PICTURE_BYTES = 1_500
_PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"}
_KINDS = {"WordDocument": ".doc", "Workbook": ".xls", "Book": ".xls", "PowerPoint Document": ".ppt"}


def find_package_members(package: Package) -> Iterator[Member]:
    """What is embedded in a newer office file: its own parts of text are not members."""
    for name in package.find(r"(word|xl|ppt)/embeddings/.+"):
        yield from _open_wrapper(PurePosixPath(name).name, package.read(name))
    yield from _find_chunks(package)
    for name in package.find(r"Object [^/]+"):
        yield from _open_wrapper(name, package.read(name))


def list_names(package: Package | None, data: bytes) -> list[str]:
    """Names of files inside that only a person who opens them can make use of, such as sounds."""
    members = find_package_members(package) if package else find_compound_members(data)
    return [member.name for member in members if not find_format(Path(member.name)) and _is_name(member.name)]


def _is_name(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() not in {"", ".bin", ".vml"}


def read_pictures(package: Package) -> list[str]:
    """What is written on the pictures in a document; the recogniser counts those that are not looked at."""
    recogniser = current_recogniser()
    names = [
        name
        for name in package.find(r"((word|xl|ppt)/media|Pictures)/.+")
        if PurePosixPath(name).suffix.lower() in _PICTURES and package.measure(name) >= _LEAST_PICTURE_BYTES
    ]
    looked_at = [] if recogniser.obstacle else names[:_MOST_PICTURES]
    recogniser.pass_over(len(names) - len(looked_at))
    texts = []
    for name in looked_at:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)
                with Image.open(io.BytesIO(package.read(name))) as image:
                    texts.append(recogniser.read(image))
        except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
            continue  # a picture that no program shows says nothing
    return [text for text in texts if text]


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
            yield _make_member(PurePosixPath(name).name, package.read(name))


def _open_wrapper(name: str, data: bytes) -> Iterator[Member]:
    """An embedded file as it is, or taken out of the compound file that is wrapped around it."""
    if not data.startswith(olefile.MAGIC):
        yield _make_member(name, data)
        return
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            streams = {entry[0]: entry for entry in compound.listdir() if len(entry) == 1}
            kind = next((suffix for stream, suffix in _KINDS.items() if stream in streams), "")
            if kind:
                yield _make_member(PurePosixPath(name).stem + kind, data)
                return
            for stream, entry in streams.items():
                yield from _open_stream(name, stream, compound.openstream(entry).read())
    except (OSError, ValueError, IndexError, TypeError, struct.error):
        yield _make_member(name, data)


def _open_stream(name: str, stream: str, data: bytes) -> Iterator[Member]:
    if stream == "\x01Ole10Native":
        yield from _open_native(data)
    elif stream in {"Package", "CONTENTS"}:
        yield _make_member(PurePosixPath(name).stem + _guess_suffix(data), data)


def _open_native(data: bytes) -> Iterator[Member]:
    """A file as the old packager wrapped it: length, two bytes, label, path, eight bytes, path again, length, file."""
    try:
        label_end = data.index(b"\0", 6)
        path_end = data.index(b"\0", label_end + 1)
        second = struct.unpack_from("<I", data, path_end + 5)[0]
        start = path_end + 9 + second
        (length,) = struct.unpack_from("<I", data, start)
        name = data[6:label_end].decode("cp1252", "replace").replace("\\", "/").rpartition("/")[2]
        yield _make_member(name or "file", data[start + 4 : start + 4 + length])
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


def _make_member(name: str, data: bytes) -> Member:
    return Member(name, partial(_give, data))


def _give(data: bytes, limit: int) -> bytes:
    read_within(len(data), limit)
    return data
