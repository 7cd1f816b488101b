"""Where an installed model lies, and whether its files are whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.domain import ModelRole
from engine.errors import ModelMissing, ModelUnusable
from engine.job import Job
from engine.models.byte_progress import ByteProgress
from engine.models.catalogue import CatalogueModel, ModelFile, hash_file, load_catalogue
from engine.models.shelf import Shelf
from engine.paths import Home, packaged_models

GGUF_MAGIC = b"GGUF"


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model on this machine: ``path`` is its GGUF file, or the folder of one that is no GGUF.

    ``entry`` is None for a model of the person's own, which the catalogue does not describe. ``files`` are those whose
    SHA-256 is known, by the catalogue or from the day when the model was added.
    """

    id: str
    role: ModelRole
    path: Path
    entry: CatalogueModel | None
    files: tuple[ModelFile, ...] = ()

    @property
    def name(self) -> str:
        """What a person calls it."""
        return self.entry.name if self.entry else self.path.stem

    @property
    def folder(self) -> Path:
        """The folder that holds the model's files."""
        return self.path if self.path.is_dir() else self.path.parent


def find_model(model_id: str, role: ModelRole, home: Home) -> InstalledModel:
    """The installed model of a catalogue id, or of the absolute path of a GGUF file or a folder.

    The person's own models folder goes before the packaged one. Only sizes and the first bytes are looked at, so this
    takes no time; ``verify`` reads the whole. Raises ``ModelMissing`` or ``ModelUnusable``.
    """
    if Path(model_id).is_absolute():
        return _find_own(Path(model_id), role, home)
    entry = next((known for known in load_catalogue() if known.id == model_id and known.role is role), None)
    if entry is None:
        known_ids = ", ".join(known.id for known in load_catalogue() if known.role is role)
        raise ModelMissing(
            f"There is no {_words(role)} called {model_id!r}: choose one of {known_ids}, or the full path of your own."
        )
    for folder in (home.models / entry.id, packaged_models() / entry.id):
        if folder.is_dir():
            return _check_sizes(entry, folder)
    for own in Shelf(home.models).read():
        if own.catalogue_id == entry.id and own.is_unchanged():
            return InstalledModel(entry.id, entry.role, own.path, entry, own.files)
    way = "run `make models`, add its files" if entry.package else f"carrel models get {entry.id} fetches it"
    raise ModelMissing(
        f"The {_words(role)} {entry.name} is not installed: {way}, or put its files into {home.models / entry.id}."
    )


def verify(model: InstalledModel, job: Job) -> None:
    """Read every file whose SHA-256 is known and compare it; the job is told how far that is, in bytes.

    Raises ``ModelUnusable`` when one differs or is not there, ``Cancelled`` soon after the job is.
    """
    progress = ByteProgress(sum(file.size for file in model.files), job, "Checking")
    for file in model.files:
        path = model.folder / file.path
        try:
            found = hash_file(path, progress.follow(file.path))
        except OSError as error:
            raise _damaged(model.id, path, repr(error)) from error
        if found != file.sha256:
            raise _damaged(model.id, path, "another SHA-256 than is known of it")


def _check_sizes(entry: CatalogueModel, folder: Path) -> InstalledModel:
    for file in entry.files:
        path = folder / file.path
        size = path.stat().st_size if path.is_file() else None
        if size != file.size:
            raise _damaged(entry.id, path, f"{size} bytes, the catalogue says {file.size}")
    if not entry.files[0].path.endswith(".gguf"):
        return InstalledModel(entry.id, entry.role, folder, entry, entry.files)
    gguf = folder / entry.files[0].path
    check_magic(gguf)
    return InstalledModel(entry.id, entry.role, gguf, entry, entry.files)


def _find_own(path: Path, role: ModelRole, home: Home) -> InstalledModel:
    if not path.exists():
        raise ModelMissing(f"There is no {_words(role)} at {path}: mend the path in the settings.")
    added = Shelf(home.models).find(path)
    if added and added.problem and added.is_unchanged():
        raise ModelUnusable(added.problem)
    if role is ModelRole.LANGUAGE_MODEL or path.is_file():
        check_magic(path)
    elif role is not ModelRole.EMBEDDER:
        if not (path / "config.json").is_file():
            raise ModelUnusable(f"{path} is no {_words(role)}: it must be a folder that holds a config.json.")
    elif not (path / "tokenizer.json").is_file():
        raise ModelUnusable(
            f"{path} is not an embedding model: it must be a folder that holds a tokenizer.json, or a GGUF file."
        )
    return InstalledModel(str(path), role, path, None, added.files if added else ())


def check_magic(path: Path) -> None:
    """Raise ``ModelUnusable`` for what cannot be read, or does not even begin like a GGUF file."""
    try:
        with path.open("rb") as content:
            magic = content.read(len(GGUF_MAGIC))
    except OSError as error:
        raise ModelUnusable(
            f"The model file {path} cannot be read ({error.strerror}): check its path and permissions.",
            repr(error),
        ) from error
    if magic != GGUF_MAGIC:
        raise ModelUnusable(
            f"{path} is not a GGUF model: install it again or choose another.", f"starts with {magic!r}"
        )


def _damaged(model_id: str, path: Path, detail: str) -> ModelUnusable:
    return ModelUnusable(f"The model {model_id} is damaged or unfinished: install it again. ({path})", detail)


def _words(role: ModelRole) -> str:
    return role.value.replace("_", " ")
