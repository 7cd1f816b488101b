"""Files that are a ZIP archive of XML parts, as those of all newer office programs are: their parts, read with care."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from engine.errors import DocumentCorrupt, DocumentEncrypted

_MOST_BYTES_OF_A_PART = 200_000_000


class Package:
    """An open archive; a part that is damaged or absurdly large is as good as not there."""

    def __init__(self, data: bytes) -> None:
        """Raises ``zipfile.BadZipFile`` when the data is no archive."""
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = sorted(self._archive.namelist(), key=_order_naturally)

    def find(self, pattern: str) -> list[str]:
        """Names of the parts that match the whole of a pattern, ``page2`` before ``page10``."""
        matcher = re.compile(pattern)
        return [name for name in self._names if matcher.fullmatch(name)]

    def read(self, name: str) -> bytes:
        """The bytes of a part, unpacked if it is compressed once more; empty if it cannot be read."""
        try:
            if self._archive.getinfo(name).file_size > _MOST_BYTES_OF_A_PART:
                return b""
            data = self._archive.read(name)
            return gzip.decompress(data) if name.endswith(".gz") else data
        except (KeyError, RuntimeError, NotImplementedError, OSError, EOFError, zipfile.BadZipFile, zlib.error):
            return b""

    def measure(self, name: str) -> int:
        """How many bytes a part says it has."""
        return self._archive.getinfo(name).file_size

    def read_xml(self, name: str) -> Any | None:
        """The root element of a part, None if there is none."""
        return parse_xml(self.read(name))


def open_package(data: bytes, path: Path) -> Package:
    """Raises ``DocumentCorrupt`` when it is no archive."""
    try:
        return Package(data)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise explain_damage(path, type(error).__name__) from error


def parse_xml(data: bytes) -> Any | None:
    """The root element of as much as can be read of it, None if that is nothing; nothing outside is ever fetched."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser) if data.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: Any) -> str:
    """An element's name without its namespace; "" for what is not an element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """The first attribute of this name in any namespace, "" without one."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def descend(element: Any, name: str) -> Iterator[Any]:
    """Every element of this name below, in any namespace."""
    yield from element.iter("{*}" + name)


def explain_damage(path: Path, detail: str) -> DocumentCorrupt:
    """What a person is told about a file that cannot be understood."""
    return DocumentCorrupt(
        f"{path.name} is damaged: open it in the program it was made with and save it again.", detail
    )


def explain_lock(path: Path) -> DocumentEncrypted:
    """What a person is told about a file with a password."""
    return DocumentEncrypted(f"{path.name} is locked with a password: save a copy without one to make it searchable.")


def _order_naturally(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d{1,9})", name)]
