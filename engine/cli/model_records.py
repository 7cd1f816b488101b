"""What ``carrel models info`` tells of a model, for a script and for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from engine.adoption.profile import scale_model
from engine.domain import ModelDescription
from engine.models.installed import InstalledModel
from engine.models.words import count_bytes, list_facts, say_training


def describe_for_scripts(model: InstalledModel, described: ModelDescription) -> dict[str, Any]:
    """Every field of ``ModelDescription``, with id, role, path and the known SHA-256 of the files."""
    fields = asdict(described)
    fields["files"] = [str(path) for path in described.files]
    hashes = {str(model.folder / file.path): file.sha256 for file in model.files}
    scaling = scale_model(model, described)
    return {
        "id": model.id,
        "role": model.role.value,
        "path": str(model.path),
        **fields,
        "parts": len(described.files) if model.path.is_file() else 1,
        "sha256": {path: hashes[path] for path in fields["files"] if path in hashes},
        "scaling": asdict(scaling) if scaling else None,
    }


def describe_for_person(model: InstalledModel, described: ModelDescription) -> Iterator[tuple[str, str]]:
    """The lines of a table; what the files do not say is left out."""
    yield "model", model.id
    yield "role", model.role.words
    parts = f", in {len(described.files)} files" if model.path.is_file() and len(described.files) > 1 else ""
    yield "size", f"{count_bytes(described.bytes)}{parts}"
    yield from list_facts(described)
    yield "path", str(model.path)
    if scaling := scale_model(model, described):
        yield "training", say_training(scaling)
        yield "scaling law", scaling.sentence


def show_harmless(text: str) -> str:
    """The same text without what could steer a terminal: a file may say anything of itself."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
