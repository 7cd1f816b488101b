"""``carrel search``, ``ask`` and ``eval retrieval`` with a reranker in the settings or on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.beir import write_collection
from tests.command_line import run_carrel
from tests.cross_encoder import write_cross_encoder

QUERY = "When is the garden watered?"
PLACE = ("path", "start", "end")


def choose_reranker(home: Path, reranker: object, seconds: float = 60) -> None:
    file = home / "settings.toml"
    written = file.read_text(encoding="utf-8")
    wanted = f"[retrieval]\nreranker = '{reranker}'\nrerank_seconds = {seconds}\n"
    file.write_text(written.replace("[retrieval]\n", wanted), encoding="utf-8")


def test_the_same_passages_for_the_same_reasons_in_another_order(indexed_home: Path, tmp_path: Path) -> None:
    before = run_carrel("search", QUERY, "-k", 50, "--json").record()
    choose_reranker(indexed_home, write_cross_encoder(tmp_path / "cross-encoder"))
    after = run_carrel("search", QUERY, "-k", 50, "--json").record()
    places = [[tuple(result[key] for key in PLACE) for result in results] for results in (before, after)]
    assert sorted(places[0]) == sorted(places[1])
    assert places[0] != places[1]
    findings = [{result["text"]: result["findings"] for result in results} for results in (before, after)]
    assert findings[0] == findings[1]
    assert run_carrel("ask", QUERY, "--json").record()["quotes"]


def test_the_language_model_reranks_and_then_answers(indexed_home: Path) -> None:
    choose_reranker(indexed_home, "language-model", seconds=3)
    results = run_carrel("search", QUERY, "-k", 5, "--json").record()
    assert len(results) == 5
    answer = run_carrel("ask", QUERY, "--json").record()
    assert answer["quotes"]
    assert not answer["refused"]


@pytest.mark.parametrize("place", ["nowhere", "empty"])
def test_a_wrong_folder_is_one_sentence(indexed_home: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    choose_reranker(indexed_home, tmp_path / place)
    assert place in run_carrel("search", QUERY).complaint()
    assert place in run_carrel("ask", QUERY).complaint()


def test_a_collection_is_also_searched_with_the_reranker(tmp_path: Path) -> None:
    collection = write_collection(tmp_path / "collection")
    outcome = run_carrel("eval", "retrieval", collection, "--json", "--reranker", "language-model")
    systems = {each["system"]: each for each in outcome.record()["systems"]}
    assert list(systems) == ["keyword", "vector", "hybrid", "hybrid+rerank"]
    assert systems["hybrid+rerank"]["recall@10"] == 1
    assert systems["hybrid+rerank"]["p50_ms"] > systems["hybrid"]["p50_ms"]
    wrong = run_carrel("eval", "retrieval", collection, "--reranker", tmp_path / "nowhere")
    assert (wrong.code, wrong.out) == (1, "")
    assert "There is no reranker" in wrong.err
