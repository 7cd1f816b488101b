"""Archives: nothing to read in themselves, only in the files they hold (zip, tar, 7z)."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

import py7zr
from py7zr.io import BytesIOFactory

from engine.domain import Document
from engine.errors import DocumentEncrypted
from engine.ingestion.clean import decode
from engine.ingestion.formats import Member
from engine.ingestion.formats.members import explain_damage, read_within

_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, py7zr.exceptions.ArchiveError, NotImplementedError, EOFError, OSError,
    ValueError, KeyError, IndexError, RuntimeError, zlib.error, lzma.LZMAError,
)  # fmt: skip
_LARGEST_UNPACKED = 200_000_000


def parse(_data: bytes, path: Path) -> Document:
    """A document without text; what it holds comes from ``unpack``."""
    return Document(path=path, title=path.stem, text="", sections=())


def unpack(data: bytes, path: Path) -> Iterator[Member]:
    """The files of an archive. Raises ``DocumentEncrypted`` or ``DocumentCorrupt``."""
    try:
        if data.startswith(b"PK"):
            yield from _unpack_zip(data, path)
        elif data.startswith(b"7z"):
            yield from _unpack_7z(data, path)
        else:
            yield from _unpack_tar(data, path)
    except _BROKEN as error:
        raise explain_damage(path, error) from error


def _unpack_zip(data: bytes, path: Path) -> Iterator[Member]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [each for each in archive.infolist() if not each.is_dir() and not _is_junk(each.filename)]
        if entries and all(each.flag_bits & _ENCRYPTED for each in entries):
            raise explain_lock(path)
        for entry in entries:
            yield Member(_name_entry(entry), partial(_read_entry, archive, entry, path))


def _name_entry(entry: zipfile.ZipInfo) -> str:
    """Old programs write names in the encoding of their country, and Python takes all of them for cp437."""
    if entry.flag_bits & _UTF8_NAME or entry.filename.isascii():
        return entry.filename
    try:
        return decode(entry.filename.encode("cp437"))
    except UnicodeEncodeError:
        return entry.filename


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, limit: int) -> bytes:
    if entry.flag_bits & _ENCRYPTED:
        raise explain_lock(Path(entry.filename))
    return _read_stream(lambda: archive.open(entry), path, limit)


def _unpack_tar(data: bytes, path: Path) -> Iterator[Member]:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for entry in archive:
            # A second name of a file that was packed before is kept as a link to it.
            if (entry.isfile() or entry.islnk()) and not _is_junk(entry.name):
                yield Member(entry.name, partial(_read_stream, partial(_open_entry, archive, entry), path))


def _open_entry(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    stream = archive.extractfile(entry)
    if stream is None:  # a link to what is no file
        raise tarfile.ReadError
    return stream


def _unpack_7z(data: bytes, path: Path) -> Iterator[Member]:
    """All at once, because its files are compressed as one stream."""
    try:
        with py7zr.SevenZipFile(io.BytesIO(data)) as archive:
            if archive.needs_password():
                raise explain_lock(path)
            entries = [each for each in archive.list() if not each.is_directory and not _is_junk(each.filename)]
            read_within(sum(each.uncompressed or 0 for each in entries), _LARGEST_UNPACKED, path.name)
            factory = BytesIOFactory(_LARGEST_UNPACKED)
            archive.extract(targets=[each.filename for each in entries], factory=factory)
    except py7zr.exceptions.PasswordRequired as error:
        raise explain_lock(path) from error
    for name, stream in factory.products.items():
        yield Member(name, partial(_read_stream, partial(_rewind, stream), path))


def _rewind(stream: py7zr.io.Py7zIO) -> io.BytesIO:
    stream.seek(0)
    return io.BytesIO(stream.read())


def _read_stream(open_stream: Callable[[], IO[bytes]], path: Path, limit: int) -> bytes:
    try:
        with open_stream() as stream:
            data = stream.read(limit + 1)
    except _BROKEN as error:
        raise explain_damage(path, error) from error
    read_within(len(data), limit)
    return data


def _is_junk(name: str) -> bool:
    """What computers leave in archives for themselves."""
    return "__MACOSX" in PurePosixPath(name).parts or PurePosixPath(name).name in {
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
    }


def explain_lock(path: Path) -> DocumentEncrypted:
    """The error for a container that wants a password."""
    return DocumentEncrypted(
        f"{path.name} is locked with a password: unpack it, or save a copy without one, to make it searchable."
    )
