"""Which models there are on this machine and what each is used for just now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.domain import ListedModel, ModelRole
from engine.errors import ModelMissing, ModelUnusable
from engine.models.catalogue import load_catalogue
from engine.models.installed import find_model
from engine.models.shelf import Shelf
from engine.parts import Parts
from engine.paths import Home
from engine.settings import Settings
from engine.store.schema import table_name


def list_models(parts: Parts) -> list[ListedModel]:
    """Those of the catalogue, then the person's own: what was added, and what is wanted or active."""
    wanted = find_wanted(parts.settings)
    active = parts.active_source.model if parts.library.has_passages() else ""
    listed = {(entry.id, entry.role): entry.id for entry in load_catalogue()}
    listed |= {(str(own.path), own.role): own.id for own in Shelf(parts.home.models).read() if not own.catalogue_id}
    for role, model in (*wanted.items(), (ModelRole.EMBEDDER, active)):
        if model:
            listed.setdefault((model, role), Path(model).name)
    return [_describe(model, name, role, active, parts) for (model, role), name in listed.items()]


def find_installed(home: Home) -> list[tuple[str, ModelRole]]:
    """The id and role of every model that is installed, or should be."""
    own = [(str(model.path), model.role) for model in Shelf(home.models).read()]
    known = []
    for entry in load_catalogue():
        try:
            find_model(entry.id, entry.role, home)
        except ModelMissing:
            continue
        except ModelUnusable:  # its turn to be told comes when it is checked
            pass
        known.append((entry.id, entry.role))
    return [*known, *own]


def find_wanted(settings: Settings) -> Mapping[ModelRole, str]:
    """The model that the settings name for each role, "" for none."""
    reranker = settings.retrieval.reranker
    return {
        ModelRole.EMBEDDER: settings.embedding.model,
        ModelRole.LANGUAGE_MODEL: settings.generation.model,
        ModelRole.RERANKER: reranker if Path(reranker).is_absolute() else "",  # else the language model reranks
        ModelRole.ENTAILMENT: settings.generation.support_model,
    }


def say_state(model: ListedModel) -> str:
    """The state of a model in words for a person."""
    states = [
        "active" if model.active else "",
        "being built" if model.building else "chosen" if model.wanted else "",
        "cannot be used" if model.path and model.problem else "" if model.path else "not installed",
    ]
    return ", ".join(filter(None, states))


def _describe(model: str, name: str, role: ModelRole, active: str, parts: Parts) -> ListedModel:
    path = problem = ""
    try:
        path = str(find_model(model, role, parts.home).path)
    except (ModelMissing, ModelUnusable) as error:
        problem = error.message
        path = model if Path(model).is_absolute() and Path(model).exists() else ""
    embeds = role is ModelRole.EMBEDDER
    wanted = model == find_wanted(parts.settings)[role]
    building = False
    if embeds and wanted and active and not problem:
        source = parts.wanted_source
        table = parts.index_folder / f"{table_name(source.name)}.lance"
        building = source.name != parts.active_source.name and table.is_dir()
    good_for = next((entry.good_for for entry in load_catalogue() if entry.id == model), "")
    return ListedModel(model, name, role.value, path, problem, wanted, embeds and model == active, building, good_for)
