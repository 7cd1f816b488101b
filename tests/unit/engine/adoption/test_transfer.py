"""Models are carried from one home to another, whole or not at all, and a manifest cannot lead out of its folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.adoption import add_model
from engine.adoption.transfer import MANIFEST, export_models, import_models
from engine.domain import ModelRole
from engine.errors import BadInput, Cancelled, ModelUnusable, PathMissing, StorageFull
from engine.job import Job
from engine.models.installed import InstalledModel, find_model, verify
from engine.models.shelf import Shelf
from engine.paths import Home
from tests.embedding_models import write_bert
from tests.small_llama import write_llama

PACKAGED = "all-minilm-l6-v2"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home on a computer without packaged models."""
    home = Home(tmp_path / "other")
    home.root.mkdir()
    return home


def own(home: Home, path: Path) -> InstalledModel:
    added = add_model(path, home, Job())
    return find_model(str(path), added.role, home)


def test_models_are_carried_to_another_computer(
    home: Home, other: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    packaged = find_model(PACKAGED, ModelRole.EMBEDDER, home)
    split = own(home, write_llama(tmp_path / "split.gguf", tensors_a_part=9))
    folder = own(home, write_bert(tmp_path / "mine"))
    carried = export_models([packaged, split, folder], stick, Job())
    assert [model.id for model in carried] == [PACKAGED, "split-00001-of-00003", "mine"]
    assert not list((stick / PACKAGED).glob("*.onnx"))
    monkeypatch.setattr("engine.models.installed.packaged_models", lambda: tmp_path / "none")
    report = import_models(stick, other, Job())
    assert (report.imported, report.failures) == ((PACKAGED, "split-00001-of-00003", "mine"), ())
    verify(find_model(PACKAGED, ModelRole.EMBEDDER, other), Job())
    roles = {model.id: model.role for model in Shelf(other.models).read()}
    assert roles == {"split-00001-of-00003": ModelRole.LANGUAGE_MODEL, "mine": ModelRole.EMBEDDER}
    assert all(other.models in model.path.parents for model in Shelf(other.models).read())
    again = import_models(stick, other, Job())
    assert (again.imported, again.present) == ((), report.imported)
    assert not list(other.models.glob(".importing-*"))


def test_a_second_export_adds_to_the_first(home: Home, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    for name in ("one", "two"):
        export_models([own(home, write_llama(tmp_path / f"{name}.gguf"))], stick, Job())
    listed = json.loads((stick / MANIFEST).read_text())["models"]
    assert [model["id"] for model in listed] == ["one", "two"]


def test_damage_on_the_way_is_told_and_nothing_is_taken(home: Home, other: Home, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    models = [own(home, write_llama(tmp_path / f"{name}.gguf")) for name in ("bad", "gone", "good")]
    export_models(models, stick, Job())
    with (stick / "bad" / "bad.gguf").open("r+b") as content:
        content.seek(-5, 2)
        content.write(b"?")
    (stick / "gone" / "gone.gguf").unlink()
    report = import_models(stick, other, Job())
    assert report.imported == ("good",)
    reasons = dict(report.failures)
    assert "bad.gguf is not what it should be" in reasons["bad"]
    assert "cannot be read" in reasons["gone"]
    assert sorted(path.name for path in (other.models / "imported").iterdir()) == ["good"]


def test_what_was_damaged_before_is_not_exported(home: Home, tmp_path: Path) -> None:
    path = write_llama(tmp_path / "small.gguf")
    model = own(home, path)
    content = bytearray(path.read_bytes())
    content[-5] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelUnusable, match="is damaged"):
        export_models([model], tmp_path / "stick", Job())
    assert list((tmp_path / "stick").iterdir()) == []


def test_what_ends_a_process_is_marked_after_an_import_too(home: Home, other: Home, tmp_path: Path) -> None:
    path = write_llama(tmp_path / "bad.gguf", kv_heads=3)
    export_models([InstalledModel(str(path), ModelRole.LANGUAGE_MODEL, path, None)], tmp_path / "stick", Job())
    ((model_id, reason),) = import_models(tmp_path / "stick", other, Job()).failures
    assert (model_id, "ended the process" in reason) == ("bad", True)
    assert Shelf(other.models).read()[0].problem == reason


def change(entry: Callable[[dict[str, Any]], object], stick: Path) -> None:
    manifest = json.loads((stick / MANIFEST).read_text())
    entry(manifest["models"][0])
    (stick / MANIFEST).write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda model: model.update(id="../small"),
        lambda model: model.update(id=""),
        lambda model: model.update(files=[]),
        lambda model: model["files"][0].update(path="/etc/passwd"),
        lambda model: model["files"][0].update(path="../../x"),
        lambda model: model["files"][0].update(path="..\\x"),
        lambda model: model["files"][0].pop("sha256"),
        lambda model: model.update(files=3),
    ],
)
def test_a_manifest_that_lies_is_refused(
    wrong: Callable[[dict[str, Any]], object], home: Home, other: Home, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    path = write_llama(tmp_path / "small.gguf")
    export_models([InstalledModel(str(path), ModelRole.LANGUAGE_MODEL, path, None)], stick, Job())
    change(wrong, stick)
    with pytest.raises(BadInput, match="is damaged: export the models again"):
        import_models(stick, other, Job())
    assert not other.models.exists()


def test_a_model_that_calls_itself_by_a_name_of_the_catalogue_must_be_it(
    home: Home, other: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    path = write_llama(tmp_path / "small.gguf")
    export_models([InstalledModel(str(path), ModelRole.LANGUAGE_MODEL, path, None)], stick, Job())
    change(lambda model: model.update(id="smollm2-135m-instruct"), stick)
    (stick / "small").rename(stick / "smollm2-135m-instruct")
    monkeypatch.setattr("engine.models.installed.packaged_models", lambda: tmp_path / "none")
    ((_, reason),) = import_models(stick, other, Job()).failures
    assert "SmolLM2-135M-Instruct.Q4_1.gguf is not what it should be" in reason


def test_folders_that_will_not_do_get_a_sentence(home: Home, other: Home, tmp_path: Path) -> None:
    with pytest.raises(PathMissing, match=f"There is no {MANIFEST}"):
        import_models(tmp_path, other, Job())
    (tmp_path / "file").write_text("in the way")
    packaged = find_model(PACKAGED, ModelRole.EMBEDDER, home)
    with pytest.raises(StorageFull, match="cannot be written"):
        export_models([packaged], tmp_path / "file", Job())
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        export_models([packaged], tmp_path / "stick", job)
    assert list((tmp_path / "stick").iterdir()) == []


def test_what_is_whole_on_the_stick_is_not_copied_again(home: Home, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    models = [own(home, write_llama(tmp_path / f"{name}.gguf")) for name in ("whole", "bad")]
    export_models(models, stick, Job())
    (stick / ".exporting-killed").mkdir()
    whole, bad = (stick / name / f"{name}.gguf" for name in ("whole", "bad"))
    written = whole.stat().st_mtime_ns
    content = bad.read_bytes()
    bad.write_bytes(b"?" + content[1:])
    assert [model.id for model in export_models(models, stick, Job())] == ["whole", "bad"]
    assert (whole.stat().st_mtime_ns, bad.read_bytes()) == (written, content)
    assert sorted(path.name for path in stick.iterdir()) == ["bad", MANIFEST, "whole"]


def test_two_models_of_one_name_are_both_carried(home: Home, other: Home, tmp_path: Path) -> None:
    models = []
    for number, place in enumerate(("here", "there"), start=9):
        (tmp_path / place).mkdir()
        models.append(own(home, write_llama(tmp_path / place / "model.gguf", window=number * 16)))
    assert [model.id for model in export_models(models, tmp_path / "stick", Job())] == ["model", "model-2"]
    assert import_models(tmp_path / "stick", other, Job()).imported == ("model", "model-2")
    assert len({file.sha256 for model in Shelf(other.models).read() for file in model.files}) == 2
