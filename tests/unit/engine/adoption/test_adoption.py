"""Models of one's own are taken into use: checked, hashed, loaded in a process that may die, and let go again."""

from __future__ import annotations

import random
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from engine.adoption import add_model, ensure_added, remove_model
from engine.adoption.probe import Probe, try_loading
from engine.domain import QUANTIZATIONS, ModelRole
from engine.errors import BadInput, Cancelled, ModelMissing, ModelUnusable, PathMissing
from engine.job import Job
from engine.models.description import describe_model
from engine.models.gguf_parts import read_outline, read_parts
from engine.models.installed import InstalledModel, find_model, verify
from engine.models.memory_estimate import estimate_memory
from engine.models.naming import detect_role
from engine.models.scaling import scale
from engine.models.shelf import Shelf
from engine.paths import Home, packaged_models
from tests.embedding_models import write_bert
from tests.gguf_files import damage_header
from tests.small_llama import write_llama

PACKAGED = "smollm2-135m-instruct"
MUTANTS, LOADED = 200, 4
CRASHES = {"kv_heads": 3}  # llama.cpp asserts that queries are a multiple of keys


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def test_a_model_is_used_where_it_is(home: Home, tmp_path: Path) -> None:
    first = write_llama(tmp_path / "small.gguf", tensors_a_part=9)
    added = add_model(first, home, Job(), "mine")
    assert (added.id, added.role, added.problem, added.catalogue_id) == ("mine", ModelRole.LANGUAGE_MODEL, "", "")
    assert len(added.files) == 3
    verify(find_model(str(first), added.role, home), Job())
    assert ensure_added("mine", home, Job()) == (str(first), ModelRole.LANGUAGE_MODEL)
    assert not list(home.models.glob("*.gguf"))


def test_a_file_that_ends_its_process_is_only_marked(home: Home, tmp_path: Path) -> None:
    path = write_llama(tmp_path / "bad.gguf", **CRASHES)
    with pytest.raises(ModelUnusable, match="ended the process that it was first loaded in"):
        add_model(path, home, Job())
    (marked,) = Shelf(home.models).read()
    assert "it is not used" in marked.problem
    with pytest.raises(ModelUnusable, match="it is not used"):
        find_model(str(path), ModelRole.LANGUAGE_MODEL, home)
    write_llama(path, layers=3)
    assert ensure_added("bad", home, Job())[0] == str(path)
    assert not Shelf(home.models).read()[0].problem


def test_what_is_damaged_is_not_added(home: Home, tmp_path: Path) -> None:
    path = write_llama(tmp_path / "cut.gguf")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ModelUnusable, match="is incomplete"):
        add_model(path, home, Job())
    with pytest.raises(ModelUnusable, match="of an unknown kind"):
        add_model(write_llama(tmp_path / "headless.gguf", heads=0), home, Job())
    with pytest.raises(PathMissing, match="does not exist"):
        add_model(tmp_path / "nowhere.gguf", home, Job())
    assert Shelf(home.models).read() == ()


def test_damaged_files_end_no_process_but_their_own(home: Home, tmp_path: Path) -> None:
    """Of 200, all that is told of a model is told or refused in a sentence; what looks whole is loaded, some of it."""
    whole = write_llama(tmp_path / "whole.gguf").read_bytes()
    rng, path = random.Random(9), tmp_path / "damaged.gguf"
    header = len(whole) - read_parts(tmp_path / "whole.gguf")[0].weight_bytes
    refused, looks_whole = 0, []
    for number in range(MUTANTS):
        mutant = damage_header(whole, header, number, rng)
        path.write_bytes(mutant)
        try:
            described = describe_model(InstalledModel(str(path), detect_role(path), path, None))
            parts = read_parts(path)
            memory = estimate_memory(parts, 2048)
            assert memory.total >= 0
            assert all(read_outline(parts).count_bytes(kind) >= 0 for kind in QUANTIZATIONS)
            scale(described.parameters, 0)
        except ModelUnusable as error:
            assert error.message.endswith(".")
            refused += 1
        else:
            looks_whole.append(mutant)
    assert refused > MUTANTS / 3
    for mutant in rng.sample(looks_whole, LOADED):
        path.write_bytes(mutant)
        with suppress(ModelUnusable):
            add_model(path, home, Job())


def test_a_folder_is_added(home: Home, tmp_path: Path) -> None:
    folder = write_bert(tmp_path / "my model")
    added = add_model(folder, home, Job())
    assert (added.id, added.role, added.path) == ("my-model", ModelRole.EMBEDDER, folder)
    assert {"config.json", "1_Pooling/config.json", "model.safetensors"} <= {file.path for file in added.files}


def test_a_model_that_does_not_come_to_its_end_is_given_up(home: Home, tmp_path: Path) -> None:
    path = write_llama(tmp_path / "small.gguf")
    probe = Probe(path, ModelRole.LANGUAGE_MODEL, 10**9)
    assert probe.seconds > 150
    assert "could not be loaded within" in try_loading(probe, home, Job(), 0.05)
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        try_loading(probe, home, job)


def test_a_copy_of_the_catalogues_is_known_and_a_bad_copy_too(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = find_model(PACKAGED, ModelRole.LANGUAGE_MODEL, home).path
    copy = Path(shutil.copy(source, tmp_path / source.name))
    assert add_model(copy, home, Job()).catalogue_id == PACKAGED
    monkeypatch.setattr("engine.models.installed.packaged_models", lambda: tmp_path / "none")
    assert find_model(PACKAGED, ModelRole.LANGUAGE_MODEL, home).path == copy
    remove_model(str(copy), frozenset(), home)
    with pytest.raises(ModelMissing, match="is not installed"):
        find_model(PACKAGED, ModelRole.LANGUAGE_MODEL, home)
    with copy.open("r+b") as content:
        content.seek(-100, 2)
        content.write(b"?")
    with pytest.raises(ModelUnusable, match="not its content"):
        add_model(copy, home, Job())


def test_a_model_is_let_go(home: Home, tmp_path: Path) -> None:
    elsewhere, inside = write_llama(tmp_path / "small.gguf"), home.models / "tuned" / "small.gguf"
    inside.parent.mkdir(parents=True)
    shutil.copy(elsewhere, inside)
    for path in (elsewhere, inside):
        add_model(path, home, Job())
    with pytest.raises(BadInput, match="is in use: choose another language model first"):
        remove_model("small", frozenset({str(elsewhere)}), home)
    assert remove_model("small", frozenset(), home) == 0
    assert remove_model("small-2", frozenset(), home) > 0
    assert (elsewhere.exists(), inside.exists()) == (True, False)
    with pytest.raises(BadInput, match="is not among your models"):
        remove_model(str(elsewhere), frozenset(), home)


def test_a_model_of_the_catalogue_is_let_go(home: Home) -> None:
    with pytest.raises(BadInput, match="came with the program"):
        remove_model(PACKAGED, frozenset(), home)
    folder = home.models / "all-minilm-l6-v2"
    shutil.copytree(packaged_models() / folder.name, folder, ignore=shutil.ignore_patterns("*.onnx"))
    assert remove_model(folder.name, frozenset(), home) > 90_000_000
    assert not folder.exists()


def test_a_model_that_vanished_gets_a_sentence(home: Home, tmp_path: Path) -> None:
    path = write_llama(tmp_path / "small.gguf")
    add_model(path, home, Job())
    path.unlink()
    with pytest.raises(ModelMissing, match="There is no language model at"):
        find_model(str(path), ModelRole.LANGUAGE_MODEL, home)
    assert remove_model("small", frozenset(), home) == 0
