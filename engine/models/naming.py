"""Which model a person means, and what it is for, by an id, the name of one that was added, or a path."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from gguf.constants import PoolingType

from engine.domain import ModelRole
from engine.errors import ModelMissing, ModelUnusable
from engine.models.catalogue import CatalogueModel, load_catalogue
from engine.models.description import read_config
from engine.models.gguf_parts import read_parts
from engine.models.installed import InstalledModel, find_model
from engine.models.shelf import Shelf
from engine.paths import Home

_TEXT_CLASSIFIER = "ForSequenceClassification"
_LIKE = 0.75  # of the letters: beginnings are short, and are soon like any other word
_READS_BOTH_WAYS = "bert"  # stands in the architecture of every embedder: bert, nomic-bert, jina-bert-v2


def find_named(named: str, home: Home) -> InstalledModel:
    """The installed model that a person means. Raises ``ModelMissing`` or ``ModelUnusable``."""
    model_id, role = resolve_name(named, home)
    return find_model(model_id, role, home)


def resolve_name(named: str, home: Home) -> tuple[str, ModelRole]:
    """What settings and ``find_model`` call the model that a person means, installed or not, and what it is for.

    Raises ``ModelMissing`` for one that nobody knows, ``ModelUnusable`` for a path where no model lies.
    """
    for entry in load_catalogue():
        if entry.id == named:
            return entry.id, entry.role
    own = Shelf(home.models).read()
    path = Path(named).expanduser().absolute()
    for model in own:
        if named == model.id or path == model.path:
            return model.catalogue_id or str(model.path), model.role
    if path.exists():
        return str(path), detect_role(path)
    ids = [*(entry.id for entry in load_catalogue()), *(model.id for model in own)]
    known, near = ", ".join(ids), _find_near(named, ids)
    if near:
        raise ModelMissing(
            f"There is no model {named!r}: did you mean {near}? "
            f"Else name one of {known}, or the path of a file or folder."
        )
    raise ModelMissing(f"There is no model {named!r}: name one of {known}, or the path of a file or folder.")


def guess_entry(model: InstalledModel) -> CatalogueModel | None:
    """The entry of the catalogue that describes a model: its own, or else the one whose id its file begins with.

    What a maker states of a model holds for every file of it, in whatever quantisation.
    """
    if model.entry:
        return model.entry
    name = model.path.name.casefold().replace("_", "-").replace(" ", "-")
    meant = [
        entry
        for entry in load_catalogue()
        if entry.role is model.role and name.startswith(entry.id) and name[len(entry.id) :][:1] in ("", "-", ".")
    ]
    return max(meant, key=lambda entry: len(entry.id), default=None)


def detect_role(path: Path) -> ModelRole:
    """What a GGUF file or a folder is for, by what it says of itself.

    Raises ``ModelUnusable`` for what is no model or is damaged, ``ModelMissing`` where a part of it is not there.
    """
    return _detect_in_folder(path) if path.is_dir() else _detect_in_gguf(path)


def _find_near(named: str, ids: Sequence[str]) -> str:
    """The id that is most like a name, as a whole or by its beginning, where many stop typing; "" if none."""
    meant = {each[: len(named)].casefold(): each for each in reversed(ids)} | {each.casefold(): each for each in ids}
    return next((meant[near] for near in get_close_matches(named.casefold(), meant, 1, _LIKE)), "")


def _detect_in_gguf(path: Path) -> ModelRole:
    first = read_parts(path)[0]
    if first.text("general.type") == "adapter":
        raise ModelUnusable(
            f"{path} is a LoRA adapter and no model: name it as lora under [generation] in the settings."
        )
    if first.text("general.type") == "mmproj" or first.architecture == "clip":
        raise ModelUnusable(f"{path} is the eye of a language model that sees, and no model by itself: choose another.")
    pooling = first.of_architecture("pooling_type", PoolingType.NONE)
    if pooling == PoolingType.RANK:
        return ModelRole.RERANKER
    if _READS_BOTH_WAYS in first.architecture or pooling != PoolingType.NONE:
        return ModelRole.EMBEDDER
    return ModelRole.LANGUAGE_MODEL


def _detect_in_folder(path: Path) -> ModelRole:
    config = read_config(path / "config.json")
    if not config:
        raise ModelUnusable(f"{path} holds no model: choose a folder with a config.json, or a GGUF file.")
    architectures = config.get("architectures")
    if not isinstance(architectures, list) or not any(str(name).endswith(_TEXT_CLASSIFIER) for name in architectures):
        return ModelRole.EMBEDDER
    labels = config.get("id2label")
    names = {str(name).lower() for name in labels.values()} if isinstance(labels, dict) else set()
    return ModelRole.ENTAILMENT if any(name.startswith("entail") for name in names) else ModelRole.RERANKER
