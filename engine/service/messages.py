"""Every message that may cross the pipe between window and engine, and what each request is answered with.

A request is sent inside ``Submit`` with a job number chosen by the client. The engine answers with any number of
``JobMessage`` carrying progress, and exactly one that ends the job: ``Finished``, ``Failure`` or ``Stopped``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from engine.domain import (
    DEFAULT_ASK_OPTIONS,
    About,
    Answer,
    AskOptions,
    Collection,
    Document,
    DocumentRecord,
    FolderChanges,
    IndexReport,
    LibraryMap,
    LibraryStatus,
    PageImage,
    Passage,
    ScopeSuggestion,
    SuggestedPlace,
    Summary,
    SummaryLength,
    Verdict,
    WritingReport,
)
from engine.job import JobReport
from engine.settings import ChangeableTable, Settings

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
class FindPlaces(Request[tuple[SuggestedPlace, ...]]):
    """Folders of the person that may be worth adding, found by their names within two seconds."""


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
class GetAbout(Request[About]):
    """What the program is made of, and which connections to a network it has just now."""


@dataclass(frozen=True, slots=True)
class GetSettings(Request[Settings]):
    """All settings as they hold now."""


@dataclass(frozen=True, slots=True)
class ChangeSettings(Request[Settings]):
    """Keep one table of the settings, for whatever begins from now on; answered with what holds now."""

    table: ChangeableTable


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
class ExplainNothing(Request[str]):
    """Which filter of a query that finds nothing no document meets, in a sentence; "" where it is its words."""

    query: str


@dataclass(frozen=True, slots=True)
class ListCollections(Request[tuple[Collection, ...]]):
    """The searches that the person keeps."""


@dataclass(frozen=True, slots=True)
class KeepCollections(Request[tuple[Collection, ...]]):
    """Keep these searches in place of all that were kept; answered with them."""

    collections: tuple[Collection, ...]


@dataclass(frozen=True, slots=True)
class SuggestScope(Request[tuple[ScopeSuggestion, ...]]):
    """What may be meant by a word of a scope that is being typed: ``#`` begins tags, ``@`` all else."""

    written: str
    limit: int = 8


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
class Summarize(Request[Summary]):
    """What a document, a folder or, without a path, the library says in brief; nothing is written for it."""

    path: Path | None = None
    length: SummaryLength = SummaryLength.MEDIUM


@dataclass(frozen=True, slots=True)
class ListChanges(Request[FolderChanges]):
    """What changed in a folder or, without a path, the library in the last ``days``."""

    path: Path | None = None
    days: int = 7


@dataclass(frozen=True, slots=True)
class WriteSummaries(Request[WritingReport]):
    """Let the language model write a document's summary, or those of a folder or of all that it has yet to write."""

    path: Path | None = None


@dataclass(frozen=True, slots=True)
class DrawMap(Request[LibraryMap]):
    """Where the documents of the library lie by their meaning; drawn as far as it is not kept, with ``Progress``."""


@dataclass(frozen=True, slots=True)
class AskQuestion(Request[Answer]):
    """A cited answer, kept among the past ones; reports ``QuotesFound`` first, then ``TokenGenerated`` pieces.

    ``options.after`` is the answer that the question follows. To ask an answer's question again (with another ``seed``,
    or of what was ``left_out_of`` it), or another question in its place, give its own ``after``: it then has a branch
    beside it.
    """

    question: str
    options: AskOptions = DEFAULT_ASK_OPTIONS


@dataclass(frozen=True, slots=True)
class OpenDocument(Request[Document]):
    """A document's text and structure, read afresh by the reader process."""

    path: Path


@dataclass(frozen=True, slots=True)
class RenderPage(Request[PageImage]):
    """A page of a PDF drawn ``width`` pixels wide, with the characters ``[start, end)`` highlighted; or a picture."""

    path: Path
    page: int
    width: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class ListHistory(Request[tuple[Answer, ...]]):
    """Past questions with their answers, newest first; their ``id`` and ``after`` say which follows which.

    With ``words`` only those that hold all of them in their question, their text or the name of their conversation;
    without, those of pinned conversations are there whatever the limit.
    """

    limit: int = 200
    words: str = ""


@dataclass(frozen=True, slots=True)
class GetConversation(Request[tuple[Answer, ...]]):
    """The past answer with this ``id``, last, and those that it follows."""

    answer: int


@dataclass(frozen=True, slots=True)
class ForgetAnswers(Request[int]):
    """Delete an answer and all that follow it, or, for None, every answer; answered with how many they were."""

    answer: int | None


@dataclass(frozen=True, slots=True)
class RestoreAnswers(Request[int]):
    """Bring back what was forgotten last, if the engine has not ended since; answered with how many answers."""


@dataclass(frozen=True, slots=True)
class MarkConversation(Request[None]):
    """Name the conversation that an answer belongs to, "" for no name, and keep it at the top or not."""

    answer: int
    name: str
    pinned: bool


@dataclass(frozen=True, slots=True)
class JudgeAnswer(Request[None]):
    """Keep a person's verdict on an answer, and why, beside it."""

    answer: int
    verdict: Verdict
    reason: str


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
