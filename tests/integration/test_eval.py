"""``carrel eval retrieval`` prints the figures of each system, leaves the library alone, and explains errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.beir import CORPUS, JUDGEMENTS, QUERIES, write_collection
from tests.command_line import run_carrel


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    return write_collection(tmp_path / "collection")


def test_figures_for_scripts(collection: Path) -> None:
    systems = run_carrel("eval", "retrieval", collection, "--json").record()["systems"]
    assert [each["system"] for each in systems] == ["keyword", "vector", "hybrid"]
    for each in systems:
        assert list(each) == ["system", "ndcg@10", "recall@10", "recall@100", "mrr@10", "p50_ms", "p95_ms"]
        # Each query has the words and the meaning of its document, and of no other.
        assert (each["ndcg@10"], each["recall@10"], each["recall@100"], each["mrr@10"]) == (1, 1, 1, 1)
        assert 0 < each["p50_ms"] <= each["p95_ms"]
    assert run_carrel("status", "--json").record()["passages"] == 0


def test_a_table_for_a_person_and_a_sample(tmp_path: Path) -> None:
    folder = write_collection(
        tmp_path / "collection",
        queries={**QUERIES, "nobody": "Who?"},
        judgements={**JUDGEMENTS, "dough": {"bread": 1, "gone": 1}},
    )
    outcome = run_carrel("eval", "retrieval", folder, "--queries", 1)
    assert outcome.code == 0
    heading, columns, *rows = outcome.out.splitlines()
    assert heading.startswith(f"1 queries, {len(CORPUS)} documents")
    assert columns.split() == ["system", "ndcg@10", "recall@10", "recall@100", "mrr@10", "p50", "ms", "p95", "ms"]
    assert [row.split()[0] for row in rows] == ["keyword", "vector", "hybrid"]
    assert "Queries of queries.jsonl without a relevant document, which are not asked: 1." in outcome.err
    assert "Documents of qrels/test.tsv that are not in corpus.jsonl and count as not found: 1." in outcome.err


def test_bad_input_is_one_sentence(collection: Path, tmp_path: Path) -> None:
    assert "nowhere" in run_carrel("eval", "retrieval", tmp_path / "nowhere", "--json").complaint()
    (collection / "queries.jsonl").write_text("no JSON at all\n", encoding="utf-8")
    assert "Line 1" in run_carrel("eval", "retrieval", collection, "--json").complaint()
    (collection / "queries.jsonl").unlink()
    assert "name a folder that holds" in run_carrel("eval", "retrieval", collection).complaint()
    assert run_carrel("eval", "retrieval").code == 2
    assert run_carrel("eval", "retrieval", collection, "--queries", -1).code == 2
    assert run_carrel("eval", "answer", collection).code == 2
