"""A search index that lost anything looks different from outside."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.domain import Chunk
from engine.store.index_folder import describe_table, forget_other_tables
from engine.store.schema import table_name
from engine.store.search_index import EmbeddedDocument, SearchIndex
from tests.fakes import FakeEmbedder

EMBEDDER = FakeEmbedder()
TABLE = table_name(EMBEDDER.name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    index = SearchIndex(tmp_path / "index", EMBEDDER.name, EMBEDDER.dimensions)
    index.replace([make(1, "The heron came back.")])
    return tmp_path / "index"


def make(document_id: int, text: str) -> EmbeddedDocument:
    chunk = Chunk(0, (), None, 0, len(text), text)
    return EmbeddedDocument(document_id, "Birds", [chunk], EMBEDDER.embed_passages([text]))


def test_looking_changes_nothing(folder: Path) -> None:
    seal = describe_table(folder, TABLE)
    assert seal
    SearchIndex(folder, EMBEDDER.name, EMBEDDER.dimensions).count()
    assert describe_table(folder, TABLE) == seal


def test_every_write_and_every_loss_shows(folder: Path) -> None:
    seals = [describe_table(folder, TABLE)]
    SearchIndex(folder, EMBEDDER.name, EMBEDDER.dimensions).replace([make(2, "Otters sleep.")])
    seals.append(describe_table(folder, TABLE))
    next((folder / f"{TABLE}.lance" / "data").iterdir()).unlink()
    seals.append(describe_table(folder, TABLE))
    shutil.rmtree(folder / f"{TABLE}.lance" / "_versions")
    seals.append(describe_table(folder, TABLE))
    shutil.rmtree(folder)
    seals.append(describe_table(folder, TABLE))
    assert len(set(seals)) == len(seals)
    assert seals[-1] == ""


def test_other_tables_go_also_when_half_of_one_is_gone_already(folder: Path) -> None:
    SearchIndex(folder, "other", 8)
    shutil.copytree(folder / f"{TABLE}.lance", folder / "older.gone")
    seal = describe_table(folder, TABLE)
    forget_other_tables(folder, {TABLE})
    assert [path.name for path in folder.iterdir() if path.is_dir()] == [f"{TABLE}.lance"]
    assert describe_table(folder, TABLE) == seal
    assert describe_table(folder, table_name("other")) == ""
