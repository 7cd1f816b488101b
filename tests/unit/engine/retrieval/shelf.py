"""A small library to find something in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from engine.chunking import Chunker
from engine.domain import Document, Passage, Section, SourceFile
from engine.retrieval.query import parse_query
from engine.retrieval.retriever import Retriever
from engine.store.attributes import Attributes, note_attributes
from engine.store.library import Library
from engine.store.search_index import EmbeddedDocument, SearchIndex
from engine.store.selection import Selector
from tests.fakes import FakeEmbedder

EMBEDDER = FakeEmbedder()
# Chunks of a few dozen tokens, so that a short text has several.
CHUNKER = Chunker(EMBEDDER.tokenizer, 48)


class Stranger(FakeEmbedder):
    """Knows no language: it breaks every word into letters."""

    def count_pieces(self, text: str) -> int:
        return len(text)


class Shelf:
    """A real library and a real search index with documents in them."""

    def __init__(self, folder: Path) -> None:
        self.library = Library(folder / "library.sqlite3", folder / "write.lock")
        self.index = SearchIndex(folder / "index", EMBEDDER.name, EMBEDDER.dimensions)
        self.retriever = Retriever(self.index, self.library, Selector(self.library), EMBEDDER)
        self.documents: dict[Path, Document] = {}

    def add(
        self, name: str, text: str, sections: Sequence[Section] | None = None, attributes: Attributes | None = None
    ) -> int:
        """Index a text; returns its document id."""
        path = Path("/notes") / name
        document = Document(path, path.stem, text, tuple(sections or [Section((), None, 0, len(text))]))
        self.library.expect([SourceFile(path, len(text), 0)])
        document_id = self.library.known_files(path)[os.fsencode(path)].id
        chunks = CHUNKER.split(document)
        vectors = EMBEDDER.embed_passages([CHUNKER.embedded_text(document.title, chunk) for chunk in chunks])
        self.index.replace([EmbeddedDocument(document_id, document.title, chunks, vectors)])
        note_attributes(self.library, [(document_id, attributes or Attributes())])
        self.library.finish([(document_id, "", document.title, len(chunks))])
        self.documents[path] = document
        return document_id

    def retrieve(self, query: str, limit: int = 5) -> tuple[Passage, ...]:
        return self.retriever.retrieve(query, limit)

    def search(self, typed: str, limit: int = 5, *, meaning: bool = True) -> tuple[Passage, ...]:
        """As a person types it, in the query language."""
        return self.retriever.retrieve(parse_query(typed), limit, meaning=meaning)

    def text_at(self, passage: Passage) -> str:
        return self.documents[passage.path].text[passage.start : passage.end]
