"""The models of the person's own: which files and folders were added, their SHA-256 then, and which cannot be used."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from engine.domain import ModelRole
from engine.errors import ModelUnusable, StorageFull
from engine.models.catalogue import ModelFile

_FILE = "own.json"
_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class OwnModel:
    """A model that was added; ``path`` is its GGUF file or its folder, used where it is.

    ``files`` have paths relative to the folder that holds them. ``problem`` is a sentence on why it cannot be used, ""
    where it can: a model that ended the process it was first loaded in is kept so that nobody loads it again.
    ``catalogue_id`` is that of the model of the catalogue that the files are, "" for any other.
    """

    id: str
    role: ModelRole
    path: Path
    files: tuple[ModelFile, ...]
    problem: str = ""
    catalogue_id: str = ""

    @property
    def folder(self) -> Path:
        """The folder that ``files`` are relative to."""
        return self.path if self.path.is_dir() else self.path.parent

    def is_unchanged(self) -> bool:
        """Whether the files still have the sizes that they had; reads none of them."""
        return all(_size(self.folder / file.path) == file.size for file in self.files)


class Shelf:
    """A list in Carrel's folder of models. Any process may write it: it is read anew each time, and replaced whole."""

    def __init__(self, models: Path) -> None:
        """``models`` is the folder of the person's own models; it need not be there."""
        self._file = models / _FILE

    def read(self) -> tuple[OwnModel, ...]:
        """What was added, in that order; raises ``ModelUnusable`` where the list itself is damaged."""
        try:
            return tuple(_read(model) for model in json.loads(self._file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelUnusable(
                f"The list of your models {self._file} is damaged: delete it, and add them again.", repr(error)
            ) from error

    def find(self, path: Path) -> OwnModel | None:
        """The model that lies at this path."""
        return next((model for model in self.read() if model.path == path), None)

    def put(self, model: OwnModel) -> OwnModel:
        """Add a model, or another state of the one at the same path; its id is made one that no other has."""
        others = [each for each in self.read() if each.path != model.path]
        known = self.find(model.path)
        taken = {each.id for each in others}
        model = replace(model, id=known.id if known else _free_name(model.id, taken))
        self._write([*others, model])
        return model

    def drop(self, model: OwnModel) -> None:
        """Take a model off the list; its files stay."""
        self._write([each for each in self.read() if each.path != model.path])

    def _write(self, models: Iterable[OwnModel]) -> None:
        listed = [asdict(model) | {"path": os.fspath(model.path)} for model in models]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self._file.parent, prefix=".list-") as draft_folder:
                draft = Path(draft_folder) / _FILE
                draft.write_text(json.dumps(listed, indent=1), encoding="utf-8")
                draft.replace(self._file)
        except OSError as error:
            raise StorageFull(
                f"The list of your models {self._file} cannot be written ({error.strerror}): make room there.",
                repr(error),
            ) from error


def name_model(path: Path) -> str:
    """A short name after a file or folder, such as ``SmolLM2-135M-Instruct.Q4_1``."""
    stem = path.name[: -len(".gguf")] if path.name.lower().endswith(".gguf") else path.name
    return _NOT_IN_A_NAME.sub("-", stem).strip("-") or "model"


def _free_name(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    return next(free for number in range(2, len(taken) + 3) if (free := f"{name}-{number}") not in taken)


def _read(written: dict[str, Any]) -> OwnModel:
    files = tuple(ModelFile(**file) for file in written["files"])
    texts = {key: str(written[key]) for key in ("id", "problem", "catalogue_id")}
    return OwnModel(role=ModelRole(written["role"]), path=Path(written["path"]), files=files, **texts)


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None
