"""What there is to choose from at the first start: the model in use first, others by size, and what else would fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.adoption import first_choice
from engine.adoption.first_choice import list_choices
from engine.domain import FoundModel, Machine, ModelRole
from engine.models.catalogue import load_catalogue
from engine.models.shelf import OwnModel, Shelf
from engine.paths import Home
from engine.settings import GenerationSettings, Settings
from tests.small_llama import write_llama

ROOM = Machine(8_000_000_000, 16_000_000_000, (), "No device.")


def test_models_that_are_here_come_before_those_that_would_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path / "home")
    own, ours = write_llama(tmp_path / "own.gguf"), write_llama(tmp_path / "theirs.gguf", layers=4)
    Shelf(home.models).put(OwnModel("own", ModelRole.LANGUAGE_MODEL, own, ()))
    found = (
        FoundModel("theirs", "Ollama", ours, ModelRole.LANGUAGE_MODEL, 10),
        FoundModel("searcher", "Ollama", ours, ModelRole.EMBEDDER, 10),
        FoundModel("broken", "Jan", tmp_path / "broken.gguf", None, 0, "It is damaged."),
        FoundModel("added", "Jan", own, ModelRole.LANGUAGE_MODEL, 10, added=True),
    )
    monkeypatch.setattr(first_choice, "find_offered", lambda _home: found)
    monkeypatch.setattr(first_choice, "look_at_machine", lambda: ROOM)
    settings = Settings(generation=GenerationSettings(model=str(own)))
    choices = list_choices(settings, home)
    here = [choice for choice in choices if choice.here]
    assert (here[0].name, here[0].used, here[0].fits) == (str(own), True, True)
    assert [(choice.name, choice.program) for choice in here if choice.program] == [("theirs", "Ollama")]
    assert all(choice.memory > 0 for choice in choices)
    absent = choices[len(here) :]
    assert len(absent) == 2
    assert {choice.name for choice in absent} <= {entry.id for entry in load_catalogue()}
    assert all(choice.fits and choice.memory < ROOM.free_memory for choice in absent)
    assert absent[0].memory > absent[1].memory > here[0].memory


def test_where_nothing_fits_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path / "home")
    own = write_llama(tmp_path / "own.gguf")
    Shelf(home.models).put(OwnModel("own", ModelRole.LANGUAGE_MODEL, own, ()))
    monkeypatch.setattr(first_choice, "find_offered", lambda _home: ())
    monkeypatch.setattr(first_choice, "look_at_machine", lambda: Machine(1000, 2000, (), "No device."))
    choices = list_choices(Settings(generation=GenerationSettings(model="none")), home)
    assert choices
    assert not any(choice.fits or choice.used for choice in choices)
    assert all(choice.here for choice in choices)
