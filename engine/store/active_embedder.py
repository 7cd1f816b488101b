"""Which embedder made the vectors that are searched, as the library's facts have it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from engine.domain import EmbedderSource
from engine.store.library import Library

_NAME, _MODEL, _BACKEND = "embedder", "embedder_model", "embedder_backend"
_QUERY_PREFIX, _PASSAGE_PREFIX = "embedder_query_prefix", "embedder_passage_prefix"
_SEAL = "index_seal"


class ActiveEmbedder:
    """Reads and writes those facts; thread-safe, one transaction a method."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def read(self) -> EmbedderSource | None:
        """The embedder of the rows; None for a library that was never indexed."""
        facts = self._library.facts()
        if not facts.get(_NAME):
            return None
        if not facts.get(_BACKEND):
            return _guess(facts[_NAME])
        return EmbedderSource(
            facts[_NAME],
            facts[_MODEL],
            facts[_BACKEND],
            facts.get(_QUERY_PREFIX, ""),
            facts.get(_PASSAGE_PREFIX, ""),
        )

    def note(self, source: EmbedderSource) -> None:
        """Say that the rows there are, if there are any, are this embedder's, and so are those to come."""
        with self._library.transaction() as connection:
            _write(source, connection)

    def switch(self, source: EmbedderSource, passages: Mapping[int, int], seal: str) -> None:
        """Say that this embedder's rows are searched from now on: so many of each document, sealed by ``seal``."""
        with self._library.transaction() as connection:
            _write(source, connection)
            connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [_SEAL, seal])
            connection.executemany(
                "UPDATE documents SET passages = ?1 WHERE id = ?2 AND passages != ?1",
                [(count, document_id) for document_id, count in passages.items()],
            )

    def seal(self) -> str:
        """What the search index looked like when it was left last."""
        return self._library.fact(_SEAL)

    def note_seal(self, seal: str) -> None:
        """Remember what the search index looks like."""
        self._library.note_fact(_SEAL, seal)


def _write(source: EmbedderSource, connection: sqlite3.Connection) -> None:
    facts = [
        (_NAME, source.name),
        (_MODEL, source.model),
        (_BACKEND, source.backend),
        (_QUERY_PREFIX, source.query_prefix),
        (_PASSAGE_PREFIX, source.passage_prefix),
    ]
    connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", facts)


def _guess(name: str) -> EmbedderSource:
    """Of what an older Carrel indexed only the vectors' name is known; it was made from a catalogue id."""
    model = name.removesuffix("-int8")
    return EmbedderSource(name, model, "onnx-fp32" if model == name else "onnx")
