"""``carrel bench index`` prints what indexing cost, leaves the library alone, and has one sentence for bad input."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import run_carrel

PROSE = "The keeper of {name} lighthouse counted ships until the fog came in, and then she counted bells. " * 12
NOTES = 12  # more than the first batch, so that a question finds something while that one is replaced


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    for name in [f"Lighthouse {number}" for number in range(NOTES)]:
        (folder / f"{name}.md").write_text(f"# {name}\n\n{PROSE.format(name=name)}\n", encoding="utf-8")
    return folder


def test_the_figures_belong_to_each_other(notes: Path) -> None:
    figures = run_carrel("bench", "index", notes, "--sample", 4, "--json").record()
    assert (figures["files"], figures["failed"]) == (NOTES, 0)
    assert figures["passages"] >= NOTES
    assert 200 <= figures["tokens"] / NOTES <= 400  # 20 words a sentence
    for name, count in [("files", "files"), ("passages", "passages"), ("tokens", "tokens")]:
        assert figures[f"{name}_per_second"] == pytest.approx(figures[count] / figures["seconds"])
    assert figures["ratio_to_embedding"] == pytest.approx(figures["seconds"] / figures["embedding_seconds"])
    assert 0 < figures["stages"]["embed"] <= figures["seconds"]
    assert 100 < figures["peak_mb"] < 4000
    assert figures["embedder"] == "all-minilm-l6-v2-int8"
    assert figures["sample"] == min(4, figures["passages"])
    assert figures["speedup"] > 0.5
    assert figures["ratio_first_token"] == pytest.approx(figures["first_token_busy"] / figures["first_token_idle"])
    assert run_carrel("status", "--json").record()["passages"] == 0


def test_bad_input_is_one_sentence(tmp_path: Path) -> None:
    assert "nowhere" in run_carrel("bench", "index", tmp_path / "nowhere").complaint()
    (tmp_path / "empty").mkdir()
    assert "name a folder that holds documents" in run_carrel("bench", "index", tmp_path / "empty").complaint()
    assert run_carrel("bench", "index").code == 2
    assert run_carrel("bench", "index", tmp_path, "--sample", 0).code == 2
