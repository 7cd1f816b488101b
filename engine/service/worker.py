"""The lanes of the engine process: who does which request, and how what happens to it becomes messages."""

# ruff: noqa: D102 - the methods of the protocol are documented where they are done
from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from engine.about import describe_program
from engine.domain import (
    Answer,
    AskOptions,
    Collection,
    Document,
    DocumentRecord,
    ExportedModel,
    FolderChanges,
    FoundModel,
    ImportReport,
    IndexReport,
    LibraryMap,
    LibraryStatus,
    ListedModel,
    ModelChoice,
    ModelFigures,
    ModelProfile,
    ModelRole,
    PageImage,
    Passage,
    ProbeFigures,
    Quantized,
    ScopeSuggestion,
    Speed,
    SuggestedPlace,
    SuiteFigures,
    Summary,
    SummaryLength,
    Verdict,
    Verification,
    WritingReport,
)
from engine.errors import Cancelled, EngineError
from engine.job import Job, JobReport, Progress
from engine.service.messages import (
    AskQuestion,
    ChangeEmbedder,
    ChangeSettings,
    DrawMap,
    ExplainNothing,
    Failure,
    FindLike,
    FindPlaces,
    FindRelated,
    Finished,
    ForgetAnswers,
    GetAbout,
    GetConversation,
    GetSettings,
    GetStatus,
    IndexChanges,
    IndexFolders,
    JobEvent,
    JobMessage,
    JudgeAnswer,
    KeepCollections,
    ListChanges,
    ListCollections,
    ListDocuments,
    ListHistory,
    MarkConversation,
    OpenDocument,
    RemoveFolder,
    RenderPage,
    Request,
    RestoreAnswers,
    RetryDocument,
    RetryFailed,
    SearchPassages,
    Stopped,
    SuggestScope,
    Summarize,
    WatchFolders,
    WriteSummaries,
)
from engine.service.model_messages import (
    AddModel,
    CompareModels,
    DescribeModel,
    EvaluateModel,
    ExportModels,
    FetchModel,
    FindModels,
    ImportModels,
    ListChoices,
    ListModels,
    MeasureMachine,
    ProbeModel,
    QuantizeModel,
    RemoveModel,
    StopUsingModel,
    TimeModel,
    UseModel,
    VerifyModel,
)
from engine.settings import ChangeableTable, Settings

PROGRESS_INTERVAL = 0.05
"""Seconds between two ``Progress`` messages of one job; what comes sooner is dropped, except the last."""

logger = logging.getLogger(__name__)


class ModelDesk(Protocol):
    """What the lanes drive of models; the real one is ``engine.model_desk.ModelDesk``."""

    def list(self) -> tuple[ListedModel, ...]: ...
    def list_choices(self) -> tuple[ModelChoice, ...]: ...
    def describe(self, model_id: str, role: ModelRole) -> ModelProfile: ...
    def verify(self, named: str, job: Job) -> Verification: ...
    def use(self, named: str, job: Job) -> Settings: ...
    def stop_using(self, role: ModelRole) -> Settings: ...
    def remove(self, named: str) -> int: ...
    def add(self, named: str, job: Job) -> ListedModel: ...
    def find(self) -> tuple[FoundModel, ...]: ...
    def fetch(self, model_id: str, job: Job) -> Path: ...
    def quantize(self, named: str, kind: str, job: Job, *, again: bool) -> Quantized: ...
    def time(self, named: str, job: Job) -> Speed: ...
    def probe(self, named: str, job: Job) -> ProbeFigures: ...
    def evaluate(self, named: str, suite: str, folder: Path, limit: int, job: Job) -> SuiteFigures: ...
    def export(self, names: Sequence[str], folder: Path, job: Job) -> tuple[ExportedModel, ...]: ...
    def import_from(self, folder: Path, job: Job) -> ImportReport: ...
    def calibrate(self, job: Job) -> bool: ...
    def compare(self) -> tuple[ModelFigures, ...]: ...


class History(Protocol):
    """What the lanes drive of past answers; the real one is ``engine.store.history.History``."""

    def latest(self, limit: int, words: str = "") -> tuple[Answer, ...]: ...
    def conversation(self, number: int) -> tuple[Answer, ...]: ...
    def forget(self, number: int | None) -> int: ...
    def restore(self) -> int: ...
    def mark(self, number: int, name: str, *, pinned: bool) -> None: ...
    def judge(self, number: int, verdict: Verdict, reason: str) -> None: ...


class Collections(Protocol):
    """What the lanes drive of searches that are kept; the real one is ``engine.store.collections.Collections``."""

    def read(self) -> tuple[Collection, ...]: ...
    def keep(self, collections: Sequence[Collection]) -> tuple[Collection, ...]: ...


class KnowledgeBase(Protocol):
    """What the lanes drive; the real one, ``engine.knowledge_base.KnowledgeBase``, documents each method."""

    @property
    def models(self) -> ModelDesk: ...
    @property
    def history(self) -> History: ...
    @property
    def collections(self) -> Collections: ...
    def warm_up(self) -> None: ...
    def index(self, paths: Sequence[Path], job: Job) -> IndexReport: ...
    def index_changes(self, paths: Sequence[Path], job: Job) -> IndexReport: ...
    def change_embedder(self, job: Job) -> IndexReport: ...
    def watch(self, job: Job) -> None: ...
    def retry(self, path: Path, job: Job) -> IndexReport: ...
    def retry_failed(self, job: Job) -> IndexReport: ...
    def settings(self) -> Settings: ...
    def change_settings(self, table: ChangeableTable) -> Settings: ...
    def find_places(self) -> tuple[SuggestedPlace, ...]: ...
    def remove_folder(self, path: Path) -> int: ...
    def documents(self, after: Path | None = None, limit: int = -1) -> tuple[DocumentRecord, ...]: ...
    def search(self, query: str, limit: int, *, meaning: bool = True) -> tuple[Passage, ...]: ...
    def explain_nothing(self, query: str) -> str: ...
    def suggest_scope(self, written: str, limit: int) -> tuple[ScopeSuggestion, ...]: ...
    def find_like(self, path: Path, start: int, end: int, limit: int) -> tuple[Passage, ...]: ...
    def find_related(self, path: Path, limit: int) -> tuple[Passage, ...]: ...
    def summarize(self, path: Path | None, length: SummaryLength) -> Summary: ...
    def list_changes(self, folder: Path | None, days: int) -> FolderChanges: ...
    def write_summaries(self, path: Path | None, job: Job) -> WritingReport: ...
    def draw_map(self, job: Job) -> LibraryMap: ...
    def ask(self, question: str, job: Job, options: AskOptions) -> Answer: ...
    def read_document(self, path: Path) -> Document: ...
    def render_page(self, path: Path, page: int, width: int, start: int, end: int) -> PageImage: ...
    def status(self) -> LibraryStatus: ...
    def close(self) -> None: ...


class Lane(StrEnum):
    """A queue of jobs with threads of its own, so that it waits for no other."""

    INFERENCE = "inference"
    INDEXING = "indexing"
    QUERY = "query"
    KEEPING = "keeping"
    WATCHING = "watching"
    WRITING = "writing"
    DRAWING = "drawing"
    MODELS = "models"
    CHOOSING = "choosing"
    FETCHING = "fetching"


_THREADS = {
    Lane.INFERENCE: 1,
    Lane.INDEXING: 1,
    Lane.QUERY: 2,  # a slow page must not hold up a list
    Lane.KEEPING: 1,  # the second of two wishes about an answer is the one that holds
    Lane.WRITING: 1,
    Lane.DRAWING: 1,
    Lane.MODELS: 1,  # what is timed must be alone
    Lane.CHOOSING: 1,  # a choice waits for no copy that is being made
    Lane.FETCHING: 1,
    Lane.WATCHING: 2,  # so that the next watch, with one folder more, need not wait for the end of the last
}

Perform = Callable[[KnowledgeBase, Any, Job], object]

_REQUESTS: Mapping[type[Request[object]], tuple[Lane, Perform]] = {
    AskQuestion: (Lane.INFERENCE, lambda base, ask, job: base.ask(ask.question, job, ask.options)),
    IndexFolders: (Lane.INDEXING, lambda base, index, job: base.index(index.paths, job)),
    IndexChanges: (Lane.INDEXING, lambda base, index, job: base.index_changes(index.paths, job)),
    ChangeEmbedder: (Lane.INDEXING, lambda base, _, job: base.change_embedder(job)),
    RetryDocument: (Lane.INDEXING, lambda base, retry, job: base.retry(retry.path, job)),
    RetryFailed: (Lane.INDEXING, lambda base, _, job: base.retry_failed(job)),
    RemoveFolder: (Lane.INDEXING, lambda base, remove, _: base.remove_folder(remove.path)),
    FindPlaces: (Lane.QUERY, lambda base, _, __: base.find_places()),
    ListDocuments: (Lane.QUERY, lambda base, page, _: base.documents(page.after, page.limit)),
    SearchPassages: (
        Lane.QUERY,
        lambda base, search, _: base.search(search.query, search.limit, meaning=search.meaning),
    ),
    ExplainNothing: (Lane.QUERY, lambda base, search, _: base.explain_nothing(search.query)),
    ListCollections: (Lane.KEEPING, lambda base, _, __: base.collections.read()),
    KeepCollections: (Lane.KEEPING, lambda base, keep, _: base.collections.keep(keep.collections)),
    SuggestScope: (Lane.QUERY, lambda base, scope, _: base.suggest_scope(scope.written, scope.limit)),
    FindLike: (Lane.QUERY, lambda base, like, _: base.find_like(like.path, like.start, like.end, like.limit)),
    FindRelated: (Lane.QUERY, lambda base, related, _: base.find_related(related.path, related.limit)),
    Summarize: (Lane.QUERY, lambda base, summary, _: base.summarize(summary.path, summary.length)),
    ListChanges: (Lane.QUERY, lambda base, changes, _: base.list_changes(changes.path, changes.days)),
    WriteSummaries: (Lane.WRITING, lambda base, write, job: base.write_summaries(write.path, job)),
    DrawMap: (Lane.DRAWING, lambda base, _, job: base.draw_map(job)),
    OpenDocument: (Lane.QUERY, lambda base, document, _: base.read_document(document.path)),
    RenderPage: (
        Lane.QUERY,
        lambda base, page, _: base.render_page(page.path, page.page, page.width, page.start, page.end),
    ),
    ListHistory: (Lane.QUERY, lambda base, history, _: base.history.latest(history.limit, history.words)),
    GetConversation: (Lane.QUERY, lambda base, last, _: base.history.conversation(last.answer)),
    ForgetAnswers: (Lane.KEEPING, lambda base, forget, _: base.history.forget(forget.answer)),
    RestoreAnswers: (Lane.KEEPING, lambda base, _, __: base.history.restore()),
    JudgeAnswer: (Lane.KEEPING, lambda base, judge, _: base.history.judge(judge.answer, judge.verdict, judge.reason)),
    MarkConversation: (
        Lane.KEEPING,
        lambda base, mark, _: base.history.mark(mark.answer, mark.name, pinned=mark.pinned),
    ),
    GetStatus: (Lane.QUERY, lambda base, _, __: base.status()),
    GetAbout: (Lane.QUERY, lambda _, __, ___: describe_program()),
    GetSettings: (Lane.QUERY, lambda base, _, __: base.settings()),
    ChangeSettings: (Lane.QUERY, lambda base, change, _: base.change_settings(change.table)),
    WatchFolders: (Lane.WATCHING, lambda base, _, job: base.watch(job)),
    ListModels: (Lane.QUERY, lambda base, _, __: base.models.list()),
    ListChoices: (Lane.QUERY, lambda base, _, __: base.models.list_choices()),
    DescribeModel: (Lane.QUERY, lambda base, model, _: base.models.describe(model.id, model.role)),
    CompareModels: (Lane.QUERY, lambda base, _, __: base.models.compare()),
    FindModels: (Lane.QUERY, lambda base, _, __: base.models.find()),
    RemoveModel: (Lane.CHOOSING, lambda base, model, _: base.models.remove(model.name)),
    UseModel: (Lane.CHOOSING, lambda base, model, job: base.models.use(model.name, job)),
    StopUsingModel: (Lane.CHOOSING, lambda base, stop, _: base.models.stop_using(stop.role)),
    AddModel: (Lane.MODELS, lambda base, model, job: base.models.add(model.name, job)),
    VerifyModel: (Lane.MODELS, lambda base, model, job: base.models.verify(model.name, job)),
    QuantizeModel: (
        Lane.MODELS,
        lambda base, model, job: base.models.quantize(model.name, model.kind, job, again=model.again),
    ),
    TimeModel: (Lane.MODELS, lambda base, model, job: base.models.time(model.name, job)),
    ProbeModel: (Lane.MODELS, lambda base, model, job: base.models.probe(model.name, job)),
    EvaluateModel: (
        Lane.MODELS,
        lambda base, asked, job: base.models.evaluate(asked.name, asked.suite, asked.folder, asked.limit, job),
    ),
    ExportModels: (Lane.FETCHING, lambda base, export, job: base.models.export(export.names, export.folder, job)),
    ImportModels: (Lane.FETCHING, lambda base, stick, job: base.models.import_from(stick.folder, job)),
    MeasureMachine: (Lane.MODELS, lambda base, _, job: base.models.calibrate(job)),
    FetchModel: (Lane.FETCHING, lambda base, model, job: base.models.fetch(model.id, job)),
}


class Worker:
    """Runs requests in their lanes, in order; ``send`` is called from any thread and must allow for that."""

    def __init__(self, knowledge_base: KnowledgeBase, send: Callable[[JobMessage], None], log: Path) -> None:
        self._knowledge_base = knowledge_base
        self._send = send
        self._log = log
        self._lanes = {lane: ThreadPoolExecutor(threads, lane) for lane, threads in _THREADS.items()}
        self._lock = threading.Lock()
        self._open: dict[int, tuple[Job, Future[None]]] = {}

    def warm_up(self) -> None:
        """Load in the query lane what the first search will need."""
        self._lanes[Lane.QUERY].submit(self._warm_up)

    def submit(self, number: int, request: Request[object]) -> None:
        """Queue a request in its lane; returns at once."""
        lane, perform = _REQUESTS[type(request)]
        job = Job(_ThrottledReport(lambda report: self._tell(number, report)))
        with self._lock:  # so that a job that ends at once is not entered after it has ended
            future = self._lanes[lane].submit(self._run, number, request, perform, job)
            self._open[number] = (job, future)

    def cancel(self, number: int) -> None:
        """Stop a job: at its next check when it runs, at once when it waits; one that is over is ignored."""
        with self._lock:
            job, future = self._open.get(number, (None, None))
        if job is None or future is None:
            return
        job.cancel()
        if future.cancel():
            self._end(number, Stopped())

    def pause(self, number: int) -> None:
        """Let a job wait at its next check, or at its first if it has yet to begin; one that is over is ignored."""
        if job := self._find(number):
            job.pause()

    def resume(self, number: int) -> None:
        """Let a paused job go on; one that is not paused or is over is ignored."""
        if job := self._find(number):
            job.resume()

    def stop(self, patience: float) -> None:
        """Cancel every job and wait up to ``patience`` seconds for those that run; nothing can be submitted after."""
        with self._lock:
            jobs = list(self._open.values())
        for job, _ in jobs:
            job.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=False, cancel_futures=True)
        wait([future for _, future in jobs if not future.cancelled()], timeout=patience)

    def _find(self, number: int) -> Job | None:
        with self._lock:
            entry = self._open.get(number)
        return entry[0] if entry else None

    def _run(self, number: int, request: Request[object], perform: Perform, job: Job) -> None:
        try:
            self._end(number, Finished(perform(self._knowledge_base, request, job)))
        except Cancelled:
            self._end(number, Stopped())
        except EngineError as error:
            logger.warning("%s failed: %s %s", type(request).__name__, error.kind, error.detail)
            self._end(number, Failure(error.kind, error.message, error.detail))
        except BaseException as error:  # whatever a job raises, the window must hear that it is over
            logger.exception("%s ended by a bug", type(request).__name__)
            sentence = f"Carrel made a mistake of its own and could not finish this; the log {self._log} says where."
            self._end(number, Failure("bug", sentence, type(error).__name__))

    def _end(self, number: int, event: JobEvent) -> None:
        self._tell(number, event)
        with self._lock:
            del self._open[number]

    def _tell(self, number: int, event: JobEvent) -> None:
        self._send(JobMessage(number, event))

    def _warm_up(self) -> None:
        try:
            self._knowledge_base.warm_up()
        except EngineError as error:  # the first search meets it again, and has somebody to tell
            logger.warning("Warming up failed: %s %s", error.kind, error.detail)
        except BaseException:
            logger.exception("Warming up ended by a bug")


class _ThrottledReport:
    """Passes on every report of a job but ``Progress`` that follows another too soon."""

    def __init__(self, send: Callable[[JobReport], None]) -> None:
        self._send = send
        self._next_at = 0.0

    def __call__(self, report: JobReport) -> None:
        if isinstance(report, Progress) and not 0 < report.total <= report.done:
            now = time.monotonic()
            if now < self._next_at:
                return
            self._next_at = now + PROGRESS_INTERVAL
        self._send(report)
