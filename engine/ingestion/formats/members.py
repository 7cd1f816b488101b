"""Files inside files: attachments, archives and embedded documents become sections of what holds them.

Bounded in depth, number, unpacked size and time, so that no archive can blow up the reader.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from engine.domain import Document, EnclosedFile, Section
from engine.errors import (
    DocumentCorrupt,
    DocumentEmpty,
    DocumentNotUnpacked,
    DocumentUnreadable,
    DocumentUnsupported,
)
from engine.ingestion.clean import drop_invisible
from engine.ingestion.document_bounds import MOST_CHARACTERS
from engine.ingestion.formats import Format, Member
from engine.ingestion.formats.signatures import recognize

_DEPTH = 5  # a table in a letter in an archive on a forwarded mail lies four files deep
_MEMBERS = 1000
_UNPACKED_BYTES = 200_000_000
_SMALLEST_UNPACKED = 2_000_000
_LARGEST_RATIO = 250
_REMARKS = 8
_NAMES = 5


@dataclass(slots=True)
class Allowance:
    """What reading a file of ``packed_bytes`` and everything inside it may still take; ``seconds`` from now on."""

    packed_bytes: int
    seconds: float
    members: int = _MEMBERS
    unpacked_bytes: int = field(init=False)
    _deadline: float = field(init=False)

    def __post_init__(self) -> None:
        """Start the clock; a small file that becomes a huge one is a trap, not a document."""
        self.unpacked_bytes = min(_UNPACKED_BYTES, max(_SMALLEST_UNPACKED, self.packed_bytes * _LARGEST_RATIO))
        self._deadline = time.monotonic() + self.seconds

    def find_end(self) -> str:
        """Why nothing more may be read, "" while something may."""
        if self.members <= 0:
            return f"it holds more than {_MEMBERS:,} files"
        if self.unpacked_bytes <= 0:
            return "it unpacks to far more than a document holds"
        return "reading it takes too long" if time.monotonic() > self._deadline else ""


def read_document(data: bytes, path: Path, file_format: Format, allowance: Allowance, depth: int = 0) -> Document:
    """A file's document with those of the files inside it, each below a heading of its name.

    What of them could not be read is in the remark. When there is no text at all, raises the ``DocumentUnreadable`` of
    what stood in the way.
    """
    document = file_format.load_parser()(data, path)
    obstacle: type[DocumentUnreadable] = DocumentEmpty
    unpack = file_format.load_unpacker()
    if unpack:
        joined = _Joined(document)
        joined.add_members(unpack(data, path), allowance, depth)
        document, obstacle = joined.build(), joined.obstacle
    if not document.text.strip():
        raise obstacle(_explain_emptiness(document, path), document.remark)
    return document


class _Joined:
    """A document that grows by those of its members."""

    def __init__(self, document: Document) -> None:
        self.obstacle: type[DocumentUnreadable] = DocumentEmpty  # the first thing that stood in the way
        self._document = document
        self._parts = [document.text]
        self._length = len(document.text)
        self._sections = list(document.sections)
        self._links = list(document.links)
        self._problems: list[str] = [document.remark] if document.remark else []
        self._empty: list[str] = []
        self._unknown: list[str] = []
        self._read = 0 if not document.text.strip() else 1
        self._enclosed: list[EnclosedFile] = list(document.enclosed)

    def add_members(self, members: Iterator[Member], allowance: Allowance, depth: int) -> None:
        """Read one member after the other, until there are no more or the allowance is used up."""
        while True:
            end = allowance.find_end() or ("" if self._length < MOST_CHARACTERS else "it holds too much text")
            if end:
                name = self._document.path.name
                self._problems.append(
                    f"Not everything in {name} is read, because {end}: unpack it to make all of it searchable."
                )
                self._meet(DocumentNotUnpacked)
                return
            try:
                member = next(members, None)
            except DocumentUnreadable as error:  # the container itself breaks off
                if not self._read:
                    raise
                self._problems.append(error.message)
                return
            if member is None:
                return
            allowance.members -= 1
            self._add(member, allowance, depth + 1)

    def build(self) -> Document:
        """The document as it has become."""
        problems = self._problems[:_REMARKS]
        if len(self._problems) > _REMARKS:
            problems.append(f"{len(self._problems) - _REMARKS} more of the files inside could not be read either.")
        if self._unknown:
            problems.append(f"Not read, because Carrel does not know files of their kind: {_list(self._unknown)}.")
        if self._empty:
            problems.append(f"Without text: {_list(self._empty)}.")
        return replace(
            self._document,
            text="".join(self._parts),
            sections=tuple(self._sections),
            links=tuple(dict.fromkeys(self._links)),
            remark=" ".join(problems),
            enclosed=tuple(self._enclosed),
        )

    def _add(self, member: Member, allowance: Allowance, depth: int) -> None:
        name = " ".join(drop_invisible(member.name).split()) or "unnamed"
        try:
            document = _read_member(name, member, self._document.path, allowance, depth)
        except DocumentUnreadable as error:
            self._note(name, error)
        except (MemoryError, OSError):
            raise
        except Exception:  # noqa: BLE001 - a parser may raise anything; the other members must not care
            self._problems.append(f"{name}: it could not be understood.")
            self._enclosed.append(EnclosedFile(name, None, f"{name}: it could not be understood."))
            self._meet(DocumentCorrupt)
        else:
            self._read += 1
            self._append(name, document)
            if document.remark:
                self._problems.append(_say(name, document.remark))

    def _note(self, name: str, error: DocumentUnreadable) -> None:
        self._enclosed.append(EnclosedFile(name, None, _say(name, error.message)))
        if isinstance(error, DocumentUnsupported):
            self._unknown.append(name)
        elif isinstance(error, DocumentEmpty) and not error.detail:
            self._empty.append(name)
        else:
            self._problems.append(_say(name, error.message))
            self._meet(type(error))

    def _meet(self, obstacle: type[DocumentUnreadable]) -> None:
        if self.obstacle is DocumentEmpty:
            self.obstacle = obstacle

    def _append(self, name: str, document: Document) -> None:
        if self._parts[-1] and not self._parts[-1].endswith("\n\n"):
            gap = "\n" if self._parts[-1].endswith("\n") else "\n\n"
            self._parts.append(gap)
            self._length += len(gap)
        heading = f"{name}\n\n"
        beginning, start = self._length, self._length + len(heading)
        self._enclosed.append(EnclosedFile(name, beginning))
        self._parts += [heading, document.text]
        self._length = start + len(document.text)
        for number, each in enumerate(document.sections):
            opening = start + each.start if number else beginning  # the name stands in the first section
            self._sections.append(Section((name, *each.headings), None, opening, start + each.end))
        self._links += document.links
        for inner in document.enclosed:
            at = None if inner.start is None else start + inner.start
            self._enclosed.append(EnclosedFile(f"{name} › {inner.name}", at, inner.reason))


def _explain_emptiness(document: Document, path: Path) -> str:
    return (
        f"{path.name} holds nothing that can be read. {document.remark}"
        if document.remark
        else f"{path.name} holds no text."
    )


def _list(names: list[str]) -> str:
    more = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return ", ".join(names[:_NAMES]) + more


def _say(name: str, sentence: str) -> str:
    """The sentence about a file inside, with its whole name in front; most begin with the last part of it."""
    short = PurePosixPath(name).name
    return name + sentence.removeprefix(short) if sentence.startswith(short) else f"{name}: {sentence}"


def _read_member(name: str, member: Member, container: Path, allowance: Allowance, depth: int) -> Document:
    if depth > _DEPTH:
        raise DocumentNotUnpacked(f"it lies more than {_DEPTH} files deep: unpack what it is in.")
    try:
        data = member.read(allowance.unpacked_bytes)
    except DocumentNotUnpacked:
        allowance.unpacked_bytes = 0  # unpacking what follows would first unpack the rest of this
        raise
    allowance.unpacked_bytes -= len(data)
    if not data:
        raise DocumentEmpty("it is empty.")
    path = container / PurePosixPath(name.replace("\\", "/")).name
    file_format = recognize(data, path)
    if not file_format:
        raise DocumentUnsupported(f"{path.name} is of no kind that Carrel knows.")
    return read_document(data, path, file_format, allowance, depth)


def read_within(read: int, limit: int, name: str = "it") -> None:
    """Raise ``DocumentNotUnpacked`` when more than ``limit`` bytes were read; ``name`` is whose bytes they are."""
    if read > limit:
        raise DocumentNotUnpacked(f"{name} unpacks to far more than a document holds.")


def explain_damage(path: Path, error: Exception) -> DocumentCorrupt:
    """The error for a container that cannot be opened."""
    return DocumentCorrupt(f"{path.name} is damaged: make it again from the original files.", type(error).__name__)
