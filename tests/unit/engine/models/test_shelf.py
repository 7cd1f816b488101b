"""The list of the person's own models: names that differ, marks that keep a model from being loaded, damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.domain import ModelRole
from engine.errors import ModelUnusable
from engine.job import Job
from engine.models.catalogue import ModelFile, hash_file
from engine.models.installed import find_model, verify
from engine.models.shelf import OwnModel, Shelf, name_model
from engine.paths import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def own(path: Path, problem: str = "") -> OwnModel:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"GGUF and more")
    file = ModelFile(path.name, path.stat().st_size, hash_file(path))
    return OwnModel(name_model(path), ModelRole.LANGUAGE_MODEL, path, (file,), problem)


def test_two_of_one_name_are_told_apart(home: Home, tmp_path: Path) -> None:
    shelf = Shelf(home.models)
    assert shelf.read() == ()
    first, second = (shelf.put(own(tmp_path / folder / "model.gguf")) for folder in ("a", "b"))
    assert (first.id, second.id) == ("model", "model-2")
    assert shelf.put(own(tmp_path / "b" / "model.gguf")).id == "model-2"
    shelf.drop(first)
    assert [model.path for model in shelf.read()] == [second.path]
    assert first.path.exists()


def test_a_marked_model_is_not_found_until_its_file_changes(home: Home, tmp_path: Path) -> None:
    model = Shelf(home.models).put(own(tmp_path / "bad.gguf", "It crashed: choose another."))
    with pytest.raises(ModelUnusable, match="It crashed"):
        find_model(str(model.path), model.role, home)
    model.path.write_bytes(b"GGUF, another one")
    assert find_model(str(model.path), model.role, home).path == model.path


def test_a_model_is_compared_with_the_day_it_was_added(home: Home, tmp_path: Path) -> None:
    model = Shelf(home.models).put(own(tmp_path / "mine.gguf"))
    verify(find_model(str(model.path), model.role, home), Job())
    model.path.write_bytes(b"GGUF and mere")
    with pytest.raises(ModelUnusable, match="is damaged or unfinished"):
        verify(find_model(str(model.path), model.role, home), Job())


@pytest.mark.parametrize("content", ["{", "[1]", '[{"id": "a"}]', '{"a": 1}', '[{"files": [{}]}]'])
def test_a_damaged_list_gets_a_sentence(content: str, home: Home) -> None:
    home.models.mkdir(parents=True)
    (home.models / "own.json").write_text(content)
    with pytest.raises(ModelUnusable, match="delete it, and add them again"):
        Shelf(home.models).read()


def test_names_are_short_and_plain() -> None:
    assert name_model(Path("/a/My model v1.5.Q4_0.GGUF")) == "My-model-v1.5.Q4_0"
    assert name_model(Path("/a/…")) == "model"
