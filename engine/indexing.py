"""From a folder to a searchable index: the story of ``index_folder``."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from engine.domain import Chunk, Document, FileFailure, FileState, IndexReport, SourceFile
from engine.embeddings.embedder import Vectors
from engine.errors import DocumentUnreadable, PathMissing, PathUnreadable
from engine.ingestion.scan import hash_file, scan
from engine.job import Job, Progress
from engine.parts import Parts
from engine.store.library import KnownFile
from engine.store.search_index import EmbeddedDocument

DOCUMENTS_PER_COMMIT = 64
_FIRST_COMMIT = 4
_CHUNKS_PER_COMMIT = 1024  # so that a few books do not wait for 64 of their kind
_CHARACTERS_PER_TURN = 6000  # about a third of a second of embedding, the longest a question has to wait
_FILES_AHEAD = DOCUMENTS_PER_COMMIT  # the next batch is read while one is embedded
_BYTES_A_FILE = 2000
_SHARE_TO_TELL = 0.02  # of the work; before that, the time left cannot be told
_MOST_ATTEMPTS = 2
_IN_PART = "in_part"  # the kind of a remark: indexed, but not with all that is in the file
# Whether these can be read now is not written in the file itself, so an unchanged file is tried again.
_PASSING = frozenset({PathMissing.kind, PathUnreadable.kind, DocumentUnreadable.kind})
# What may happen to one file; anything else ends the run.
_FILE_ERRORS = (DocumentUnreadable, PathMissing, PathUnreadable)

_EMBEDDER_FACT = "embedder"  # the name of the one the search index holds vectors of

_Waiting = tuple[int, SourceFile]
"""A file to be read, with its document id."""


def index_folder(folder: Path, parts: Parts, job: Job, *, retry_failed: bool = False) -> IndexReport:
    """Bring the index up to date with a folder or file; the library's lock must be held.

    Reading, embedding and writing overlap; what is committed stays, whatever happens next. Raises ``PathMissing`` or
    ``PathUnreadable`` for the folder itself, ``StorageFull``, or ``Cancelled``.
    """
    _reconcile(parts)
    try:
        with ThreadPoolExecutor(1, "index-writer") as writer:
            run = _Run(parts, job, writer)
            with run.measure("scan"):
                fresh, suspects = _compare(folder, run, retry_failed=retry_failed)
            # A suspect goes alone: should it end the engine once more, no other file is found unfinished with it.
            for files in [fresh, *([suspect] for suspect in suspects)]:
                _index_files(files, run)
        if run.changed:
            with run.measure("optimize"):
                parts.search_index.optimize()
    finally:
        parts.library.release_unfinished()
    return run.report()


def remove_folder(folder: Path, parts: Parts) -> int:
    """Forget a folder and every file in it; the library's lock must be held. Returns how many files were known."""
    ids = [known.id for known in parts.library.known_files(folder).values()]
    parts.search_index.remove(ids)
    parts.library.remove(ids)
    parts.library.forget_folder(folder)
    return len(ids)


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """A file on its way into the index, with what its reader made of it."""

    document_id: int
    file: SourceFile
    sha256: str
    document: Document
    chunks: Sequence[Chunk]


@dataclass(slots=True)
class _Run:
    """What one indexing run has done so far."""

    parts: Parts
    job: Job
    writer: ThreadPoolExecutor
    commits: list[Future[None]] = field(default_factory=list)
    stored: frozenset[int] = frozenset()  # the documents that the search index may hold rows of
    started: float = field(default_factory=time.perf_counter)
    stages: dict[str, float] = field(default_factory=dict)
    indexed: int = 0
    unchanged: int = 0
    removed: int = 0
    passages: int = 0
    failures: list[FileFailure] = field(default_factory=list)
    skips: list[FileFailure] = field(default_factory=list)
    remarks: list[FileFailure] = field(default_factory=list)
    total: int = 0
    work_total: int = 0
    done: int = 0
    work_done: int = 0

    @property
    def changed(self) -> bool:
        return bool(self.indexed or self.removed)

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.stages[stage] = self.stages.get(stage, 0.0) + time.perf_counter() - began

    def wait_for_writer(self) -> None:
        """Wait until everything handed to the writer is done; raises what went wrong there."""
        while self.commits:
            self.commits.pop(0).result()

    def fail(self, path: Path, kind: str, reason: str) -> None:
        failure = FileFailure(path, kind, reason)
        self.failures.append(failure)
        self.parts.library.fail(failure)

    def progress(self, current: Path, *, finished: SourceFile | None = None) -> None:
        if finished:
            self.done += 1
            self.work_done += _estimate_work(finished)
        seconds = time.perf_counter() - self.started
        share = self.work_done / self.work_total if self.work_total else 0.0
        left = seconds * (1 - share) / share if share >= _SHARE_TO_TELL else None
        self.job.report(Progress(self.done, self.total, str(current), self.done / max(seconds, 1e-6), left))

    def report(self) -> IndexReport:
        return IndexReport(
            indexed=self.indexed,
            unchanged=self.unchanged,
            removed=self.removed,
            skipped=len(self.skips),
            failed=len(self.failures),
            passages=self.passages,
            seconds=time.perf_counter() - self.started,
            stages=self.stages,
            failures=tuple(self.failures),
            skips=tuple(self.skips),
            remarks=tuple(self.remarks),
        )


def _estimate_work(file: SourceFile) -> int:
    """What indexing a file costs, in bytes of text; even an empty one has to be opened."""
    return file.size + _BYTES_A_FILE


def _reconcile(parts: Parts) -> None:
    """Expect every file anew where the search index lost rows, or holds the vectors of another embedder.

    Not done when the index is opened: what opens it to search must not write beside a run in another process.
    """
    library, search_index = parts.library, parts.search_index
    if library.fact(_EMBEDDER_FACT) != parts.embedder.name:
        search_index.clear()  # this embedder's table may be from before the other one
        library.expect_all()
        library.note_fact(_EMBEDDER_FACT, parts.embedder.name)
    elif search_index.count() < library.count_passages():
        library.expect_all()


def _compare(folder: Path, run: _Run, *, retry_failed: bool) -> tuple[list[_Waiting], list[_Waiting]]:
    """Compare disk and library and remove what is gone.

    Returns what is new or changed, and apart from it the suspects: what an earlier run left unfinished.
    """
    library, settings = run.parts.library, run.parts.settings.reading
    known = library.known_files(folder)
    seen: set[Path] = set()
    waiting: list[SourceFile] = []
    for entry in scan(folder, settings, run.parts.home.root):
        run.job.check()
        seen.add(entry.path)
        if isinstance(entry, FileFailure):
            run.skips.append(entry)
        elif not _is_settled(entry, known.get(entry.path), run, retry_failed=retry_failed):
            waiting.append(entry)
    gone = {known[path].id for path in known.keys() - seen if not _is_out_of_sight(path, run.skips)}
    skipped_now = {known[skip.path].id for skip in run.skips if skip.path in known and known[skip.path].sha256}
    run.parts.search_index.remove(sorted(gone | skipped_now))
    library.remove(sorted(gone))
    run.removed = sum(file.id in gone and file.state is not FileState.SKIPPED for file in known.values())
    run.stored = frozenset(file.id for file in known.values() if file.sha256)
    library.skip(run.skips)
    library.expect(waiting)
    known = library.known_files(folder)
    run.total, run.work_total = len(waiting), sum(map(_estimate_work, waiting))
    fresh: list[_Waiting] = []
    suspects: list[_Waiting] = []
    for file in waiting:
        (suspects if known[file.path].attempts else fresh).append((known[file.path].id, file))
    return fresh, suspects


def _is_out_of_sight(path: Path, skips: Sequence[FileFailure]) -> bool:
    """Whether a file is not seen only because its folder cannot be read just now: it stays in the index."""
    return any(skip.kind == PathUnreadable.kind and skip.path in path.parents for skip in skips)


def _is_settled(file: SourceFile, known: KnownFile | None, run: _Run, *, retry_failed: bool) -> bool:
    """Whether a file needs no reading: it is indexed or failed, and has not changed since."""
    if known is None or known.state in (FileState.WAITING, FileState.SKIPPED):
        return False
    same_date = (file.size, file.modified_ns) == (known.size, known.modified_ns)
    match known.state:
        case FileState.READING if same_date and known.attempts >= _MOST_ATTEMPTS and not retry_failed:
            reason = "Carrel ended twice while this file was being indexed: it is left out until you retry it."
            run.fail(file.path, "crash", reason)
            return True
        case FileState.FAILED if same_date and known.kind not in _PASSING and not retry_failed:
            run.failures.append(FileFailure(file.path, known.kind, known.reason))
            return True
        case FileState.INDEXED if same_date or _is_same_content(file, known):
            if not same_date:
                run.parts.library.touch([file])
            run.unchanged += 1
            return True
    return False


def _is_same_content(file: SourceFile, known: KnownFile) -> bool:
    try:
        return file.size == known.size and hash_file(file.path) == known.sha256
    except _FILE_ERRORS:  # it will fail again when it is read, and is listed then
        return False


def _index_files(files: Sequence[_Waiting], run: _Run) -> None:
    for batch in _gather_batches(_read_ahead(files, run)):
        embedded = _embed(batch, run)
        run.wait_for_writer()  # at most one commit behind, and its error ends the run
        run.commits.append(run.writer.submit(_commit, batch, embedded, run))
    run.wait_for_writer()


def _read_ahead(waiting: Sequence[_Waiting], run: _Run) -> Iterator[_ReadFile]:
    """Documents as their readers finish, a few files ahead of their use; failures are written down, not returned."""
    todo = iter(waiting)
    reading: dict[Future[_ReadFile], _Waiting] = {}
    with ThreadPoolExecutor(run.parts.settings.reading.processes, "index-reader") as pool:
        try:
            while True:
                while len(reading) < _FILES_AHEAD and (next_file := next(todo, None)):
                    reading[pool.submit(_read, *next_file, run)] = next_file
                if not reading:
                    return
                with run.measure("wait for readers"):
                    finished, _ = wait(reading, return_when=FIRST_COMPLETED)
                for future in sorted(finished, key=lambda future: reading[future][0]):
                    document_id, file = reading.pop(future)
                    run.job.check()
                    try:
                        yield future.result()
                    except _FILE_ERRORS as error:
                        if document_id in run.stored:  # by the writer: LanceDB takes no second one beside it
                            run.commits.append(run.writer.submit(run.parts.search_index.remove, [document_id]))
                        run.fail(file.path, error.kind, error.message)
                        run.progress(file.path, finished=file)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _read(document_id: int, file: SourceFile, run: _Run) -> _ReadFile:
    run.parts.cores.give_way(run.job.check)
    run.job.check()
    run.parts.library.begin(document_id)
    sha256 = hash_file(file.path)
    document = run.parts.readers.read(file.path, run.job)
    return _ReadFile(document_id, file, sha256, document, run.parts.chunker.split(document))


def _gather_batches(files: Iterator[_ReadFile]) -> Iterator[list[_ReadFile]]:
    """What is committed together: few documents at first, so that something is found soon, then more."""
    batch: list[_ReadFile] = []
    most = _FIRST_COMMIT
    for file in files:
        batch.append(file)
        if len(batch) >= most or sum(len(file.chunks) for file in batch) >= _CHUNKS_PER_COMMIT:
            yield batch
            batch, most = [], min(2 * most, DOCUMENTS_PER_COMMIT)
    if batch:
        yield batch


def _embed(batch: Sequence[_ReadFile], run: _Run) -> list[Vectors]:
    """The vectors of each document's chunks; texts of like length together, one turn of the cores at a time."""
    parts = run.parts
    texts = [
        (parts.chunker.embedded_text(file.document.title, chunk), owner)
        for owner, file in enumerate(batch)
        for chunk in file.chunks
    ]
    vectors = np.empty((len(texts), parts.embedder.dimensions), np.float32)
    for rows in _turns([text for text, _ in texts]):
        run.job.check()
        with parts.cores.for_batch(run.job.check), run.measure("embed"):
            vectors[rows] = parts.embedder.embed_passages([texts[row][0] for row in rows])
        run.progress(batch[texts[rows[-1]][1]].file.path)
    bounds = np.cumsum([len(file.chunks) for file in batch])
    return list(np.split(vectors, bounds[:-1]))


def _turns(texts: Sequence[str]) -> Iterator[list[int]]:
    turn: list[int] = []
    characters = 0
    for row in sorted(range(len(texts)), key=lambda row: len(texts[row])):
        if turn and characters + len(texts[row]) > _CHARACTERS_PER_TURN:
            yield turn
            turn, characters = [], 0
        turn.append(row)
        characters += len(texts[row])
    if turn:
        yield turn


def _commit(batch: Sequence[_ReadFile], embedded: Sequence[Vectors], run: _Run) -> None:
    """Search index first, then the state ``indexed``: a crash between the two means the batch is done again."""
    parts = run.parts
    with run.measure("write"):
        parts.search_index.replace(
            [
                EmbeddedDocument(file.document_id, file.document.title, file.chunks, vectors)
                for file, vectors in zip(batch, embedded, strict=True)
            ]
        )
        parts.library.finish([(file.document_id, file.sha256, file.document.title, len(file.chunks)) for file in batch])
        in_part = [file for file in batch if file.document.remark]
        parts.library.remark([(file.document_id, _IN_PART, file.document.remark) for file in in_part])
    run.remarks += [FileFailure(file.file.path, _IN_PART, file.document.remark) for file in in_part]
    run.indexed += len(batch)
    run.passages += sum(len(file.chunks) for file in batch)
    for file in batch:
        run.progress(file.file.path, finished=file.file)
