"""A search index that lost anything looks different from outside."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.domain import Chunk
from engine.store.index_folder import describe_index
from engine.store.search_index import EmbeddedDocument, SearchIndex
from tests.fakes import FakeEmbedder

EMBEDDER = FakeEmbedder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    index = SearchIndex(tmp_path / "index", EMBEDDER.name, EMBEDDER.dimensions)
    index.replace([make(1, "The heron came back.")])
    return tmp_path / "index"


def make(document_id: int, text: str) -> EmbeddedDocument:
    chunk = Chunk(0, (), None, 0, len(text), text)
    return EmbeddedDocument(document_id, "Birds", [chunk], EMBEDDER.embed_passages([text]))


def test_looking_changes_nothing(folder: Path) -> None:
    seal = describe_index(folder)
    assert seal
    SearchIndex(folder, EMBEDDER.name, EMBEDDER.dimensions).count()
    assert describe_index(folder) == seal


def test_every_write_and_every_loss_shows(folder: Path) -> None:
    seals = [describe_index(folder)]
    SearchIndex(folder, EMBEDDER.name, EMBEDDER.dimensions).replace([make(2, "Otters sleep.")])
    seals.append(describe_index(folder))
    next((folder / "chunks3-fake.lance" / "data").iterdir()).unlink()
    seals.append(describe_index(folder))
    shutil.rmtree(folder / "chunks3-fake.lance" / "_versions")
    seals.append(describe_index(folder))
    shutil.rmtree(folder)
    seals.append(describe_index(folder))
    assert len(set(seals)) == len(seals)
    assert seals[-1] == ""
