"""``carrel models`` lists what there is and chooses the embedder; ``carrel index`` then changes to it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command_line import run_carrel
from tests.embedding_models import write_bert
from tests.notes import write_notes


def list_models(home: Path) -> dict[str, dict[str, object]]:
    return {model["id"]: model for model in json.loads(run_carrel("models", "--json", "--home", home).out)}


def test_an_embedder_is_chosen_and_changed_to(tmp_path: Path) -> None:
    home, own = tmp_path / "home", write_bert(tmp_path / "my model")
    folder = write_notes(tmp_path / "notes", 3)
    run_carrel("index", folder, "--json", "--home", home).record()
    assert list_models(home)["all-minilm-l6-v2"] | {"path": ""} == {
        "id": "all-minilm-l6-v2", "role": "embedder", "path": "", "problem": "", "wanted": True, "active": True,
        "building": False,
    }  # fmt: skip
    chosen = run_carrel("models", "use", own, "--json", "--home", home).record()
    assert (chosen["id"], chosen["wanted"], chosen["active"]) == (str(own), True, False)
    assert list_models(home)["all-minilm-l6-v2"]["active"]
    assert run_carrel("search", "Keyword001", "--json", "--home", home).code == 0
    report = run_carrel("index", folder, "--json", "--home", home).record()
    assert (report["unchanged"], report["change_due"]) == (3, False)
    assert report["notice"].startswith("Everything is searched with my model-")
    assert list_models(home)[str(own)]["active"]
    found = json.loads(run_carrel("search", "Keyword001", "--json", "--home", home).out)
    assert found[0]["path"].endswith("note 001.md")


def test_what_is_no_embedder_gets_a_sentence_and_leaves_the_settings(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (tmp_path / "empty").mkdir()
    broken = write_bert(tmp_path / "broken")
    (broken / "model.safetensors").write_bytes(b"nothing")
    before = list_models(home)
    for wrong, sentence in (
        (tmp_path / "empty", "is not an embedding model"),
        (tmp_path / "nowhere", "There is no embedder at"),
        (broken, "not a complete sentence-transformers model"),
    ):
        outcome = run_carrel("models", "use", wrong, "--home", home)
        assert outcome.code == 1
        assert sentence in outcome.err
    assert list_models(home) == before
