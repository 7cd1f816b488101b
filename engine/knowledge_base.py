"""The engine as a library: everything Carrel can do with one home, for the engine process and the command line alike.

Opening is cheap: the embedder, the search index and their libraries (seconds of imports) are loaded by the first call
that needs them, the language model by the first question.
"""

# ruff: noqa: PLC0415 - what is imported late is what takes long; see above
from __future__ import annotations

import os
import stat
import threading
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from engine.current_settings import CurrentSettings
from engine.domain import (
    DEFAULT_ASK_OPTIONS,
    Answer,
    AskOptions,
    Document,
    DocumentRecord,
    EmbedderSource,
    FileState,
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
    WritingReport,
)
from engine.errors import BadInput
from engine.inference.prompt_states import forget_states
from engine.ingestion.reader import ReaderPool
from engine.ingestion.scan import check_path
from engine.job import Job
from engine.model_desk import ModelDesk
from engine.paths import Home, documents_folder
from engine.settings import (
    ChangeableTable,
    EmbeddingSettings,
    Settings,
    Warn,
    load_settings,
    save_settings,
)
from engine.store.active_embedder import ActiveEmbedder
from engine.store.calibrations import Calibrations
from engine.store.collections import Collections
from engine.store.history import History
from engine.store.library import Library
from engine.store.schema import LIBRARY_VERSION

if TYPE_CHECKING:
    from engine.parts import Parts


class KnowledgeBase:
    """Thread-safe. Every method may raise ``EngineError``."""

    @classmethod
    def open(cls, home: Home, warn: Warn | None = None) -> KnowledgeBase:
        """Open the library of ``home``; ``warn`` is told of settings that nobody knows.

        Raises what reading settings and opening the library may raise.
        """
        return cls(home, _open_settings(home, warn), Library(home.library, home.write_lock))

    def __init__(self, home: Home, settings: Settings, library: Library) -> None:
        self._home = home
        self._settings = CurrentSettings(home.settings, settings, self._follow)
        self._library = library
        self._history = History(library, lambda: forget_states(home.states))  # read for whichever answer
        self._readers = ReaderPool(settings.reading)
        self._loaded: Parts | None = None
        self._loading = threading.Lock()

    def warm_up(self) -> None:
        """Load ahead of need what a search needs."""
        _ = self._parts().retriever

    def index(self, paths: Sequence[Path], job: Job) -> IndexReport:
        """Add files and folders and index what changed in them; no paths means every known folder.

        Raises ``LibraryBusy`` when another process is indexing; ``PathMissing`` or ``PathUnreadable`` of a named path
        before anything is done.
        """
        from engine.indexing import index_paths

        chosen = [_locate(path) for path in paths]
        for path in chosen:
            check_path(path)
        with self._library.writing():
            for path in chosen:
                self._library.add_folder(path)
            # A file that is named by the person is tried again even if it failed before.
            retry = [path for path in chosen if path.is_file()]
            return index_paths(chosen or self._library.folders(), self._writing_parts(), job, retry)

    def index_changes(self, paths: Sequence[Path], job: Job) -> IndexReport:
        """Index what a watcher saw change: files and folders, also those that are gone; others are passed over.

        Raises ``LibraryBusy`` when another process is indexing.
        """
        from engine.indexing import index_paths

        with self._library.writing():
            return index_paths(_choose_inside(self._library.folders(), paths), self._writing_parts(), job)

    def change_embedder(self, job: Job) -> IndexReport:
        """Search with the embedder of the settings once all has its vectors; raises what ``index_changes`` does."""
        from engine.indexing import change_embedder

        with self._library.writing():
            return change_embedder(self._writing_parts(), job)

    def watch(self, job: Job) -> None:
        """Report a ``FilesChanged`` for every set of files that changes in the known folders, for ``index_changes``.

        The first set holds every known folder. Never returns: ends with ``Cancelled`` when the job is.
        """
        from engine.ingestion.watch import watch_files
        from engine.store.mounts import Mounts

        mounts = Mounts(self._library)
        for changed in watch_files(lambda: sorted({*self._library.folders(), *mounts.known()}), self._home.root, job):
            job.report(changed)
        job.check()

    def retry(self, path: Path, job: Job) -> IndexReport:
        """Read one file again, or every file of a folder that failed; ``BadInput`` for what is not in the library."""
        from engine.indexing import index_folder

        path = _locate(path)
        if not _choose_inside(self._library.folders(), [path]):
            raise BadInput(f"{path} is not in the library: add it or its folder with carrel index.")
        with self._library.writing():
            return index_folder(path, self._writing_parts(), job, retry_failed=True)

    def retry_failed(self, job: Job) -> IndexReport:
        """Read every file again that failed. Raises ``LibraryBusy`` when another process is indexing."""
        from engine.indexing import index_paths

        with self._library.writing():
            failed = [record.path for record in self._library.documents() if record.state is FileState.FAILED]
            return index_paths(failed, self._writing_parts(), job, failed)

    def settings(self) -> Settings:
        """All settings as they hold now."""
        return self._settings.read()

    def change_settings(self, table: ChangeableTable) -> Settings:
        """Keep one table in the settings file, for whatever begins from now on; returns what holds now.

        Raises ``SettingsInvalid`` when the file cannot be read or written, or when it does not take a value.
        """
        return self._settings.change(table)

    @property
    def models(self) -> ModelDesk:
        """What can be done with models."""
        return ModelDesk(self._home, self._parts, self._settings)

    def find_places(self) -> tuple[SuggestedPlace, ...]:
        """Folders of the person that may be worth adding; see ``engine.ingestion.places``."""
        from engine.ingestion.places import find_places

        return find_places(Path.home(), documents_folder())

    def remove_folder(self, path: Path) -> int:
        """Forget a folder and its documents; the files stay. Returns how many documents were forgotten.

        Raises ``BadInput`` for one that was never added.
        """
        from engine.indexing import remove_folder

        path = _locate(path)
        if path not in self._library.folders():
            raise BadInput(f"{path} is not one of the library's folders: carrel status lists them.")
        with self._library.writing():
            forgotten = remove_folder(path, self._parts())
        forget_states(self._home.states)
        return forgotten

    def documents(self, after: Path | None = None, limit: int = -1) -> tuple[DocumentRecord, ...]:
        """Every known file with its state, by path; or the first ``limit`` of those whose path comes after one."""
        return self._library.documents(after, limit)

    def search(self, query: str, limit: int, *, meaning: bool = True) -> tuple[Passage, ...]:
        """The ``limit`` best passages for a query, best first; without ``meaning`` by its words alone.

        ``engine.retrieval.query`` says how a query is written. Raises ``BadInput`` for one that is not.
        """
        from engine.retrieval.kept import read_query

        parts = self._parts()
        # A reranker takes all cores for seconds, and one query at a time.
        with parts.cores.for_question() if meaning and parts.reranker else nullcontext():
            return parts.retrieve(read_query(query, self._library), limit, meaning=meaning)

    def explain_nothing(self, query: str) -> str:
        """Which filter of a query that finds nothing no document meets; "" where it is its words."""
        from engine.retrieval.filter_advice import explain_filters
        from engine.retrieval.kept import read_query

        return explain_filters(read_query(query, self._library).filters, self._library)

    def suggest_scope(self, written: str, limit: int) -> tuple[ScopeSuggestion, ...]:
        """What may be meant by a word of a scope; see ``engine.retrieval.scope_suggestions``."""
        from engine.retrieval.scope_suggestions import suggest_scope

        return suggest_scope(written, limit, self._library)

    def find_like(self, path: Path, start: int, end: int, limit: int) -> tuple[Passage, ...]:
        """The passages most like what stands at ``[start, end)`` of a document; see ``engine.retrieval.related``."""
        from engine.retrieval.related import RelatedFinder

        return RelatedFinder(self._parts().retriever).find_like(_locate(path), start, end, limit)

    def find_related(self, path: Path, limit: int) -> tuple[Passage, ...]:
        """The best passage of each document that is most about the same; see ``engine.retrieval.related``."""
        from engine.retrieval.related import RelatedFinder

        return RelatedFinder(self._parts().retriever).find_related(_locate(path), limit)

    def summarize(self, path: Path | None, length: SummaryLength) -> Summary:
        """What a document, a folder or, without a path, the library says in brief; see ``engine.summaries``."""
        from engine.summaries import summarize

        return summarize(path and _locate(path), length, self._parts())

    def list_changes(self, folder: Path | None, days: int) -> FolderChanges:
        """What changed in a folder, or the library, in the last ``days``; see ``engine.summaries.changes``."""
        from engine.summaries.changes import list_changes

        return list_changes(folder and _locate(folder), days, self._library)

    def write_summaries(self, path: Path | None, job: Job) -> WritingReport:
        """Let the language model summarise a document, or those of a folder or the library that it has yet to."""
        from engine.summaries.writing import write_summaries

        return write_summaries(path and _locate(path), self._parts(), job)

    def draw_map(self, job: Job) -> LibraryMap:
        """Where the documents lie by their meaning; see ``engine.library_map``."""
        from engine.library_map import draw_map

        return draw_map(self._parts(), job)

    def ask(self, question: str, job: Job, options: AskOptions = DEFAULT_ASK_OPTIONS) -> Answer:
        """A cited answer; see ``answer_question``."""
        from engine.answering import answer_question

        return answer_question(question, self._parts(), job, options)

    def read_document(self, path: Path) -> Document:
        """A file's text and structure as its parser sees them now; raises ``DocumentUnreadable``."""
        chosen = _locate(path)
        if stat.S_ISDIR(check_path(chosen).st_mode):
            raise BadInput(f"{chosen} is a folder: name one of the files in it.")
        return self._readers.read(chosen)

    def render_page(self, path: Path, page: int, width: int, start: int, end: int) -> PageImage:
        """One page of a PDF or a picture, from 1, ``width`` pixels wide, characters ``[start, end)`` highlighted."""
        return self._readers.render_page(path, page, width, start, end)

    @property
    def history(self) -> History:
        """Past answers; when some are forgotten, what the model has read for any is deleted with them."""
        return self._history

    @property
    def collections(self) -> Collections:
        """The searches that the person keeps."""
        return Collections(self._library)

    def status(self) -> LibraryStatus:
        """Folders, counts, versions and sizes; loads nothing."""
        return _describe(self._home, self._settings.read(), self._library)

    def close(self) -> None:
        """End the readers and close the library; may be called while another thread is still at work."""
        self._readers.close()
        if self._loaded is not None:
            self._loaded.language_model.close()
        self._library.close()

    def _follow(self, settings: Settings) -> None:
        """Let settings hold for what begins from now on; another embedder waits for a run, as one may be under way."""
        with self._loading:
            if self._loaded is not None:
                self._loaded.change_settings(replace(settings, embedding=self._loaded.settings.embedding))

    def _writing_parts(self) -> Parts:
        """The parts, wanting the embedder that the settings name now."""
        parts = self._parts()
        parts.settings = self._settings.take_embedder()
        return parts

    def _parts(self) -> Parts:
        from engine.parts import Parts

        with self._loading:
            if self._loaded is None:
                self._loaded = Parts(self._home, self._settings.read(), self._library, self._readers)
            return self._loaded


def _open_settings(home: Home, warn: Warn | None) -> Settings:
    """What the settings file says; where there is none, it is written."""
    settings = load_settings(home.settings, warn)
    if not home.settings.exists():
        with suppress(OSError):  # the defaults hold without the file; it is there for the person to edit
            save_settings(settings, home.settings)
    return settings


def _locate(path: Path) -> Path:
    """One absolute path for every way of writing it; a name that only looks like somebody's home is a name."""
    with suppress(RuntimeError):
        path = path.expanduser()
    return Path(os.path.normpath(path.absolute()))


def _choose_inside(folders: Sequence[Path], paths: Sequence[Path]) -> list[Path]:
    """Those of the paths that are folders of the library, or lie in one."""
    known = set(folders)
    return [path for path in paths if not known.isdisjoint((path, *path.parents))]


def _describe(home: Home, settings: Settings, library: Library) -> LibraryStatus:
    from engine.summaries.standing import describe_writing

    wanted = settings.embedding
    active = ActiveEmbedder(library).read() if library.has_passages() else None
    return LibraryStatus(
        home=home.root,
        folders=library.folders(),
        files=library.counts(),
        passages=library.count_passages(),
        embedder=active.model if active else wanted.model,
        calibration=Calibrations(library).read(active.name) if active else None,
        wanted_embedder="" if active is None or _is_of(active, wanted) else wanted.model,
        language_model=settings.generation.model,
        version=version("carrel"),
        library_version=LIBRARY_VERSION,
        library_bytes=_size(home.library),
        index_bytes=_size(home.index),
        coverage=library.coverage(),
        writing=describe_writing(settings.generation, home, library),
    )


def _is_of(source: EmbedderSource, settings: EmbeddingSettings) -> bool:
    return source == EmbedderSource(
        source.name, settings.model, settings.backend, settings.query_prefix, settings.passage_prefix
    )


def _size(path: Path) -> int:
    """Bytes of a file, or of all files below a folder; what is cleaned away meanwhile counts nothing."""
    below = [Path(folder, name) for folder, _, names in os.walk(path) for name in names]
    files = [path] if path.is_file() else below
    total = 0
    for file in files:
        with suppress(FileNotFoundError):
            total += file.stat().st_size
    return total
