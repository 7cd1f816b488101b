"""What is stored is found at once, by meaning and by words; what is replaced or removed never comes back."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import lancedb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lancedb.query import PhraseQuery

from engine.domain import Chunk
from engine.store.schema import ROWS_VERSION, rows_schema
from engine.store.search_index import EmbeddedDocument, Hit, SearchIndex
from tests.fakes import FakeEmbedder

EMBEDDER = FakeEmbedder()


def open_index(folder: Path) -> SearchIndex:
    return SearchIndex(folder, EMBEDDER.name, EMBEDDER.dimensions)


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    return open_index(tmp_path / "index")


def make_document(
    document_id: int, texts: list[str], title: str = "Title", headings: tuple[str, ...] = ()
) -> EmbeddedDocument:
    chunks, position = [], 0
    for ordinal, text in enumerate(texts):
        joint = "\n\n" if ordinal else None
        chunks.append(Chunk(ordinal, headings, None, position, position + len(text), text, joint))
        position += len(text) + 2
    return EmbeddedDocument(document_id, title, chunks, EMBEDDER.embed_passages(texts))


def find_words(index: SearchIndex, words: str, limit: int = 10) -> list[Hit]:
    return index.search_words(words, EMBEDDER.embed_query(words), limit)


def find_documents(index: SearchIndex, words: str) -> list[int]:
    return [hit.document_id for hit in find_words(index, words)]


def stored(index: SearchIndex) -> list[tuple[int, int, str]]:
    """Every row, as (document, ordinal, text)."""
    rows = index._table.look(lambda table: table.to_arrow()).select(["document", "ordinal", "text"]).to_pylist()
    return sorted((row["document"], row["ordinal"], row["text"]) for row in rows)


class TestReplacing:
    def test_a_chunk_comes_back_as_it_was_stored(self, index: SearchIndex) -> None:
        chunk = Chunk(3, ("Part", "Detail"), 7, 100, 116, "a lonely chunk 😀", " ")
        vector = EMBEDDER.embed_passages([chunk.text])
        index.replace([EmbeddedDocument(42, "Title", [chunk], vector)])
        (hit,) = index.search_vector(vector[0], 5)
        assert hit == Hit(
            42, 3, "chunk", ("Title", "Part", "Detail"), 7, 100, 116, " ", chunk.text, pytest.approx(1.0, abs=1e-6)
        )
        (by_words,) = find_words(index, chunk.text)
        assert by_words.bm25 > 0
        assert replace(by_words, bm25=0.0) == hit

    def test_a_chunk_without_page_and_joint_comes_back_without(self, index: SearchIndex) -> None:
        index.replace([make_document(1, ["alone"])])
        assert [(hit.page, hit.joint) for hit in find_words(index, "alone")] == [(None, None)]

    def test_many_documents_are_stored_together(self, index: SearchIndex) -> None:
        index.replace([make_document(number, [f"word{number} first", "second"]) for number in range(64)])
        assert index.count() == 128
        assert find_documents(index, "word17") == [17]

    def test_replacing_leaves_no_orphans_and_no_duplicates(self, index: SearchIndex) -> None:
        index.replace([make_document(1, ["old one", "old two", "old three"]), make_document(2, ["other"])])
        for _ in range(2):
            index.replace([make_document(1, ["new one", "new two"])])
            assert stored(index) == [(1, 0, "new one"), (1, 1, "new two"), (2, 0, "other")]
        assert find_words(index, "old") == []

    def test_a_document_that_lost_its_text_is_emptied(self, index: SearchIndex) -> None:
        index.replace([make_document(1, ["something"]), make_document(2, ["other"])])
        index.replace([EmbeddedDocument(1, "Title", [], np.empty((0, EMBEDDER.dimensions), np.float32))])
        assert stored(index) == [(2, 0, "other")]

    def test_removing_forgets_only_what_is_named(self, index: SearchIndex) -> None:
        index.replace([make_document(number, [f"word{number}"]) for number in (1, 2, 3, 11)])
        index.remove([1, 3, 999])
        index.remove([])
        assert [document for document, _, _ in stored(index)] == [2, 11]

    def test_nothing_to_do_is_nothing_done(self, index: SearchIndex) -> None:
        index.replace([])
        assert index.count() == 0
        assert find_words(index, "anything") == []
        assert index.search_vector(EMBEDDER.embed_query("anything"), 5) == []

    def test_what_was_stored_is_there_after_opening_again(self, index: SearchIndex, tmp_path: Path) -> None:
        index.replace([make_document(1, ["something"])])
        assert find_documents(open_index(tmp_path / "index"), "something") == [1]

    def test_two_embedders_have_tables_of_their_own(self, index: SearchIndex, tmp_path: Path) -> None:
        index.replace([make_document(1, ["something"])])
        other = SearchIndex(tmp_path / "index", "another/embedder: größer", 8)
        assert other.count() == 0
        assert index.count() == 1

    def test_any_order_of_changes_leaves_exactly_what_should_be_there(self, index: SearchIndex) -> None:
        """Deleting and adding by document, with compaction between, against a dictionary.

        Guards what LanceDB got wrong elsewhere: duplicate keys, rows that a new word index does not see, deleted rows
        that come back after ``optimize``.
        """
        chance = random.Random(1)
        expected: dict[int, list[str]] = {}
        for step in range(60):
            ids = chance.sample(range(12), 3)
            match chance.choice(["replace", "replace", "remove", "optimize"]):
                case "replace":
                    documents = {
                        number: [f"doc{number} step{step} part{part}" for part in range(chance.randint(0, 3))]
                        for number in ids
                    }
                    index.replace([make_document(number, texts) for number, texts in documents.items()])
                    expected.update(documents)
                case "remove":
                    index.remove(ids)
                    expected = {number: texts for number, texts in expected.items() if number not in ids}
                case "optimize":
                    index.optimize()
            rows = [(number, part, text) for number, texts in expected.items() for part, text in enumerate(texts)]
            assert stored(index) == sorted(rows)
            number = chance.choice(range(12))
            found = find_words(index, f"doc{number}", 50)
            assert sorted(hit.text for hit in found) == sorted(expected.get(number, []))
            nearest = index.search_vector(EMBEDDER.embed_query(f"doc{number}"), 100)
            assert len(nearest) == len(rows)


class TestWords:
    def test_word_forms_are_one_word(self, index: SearchIndex) -> None:
        index.replace([make_document(1, ["The keepers were counting ships."]), make_document(2, ["Bananas are ripe."])])
        for query in ("keeper", "counted", "SHIP", "a ship's keeper?", "banana keeper"):
            assert 1 in find_documents(index, query)
        assert find_documents(index, "banana") == [2]

    def test_titles_and_headings_are_searched_too(self, index: SearchIndex) -> None:
        index.replace([make_document(1, ["Some text."], "Lighthouse logbook", ("Storms", "The winter of 1953"))])
        for query in ("lighthouses", "storm", "1953"):
            assert find_documents(index, query) == [1]

    def test_the_chunk_with_more_of_the_words_comes_first(self, index: SearchIndex) -> None:
        texts = ["red", "red green", "red green blue", "nothing"]
        index.replace([make_document(number, [text]) for number, text in enumerate(texts)])
        assert find_documents(index, "red green blue") == [2, 1, 0]
        assert [hit.document_id for hit in find_words(index, "red green blue", 1)] == [2]

    def test_words_of_scripts_without_spaces_are_found(self, index: SearchIndex) -> None:
        index.replace([make_document(1, ["これは日本語のテキストです。会議は東京で行われます。"])])
        index.replace([make_document(2, ["明天的会议在北京举行，请准时参加。"]), make_document(3, ["English only."])])
        assert find_documents(index, "会議") == find_documents(index, "東京 テキスト") == [1]
        assert find_documents(index, "会议") == find_documents(index, "北京") == [2]

    def test_korean_and_thai_words_are_found_within_others(self, index: SearchIndex) -> None:
        index.replace([make_document(1, ["내일 회의는 서울에서 열립니다."])])
        index.replace([make_document(2, ["การประชุมพรุ่งนี้จัดขึ้นที่กรุงเทพมหานคร"])])
        assert find_documents(index, "회의") == find_documents(index, "서울") == [1]
        assert find_documents(index, "การประชุม") == find_documents(index, "พรุ่งนี้") == [2]

    def test_every_document_is_found_by_the_forms_of_its_language(self, index: SearchIndex) -> None:
        german = replace(make_document(1, ["Die Häuser am Meer"]), language="de")
        index.replace([german, replace(make_document(2, ["Houses by the sea"]), language="en")])
        index.optimize()
        assert find_documents(index, "Haus") == find_documents(index, "hauser") == [1]
        assert find_documents(index, "house") == [2]
        index.replace([replace(make_document(3, ["Las informaciones llegan"]), language="es")])
        assert find_documents(index, "información") == [3]

    def test_a_new_title_is_found_and_the_old_one_is_not(self, index: SearchIndex) -> None:
        index.replace([replace(make_document(1, ["Am Meer", "Im Wald"], "Häuser 1953"), language="de")])
        index.replace([make_document(2, ["Elsewhere"], "Häuser 1953")])
        index.retitle(1, "Häuser 1953", "Bäume")
        assert sorted(find_documents(index, "Baum")) == [1, 1]
        assert find_documents(index, "1953") == [2]
        assert find_documents(index, "Wald") == [1]
        assert {hit.headings for hit in find_words(index, "Meer Wald") if hit.document_id == 1} == {("Bäume",)}

    def test_a_row_added_after_the_index_was_made_is_found_at_once(self, index: SearchIndex) -> None:
        index.replace([make_document(1, ["early bird"])])
        index.optimize()
        index.replace([make_document(2, ["late owl"])])
        assert find_documents(index, "owl") == [2]
        index.optimize()
        assert find_documents(index, "owl bird") == [1, 2]  # their scores are equal

    @settings(max_examples=15, deadline=None)
    @given(order=st.permutations(range(60)), limit=st.integers(1, 70), tidy=st.booleans())
    def test_equal_scores_are_in_the_order_of_their_places(
        self, tmp_path_factory: pytest.TempPathFactory, order: list[int], limit: int, tidy: bool
    ) -> None:
        index = open_index(tmp_path_factory.mktemp("ties") / "index")
        for start in range(0, 60, 20):
            index.replace([make_document(number, ["equal text", "equal text"]) for number in order[start : start + 20]])
        if tidy:
            index.optimize()
        places = [(number, ordinal) for number in range(60) for ordinal in range(2)][:limit]
        query = EMBEDDER.embed_query("equal")
        for hits in (index.search_words("equal", None, limit), index.search_vector(query, 120)[:limit]):
            assert [(hit.document_id, hit.ordinal) for hit in hits] == places

    def test_a_deleted_row_never_comes_back(self, index: SearchIndex) -> None:
        index.replace([make_document(number, [f"secret word{number}"]) for number in range(20)])
        index.optimize()
        index.remove(list(range(19)))
        for _ in range(3):
            assert find_documents(index, "secret") == [19]
            index.optimize()

    def test_the_similarity_of_a_hit_is_the_cosine_to_the_query(self, index: SearchIndex) -> None:
        index.replace([make_document(1, ["red green"]), make_document(2, ["red blue yellow"])])
        query = EMBEDDER.embed_query("red")
        for hit in index.search_words("red", query, 10):
            assert hit.similarity == pytest.approx(float(EMBEDDER.embed_query(hit.text) @ query), abs=1e-6)

    def test_phrases_work_after_compaction(self, index: SearchIndex) -> None:
        """The word index has positions; LanceDB once crashed when such an index was compacted (lance #7653)."""
        for round_number in range(3):
            texts = ["counting ships", "ships counting", "ships and their counting"]
            index.replace([make_document(10 * round_number + n, [text]) for n, text in enumerate(texts)])
            index.remove([10 * round_number + 2])
            index.optimize()
        found = index._table.look(
            lambda table: table.search(PhraseQuery("counting ships", "text"), query_type="fts").to_arrow()
        )
        assert sorted(found["document"].to_pylist()) == [0, 10, 20]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    index = open_index(tmp_path_factory.mktemp("queries") / "index")
    index.replace([make_document(1, ['The keeper wrote: "C++ isn\'t (always) AND/OR safe" to me@x.org 日本 \\o/'])])
    return index


class TestQueries:
    """Nobody has to know a query language, and no query is an error."""

    @settings(max_examples=200, deadline=None)
    @given(query=st.text())
    def test_any_text_is_a_query(self, filled: SearchIndex, query: str) -> None:
        assert len(find_words(filled, query)) <= 1

    @settings(max_examples=100, deadline=None)
    @given(odd=st.text("\"'\\()[]{}*?+-~^:&|!/<>=%_;\0\n\t 😀"))
    def test_odd_characters_beside_a_word_do_not_hide_it(self, filled: SearchIndex, odd: str) -> None:
        assert len(find_words(filled, f"{odd} keeper {odd}")) == 1

    @pytest.mark.parametrize(
        "query",
        [
            "keeper " * 700,
            "k" * 5000,
            "the and of",
            "AND OR NOT",
            '"',
            '"keeper',
            "\\",
            "\0",
            "😀",
            "text:none",
            "a^2",
            "' OR 1=1 --",
        ],
    )
    def test_queries_that_broke_other_programs(self, filled: SearchIndex, query: str) -> None:
        assert len(find_words(filled, query)) == query.startswith(("keeper", '"keeper'))


class TestMeaning:
    def test_the_order_is_that_of_brute_force(self, tmp_path: Path) -> None:
        rng = np.random.default_rng(1)
        vectors = rng.normal(size=(500, 64)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        index = open_index(tmp_path / "index")
        for start in range(0, 500, 100):
            index.replace([_one_chunk(number, vectors[number]) for number in range(start, start + 100)])
        queries = vectors[rng.choice(500, 20)] + rng.normal(scale=0.1, size=(20, 64)).astype(np.float32)
        for query in queries / np.linalg.norm(queries, axis=1, keepdims=True):
            hits = index.search_vector(query, 10)
            best = np.argsort(-(vectors @ query))[:10]
            assert [hit.document_id for hit in hits] == best.tolist()
            assert [hit.similarity for hit in hits] == pytest.approx((vectors[best] @ query).tolist(), abs=1e-5)

    def test_the_limit_holds(self, index: SearchIndex) -> None:
        index.replace([make_document(number, ["equal text"]) for number in range(9)])
        assert len(index.search_vector(EMBEDDER.embed_query("equal"), 4)) == 4
        assert len(find_words(index, "equal", 4)) == 4


def _one_chunk(document_id: int, vector: np.ndarray) -> EmbeddedDocument:
    return EmbeddedDocument(document_id, "", [Chunk(0, (), None, 0, 1, "x", None)], vector[None])


class TestBesideOtherProcesses:
    def test_an_open_reader_sees_what_another_process_commits(self, index: SearchIndex, tmp_path: Path) -> None:
        index.replace([make_document(1, ["from nearby"])])
        _run(_WRITE, tmp_path / "index", "1", "10")
        assert find_documents(index, "beyond") == [10]
        assert index.count() == 2
        assert [hit.document_id for hit in index.search_vector(np.full(64, 0.125, np.float32), 1)] == [10]

    def test_a_reader_goes_on_while_another_process_writes_and_compacts(
        self, index: SearchIndex, tmp_path: Path
    ) -> None:
        index.replace([make_document(1, ["from nearby"])])
        searches = 0
        with subprocess.Popen([sys.executable, "-c", _WRITE, str(tmp_path / "index"), "25", "10"]) as writer:
            while writer.poll() is None:
                assert find_documents(index, "nearby") == [1]
                assert len(find_words(index, "beyond")) <= 1
                searches += 1
        assert writer.returncode == 0
        assert searches > 5
        assert stored(index) == [(1, 0, "from nearby"), (10, 0, "from beyond")]

    def test_several_may_open_a_fresh_index_at_once(self, tmp_path: Path) -> None:
        writers = [
            subprocess.Popen([sys.executable, "-c", _WRITE, str(tmp_path / "index"), "0", "0"]) for _ in range(2)
        ]
        assert [writer.wait(60) for writer in writers] == [0, 0]
        index = open_index(tmp_path / "index")
        index.replace([make_document(1, ["from nearby"])])
        assert find_documents(index, "nearby") == [1]


_WRITE = """
import sys
from dataclasses import replace
from pathlib import Path
import numpy as np
from engine.domain import Chunk
from engine.store.search_index import EmbeddedDocument, SearchIndex
folder, times, document_id = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
index = SearchIndex(folder, "fake", 64)
for _ in range(times):
    chunk = Chunk(0, (), None, 0, 11, "from beyond", None)
    index.replace([EmbeddedDocument(document_id, "Other", [chunk], np.full((1, 64), 0.125, np.float32))])
"""


def _run(code: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-c", code, *map(str, arguments)], check=True, timeout=60)


class TestInterruptedCreation:
    @pytest.mark.parametrize("made", [[], ["text"], ["headings"]])
    def test_a_table_without_all_its_word_indexes_gets_them(self, tmp_path: Path, made: list[str]) -> None:
        database = lancedb.connect(str(tmp_path / "index"))
        table = database.create_table(f"chunks{ROWS_VERSION}-fake", schema=rows_schema(64))
        for column in made:
            table.create_index(column, config=lancedb.index.FTS(base_tokenizer="icu", with_position=True))
        index = open_index(tmp_path / "index")
        index.replace([make_document(1, ["Some text."], "A heading")])
        assert find_documents(index, "text") == find_documents(index, "heading") == [1]
