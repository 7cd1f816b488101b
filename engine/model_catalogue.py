"""Which models Carrel knows, where an installed one lies, and whether its files are whole."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Any

from engine.errors import ModelMissing, ModelUnusable
from engine.paths import Home, packaged_models

GGUF_MAGIC = b"GGUF"


class ModelRole(StrEnum):
    """What a model is for."""

    LANGUAGE_MODEL = "language_model"
    EMBEDDER = "embedder"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model, its path relative to the model's folder; ``size`` in bytes, ``sha256`` in hexadecimal."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelPackage:
    """The PyPI package that carries a model's files, and the folder they lie in there."""

    name: str
    version: str
    folder: str


@dataclass(frozen=True, slots=True)
class CatalogueModel:
    """A model as the catalogue describes it.

    ``context_window`` is in tokens: for an embedder, what it is given beyond that it does not see. ``dimensions`` (0)
    and the prefixes ("") mean nothing for a language model. ``package`` is None for a model fetched by hand.
    """

    id: str
    role: ModelRole
    name: str
    licence: str
    context_window: int
    files: tuple[ModelFile, ...]
    package: ModelPackage | None = None
    dimensions: int = 0
    query_prefix: str = ""
    passage_prefix: str = ""


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model on this machine: ``path`` is the GGUF file of a language model, the folder of an embedder.

    ``entry`` is None for a model of the person's own, which the catalogue does not describe.
    """

    id: str
    role: ModelRole
    path: Path
    entry: CatalogueModel | None

    @property
    def folder(self) -> Path:
        """The folder that holds the model's files."""
        return self.path.parent if self.role is ModelRole.LANGUAGE_MODEL else self.path


def load_catalogue() -> tuple[CatalogueModel, ...]:
    """Every model of models/catalogue.toml, in its order."""
    written = tomllib.loads(resources.files("models").joinpath("catalogue.toml").read_text(encoding="utf-8"))
    return tuple(_read_entry(table) for table in written["model"])


def find_model(model_id: str, role: ModelRole, home: Home) -> InstalledModel:
    """The installed model of a catalogue id, or of the absolute path of a GGUF file or an embedder's folder.

    The person's own models folder goes before the packaged one. Only sizes and the first bytes are looked at, so this
    takes no time; ``verify`` reads the whole. Raises ``ModelMissing`` or ``ModelUnusable``.
    """
    if Path(model_id).is_absolute():
        return _find_own(Path(model_id), role)
    entry = next((known for known in load_catalogue() if known.id == model_id and known.role is role), None)
    if entry is None:
        known_ids = ", ".join(known.id for known in load_catalogue() if known.role is role)
        raise ModelMissing(
            f"There is no {_words(role)} called {model_id!r}: choose one of {known_ids}, or the full path of your own."
        )
    for folder in (home.models / entry.id, packaged_models() / entry.id):
        if folder.is_dir():
            return _check_sizes(entry, folder)
    raise ModelMissing(
        f"The {_words(role)} {entry.name} is not installed: run `make models`, or put its files into "
        f"{home.models / entry.id}."
    )


def verify(model: InstalledModel) -> None:
    """Read every file the catalogue names and compare its SHA-256; raises ``ModelUnusable`` when one differs."""
    for file in model.entry.files if model.entry else ():
        if hash_file(model.folder / file.path) != file.sha256:
            raise _damaged(model.id, model.folder / file.path, "SHA-256 differs from the catalogue")


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _read_entry(table: Mapping[str, Any]) -> CatalogueModel:
    described = dict(table)
    described["role"] = ModelRole(table["role"])
    described["files"] = tuple(ModelFile(file["path"], file["bytes"], file["sha256"]) for file in table["files"])
    described["package"] = ModelPackage(**table["package"]) if "package" in table else None
    return CatalogueModel(**described)


def _check_sizes(entry: CatalogueModel, folder: Path) -> InstalledModel:
    for file in entry.files:
        path = folder / file.path
        size = path.stat().st_size if path.is_file() else None
        if size != file.size:
            raise _damaged(entry.id, path, f"{size} bytes, the catalogue says {file.size}")
    if entry.role is ModelRole.EMBEDDER:
        return InstalledModel(entry.id, entry.role, folder, entry)
    gguf = folder / entry.files[0].path
    _check_gguf(gguf)
    return InstalledModel(entry.id, entry.role, gguf, entry)


def _find_own(path: Path, role: ModelRole) -> InstalledModel:
    if not path.exists():
        raise ModelMissing(f"There is no {_words(role)} at {path}: mend the path in the settings.")
    if role is ModelRole.LANGUAGE_MODEL:
        _check_gguf(path)
    elif not (path / "tokenizer.json").is_file():
        raise ModelUnusable(f"{path} is not an embedding model: it must be a folder that holds a tokenizer.json.")
    return InstalledModel(str(path), role, path, None)


def _check_gguf(path: Path) -> None:
    """Refuse what is not a GGUF before llama.cpp sees it."""
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
