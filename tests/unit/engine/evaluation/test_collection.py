"""A test collection is read as it was written, and whatever is wrong with it is said in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import BadInput, EngineError
from engine.evaluation.collection import Query, read_collection, sample_queries
from tests.beir import CORPUS, JUDGEMENTS, QUERIES, write_collection


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_collection(tmp_path / "collection")


def test_what_was_written_is_read(folder: Path) -> None:
    collection = read_collection(folder)
    assert {each.id: (each.title, each.text) for each in collection.documents} == CORPUS
    assert {each.id: each.text for each in collection.queries} == QUERIES
    assert collection.judgements == JUDGEMENTS
    assert collection.remarks == ()


def test_titles_headers_and_blank_lines_may_be_missing_or_there(folder: Path) -> None:
    (folder / "corpus.jsonl").write_text(
        '\ufeff{"_id": "a", "text": "x"}\r\n\r\n{"_id": "b", "title": null, "text": "y"}'
    )
    (folder / "queries.jsonl").write_text('{"_id": "q", "text": "x", "metadata": {}}\n\n')
    (folder / "qrels" / "test.tsv").write_text("q\ta\t1\n\nq\tb\t-1\r\n")
    collection = read_collection(folder)
    assert [(each.id, each.title) for each in collection.documents] == [("a", ""), ("b", "")]
    assert collection.judgements == {"q": {"a": 1, "b": -1}}


def test_only_queries_with_a_relevant_document_are_asked_and_the_others_are_counted(tmp_path: Path) -> None:
    folder = write_collection(
        tmp_path / "collection",
        queries={**QUERIES, "nobody": "Who?", "nothing": "What?"},
        judgements={**JUDGEMENTS, "nothing": {"bread": 0}, "lost": {"bread": 1}, "dough": {"bread": 1, "gone": 1}},
    )
    collection = read_collection(folder)
    assert {each.id for each in collection.queries} == collection.judgements.keys() == QUERIES.keys()
    counts = [remark.rpartition(": ")[2] for remark in collection.remarks]
    assert counts == ["2.", "1.", "1."]


def test_a_sample_keeps_its_judgements_and_is_the_same_each_time(tmp_path: Path) -> None:
    queries = {str(number): f"What is {number}?" for number in range(50)}
    folder = write_collection(tmp_path / "many", queries=queries, judgements={name: {"bread": 1} for name in queries})
    collection = read_collection(folder)
    sample = sample_queries(collection, 7)
    assert sample == sample_queries(collection, 7)
    assert len(sample.queries) == 7
    assert sample.judgements == {query.id: {"bread": 1} for query in sample.queries}
    assert sample_queries(collection, 500).queries == tuple(Query(*entry) for entry in queries.items())


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("corpus.jsonl", '{"_id": "a", "text": "x"}\nnot JSON', "Line 2"),
        ("corpus.jsonl", '{"_id": "a"}', 'the texts "_id" and "text"'),
        ("corpus.jsonl", '{"_id": 1, "text": "x"}', "Line 1"),
        ("corpus.jsonl", '["_id", "text"]', "Line 1"),
        ("corpus.jsonl", '{"_id": "a", "text": "x", "title": ["y"]}', "Line 1"),
        ("corpus.jsonl", '{"_id": "a", "text": "\\ud800"}', "Line 1"),
        ("corpus.jsonl", '{"_id": "a", "text": "x"}\n{"_id": "a", "text": "y"}', "earlier line"),
        ("corpus.jsonl", "\n", "holds no document"),
        ("queries.jsonl", '{"text": "x"}', "Line 1"),
        ("queries.jsonl", "", "relevant document for none"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\n", "relevant document for none"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\ndough\tbread\tvery\n", "Line 2"),
        ("qrels/test.tsv", "dough 0 bread 1\n", "Line 1"),
        ("qrels/test.tsv", "dough\tbread\t0.5\ndough\tbread\t0.5\n", "Line 2"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(folder: Path, file: str, content: str, said: str) -> None:
    (folder / file).write_text(content, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_collection(folder)
    assert said in caught.value.message
    assert str(folder) in caught.value.message


@pytest.mark.parametrize("file", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_file_that_is_missing_or_no_text_is_named(folder: Path, file: str) -> None:
    (folder / file).write_bytes(b'{"_id": "secret \xff')
    with pytest.raises(BadInput, match="UTF-8") as caught:
        read_collection(folder)
    assert str(folder / file) in caught.value.message
    assert "secret" not in caught.value.message + caught.value.detail
    (folder / file).unlink()
    with pytest.raises(BadInput, match=r"corpus\.jsonl, queries\.jsonl and qrels/test\.tsv"):
        read_collection(folder)


def test_a_folder_that_is_not_there_a_file_and_a_folder_instead_of_a_file(folder: Path) -> None:
    with pytest.raises(EngineError, match="nowhere"):
        read_collection(folder / "nowhere")
    with pytest.raises(EngineError, match="name a folder that holds"):
        read_collection(folder / "corpus.jsonl")
    (folder / "corpus.jsonl").unlink()
    (folder / "corpus.jsonl").mkdir()
    with pytest.raises(EngineError, match="cannot be read"):
        read_collection(folder)
