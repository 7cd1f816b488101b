"""The words of Carrel: one frozen type for each stage between a file on the disk and a cited answer.

Offsets are always half-open ``[start, end)`` character positions in ``Document.text`` of the file they belong to;
pages count from 1; scores are higher-is-better and comparable only within one result list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as the disk shows it; ``size`` in bytes, ``modified_ns`` in nanoseconds since the epoch."""

    path: Path
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one heading path, on one page where the format has pages."""

    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its parser read it; ``sections`` are in reading order and do not overlap.

    ``language`` is an ISO 639-1 code, "" where it cannot be told. ``remark`` says what of the file could not be read,
    "" if all of it was.
    """

    path: Path
    title: str
    text: str
    sections: tuple[Section, ...]
    page_count: int | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    language: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is embedded and stored: ``text == document.text[start:end]``, within the embedder's token limit.

    ``ordinal`` counts the chunks of a document from 0; ``joint`` is the white space between the previous chunk and this
    one, or None where the two cannot be joined into one passage.
    """

    ordinal: int
    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int
    text: str
    joint: str | None = None


@dataclass(frozen=True, slots=True)
class EmbedderSource:
    """What an embedder is loaded from: ``name`` is that of its vector space, the others are as in the settings."""

    name: str
    model: str
    backend: str


class Method(StrEnum):
    """A way of finding passages."""

    WORDS = "words"
    MEANING = "meaning"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason for a result: which method found it, and at which rank of that method's list, from 1."""

    method: Method
    rank: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What is found for a query: one chunk, or neighbouring chunks of one document joined.

    ``findings`` say why it was found, the best rank of each method; ``similarity`` is the cosine to the query, 0.0 when
    meaning was not looked at; ``copies`` are other documents with nearly the same text.
    """

    document_id: int
    path: Path
    title: str
    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int
    text: str
    score: float
    similarity: float
    kind: str = "chunk"
    findings: tuple[Finding, ...] = ()
    copies: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim sentence of a document with its place; ``score`` is its estimated worth as an answer, 0 to 1."""

    text: str
    path: Path
    page: int | None
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Citation:
    """The place that supports one or more answer sentences; ``marker`` is the number shown as ``[n]``."""

    marker: int
    path: Path
    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence of an answer; ``support`` is 0 to 1, and exactly 0.0 when no passage supports it."""

    text: str
    support: float
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlannedPassage:
    """A passage in the context plan: its cost in tokens, and why it was shortened or left out ("" if neither)."""

    path: Path
    page: int | None
    start: int
    end: int
    tokens: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ContextPlan:
    """What the model will see and what was left out, in tokens of the model's own tokenizer, chat template included.

    ``system`` counts everything that is always there: instructions, question and template. The four parts never
    exceed ``n_ctx`` together.
    """

    n_ctx: int
    system: int
    history: int
    passages: int
    reserve: int
    included: tuple[PlannedPassage, ...]
    left_out: tuple[PlannedPassage, ...]
    history_left_out: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question and its answer in the same conversation."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with everything needed to check it; ``refused`` means nothing near enough was found.

    ``strategy`` is ``compact`` (one model call over the quoted sentences, or passages, that fit), ``quotes`` (no
    language model installed) or ``refused``; ``timings`` are seconds a stage; ``nearest`` holds the passages shown
    instead of an answer; ``notice`` is a sentence the person should read beside it.
    """

    question: str
    text: str
    refused: bool
    quotes: tuple[Quote, ...]
    citations: tuple[Citation, ...]
    sentences: tuple[AnswerSentence, ...]
    plan: ContextPlan
    model: str
    strategy: str
    timings: Mapping[str, float]
    nearest: tuple[Passage, ...] = ()
    stopped: bool = False
    notice: str = ""


class FileState(StrEnum):
    """Where a file stands on its way into the index."""

    WAITING = "waiting"
    READING = "reading"
    INDEXED = "indexed"
    FAILED = "failed"
    SKIPPED = "skipped"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A file as the library knows it; ``reason`` says in words why it failed, was skipped or was read in part.

    ``advice`` says what the person can do about it; ``copy_of`` is the file with the same content whose passages
    stand for this one too, None for a file with passages of its own.
    """

    id: int
    path: Path
    state: FileState
    kind: str
    reason: str
    title: str
    size: int
    modified_ns: int
    passages: int
    advice: str = ""
    copy_of: Path | None = None


@dataclass(frozen=True, slots=True)
class FileFailure:
    """Why one file is not searchable."""

    path: Path
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What an indexing run did; every file seen is in exactly one of the first five counts (``removed`` apart).

    ``moved`` are those of ``unchanged`` with a new name or place, ``copies`` those of ``indexed`` whose content was
    indexed before, ``offline`` the documents that are searchable though their folder is away. ``remarks`` are about
    files that are indexed, but not with all that is in them, and about what else did not go as it should. ``notice`` is
    a sentence on a change of the embedder, "" where there was none; ``change_due`` says that one is wanted and can be
    made.
    """

    indexed: int
    unchanged: int
    removed: int
    skipped: int
    failed: int
    passages: int
    seconds: float
    stages: Mapping[str, float]
    failures: tuple[FileFailure, ...] = ()
    skips: tuple[FileFailure, ...] = ()
    remarks: tuple[FileFailure, ...] = ()
    moved: int = 0
    copies: int = 0
    offline: int = 0
    notice: str = ""
    change_due: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the library covers the files that were seen: ``seen == indexed + failed + skipped + waiting``, always.

    A folder that is left out counts as one file; a file that is being read is waiting. ``offline`` documents, whose
    folder is away, are searchable and counted apart.
    """

    seen: int
    indexed: int
    failed: int
    skipped: int
    waiting: int
    offline: int


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """The library at a glance; sizes in bytes."""

    home: Path
    folders: tuple[Path, ...]
    files: Mapping[str, int]
    passages: int
    embedder: str
    language_model: str
    version: str
    library_version: int
    library_bytes: int
    index_bytes: int
    coverage: Coverage = field(default_factory=lambda: Coverage(0, 0, 0, 0, 0, 0))


@dataclass(frozen=True, slots=True)
class PageImage:
    """A drawn page: PNG bytes, size in pixels, and the highlights as (x, y, width, height) in the same."""

    page: int
    page_count: int
    png: bytes
    width: int
    height: int
    highlights: tuple[tuple[float, float, float, float], ...]
