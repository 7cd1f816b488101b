"""A knowledge base without models for the engine process to serve, which does what it is told."""

from __future__ import annotations

import ctypes
import itertools
import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from engine.domain import (
    Answer,
    AskOptions,
    Collection,
    Document,
    DocumentRecord,
    FileState,
    FolderChanges,
    IndexReport,
    LibraryMap,
    LibraryStatus,
    PageImage,
    Passage,
    PlaceKind,
    Quote,
    ScopeSuggestion,
    SuggestedPlace,
    SuggestionKind,
    Summary,
    SummaryCoverage,
    SummaryLength,
    SummaryLevel,
    Verdict,
    WritingReport,
)
from engine.errors import LibraryTooNew, ModelMissing
from engine.job import FilesChanged, Job, Progress, QuotesFound, TokenGenerated
from engine.paths import Home
from engine.settings import ChangeableTable, IndexingSettings, Settings, name_table
from tests.fakes import make_answer, make_passage, make_report
from tests.scripted_models import ScriptedModelDesk

FOREVER = 60.0


class ScriptedKnowledgeBase:
    """A knowledge base without models that does what it is told.

    The first word of a question, or the first path to index, names one of the methods at the bottom; the home may hold
    a file named ``refuse-to-open``, ``die-at-opening`` or ``hang-on-closing``. All else is answered from the arguments.
    """

    def __init__(self, home: Home) -> None:
        self._home = home

    @classmethod
    def open(cls, home: Home) -> ScriptedKnowledgeBase:
        if (home.root / "refuse-to-open").exists():
            raise LibraryTooNew("This library was made by a newer Carrel: update this one.", "version 99")
        if (home.root / "break-at-opening").exists():
            raise ValueError("the secret of the broken library")
        if (home.root / "die-at-opening").exists():
            os._exit(7)
        return cls(home)

    @property
    def models(self) -> ScriptedModelDesk:
        return ScriptedModelDesk()

    @property
    def history(self) -> ScriptedHistory:
        return ScriptedHistory()

    @property
    def collections(self) -> ScriptedCollections:
        return ScriptedCollections()

    def warm_up(self) -> None:
        if (self._home.root / "cold").exists():
            raise ModelMissing("No embedding model is installed.", "cold")

    def index(self, paths: Sequence[Path], job: Job) -> IndexReport:
        script, *arguments = [path.name for path in paths] or ["nothing"]
        scripts: dict[str, Callable[..., None]] = {
            "nothing": lambda _: None,
            "count": _count,
            "steps": _take_steps,
            "wait": _wait_for_cancel,
            "busy": _be_busy,
            "reader": _read_in_child,
        }
        scripts[script](job, *arguments)
        return make_report(indexed=len(paths))

    def index_changes(self, paths: Sequence[Path], job: Job) -> IndexReport:
        job.check()
        return make_report(indexed=len(paths))

    def change_embedder(self, job: Job) -> IndexReport:
        job.check()
        return make_report(indexed=0)

    def watch(self, job: Job) -> None:
        job.report(FilesChanged((Path("a.md"),)))
        while True:
            job.check()
            time.sleep(0.01)

    def retry_failed(self, job: Job) -> IndexReport:
        job.check()
        return make_report(indexed=4)

    def settings(self) -> Settings:
        return Settings(indexing=IndexingSettings(pace="light"))

    def change_settings(self, table: ChangeableTable) -> Settings:
        return Settings(**{name_table(table): table})

    def retry(self, path: Path, job: Job) -> IndexReport:
        job.check()
        return make_report(indexed=len(path.parts))

    def find_places(self) -> tuple[SuggestedPlace, ...]:
        return (SuggestedPlace(PlaceKind.DOCUMENTS, Path("Documents")),)

    def remove_folder(self, path: Path) -> int:
        return len(path.parts)

    def documents(self, after: Path | None = None, limit: int = -1) -> tuple[DocumentRecord, ...]:
        record = DocumentRecord(1, Path("a.md"), FileState.INDEXED, "Markdown", "", "A", 10, 20, 3)
        return () if after or not limit else (record,)

    def search(self, query: str, limit: int, *, meaning: bool = True) -> tuple[Passage, ...]:
        similarity = 0.5 if meaning else 0.0
        return tuple(make_passage(query, score=1 / rank, similarity=similarity) for rank in range(1, limit + 1))

    def explain_nothing(self, query: str) -> str:
        return ""

    def suggest_scope(self, written: str, limit: int) -> tuple[ScopeSuggestion, ...]:
        return (ScopeSuggestion(SuggestionKind.TAG, written, f"tag:{written[1:]}", None),) * limit

    def find_like(self, path: Path, start: int, end: int, limit: int) -> tuple[Passage, ...]:
        return (make_passage(f"like {path} at {start} to {end}"),) * limit

    def find_related(self, path: Path, limit: int) -> tuple[Passage, ...]:
        return (make_passage(f"related to {path}"),) * limit

    def summarize(self, path: Path | None, length: SummaryLength) -> Summary:
        level = SummaryLevel.DOCUMENT if path else SummaryLevel.LIBRARY
        return Summary(path, level, length.value, (), SummaryCoverage(1, 1, 3, 3))

    def list_changes(self, folder: Path | None, days: int) -> FolderChanges:
        return FolderChanges(folder, float(days), ())

    def draw_map(self, job: Job) -> LibraryMap:
        job.check()
        return LibraryMap()

    def write_summaries(self, path: Path | None, job: Job) -> WritingReport:
        job.check()
        return WritingReport(len(path.parts) if path else 9, 1, 0, 5)

    def ask(self, question: str, job: Job, options: AskOptions) -> Answer:
        script, *arguments = question.split()
        scripts: dict[str, Callable[..., Answer]] = {
            "stream": _stream,
            "stream-until-stopped": _stream_until_stopped,
            "print": _print,
            "crash": _crash,
            "bug": _raise_bug,
            "no-model": _miss_model,
            "unpicklable-error": _raise_unpicklable,
            "unpicklable-answer": _answer_unpicklable,
            "options": lambda _: make_answer(repr(options)),
        }
        return scripts[script](job, *arguments)

    def read_document(self, path: Path) -> Document:
        return Document(path, path.stem, "text", ())

    def render_page(self, path: Path, page: int, width: int, start: int, end: int) -> PageImage:
        return PageImage(page, len(path.parts), b"\x89PNG", width, width, ((float(start), 0.0, float(end), 1.0),))

    def status(self) -> LibraryStatus:
        return LibraryStatus(self._home.root, (), {"indexed": 1}, 3, "none", "none", "0", 1, 0, 0)

    def close(self) -> None:
        if (self._home.root / "hang-on-closing").exists():
            time.sleep(FOREVER)


class ScriptedCollections:
    """Keeps nothing, and says that it does."""

    def read(self) -> tuple[Collection, ...]:
        return ()

    def keep(self, collections: Sequence[Collection]) -> tuple[Collection, ...]:
        return tuple(collections)


class ScriptedHistory:
    """Past answers that nobody has asked for."""

    def latest(self, limit: int, words: str = "") -> tuple[Answer, ...]:
        return tuple(make_answer(f"{words}{number}") for number in range(limit))

    def conversation(self, number: int) -> tuple[Answer, ...]:
        return (replace(make_answer("before"), id=1), replace(make_answer("last"), id=number, after=1))

    def forget(self, number: int | None) -> int:
        return 10 if number is None else number

    def restore(self) -> int:
        return 3

    def mark(self, number: int, name: str, *, pinned: bool) -> None:
        pass

    def judge(self, number: int, verdict: Verdict, reason: str) -> None:
        pass


def _stream(job: Job, count: str) -> Answer:
    """Quotes, then as many tokens as told ("forever" is a number too), then the answer of all of them."""
    job.report(QuotesFound((Quote("A quote.", Path("a.md"), 1, 0, 8, 1.0),)))
    text = ""
    for number in itertools.count() if count == "forever" else range(int(count)):
        job.check()
        job.report(TokenGenerated(f"{number} "))
        text += f"{number} "
        time.sleep(0.02 if count == "forever" else 0)
    return make_answer(text)


def _stream_until_stopped(job: Job) -> Answer:
    text = ""
    while not job.cancelled:
        job.report(TokenGenerated("word "))
        text += "word "
        time.sleep(0.02)
    return make_answer(text, stopped=True)


def _print(_job: Job) -> Answer:
    """What native libraries do: write to the process's own streams, past Python's."""
    for stream in (1, 2):
        os.write(stream, b"native chatter\n" * 100)
    print("python chatter", flush=True)
    return make_answer("printed")


def _crash(_job: Job) -> Answer:
    ctypes.string_at(0)
    raise AssertionError("unreachable")


def _raise_bug(_job: Job, secret: str) -> Answer:
    try:
        {}[secret]
    except KeyError as error:
        raise ValueError(f"cannot handle {secret}") from error


def _miss_model(_job: Job) -> Answer:
    raise ModelMissing("No language model is installed: add one.", "smollm2")


class _UnpicklableError(Exception):
    def __init__(self) -> None:
        super().__init__(threading.Lock())


def _raise_unpicklable(_job: Job) -> Answer:
    raise _UnpicklableError


def _answer_unpicklable(_job: Job) -> Answer:
    return make_answer(threading.Lock())  # type: ignore[arg-type]  # the mistake that is played


def _count(job: Job, count: str) -> None:
    for done in range(int(count) + 1):
        job.report(Progress(done, int(count), str(done), 1.0, None))


def _take_steps(job: Job) -> None:
    """Short steps for ever, each reported, with a check before each, as indexing does it."""
    for done in itertools.count():
        job.check()
        job.report(Progress(done, 0, "step", 1.0, None))
        time.sleep(0.01)


def _wait_for_cancel(job: Job) -> None:
    job.report(Progress(0, 1, "waiting", 1.0, None))
    while True:
        job.check()
        time.sleep(0.01)


def _be_busy(job: Job) -> None:
    """What a native call does: it neither ends nor looks whether the job was cancelled."""
    job.report(Progress(0, 1, "busy", 1.0, None))
    time.sleep(FOREVER)


def _read_in_child(job: Job) -> None:
    """What a hung parser does: a child process that will not end by itself; its process number is reported."""
    child = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(FOREVER,))
    child.start()
    job.report(Progress(0, 1, str(child.pid), 1.0, None))
    time.sleep(FOREVER)
