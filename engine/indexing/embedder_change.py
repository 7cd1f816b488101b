"""Changes the embedder: makes new vectors of the stored chunks beside the old ones, and switches when all are there.

No file is read, so what is offline changes too. Until the switch the old rows are searched, and whatever ends the work
before it (a stop, a crash) leaves them as they are; the next run takes over what the new table holds already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from engine.chunking import Chunker
from engine.domain import Chunk, DocumentRecord, EmbedderSource, SourceFile
from engine.embeddings.embedder import Embedder
from engine.errors import LibraryDamaged
from engine.indexing.embedding import embed_in_turns
from engine.indexing.pipeline import CHUNKS_PER_COMMIT, DOCUMENTS_PER_COMMIT
from engine.indexing.reconciliation import optimize
from engine.indexing.run import Run
from engine.store.active_embedder import ActiveEmbedder
from engine.store.index_folder import describe_table, forget_other_tables
from engine.store.schema import table_name, table_names
from engine.store.search_index import EmbeddedDocument, SearchIndex
from engine.store.stored_chunks import Digest, StoredChunks


def change(wanted: EmbedderSource, run: Run) -> None:
    """Give every document vectors of the ``wanted`` embedder, and search those from then on.

    The library's lock must be held. Raises ``ModelMissing``, ``ModelUnusable``, ``StorageFull`` or ``Cancelled``.
    """
    embedder = run.parts.embedder_of(wanted)  # at the priority of whoever asked: questions will use it too
    with ThreadPoolExecutor(1, "index-embedder", run.pace.step_back) as thread:
        thread.submit(_change, wanted, embedder, run).result()


def _change(wanted: EmbedderSource, embedder: Embedder, run: Run) -> None:
    parts = run.parts
    records = {record.id: record for record in parts.library.documents() if record.passages}
    index = SearchIndex(parts.index_folder, embedder.name, embedder.dimensions)
    old, new = (StoredChunks(parts.index_folder, name) for name in (parts.active_source.name, embedder.name))
    stored = {number: digest for number, digest in old.digests().items() if number in records}
    made = new.digests()
    index.remove([number for number, digest in made.items() if number not in stored or digest.outdated])
    rebuilding = _Rebuilding(run, embedder, index, old, new)
    todo = []
    for number, digest in stored.items():
        if _is_same(digest, made.get(number)):
            rebuilding.passages[number] = digest.rows
        else:
            todo.append(number)
    run.plan([_to_file(records[number]) for number in stored])
    for number in rebuilding.passages:
        run.progress(records[number].path, finished=_to_file(records[number]))
    for batch in _gather(sorted(todo), stored):
        rebuilding.rebuild([records[number] for number in batch])
    run.wait_for_writer()
    _switch(wanted, rebuilding)


@dataclass(slots=True)
class _Rebuilding:
    """The new rows in the making; ``passages`` counts the finished ones of each document."""

    run: Run
    embedder: Embedder
    index: SearchIndex
    old: StoredChunks
    new: StoredChunks
    passages: dict[int, int] = field(default_factory=dict)
    chunker: Chunker = field(init=False)

    def __post_init__(self) -> None:
        self.chunker = Chunker(self.embedder.tokenizer, self.embedder.max_tokens, self.embedder.passage_prefix)

    def rebuild(self, records: Sequence[DocumentRecord]) -> None:
        """Make the new rows of some documents; those that are there already are left alone."""
        titles = {record.id: record.title for record in records}
        stored, made, languages = self.old.read(titles), self.new.read(titles), self.old.languages(titles)
        wanted = {
            number: self.chunker.fit(titles[number], chunks, self.run.job.check) for number, chunks in stored.items()
        }
        unmade = [record for record in records if wanted[record.id] != made[record.id]]
        texts = [
            (self.chunker.embedded_text(record.title, chunk), record)
            for record in unmade
            for chunk in wanted[record.id]
        ]
        vectors = embed_in_turns(
            [text for text, _ in texts], self.embedder, self.run, lambda row: self.run.progress(texts[row][1].path)
        )
        ends = np.cumsum([len(wanted[record.id]) for record in unmade], dtype=int)
        documents = [
            EmbeddedDocument(record.id, record.title, wanted[record.id], part, languages[record.id])
            for record, part in zip(unmade, np.split(vectors, ends), strict=False)  # the last part is empty
        ]
        self.run.wait_for_writer()  # at most one commit behind, and its error ends the run
        self.run.commits.append(self.run.writer.submit(self._store, documents, records, wanted))

    def _store(
        self,
        documents: Sequence[EmbeddedDocument],
        records: Sequence[DocumentRecord],
        wanted: Mapping[int, Sequence[Chunk]],
    ) -> None:
        if documents:
            with self.run.measure("write"):
                self.index.replace(documents)
        for record in records:
            self.passages[record.id] = len(wanted[record.id])
            self.run.progress(record.path, finished=_to_file(record))
        self.run.passages += sum(len(document.chunks) for document in documents)


def _switch(wanted: EmbedderSource, rebuilding: _Rebuilding) -> None:
    """The new rows count from here on; the old ones go."""
    run, index, passages = rebuilding.run, rebuilding.index, rebuilding.passages
    parts = run.parts
    optimize(index, run)
    if index.count_by_document() != passages:
        raise LibraryDamaged(
            f"Not all passages got into the new search index in {parts.index_folder}: index once more. "
            "Until then the old one is searched."
        )
    run.job.check()
    name = table_name(wanted.name)
    ActiveEmbedder(parts.library).switch(wanted, passages, describe_table(parts.index_folder, name))
    forget_other_tables(parts.index_folder, table_names(wanted.name))


def _gather(numbers: Sequence[int], stored: Mapping[int, Digest]) -> Iterator[list[int]]:
    """What is embedded and committed together."""
    batch: list[int] = []
    rows = 0
    for number in numbers:
        batch.append(number)
        rows += stored[number].rows
        if len(batch) >= DOCUMENTS_PER_COMMIT or rows >= CHUNKS_PER_COMMIT:
            yield batch
            batch, rows = [], 0
    if batch:
        yield batch


def _is_same(old: Digest, new: Digest | None) -> bool:
    return new is not None and not new.outdated and (old.rows, old.value) == (new.rows, new.value)


def _to_file(record: DocumentRecord) -> SourceFile:
    return SourceFile(record.path, record.size, record.modified_ns)
