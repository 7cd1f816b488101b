"""Two language models of one name, or one with an adapter and without, never share what they wrote."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from engine.domain import ModelRole
from engine.models.catalogue import ModelFile
from engine.models.edition import name_edition
from engine.models.installed import InstalledModel, find_model
from engine.paths import Home
from engine.settings import GenerationSettings

SETTINGS = GenerationSettings()


def put(path: Path, content: bytes, *, modified: int = 1_700_000_000) -> InstalledModel:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"GGUF" + content)
    os.utime(path, (modified, modified))
    return InstalledModel(str(path), ModelRole.LANGUAGE_MODEL, path, None)


def test_two_files_of_one_name_are_two_editions(tmp_path: Path) -> None:
    first, second = put(tmp_path / "a" / "model.gguf", b"one"), put(tmp_path / "b" / "model.gguf", b"two")
    assert first.name == second.name == "model"
    assert name_edition(first, SETTINGS) != name_edition(second, SETTINGS)
    assert name_edition(first, SETTINGS) == name_edition(first, SETTINGS)


def test_another_file_of_the_same_size_in_its_place_is_another_edition(tmp_path: Path) -> None:
    known = (ModelFile("model.gguf", 7, "ab"),)
    before = name_edition(replace(put(tmp_path / "model.gguf", b"one"), files=known), SETTINGS)
    after = replace(put(tmp_path / "model.gguf", b"two", modified=1_700_000_001), files=known)
    assert name_edition(after, SETTINGS) != before


def test_an_adapter_its_weight_and_its_content_are_each_another_edition(tmp_path: Path) -> None:
    model = put(tmp_path / "model.gguf", b"one")
    lora = put(tmp_path / "lora.gguf", b"style").path
    plain, adapted = SETTINGS, replace(SETTINGS, lora=str(lora))
    names = [name_edition(model, each) for each in (plain, adapted, replace(adapted, lora_weight=0.5))]
    put(lora, b"other style")
    names.append(name_edition(model, adapted))
    lora.unlink()  # loading says so; how far the summaries are is told without it
    names.append(name_edition(model, adapted))
    assert len(set(names)) == len(names)
    assert name_edition(model, replace(plain, lora_weight=0.5)) == names[0]  # without an adapter it weighs nothing


def test_the_packaged_model_is_one_edition_wherever_it_lies(tmp_path: Path) -> None:
    model = find_model(SETTINGS.model, ModelRole.LANGUAGE_MODEL, Home(tmp_path))
    assert name_edition(replace(model, path=tmp_path / "moved.gguf"), SETTINGS) == name_edition(model, SETTINGS)
    other = replace(model, files=(replace(model.files[0], sha256="ab"),))
    assert name_edition(other, SETTINGS) != name_edition(model, SETTINGS)
