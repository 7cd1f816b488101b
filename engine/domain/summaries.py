"""What a document, a folder or the library says in brief, and what of it that account is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from engine.domain.library import FileFailure


class SummaryLength(StrEnum):
    """How much of a summary is wanted."""

    SHORT = "short"
    """Two sentences."""
    MEDIUM = "medium"
    """A paragraph."""
    LONG = "long"
    """Key points."""


class SummaryLevel(StrEnum):
    """What is summarised."""

    DOCUMENT = "document"
    FOLDER = "folder"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """``[start, end)`` of the text of a document; ``headings`` is the path of headings it stands under."""

    document_id: int
    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KeySentence:
    """A sentence of a document at ``[start, end)`` of its text; ``headings`` is the path of headings it stands under.

    ``worth`` is the part of what can be covered that it adds to the sentences chosen before it, 0 to 1. A line of an
    outline, such as the names of a table's columns, is no sentence: it stands for a document that has none.
    One that a model wrote stands nowhere: it has the place that supports it best, and ``also_at`` the further ones, the
    best first.
    """

    text: str
    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int
    worth: float
    is_outline: bool = False
    also_at: tuple[DocumentPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryPlace:
    """``[start, end)`` of the text of a file; ``headings`` is the path of headings it stands under."""

    path: Path
    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary, or a line of an outline, and the place in a file that says it.

    ``also_at`` are further places that support what a model wrote, the best first.
    """

    text: str
    path: Path
    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int
    is_outline: bool = False
    also_at: tuple[SummaryPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadStretch:
    """Neighbouring passages of a document, ``[start, end)`` of its text, of which its summary has nothing, and why.

    All of them begin on the same ``page``, where there are pages.
    """

    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int
    passages: int
    reason: str


@dataclass(frozen=True, slots=True)
class SummaryCoverage:
    """What a summary is made of: of so many documents and passages, so many were read for it.

    ``pages`` are the numbers of the pages that were, of all documents together where there is only one; ``extent`` is
    the number of characters of its text up to the end of its last passage, 0 where that is not known. ``left_out``
    says of every file that was not read, or not as a whole, why; ``unread`` the same of the parts of a document.
    """

    documents: int
    documents_read: int
    passages: int
    passages_read: int
    pages: tuple[int, ...] = ()
    left_out: tuple[FileFailure, ...] = ()
    extent: int = 0
    unread: tuple[UnreadStretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences of a summary in reading order; ``made_by`` is the model that wrote them, "" for verbatim ones.

    The library has no ``path``.
    """

    path: Path | None
    level: SummaryLevel
    title: str
    sentences: tuple[SummarySentence, ...]
    coverage: SummaryCoverage
    made_by: str = ""

    @property
    def is_outline(self) -> bool:
        """Whether no sentence of it can stand for a document, as of tables and code: lines of it do."""
        return bool(self.sentences) and all(sentence.is_outline for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class WritingReport:
    """Of so many documents, how many summaries a language model wrote just now; the others had theirs before.

    ``unsupported`` are those of which passages support fewer than two sentences, and which keep the verbatim one.
    ``texts`` is how many the model wrote for it; what was written before is not written again. ``folders`` are those
    whose summaries it wrote from these, the library among them.
    """

    documents: int
    written: int
    unsupported: int
    texts: int
    folders: int = 0


class ChangeKind(StrEnum):
    """What became of a document."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What became of a document, when (seconds since the epoch), and what it says now in two sentences.

    Where there are none, ``reason`` says why, but for one that is gone.
    """

    path: Path
    kind: ChangeKind
    at: float
    title: str
    sentences: tuple[SummarySentence, ...] = ()
    made_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FolderChanges:
    """What changed in a folder, or the library without ``path``, ``since`` then (seconds since the epoch)."""

    path: Path | None
    since: float
    changes: tuple[DocumentChange, ...]
