"""The table under the search index: every trap of LanceDB that was met, kept shut; small on disk, and whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from lancedb.index import BTree

from engine.domain import Chunk
from engine.errors import IndexNotTidied, LibraryDamaged
from engine.store import lance_table, search_index
from engine.store.schema import ROWS_VERSION
from engine.store.search_index import EmbeddedDocument, SearchIndex

DIMENSIONS = 64
RNG = np.random.default_rng(2)
TOPICS = 2 * RNG.normal(size=(20, DIMENSIONS))


def make_document(document_id: int, chunks: int = 1, text: str = "some words") -> EmbeddedDocument:
    # About a few topics, as those of texts are: no index finds neighbours where everything is equally far away.
    vectors = (TOPICS[RNG.integers(len(TOPICS), size=chunks)] + RNG.normal(size=(chunks, DIMENSIONS))).astype(
        np.float32
    )
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    parts = [Chunk(number, (), None, 0, 1, f"{text} {number}", None) for number in range(chunks)]
    return EmbeddedDocument(document_id, "Title", parts, vectors)


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    return SearchIndex(tmp_path / "index", "fake", DIMENSIONS)


def files_of(tmp_path: Path, part: str) -> list[Path]:
    return list((tmp_path / "index" / f"chunks{ROWS_VERSION}-fake.lance" / part).iterdir())


class TestCommits:
    def test_many_documents_are_one_commit_to_add_and_one_to_replace(self, index: SearchIndex) -> None:
        versions = index._table.count_versions()
        index.replace([make_document(number) for number in range(64)])
        assert index._table.count_versions() == versions + 1
        index.replace([make_document(number) for number in range(64)])
        assert index._table.count_versions() == versions + 3
        index.remove([999])
        assert index._table.count_versions() == versions + 3

    @pytest.mark.parametrize("times", [0, 2])
    def test_rows_that_are_lost_or_doubled_on_their_way_are_noticed(
        self, index: SearchIndex, monkeypatch: pytest.MonkeyPatch, times: int
    ) -> None:
        """LanceDB's merge_insert makes duplicates of keys without an error; nothing of the kind may pass."""
        add = index._table._table.add
        monkeypatch.setattr(index._table._table, "add", lambda rows: [add(rows) for _ in range(times)])
        with pytest.raises(LibraryDamaged):
            index.replace([make_document(1)])

    def test_rows_are_replaced_and_removed_behind_a_scalar_index_too(self, index: SearchIndex) -> None:
        """After ``optimize`` with such an index LanceDB's merge_insert may match nothing (lancedb #3177)."""
        index.replace([make_document(number) for number in range(20)])
        index._table._table.create_index("document", config=BTree())
        for _ in range(2):
            index.optimize()
            index.replace([make_document(number, 2) for number in range(10)])
            index.remove([19])
            assert index.count_by_document() == {number: 1 + (number < 10) for number in range(19)}


class TestGenerations:
    def test_rows_that_were_not_deleted_yet_are_never_found_beside_their_successors(
        self, index: SearchIndex, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        index.replace([make_document(1, 3, "keeper"), make_document(2, 1, "keeper")])
        with monkeypatch.context() as patch:
            patch.setattr(index._table, "delete", lambda _condition: None)  # the engine dies before
            new = make_document(1, 2, "keeper again")
            index.replace([new])
        assert index.count_by_document() == {1: 5, 2: 1}
        for found in (index.search_words("keeper", new.vectors[0], 50), index.search_vector(new.vectors[0], 50)):
            texts = {hit.text for hit in found}
            assert texts == {"keeper again 0", "keeper again 1", "keeper 0"}
            assert [hit.document_id for hit in found if hit.text == "keeper 0"] == [2]
        index.replace([new])
        assert index.count_by_document() == {1: 2, 2: 1}

    def test_a_document_whose_new_rows_cannot_be_added_keeps_the_old_ones(
        self, index: SearchIndex, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        index.replace([make_document(1, 2)])

        def refuse(_rows: object) -> None:
            raise OSError("No space left on device")

        monkeypatch.setattr(index._table._table, "add", refuse)
        with pytest.raises(lance_table.StorageFull):
            index.replace([make_document(1, 3)])
        assert index.count_by_document() == {1: 2}


class TestTidying:
    def test_one_version_is_left_and_what_a_crash_left_behind_is_deleted(
        self, index: SearchIndex, tmp_path: Path
    ) -> None:
        for number in range(12):
            index.replace([make_document(number % 4, 5)])
        stray = files_of(tmp_path, "data")[0].with_name("0" * 30 + ".lance")
        shutil.copy(files_of(tmp_path, "data")[0], stray)
        assert index.is_optimizing_due()
        index.optimize()
        assert not stray.exists()
        assert [len(files_of(tmp_path, part)) for part in ("data", "_indices")] == [1, 1]
        assert index._table.count_versions() == 1
        assert not index.is_optimizing_due()

    def test_a_small_change_of_a_large_table_does_not_write_it_anew(self, index: SearchIndex) -> None:
        index.replace([make_document(1, 3000), make_document(2, 3000)])
        assert index.is_optimizing_due()
        index.optimize()
        index.replace([make_document(3)])
        assert not index.is_optimizing_due()
        index.remove([2])
        assert index.is_optimizing_due()
        index.optimize()
        index.replace([make_document(4, 2000)])
        assert index.is_optimizing_due()

    def test_a_long_run_merges_on_its_way(self, index: SearchIndex) -> None:
        for number in range(search_index._COMMITS_BETWEEN_LOOKS):
            index.replace([make_document(number)])
        assert index._table.count_versions() == 1

    def test_that_it_failed_is_an_error_of_its_own(self, index: SearchIndex, tmp_path: Path) -> None:
        for number in range(2):
            index.replace([make_document(number)])
        for file in files_of(tmp_path, "data"):
            file.write_bytes(b"garbage!" * 100)
        with pytest.raises(IndexNotTidied, match="Nothing is lost"):
            index.optimize()

    def test_a_reader_whose_version_is_dropped_asks_again(self, index: SearchIndex, tmp_path: Path) -> None:
        other = SearchIndex(tmp_path / "index", "fake", DIMENSIONS)
        other.replace([make_document(1, 3)])
        asked = []

        def drop_then_ask(table: lance_table.lancedb.table.Table) -> int:
            asked.append(table.version)
            if len(asked) == 1:
                other.replace([make_document(2, 4)])
                other.optimize()
                raise OSError("Object at location chunks/data/x.lance not found")
            return int(table.count_rows())

        assert index._table.look(drop_then_ask) == 7
        assert len(asked) == 2

    def test_a_table_that_is_damaged_is_not_asked_for_ever(self, index: SearchIndex) -> None:
        asked = []

        def fail(table: object) -> None:
            asked.append(table)
            raise OSError("damaged")

        with pytest.raises(LibraryDamaged):
            index._table.look(fail)
        assert len(asked) == 2


class TestDocumentIndex:
    def test_it_is_made_once_the_rows_are_many(self, index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(lance_table, "_ROWS_FOR_DOCUMENT_INDEX", 100)

        def indexed() -> list[str]:
            return [entry.name for entry in index._table._table.list_indices() if entry.columns == ["document"]]

        index.replace([make_document(1, 99)])
        index.optimize()
        assert indexed() == []
        index.replace([make_document(2)])
        index.optimize()
        assert indexed() == ["documents"]
        for documents in ([make_document(1, 3), make_document(3, 5)], [make_document(2, 4)]):
            index.replace(documents)
        index.remove([3])
        assert index.count_by_document() == {1: 3, 2: 4}
        index.optimize()
        assert index.count_by_document() == {1: 3, 2: 4}
        assert {hit.document_id for hit in index.chunks_of(2)[0]} == {2}


class TestVectorIndex:
    @pytest.fixture
    def names(self, index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
        """The names of the indexes of vectors, which are made from 600 rows on."""
        monkeypatch.setattr(lance_table, "_ROWS_FOR_VECTOR_INDEX", 600)
        listed = index._table._table.list_indices
        return lambda: [entry.name for entry in listed() if entry.columns == ["vector"]]

    def test_few_rows_are_compared_one_by_one(self, index: SearchIndex, names: Callable[[], list[str]]) -> None:
        index.replace([make_document(1, 599)])
        index.optimize()
        assert names() == []

    def test_it_is_made_once_and_anew_when_the_table_has_grown(
        self, index: SearchIndex, names: Callable[[], list[str]]
    ) -> None:
        index.replace([make_document(1, 600)])
        index.optimize()
        assert names() == ["vector_for_600"]
        index.replace([make_document(2, 1000)])
        index.optimize()
        assert names() == ["vector_for_600"]
        index.replace([make_document(3, 1000)])
        index.optimize()
        assert names() == ["vector_for_2600"]

    def test_it_finds_what_brute_force_finds_also_of_rows_that_came_later(
        self, index: SearchIndex, names: Callable[[], list[str]]
    ) -> None:
        early, late = make_document(1, 1500), make_document(2, 300)
        index.replace([early])
        index.optimize()
        assert len(names()) == 1
        index.replace([late])
        vectors = np.concatenate([early.vectors, late.vectors])
        for optimized in (False, True):
            if optimized:
                index.optimize()
            found = 0
            for query in vectors[::90]:
                best = set(np.argsort(-(vectors @ query))[:50].tolist())
                hits = index.search_vector(query, 50)
                assert hits[0].similarity == pytest.approx(1.0, abs=1e-5)
                found += len(best & {hit.ordinal + 1500 * (hit.document_id == 2) for hit in hits})
            assert found >= 0.95 * 50 * len(vectors[::90])
