"""One compressed file: gzip, bzip2 or xz around a single file, which may be an archive."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO, cast

from engine.domain import Document
from engine.ingestion.formats import Member
from engine.ingestion.formats.members import explain_damage, read_within


def parse(_data: bytes, path: Path) -> Document:
    """A document without text; what it holds comes from ``unpack``."""
    return Document(path=path, title=path.stem, text="", sections=())


def unpack(data: bytes, path: Path) -> Iterator[Member]:
    """The one file, named as it was before it was compressed."""
    yield Member(path.stem, partial(_decompress, data, path))


def _decompress(data: bytes, path: Path, limit: int) -> bytes:
    """Raises ``DocumentNotUnpacked`` or ``DocumentCorrupt``; what comes before the damage is not read on its own."""
    stream = io.BytesIO(data)
    try:
        with _open(data, stream) as opened:
            unpacked = opened.read(limit + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise explain_damage(path, error) from error
    read_within(len(unpacked), limit)
    return unpacked


def _open(data: bytes, stream: io.BytesIO) -> IO[bytes]:
    if data.startswith(b"BZh"):
        return cast("IO[bytes]", bz2.BZ2File(stream))
    if data.startswith(b"\xfd7zXZ"):
        return cast("IO[bytes]", lzma.LZMAFile(stream))
    return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
