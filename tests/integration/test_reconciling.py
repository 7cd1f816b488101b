"""Where index and library were parted, by a crash or by hand, the next run brings them together, and does no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.domain import Chunk, FileFailure, FileState
from engine.store.index_folder import forget_lost_indexes
from engine.store.search_index import EmbeddedDocument
from tests.fakes import FakeEmbedder
from tests.integration.desk import Desk, counts
from tests.notes import write_notes


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, embedder=FakeEmbedder())
    write_notes(desk.folder, 5)
    desk.index()
    desk.readers.take_names()
    yield desk
    desk.close()


def add_rows(desk: Desk, document_id: int) -> None:
    chunk = Chunk(0, (), None, 0, 1, "a stranger", None)
    desk.parts.search_index.replace([EmbeddedDocument(document_id, "", [chunk], np.full((1, 64), 0.125, np.float32))])


def test_rows_that_belong_to_no_document_are_removed(filled: Desk) -> None:
    rows = filled.rows()
    add_rows(filled, 999)
    assert filled.rows() != rows
    assert counts(filled.index()) == (0, 5, 0, 0, 0)
    assert filled.rows() == rows
    assert filled.readers.take_names() == []


def test_rows_of_a_file_that_failed_are_removed(filled: Desk) -> None:
    """As of an engine that died after the library was told, and before the index was."""
    failed = filled.records()["note 002.md"]
    filled.library.fail(FileFailure(failed.path, "corrupt", "damaged"))
    assert any(document == failed.id for document, _, _ in filled.rows())
    add_rows(filled, 999)  # the index no longer looks as it was left
    filled.index()
    assert not any(document == failed.id for document, _, _ in filled.rows())


def test_only_the_documents_whose_rows_are_lost_are_read_again(filled: Desk) -> None:
    rows = filled.rows()
    lost = [filled.records()[name].id for name in ("note 001.md", "note 003.md")]
    filled.parts.search_index.remove(lost)
    assert counts(filled.index()) == (2, 3, 0, 0, 0)
    assert filled.readers.take_names() == ["note 001.md", "note 003.md"]
    assert filled.rows() == rows
    assert set(filled.states().values()) == {FileState.INDEXED}
    assert filled.library.count_passages() == len(rows)


def test_indexes_of_lost_libraries_are_deleted_and_nothing_else(tmp_path: Path) -> None:
    names = ["a" * 32, "b" * 32, "my own folder", "c" * 31]
    for name in names:
        (tmp_path / name / "chunks.lance").mkdir(parents=True)
    forget_lost_indexes(tmp_path, "b" * 32)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])
