"""``carrel ask`` with a model in the settings that tells what follows from what."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import run_carrel
from tests.cross_encoder import write_cross_encoder

QUESTION = "When is the garden watered?"


def choose_support_model(home: Path, folder: Path) -> None:
    file = home / "settings.toml"
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace("[generation]\n", f"[generation]\nsupport_model = '{folder}'\n"), encoding="utf-8")


def test_an_answer_is_proved_with_it(indexed_home: Path, tmp_path: Path) -> None:
    folder = write_cross_encoder(tmp_path / "nli", labels=3, names=("contradiction", "entailment", "neutral"))
    choose_support_model(indexed_home, folder)
    answer = run_carrel("ask", QUESTION, "--json").record()
    assert answer["sentences"]
    assert all(bool(told["citations"]) == (told["support"] > 0) for told in answer["sentences"])


@pytest.mark.parametrize("place", ["nowhere", "empty"])
def test_a_wrong_folder_is_one_sentence(indexed_home: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    choose_support_model(indexed_home, tmp_path / place)
    assert place in run_carrel("ask", QUESTION).complaint()
    assert run_carrel("search", QUESTION, "--json").record()
