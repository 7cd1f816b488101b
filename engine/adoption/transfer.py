"""Carries models from one computer to another on a stick: files with a manifest of their SHA-256, no network."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import Any

from engine.adoption import add_model
from engine.domain import ExportedModel, ImportReport
from engine.errors import BadInput, EngineError, ModelUnusable, PathMissing
from engine.job import Job
from engine.models.byte_progress import ByteProgress
from engine.models.catalogue import CatalogueModel, ModelFile, hash_file, load_catalogue
from engine.models.checked_copy import check_room, copy_file, writing
from engine.models.description import describe_model
from engine.models.installed import InstalledModel, find_model
from engine.models.shelf import Shelf, name_model
from engine.paths import Home

MANIFEST = "carrel-models.json"
_VERSION = 1
_LARGEST_MANIFEST = 10_000_000  # bytes
_DRAFT = ".exporting-"  # how the name of a folder that is being filled begins
_IMPORTED = "imported"  # the folder of the person's own, below that of models


@dataclass(frozen=True, slots=True)
class CarriedModel:
    """A model on a stick: its folder is called ``id``, and its ``files`` lie in there."""

    id: str
    role: str
    files: tuple[ModelFile, ...]

    @property
    def bytes(self) -> int:
        """Of all files."""
        return sum(file.size for file in self.files)


def export_models(models: Sequence[InstalledModel], folder: Path, job: Job) -> tuple[ExportedModel, ...]:
    """Copy models into a folder, beside those that are there already, and write the manifest anew.

    The job is told how far that is, in bytes. What an earlier call has copied is read, and copied again only where it
    is not whole any more.

    Every file is compared with what is known of it while it is copied. Raises ``ModelUnusable`` for one that differs,
    ``StorageFull``, ``Cancelled`` soon after the job is; the manifest then lists what is whole.
    """
    folder = folder.expanduser().absolute()
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_DRAFT}*"):  # by a call that was killed
        shutil.rmtree(left, ignore_errors=True)
    carried = {model.id: model for model in list_carried(folder)} if (folder / MANIFEST).exists() else {}
    sources_of = [_list_files(model) for model in models]
    with writing(folder):
        sizes = [sum(source.stat().st_size for _, source in sources) for sources in sources_of]
    progress = ByteProgress(sum(sizes), job, "Copying")
    taken: list[ExportedModel] = []
    for model, sources, size in zip(models, sources_of, sizes, strict=True):
        name = _name(model, {other.id for other in taken})
        known = {file.path: file.sha256 for file in model.files}
        if name in carried and _is_whole(carried[name], folder / name, known, job):
            progress.advance(size, name)
        else:
            check_room(size, folder)
            with writing(folder), tempfile.TemporaryDirectory(dir=folder, prefix=_DRAFT) as draft:
                files = tuple(copy_file(source, Path(draft, name), path, progress) for path, source in sources)
                _compare(files, known, model.id)
                _put(Path(draft, name), folder / name, Path(draft, "old"))
                carried[name] = CarriedModel(name, model.role.value, files)
                _write_manifest(carried.values(), folder)
        taken.append(ExportedModel(name, model.role, len(carried[name].files), carried[name].bytes))
    if not models:
        with writing(folder):
            _write_manifest(carried.values(), folder)
    return tuple(taken)


def import_models(folder: Path, home: Home, job: Job) -> ImportReport:
    """Copy every model of a folder that ``export_models`` wrote into Carrel's own.

    The job is told how far that is, in bytes. Each file must have the SHA-256 of the manifest, and that of the
    catalogue where it knows the model; any other model is tried as ``add_model`` does. Raises ``BadInput`` where there
    is no manifest, ``Cancelled`` soon after the job is.
    """
    folder = folder.expanduser().absolute()
    imported: list[str] = []
    present: list[str] = []
    failures: list[tuple[str, str]] = []
    known = {entry.id: entry for entry in load_catalogue()}
    carried = list_carried(folder)
    progress = ByteProgress(sum(model.bytes for model in carried), job, "Copying")
    for model in carried:
        entry = known.get(model.id)
        try:
            if _is_present(model, entry, home):
                progress.advance(model.bytes, model.id)
                present.append(model.id)
                continue
            _import(model, folder, entry, home, progress)
            if not entry:
                _add(home.models / _IMPORTED / model.id, model, home, job)
            imported.append(model.id)
        except EngineError as error:
            failures.append((model.id, error.message))
    return ImportReport(tuple(imported), tuple(present), tuple(failures))


def list_carried(folder: Path) -> tuple[CarriedModel, ...]:
    """What the manifest of a folder says is in it. Raises ``PathMissing`` without one, ``BadInput`` if damaged."""
    file = folder / MANIFEST
    if not file.is_file():
        raise PathMissing(f"There is no {MANIFEST} in {folder}: name a folder that carrel models export has written.")
    try:
        if file.stat().st_size <= _LARGEST_MANIFEST:
            written = json.loads(file.read_text(encoding="utf-8"))
            if written["version"] == _VERSION:
                return tuple(_read_model(model) for model in written["models"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(f"{file} is damaged: export the models again.", repr(error)) from error
    raise BadInput(f"{file} was not written by this Carrel, or is damaged: export the models again.")


def _is_present(model: CarriedModel, entry: CatalogueModel | None, home: Home) -> bool:
    if entry:
        return _is_installed(entry, home)
    return any(own.files == model.files and not own.problem for own in Shelf(home.models).read())


def _import(
    model: CarriedModel, folder: Path, entry: CatalogueModel | None, home: Home, progress: ByteProgress
) -> None:
    """Copy one model into its place."""
    target = home.models / model.id if entry else home.models / _IMPORTED / model.id
    check_room(model.bytes, home.root)
    with writing(home.models):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.models, prefix=".importing-") as draft:
            copied = tuple(
                copy_file(folder / model.id / file.path, Path(draft, model.id), file.path, progress)
                for file in model.files
            )
            _compare(copied, {file.path: file.sha256 for file in model.files}, model.id)
            if entry:
                _compare(copied, {file.path: file.sha256 for file in entry.files}, model.id)
            _put(Path(draft, model.id), target, Path(draft, "old"))


def _add(folder: Path, model: CarriedModel, home: Home, job: Job) -> None:
    paths = sorted(file.path for file in model.files)
    in_files = len(paths) == 1 or all(path.endswith(".gguf") for path in paths)
    path = folder / paths[0] if in_files else folder
    try:
        add_model(path, home, job, model.id)
    except EngineError:
        if Shelf(home.models).find(path) is None:  # what ends a process is kept and marked, what is refused is not
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _is_installed(entry: CatalogueModel, home: Home) -> bool:
    try:
        find_model(entry.id, entry.role, home)
    except EngineError:
        return False
    return True


def _list_files(model: InstalledModel) -> list[tuple[str, Path]]:
    """The files of a model with their paths in its folder; those that Carrel made of them are not among them."""
    if model.entry:
        return [(file.path, model.folder / file.path) for file in model.files]
    found = describe_model(model).files
    return [(file.relative_to(model.folder).as_posix(), file) for file in found]


def _compare(files: Iterable[ModelFile], known: dict[str, str], model_id: str) -> None:
    wrong = [file.path for file in files if known.get(file.path, file.sha256) != file.sha256]
    missing = known.keys() - {file.path for file in files}
    if wrong or missing:
        raise ModelUnusable(
            f"{model_id} is damaged: {', '.join([*wrong, *sorted(missing)])} is not what it should be. Get it again.",
            "another SHA-256",
        )


def _name(model: InstalledModel, taken: set[str]) -> str:
    """What a model's folder is called: two of the person's own may have files of one name."""
    name = model.entry.id if model.entry else name_model(model.path)
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(free for free in names if free not in taken)


def _is_whole(carried: CarriedModel, folder: Path, known: dict[str, str], job: Job) -> bool:
    """Whether a folder still holds, byte for byte, what was copied into it, and that is what is known of the model."""
    if {file.path: file.sha256 for file in carried.files} != known:
        return False
    progress = ByteProgress(carried.bytes, job, "Checking")
    try:
        return all(hash_file(folder / file.path, progress.follow(file.path)) == file.sha256 for file in carried.files)
    except OSError:
        return False


def _put(draft: Path, target: Path, aside: Path) -> None:
    if target.exists():
        target.rename(aside)
    draft.rename(target)


def _read_model(written: dict[str, Any]) -> CarriedModel:
    files = tuple(ModelFile(str(file["path"]), int(file["size"]), str(file["sha256"])) for file in written["files"])
    model = CarriedModel(str(written["id"]), str(written["role"]), files)
    for path in (model.id, *(file.path for file in files)):
        parts = PurePosixPath(path).parts
        if not parts or PurePosixPath(path).is_absolute() or ".." in parts or "\\" in path or ":" in path:
            raise ValueError("a path that leads out of the folder")
    if len(PurePosixPath(model.id).parts) != 1 or not files:
        raise ValueError("a model without a name or files")
    return model


def _write_manifest(models: Iterable[CarriedModel], folder: Path) -> None:
    draft = folder / f".{MANIFEST}"
    draft.write_text(
        json.dumps({"version": _VERSION, "models": [asdict(model) for model in models]}, indent=1), "utf-8"
    )
    draft.replace(folder / MANIFEST)
