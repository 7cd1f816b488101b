"""Takes models of the person's own into use: each is checked, hashed, and loaded once where a crash costs nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from engine.adoption.probe import Probe, try_loading
from engine.domain import ModelRole
from engine.errors import BadInput, ModelUnusable, PathMissing
from engine.job import Job, Progress
from engine.models.byte_progress import ByteProgress
from engine.models.catalogue import CatalogueModel, ModelFile, hash_file, load_catalogue
from engine.models.description import describe_model
from engine.models.installed import InstalledModel, find_model
from engine.models.naming import detect_role, resolve_name
from engine.models.shelf import OwnModel, Shelf, name_model
from engine.paths import Home, packaged_models


def add_model(path: Path, home: Home, job: Job, name: str = "") -> OwnModel:
    """Check a GGUF file or a folder and put it on the shelf; it is used where it is. ``name`` is what to call it.

    The job is told how much of it is read, in bytes, and then that it is loaded.

    Raises ``PathMissing``; ``ModelUnusable`` for what is damaged, refused or, from now on marked, ends the process
    that loads it; ``Cancelled`` soon after the job is.
    """
    path = _locate(path)
    role = detect_role(path)
    described = describe_model(InstalledModel(str(path), role, path, None))
    folder = path if path.is_dir() else path.parent
    progress = ByteProgress(described.bytes, job, "Checking")
    files = tuple(
        ModelFile(file.relative_to(folder).as_posix(), file.stat().st_size, hash_file(file, progress.follow(file.name)))
        for file in described.files
    )
    entry = _recognise(files)
    model = OwnModel(name or name_model(path), role, path, files, catalogue_id=entry.id if entry else "")
    shelf = Shelf(home.models)
    if known := shelf.find(path):
        shelf.drop(known)  # a mark of an earlier time would keep it from being loaded now
    job.report(Progress(0, 0, path.name, 0.0, None, stage="Loading it once"))
    problem = try_loading(Probe(path, role, described.bytes), home, job)
    model = shelf.put(replace(model, id=known.id if known and not name else model.id, problem=problem))
    if problem:
        raise ModelUnusable(problem)
    return model


def ensure_added(named: str, home: Home, job: Job) -> tuple[str, ModelRole]:
    """What the settings call the model that a person means; one that was never loaded is added first.

    Raises what ``add_model`` and ``find_model`` raise.
    """
    model_id, role = resolve_name(named, home)
    if Path(model_id).is_absolute():
        known = Shelf(home.models).find(Path(model_id))
        if known is None or known.problem or not known.is_unchanged():
            add_model(Path(model_id), home, job)
    find_model(model_id, role, home)
    return model_id, role


def remove_model(named: str, used: frozenset[str], home: Home) -> int:
    """Forget a model; returns the bytes that are free now.

    Files are deleted where they lie in Carrel's own folder of models, and stay anywhere else. Raises ``BadInput`` for
    one that is ``used``, by the name that the settings have for it, or that came with the program.
    """
    model_id, role = resolve_name(named, home)
    if model_id in used:
        raise BadInput(f"{named} is in use: choose another {role.words} first, then remove it.")
    folder = home.models / model_id  # where the model is of the catalogue
    if not Path(model_id).is_absolute() and folder.is_dir():
        return _delete([folder])
    shelf = Shelf(home.models)
    own = next((each for each in shelf.read() if model_id in (each.catalogue_id, str(each.path))), None)
    if own is not None:
        freed = _delete(_find_own_files(own, home))
        shelf.drop(own)
        return freed
    if (packaged_models() / model_id).is_dir() and not Path(model_id).is_absolute():
        raise BadInput(f"{model_id} came with the program and stays with it.")
    raise BadInput(f"{named} is not among your models: carrel models lists them.")


def _locate(path: Path) -> Path:
    with suppress(RuntimeError):
        path = path.expanduser()
    path = Path(os.path.normpath(path.absolute()))
    if not path.exists():
        raise PathMissing(f"{path} does not exist: name a GGUF file, or a folder that holds a model.")
    return path


def _recognise(files: tuple[ModelFile, ...]) -> CatalogueModel | None:
    """The model of the catalogue that these files are.

    Raises ``ModelUnusable`` for a file that has the name and the size of one of the catalogue's, but other content.
    """
    found = {(file.path, file.size): file.sha256 for file in files}
    hashes = set(found.values())
    for entry in load_catalogue():
        if len(entry.files) == len(files) == 1 and entry.files[0].sha256 in hashes:
            return entry
        if len(entry.files) > 1 and all(found.get((file.path, file.size)) == file.sha256 for file in entry.files):
            return entry
        for file in entry.files:
            if file.path.endswith(".gguf") and found.get((file.path, file.size), file.sha256) != file.sha256:
                raise ModelUnusable(
                    f"{file.path} is damaged: it has the name and size of {entry.name}, not its content. Get it again.",
                    "another SHA-256 than the catalogue's",
                )
    return None


def _find_own_files(model: OwnModel, home: Home) -> Iterator[Path]:
    """What of a model lies in Carrel's folder of models."""
    if home.models in model.path.parents:
        paths = [model.path] if model.path.is_dir() else [model.folder / file.path for file in model.files]
        yield from (path for path in paths if path.exists())


def _delete(paths: Iterator[Path] | list[Path]) -> int:
    freed = 0
    for path in paths:
        below = [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
        freed += sum(file.stat().st_size for file in below)
        try:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        except OSError as error:  # Windows holds what another Carrel has loaded
            raise BadInput(
                f"{path} cannot be deleted ({error.strerror}): close other windows of Carrel, or delete it by hand.",
                repr(error),
            ) from error
    return freed
