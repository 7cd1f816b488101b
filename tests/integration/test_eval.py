"""``carrel eval`` prints figures of searches and answers, leaves the library alone, and explains errors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.beir import CORPUS, JUDGEMENTS, QUERIES, write_collection
from tests.command_line import run_carrel
from tests.squad import write_squad


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
    assert run_carrel("eval", "nothing", collection).code == 2


ANSWER_FIGURES = [
    "questions",
    "unanswerable",
    "exact_match",
    "f1",
    "contains",
    "quote_contains",
    "quotes_contain",
    "refused_unanswerable",
    "false_refusals",
    "supported",
    "seconds",
    "seconds_to_quotes",
    "seconds_to_first_token",
    "tokens_per_second",
    "model",
]


def test_figures_of_answers(tmp_path: Path) -> None:
    squad = write_squad(tmp_path / "squad.json")
    figures = run_carrel("eval", "answers", squad, "--limit", 0, "--json").record()
    assert list(figures) == ANSWER_FIGURES
    assert (figures["questions"], figures["unanswerable"]) == (3, 1)
    assert (figures["quotes_contain"], figures["false_refusals"], figures["refused_unanswerable"]) == (1, 0, 1)
    assert all(0 <= figures[name] <= 1 for name in ANSWER_FIGURES[2:10])
    assert figures["seconds_to_quotes"] <= figures["seconds_to_first_token"]
    assert figures["tokens_per_second"] > 0
    assert run_carrel("status", "--json").record()["passages"] == 0
    assert "SmolLM2" in figures["model"]


def test_a_table_of_answers_and_a_sample(tmp_path: Path) -> None:
    outcome = run_carrel("eval", "answers", write_squad(tmp_path / "squad.json"), "--limit", 1, "--seed", 2)
    assert outcome.code == 0
    heading, *rows = outcome.out.splitlines()
    assert re.match(r"[01] questions with an answer, [01] without; ", heading)
    assert any(row.startswith("seconds an answer") for row in rows)
    assert "2 articles are indexed, then 1 questions asked." in outcome.err


def test_a_file_that_is_not_squad_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("[1, 2]", encoding="utf-8")
    assert "SQuAD's layout" in run_carrel("eval", "answers", tmp_path / "other.json").complaint()
    assert "nowhere" in run_carrel("eval", "answers", tmp_path / "nowhere.json", "--json").complaint()
    assert run_carrel("eval", "answers").code == 2
