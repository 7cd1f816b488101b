"""What the library knows of its files, of a run over them, and of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class EmbedderSource:
    """What an embedder is loaded from: ``name`` is that of its vector space, the others are as in the settings."""

    name: str
    model: str
    backend: str
    query_prefix: str = ""
    passage_prefix: str = ""

    @property
    def title(self) -> str:
        """What a person calls it: the model's id, or the name of their own folder or file."""
        return Path(self.model).name or self.name


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


class SuggestionKind(StrEnum):
    """What a scope may be made of, in the order in which it is suggested."""

    FOLDER = "folder"
    FILE = "file"
    TAG = "tag"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True)
class ScopeSuggestion:
    """A folder, file, tag or collection that may be meant; ``written`` is the filter for it, as it is typed.

    ``path`` is None of a tag and of a collection.
    """

    kind: SuggestionKind
    name: str
    written: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class Collection:
    """A search that a person keeps; ``query`` is written as any (``engine.retrieval.query``)."""

    name: str
    query: str


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
class Calibration:
    """What a library of so many ``passages`` has shown when ``questions`` made of them were asked.

    ``shift`` is how far the odds of an answer must be above the packaged threshold, in their logarithm.
    """

    shift: float
    questions: int
    passages: int


@dataclass(frozen=True, slots=True)
class WritingStatus:
    """Of so many documents, how many summaries ``model`` has written, and about how many texts it has yet to write.

    ``seconds_left`` is None where it cannot be told yet; ``model`` is "" where none is installed. ``folders_written``
    says whether the summaries of folders and of the library are as new as their documents.
    """

    model: str = ""
    documents: int = 0
    written: int = 0
    texts_left: int = 0
    seconds_left: float | None = None
    folders_written: bool = False


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """The library at a glance; sizes in bytes.

    ``calibration`` is that of refusals, None where the packaged threshold holds. ``embedder`` is the one that is
    searched with; ``wanted_embedder`` the one that the next run changes to, "" when it has nothing to change.
    """

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
    writing: WritingStatus = field(default_factory=WritingStatus)
    coverage: Coverage = field(default_factory=lambda: Coverage(0, 0, 0, 0, 0, 0))
    wanted_embedder: str = ""
    calibration: Calibration | None = None


@dataclass(frozen=True, slots=True)
class Component:
    """A package that the program is made of; ``licence`` as its makers write it, "" where they say nothing.

    ``text`` is that of the licence, "" where the package comes without.
    """

    name: str
    version: str
    licence: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """The program: ``connections`` are the open ones to a network of all its ``processes``, one sentence each.

    ``unseen`` is the number of processes at which the system lets nobody look.
    """

    version: str
    processes: int
    connections: tuple[str, ...]
    components: tuple[Component, ...]
    unseen: int = 0
