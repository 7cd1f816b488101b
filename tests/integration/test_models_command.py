"""``carrel models`` lists what there is and chooses the embedder; ``carrel index`` then changes to it."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path

import pytest

from tests.broken_change import BrokenChange
from tests.command_line import ENGINE, PATIENCE, run_carrel
from tests.embedding_models import write_bert
from tests.gguf_files import write_gguf
from tests.notes import write_notes


def list_models(home: Path) -> dict[str, dict[str, object]]:
    return {model["id"]: model for model in json.loads(run_carrel("models", "--json", "--home", home).out)}


def test_an_embedder_is_chosen_and_changed_to(tmp_path: Path) -> None:
    home, own = tmp_path / "home", write_bert(tmp_path / "my model")
    folder = write_notes(tmp_path / "notes", 3)
    run_carrel("index", folder, "--json", "--home", home).record()
    assert list_models(home)["all-minilm-l6-v2"] | {"path": ""} == {
        "id": "all-minilm-l6-v2", "name": "all-minilm-l6-v2", "title": "all-MiniLM-L6-v2", "role": "embedder",
        "path": "", "problem": "", "wanted": True, "active": True, "building": False,
        "good_for": "English, on any laptop", "scores": {}, "abilities": {},
    }  # fmt: skip
    chosen = run_carrel("models", "use", own, "--json", "--home", home).record()
    assert (chosen["id"], chosen["wanted"], chosen["active"]) == (str(own), True, False)
    assert list_models(home)["all-minilm-l6-v2"]["active"]
    assert run_carrel("search", "Keyword001", "--json", "--home", home).code == 0
    report = run_carrel("index", folder, "--json", "--home", home).record()
    assert (report["unchanged"], report["change_due"]) == (3, False)
    assert report["notice"].startswith("Everything is searched with my model now.")
    assert list_models(home)[str(own)]["active"]
    found = json.loads(run_carrel("search", "Keyword001", "--json", "--home", home).out)
    assert found[0]["path"].endswith("note 001.md")


@pytest.mark.parametrize("verb", ["index", "retry", "watch"])
def test_a_change_that_was_killed_is_finished_by_the_next_run(verb: str, tmp_path: Path) -> None:
    change = BrokenChange(tmp_path)
    shown = "".join(run_carrel("status", "--home", change.home).out.split())  # lines are broken at 80, also in paths
    assert f"{change.wanted}iswanted" in shown
    change.check_unfinished()
    if verb == "watch":
        watch = subprocess.Popen(
            [*ENGINE, "watch", "--json", "--home", str(change.home)], stdout=subprocess.PIPE, text=True
        )
        assert watch.stdout is not None
        first, last = (json.loads(watch.stdout.readline()) for _ in range(2))
        watch.send_signal(signal.SIGINT)
        watch.communicate(timeout=PATIENCE)
        assert (first["unchanged"], first["change_due"], watch.returncode) == (change.files, True, 0)
    else:
        paths = [change.folder] if verb == "index" else []
        last = run_carrel(verb, *paths, "--json", "--home", change.home).record()
    assert last["notice"] == "Everything is searched with two now."
    assert 0 < last["passages"] < change.read_status()["passages"]  # what the killed one had made was kept
    change.check_finished()


def test_a_gguf_is_changed_to_and_left_again(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", write_notes(tmp_path / "notes", 3)
    own = write_gguf(write_bert(tmp_path / "my model"), tmp_path / "my model.gguf")
    run_carrel("index", folder, "--json", "--home", home).record()
    for model in (str(own), "all-minilm-l6-v2"):
        assert run_carrel("models", "use", model, "--json", "--home", home).record()["wanted"]
        assert run_carrel("index", folder, "--json", "--home", home).record()["notice"].startswith("Everything")
        assert list_models(home)[model]["active"]
        found = json.loads(run_carrel("search", "Keyword001", "--json", "--home", home).out)
        assert found[0]["path"].endswith("note 001.md")


def test_what_is_no_embedder_gets_a_sentence_and_leaves_the_settings(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (tmp_path / "empty").mkdir()
    broken = write_bert(tmp_path / "broken")
    (broken / "model.safetensors").write_bytes(b"nothing")
    gguf = write_gguf(write_bert(tmp_path / "whole"), tmp_path / "cut.gguf")
    with gguf.open("r+b") as content:
        content.truncate(gguf.stat().st_size // 2)
    (tmp_path / "notes.gguf").write_text("no model")
    before = list_models(home)
    for wrong, sentence in (
        (tmp_path / "empty", "holds no model"),
        (tmp_path / "nowhere", "There is no model"),
        (broken, "is damaged: install it again"),
        (gguf, "is incomplete"),
        (tmp_path / "notes.gguf", "is not a GGUF model"),
    ):
        outcome = run_carrel("models", "use", wrong, "--home", home)
        assert outcome.code == 1
        assert sentence in outcome.err
    assert list_models(home) == before
