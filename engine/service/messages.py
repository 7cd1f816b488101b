"""Every message that may cross the pipe between window and engine, and what each request is answered with.

A request is sent inside ``Submit`` with a job number chosen by the client. The engine answers with any number of
``JobMessage`` carrying progress, and exactly one that ends the job: ``Finished``, ``Failure`` or ``Stopped``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from engine.domain import (
    Answer,
    Document,
    DocumentRecord,
    IndexReport,
    LibraryStatus,
    PageImage,
    Passage,
    Turn,
)
from engine.job import JobReport
from engine.settings import IndexingSettings

Result_co = TypeVar("Result_co", covariant=True)


class Request(Generic[Result_co]):
    """Something the window may ask for; the type parameter is what ``Finished.result`` will hold."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class IndexFolders(Request[IndexReport]):
    """Add these files or folders to the library and index what changed in them; empty means every known folder."""

    paths: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexChanges(Request[IndexReport]):
    """Bring the index up to date with these files and folders, which were saved, renamed or deleted."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class ChangeEmbedder(Request[IndexReport]):
    """Search with the embedder of the settings as soon as all that is stored has its vectors."""


@dataclass(frozen=True, slots=True)
class WatchFolders(Request[None]):
    """Report ``FilesChanged`` until the job is cancelled; the first holds every folder of the library."""


@dataclass(frozen=True, slots=True)
class RemoveFolder(Request[int]):
    """Forget a folder and its documents (the files stay); answered with the number of documents forgotten."""

    path: Path


@dataclass(frozen=True, slots=True)
class RetryDocument(Request[IndexReport]):
    """Read one failed or skipped file again."""

    path: Path


@dataclass(frozen=True, slots=True)
class RetryFailed(Request[IndexReport]):
    """Read every file that failed again."""


@dataclass(frozen=True, slots=True)
class GetIndexingSettings(Request[IndexingSettings]):
    """How much of the computer indexing takes."""


@dataclass(frozen=True, slots=True)
class ChangeIndexingSettings(Request[IndexingSettings]):
    """Keep these settings for all runs of indexing from the next on; answered with what holds now."""

    settings: IndexingSettings


@dataclass(frozen=True, slots=True)
class ListDocuments(Request[tuple[DocumentRecord, ...]]):
    """The files the library knows, with their states, by path: ``limit`` of those after a path, or all."""

    after: Path | None = None
    limit: int = -1


@dataclass(frozen=True, slots=True)
class SearchPassages(Request[tuple[Passage, ...]]):
    """The ``limit`` best passages for a query; without ``meaning`` by its words alone, which is quicker.

    ``engine.retrieval.query`` says how a query is written.
    """

    query: str
    limit: int = 10
    meaning: bool = True


@dataclass(frozen=True, slots=True)
class FindLike(Request[tuple[Passage, ...]]):
    """The ``limit`` passages most like what stands at ``[start, end)`` of a document, best first, itself left out."""

    path: Path
    start: int
    end: int
    limit: int = 10


@dataclass(frozen=True, slots=True)
class FindRelated(Request[tuple[Passage, ...]]):
    """The best passage of each of the ``limit`` documents that are most about the same as this one, best first."""

    path: Path
    limit: int = 10


@dataclass(frozen=True, slots=True)
class AskQuestion(Request[Answer]):
    """A cited answer; reports ``QuotesFound`` first, then ``TokenGenerated`` pieces.

    ``scope`` holds filters as in a query, such as ``folder:papers``: only the documents that meet them are seen.
    """

    question: str
    history: tuple[Turn, ...] = ()
    scope: str = ""


@dataclass(frozen=True, slots=True)
class OpenDocument(Request[Document]):
    """A document's text and structure, read afresh by the reader process."""

    path: Path


@dataclass(frozen=True, slots=True)
class RenderPage(Request[PageImage]):
    """One PDF page drawn ``width`` pixels wide, with the characters ``[start, end)`` highlighted."""

    path: Path
    page: int
    width: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class ListHistory(Request[tuple[Answer, ...]]):
    """Past questions with their answers, newest first."""

    limit: int = 200


@dataclass(frozen=True, slots=True)
class GetStatus(Request[LibraryStatus]):
    """Folders, counts, versions and sizes."""


# Client to engine.


@dataclass(frozen=True, slots=True)
class Submit:
    """Start a job."""

    job: int
    request: Request[object]


@dataclass(frozen=True, slots=True)
class CancelJob:
    """Stop a job; it ends with ``Stopped``, or with ``Finished`` if it was over or could end early with a result."""

    job: int


@dataclass(frozen=True, slots=True)
class PauseJob:
    """Let a job wait, between two steps, until it is resumed or cancelled."""

    job: int


@dataclass(frozen=True, slots=True)
class ResumeJob:
    """Let a paused job go on."""

    job: int


@dataclass(frozen=True, slots=True)
class Shutdown:
    """End the engine."""


# Engine to client.


@dataclass(frozen=True, slots=True)
class Finished:
    """The job is done; ``result`` has the type named by its request."""

    result: object


@dataclass(frozen=True, slots=True)
class Failure:
    """The job failed: one sentence for the person, a detail for the log (never document text)."""

    kind: str
    message: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Stopped:
    """The job was cancelled; what it had finished stays."""


JobEvent = JobReport | Finished | Failure | Stopped


@dataclass(frozen=True, slots=True)
class JobMessage:
    """Something that happened to a job."""

    job: int
    event: JobEvent


@dataclass(frozen=True, slots=True)
class EngineReady:
    """The engine is up and takes requests; sent after every start and restart."""


@dataclass(frozen=True, slots=True)
class EngineFailed:
    """The engine cannot start, and starting it again would not help; the client turns it into ``EngineGone``."""

    kind: str
    message: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class EngineLost:
    """The engine process ended unasked; open jobs have ended with ``Failure``; it is being restarted."""

    exit_code: int | None


@dataclass(frozen=True, slots=True)
class EngineGone:
    """The engine could not be kept alive and is not restarted; ``message`` is one sentence, ``log`` the log file."""

    message: str
    log: Path


ClientCommand = Submit | CancelJob | PauseJob | ResumeJob | Shutdown
EngineMessage = JobMessage | EngineReady | EngineFailed
ClientMessage = JobMessage | EngineReady | EngineLost | EngineGone
