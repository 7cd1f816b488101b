"""What the language model as a reranker gains and costs on questions about paragraphs, in figures.

QUALITY_RERANKED says how many queries are asked, 20 if it does not; each is asked twice, and read at most a minute.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.command_line import run_carrel

pytestmark = pytest.mark.timeout(7200)

WORST_LOSS = 0.05  # one query of twenty


def test_the_language_model_as_a_reranker(data: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text("[retrieval]\nrerank_seconds = 60\n", encoding="utf-8")
    folder = data / "B_retrieval" / "beir_format" / "xquad_en"
    queries = os.environ.get("QUALITY_RERANKED", "20")
    arguments = ("--queries", queries, "--reranker", "language-model", "--json")
    outcome = run_carrel("--home", home, "eval", "retrieval", folder, *arguments, patience=7000)
    systems = {each.pop("system"): each for each in outcome.record()["systems"]}
    for name in ("hybrid", "hybrid+rerank"):
        print(f"\n{name:14}", {measure: round(value, 4) for measure, value in systems[name].items()})
    assert systems["hybrid+rerank"]["ndcg@10"] >= systems["hybrid"]["ndcg@10"] - WORST_LOSS
