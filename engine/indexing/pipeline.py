"""Reads, splits, embeds and commits files, all at the same time: the next batch is read while one is embedded."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace

import numpy as np

from engine.advice import IN_PART
from engine.domain import Chunk, Document, FileFailure, SourceFile
from engine.embeddings.embedder import Vectors
from engine.errors import Cancelled, DocumentUnreadable, DocumentUnsupported, EngineError
from engine.indexing.comparison import FILE_ERRORS
from engine.indexing.embedding import embed_in_turns
from engine.indexing.run import Claims, Run, Twin, Waiting
from engine.ingestion.scan import check_path, hash_file
from engine.store.attributes import note_attributes, read_attributes
from engine.store.library import printable
from engine.store.links import note_links
from engine.store.search_index import EmbeddedDocument
from engine.store.summaries import EXTRACTOR, Summaries
from engine.summaries.extraction import summarize_chunks
from engine.summaries.rows import to_rows

logger = logging.getLogger(__name__)

DOCUMENTS_PER_COMMIT = 64
_FIRST_COMMIT = 4
CHUNKS_PER_COMMIT = 1024  # so that a few books do not wait for 64 of their kind
_MOST_READINGS = 2  # of a file that is saved while it is read
_FILES_AHEAD = DOCUMENTS_PER_COMMIT  # the next batch is read while one is embedded,
_CHARACTERS_AHEAD = 4_000_000  # unless it is large
_SECONDS_BETWEEN_LOOKS = 0.05


def index_files(files: Sequence[Waiting], run: Run) -> None:
    """Bring files into the index. A content that several of them have is read once; the others become its copies."""
    run.claims = Claims()
    _index_files(files, run)
    left = _settle_twins(run)
    run.claims = None  # their content could not be read under another name: each has to say so for itself
    _index_files(left, run)
    _settle_twins(run)


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """A file on its way into the index, with what its reader made of it."""

    document_id: int
    file: SourceFile
    sha256: str
    document: Document  # without its text, which the chunks hold
    chunks: Sequence[Chunk]

    @property
    def characters(self) -> int:
        """What it takes in memory, about."""
        return sum(len(chunk.text) for chunk in self.chunks)


class _Held:
    """Bounds what is read and waits in memory to be embedded; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._characters = 0

    def wait_for_room(self, check: Callable[[], None]) -> None:
        """Wait until another file may be read; ``check`` may raise, to call it off."""
        while self._characters >= _CHARACTERS_AHEAD:
            check()
            time.sleep(_SECONDS_BETWEEN_LOOKS)

    def keep(self, file: _ReadFile) -> _ReadFile:
        """Count a file that was read; returns it."""
        with self._lock:
            self._characters += file.characters
        return file

    def release(self, file: _ReadFile) -> None:
        """Count it no longer."""
        with self._lock:
            self._characters -= file.characters


def _index_files(files: Sequence[Waiting], run: Run) -> None:
    for batch in _gather_batches(_read_ahead(files, run)):
        embedded = _embed(batch, run)
        run.wait_for_writer()  # at most one commit behind, and its error ends the run
        run.commits.append(run.writer.submit(_commit, batch, embedded, run))
    run.wait_for_writer()


def _settle_twins(run: Run) -> list[Waiting]:
    """Note the copies of what is indexed by now; returns the files whose original did not get there."""
    left: list[Waiting] = []
    for twin in run.twins:
        original = twin.original_id or run.register.find(twin.file, twin.sha256)
        if original is None:
            left.append((twin.document_id, twin.file))
            continue
        if twin.document_id in run.stored:
            run.parts.search_index.remove([twin.document_id])
            run.index_changed = True
        run.register.add(twin.document_id, twin.sha256, original)
        run.indexed += 1
        run.copies += 1
        run.progress(twin.file.path, finished=twin.file)
    run.twins.clear()
    return left


def _read_ahead(waiting: Sequence[Waiting], run: Run) -> Iterator[_ReadFile]:
    """Documents as their readers finish, a few files ahead of their use; failures are written down, not returned."""
    todo = iter(waiting)
    held = _Held()
    reading: dict[Future[_ReadFile | Twin], Waiting] = {}
    readers = run.pace.limit_readers(run.parts.settings.reading.processes)
    with ThreadPoolExecutor(readers, "index-reader", run.pace.step_back) as pool:
        try:
            while True:
                while len(reading) < _FILES_AHEAD and (next_file := next(todo, None)):
                    reading[pool.submit(_read, *next_file, run, held)] = next_file
                if not reading:
                    return
                with run.measure("wait for readers"):
                    finished, _ = wait(reading, return_when=FIRST_COMPLETED)
                for future in sorted(finished, key=lambda future: reading[future][0]):
                    document_id, file = reading.pop(future)
                    run.job.check()
                    try:
                        read = future.result()
                    except FILE_ERRORS as error:
                        _set_aside(document_id, file, error, run)
                        continue
                    if isinstance(read, Twin):
                        run.twins.append(read)
                    else:
                        held.release(read)
                        yield read
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _set_aside(document_id: int, file: SourceFile, error: DocumentUnsupported | Exception, run: Run) -> None:
    if document_id in run.stored:  # by the writer: LanceDB takes no second one beside it
        run.commits.append(run.writer.submit(run.parts.search_index.remove, [document_id]))
        run.index_changed = True
    assert isinstance(error, FILE_ERRORS)
    # That no parser is for this kind of file may show only when it is looked into.
    note = run.skip if isinstance(error, DocumentUnsupported) else run.fail
    note(file.path, error.kind, printable(error.message))
    run.progress(file.path, finished=file)


def _read(document_id: int, file: SourceFile, run: Run, held: _Held) -> _ReadFile | Twin:
    held.wait_for_room(run.job.check)
    run.parts.cores.give_way(run.job.check)
    run.pace.wait_for_power()
    run.job.check()
    run.parts.library.begin(document_id)
    for _ in range(_MOST_READINGS):
        stamp = _stamp(file)
        sha256 = hash_file(file.path)
        original = run.register.find(file, sha256)
        if original is not None or (run.claims and not run.claims.take(file, sha256)):
            return Twin(document_id, file, sha256, original)
        document = run.parts.readers.read(file.path, run.job)
        if _stamp(file) == stamp:
            document = replace(document, title=printable(document.title))
            chunks = _split(document, run)
            return held.keep(_ReadFile(document_id, file, sha256, replace(document, text="", sections=()), chunks))
    raise DocumentUnreadable(f"{file.path.name} was saved again and again while it was read: it is read when it rests.")


def _stamp(file: SourceFile) -> tuple[int, int]:
    """What changes with every save: a text read after one would stand under the hash of the text before it."""
    status = check_path(file.path)
    return status.st_size, status.st_mtime_ns


def _split(document: Document, run: Run) -> list[Chunk]:
    """The document's chunks; what goes wrong here is Carrel's mistake, and must not cost the other files."""
    try:
        return run.parts.chunker.split(document, run.job.check)
    except (Cancelled, EngineError, MemoryError):
        raise
    except Exception as error:
        logger.exception("A document could not be split")
        raise DocumentUnreadable(
            f"{document.path.name} could not be cut into passages because of a mistake of Carrel's own: "
            "carrel.log in its home says where. Save the file in another format to have it read.",
            type(error).__name__,
        ) from error


def _gather_batches(files: Iterator[_ReadFile]) -> Iterator[list[_ReadFile]]:
    """What is committed together: few documents at first, so that something is found soon, then more."""
    batch: list[_ReadFile] = []
    most = _FIRST_COMMIT
    for file in files:
        batch.append(file)
        if len(batch) >= most or sum(len(file.chunks) for file in batch) >= CHUNKS_PER_COMMIT:
            yield batch
            batch, most = [], min(2 * most, DOCUMENTS_PER_COMMIT)
    if batch:
        yield batch


def _embed(batch: Sequence[_ReadFile], run: Run) -> list[Vectors]:
    """The vectors of each document's chunks; texts of like length together, one turn of the cores at a time."""
    parts = run.parts
    texts = [
        (parts.chunker.embedded_text(file.document.title, chunk), owner)
        for owner, file in enumerate(batch)
        for chunk in file.chunks
    ]
    vectors = embed_in_turns(
        [text for text, _ in texts],
        parts.embedder,
        run,
        lambda row: run.progress(batch[texts[row][1]].file.path),
    )
    bounds = np.cumsum([len(file.chunks) for file in batch])
    return list(np.split(vectors, bounds[:-1]))


def _commit(batch: Sequence[_ReadFile], embedded: Sequence[Vectors], run: Run) -> None:
    """Search index first, then the state ``indexed``: a crash between the two means the batch is done again."""
    parts = run.parts
    with run.measure("summarize"):
        summaries = [
            summarize_chunks(file.document_id, file.sha256, file.chunks, vectors, file.document.language)
            for file, vectors in zip(batch, embedded, strict=True)
        ]
    with run.measure("write"):
        run.index_changed = True
        parts.search_index.replace(
            [
                EmbeddedDocument(file.document_id, file.document.title, file.chunks, vectors, file.document.language)
                for file, vectors in zip(batch, embedded, strict=True)
            ]
        )
        parts.summary_index.replace(
            [
                to_rows(file.document.title, summary, file.chunks, vectors, file.document.language)
                for file, summary, vectors in zip(batch, summaries, embedded, strict=True)
                if file.chunks
            ]
        )
        Summaries(parts.library).note(summaries, EXTRACTOR)
        note_attributes(parts.library, [(file.document_id, read_attributes(file.document)) for file in batch])
        note_links(parts.library, [(file.document_id, file.document.links) for file in batch])
        parts.library.finish([(file.document_id, file.sha256, file.document.title, len(file.chunks)) for file in batch])
        in_part = [file for file in batch if file.document.remark]
        parts.library.remark([(file.document_id, IN_PART, printable(file.document.remark)) for file in in_part])
    run.remarks += [FileFailure(file.file.path, IN_PART, file.document.remark) for file in in_part]
    run.indexed += len(batch)
    run.passages += sum(len(file.chunks) for file in batch)
    for file in batch:
        run.progress(file.file.path, finished=file.file)
