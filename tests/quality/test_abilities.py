"""Prints which abilities the packaged model has in two windows, and how long it takes to find out."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.domain import ModelRole
from engine.evaluation.abilities import load_abilities
from engine.evaluation.ability_run import probe_abilities
from engine.evaluation.score_record import ScoreRecord
from engine.inference.llama_model import LlamaModel
from engine.job import Job
from engine.models.installed import find_model
from engine.models.words import list_abilities
from engine.paths import Home

WINDOWS = (2048, 8192)  # that of the settings, and the longest


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("window", WINDOWS)
def test_what_the_packaged_model_is_able_to_do(window: int, tmp_path: Path) -> None:
    file = find_model("smollm2-135m-instruct", ModelRole.LANGUAGE_MODEL, Home(tmp_path)).path
    model = LlamaModel("SmolLM2-135M", file, window, threads=0)
    record = ScoreRecord(Home(tmp_path), "abilities", model.identity)
    figures = probe_abilities(model, load_abilities(), record, Job())
    model.close()
    print(f"\n{figures.model}, a window of {window:,} tokens, {figures.seconds:.0f} s")
    for title, ticked in list_abilities(figures):
        print(f"{title:45} {ticked}")
    assert len(figures.abilities) == 9
