"""The models Carrel knows: what each is for, where it comes from, and how to tell that a copy of it is whole."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from engine.domain import ModelRole, PublishedScore
from engine.errors import ModelMissing
from engine.models.outline import ModelShape

_HASHED_AT_ONCE = 4 << 20  # bytes


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
    and the prefixes ("") mean nothing for a language model. ``package`` is None for a model fetched by hand,
    ``training_tokens`` 0 where the maker does not state them, in ``training_source`` if he does. ``url`` is that of
    the folder its files lie in. ``good_for`` is half a sentence, ``shape`` that of a language model where its maker
    publishes it.
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
    training_tokens: int = 0
    training_source: str = ""
    published: tuple[PublishedScore, ...] = ()
    url: str = ""
    good_for: str = ""
    shape: ModelShape | None = None


def load_catalogue() -> tuple[CatalogueModel, ...]:
    """Every model of models/catalogue.toml, in its order."""
    written = tomllib.loads(resources.files("models").joinpath("catalogue.toml").read_text(encoding="utf-8"))
    return tuple(_read_entry(table) for table in written["model"])


def find_entry(model_id: str) -> CatalogueModel:
    """The model of the catalogue with this id; raises ``ModelMissing`` where there is none."""
    for entry in load_catalogue():
        if entry.id == model_id:
            return entry
    raise ModelMissing(f"There is no {model_id!r} in the catalogue: carrel models lists what there is.")


def hash_file(path: Path, advance: Callable[[int], None] = lambda _count: None) -> str:
    """The SHA-256 of a file's content, in hexadecimal; ``advance`` is told the bytes of each piece, and may raise."""
    digest = hashlib.sha256()
    with path.open("rb") as content:
        while piece := content.read(_HASHED_AT_ONCE):
            digest.update(piece)
            advance(len(piece))
    return digest.hexdigest()


def _read_entry(table: Mapping[str, Any]) -> CatalogueModel:
    described = dict(table)
    described["role"] = ModelRole(table["role"])
    described["files"] = tuple(ModelFile(file["path"], file["bytes"], file["sha256"]) for file in table["files"])
    described["package"] = ModelPackage(**table["package"]) if "package" in table else None
    described["shape"] = ModelShape(**table["shape"]) if "shape" in table else None
    described["published"] = tuple(PublishedScore(**score) for score in table.get("published", ()))
    return CatalogueModel(**described)
