"""Which models there are on this machine and what each is used for just now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from engine.domain import ListedModel, ModelRole
from engine.embeddings.selection import find_source
from engine.errors import BadInput, ModelMissing, ModelUnusable
from engine.models.catalogue import CatalogueModel, load_catalogue
from engine.models.installed import InstalledModel, find_model
from engine.models.naming import find_named, resolve_name
from engine.models.shelf import Shelf
from engine.parts import Parts
from engine.paths import Home
from engine.settings import Settings
from engine.store.schema import table_name


def list_models(parts: Parts, settings: Settings) -> tuple[ListedModel, ...]:
    """Those of the catalogue, then the person's own: what was added, and what is wanted or active.

    ``settings`` are those that are wanted, which a run under way may not follow yet.
    """
    wanted = find_wanted(settings, parts.home)
    active = parts.active_source.model if parts.library.has_passages() else ""
    listed = {(entry.id, entry.role): entry.id for entry in load_catalogue()}
    listed |= {(str(own.path), own.role): own.id for own in Shelf(parts.home.models).read() if not own.catalogue_id}
    for role, model in (*wanted.items(), (ModelRole.EMBEDDER, active)):
        if model:
            listed.setdefault((model, role), Path(model).name)
    return tuple(_describe(model, name, role, settings, parts) for (model, role), name in listed.items())


def find_used(parts: Parts, settings: Settings) -> frozenset[str]:
    """What the settings call the models that are wanted or active, and so must not go."""
    active = parts.active_source.model if parts.library.has_passages() else ""
    return frozenset({*find_wanted(settings, parts.home).values(), active} - {""})


def find_installed(home: Home) -> list[tuple[str, ModelRole]]:
    """The id and role of every model that is installed, or should be."""
    known = []
    for entry in load_catalogue():
        try:
            find_model(entry.id, entry.role, home)
        except ModelMissing:
            continue
        except ModelUnusable:  # its turn to be told comes when it is checked
            pass
        known.append((entry.id, entry.role))
    own = [each for each in Shelf(home.models).read() if (each.catalogue_id, each.role) not in known]
    return [*known, *((str(each.path), each.role) for each in own)]


def find_chosen(named: Sequence[str], home: Home) -> list[InstalledModel]:
    """The models that a person names, or every one that is installed. Raises ``ModelMissing``, ``ModelUnusable``."""
    if named:
        return [find_named(name, home) for name in named]
    return [find_model(model_id, role, home) for model_id, role in find_installed(home)]


def find_advised(
    named: Sequence[str], home: Home, warn: Callable[[str], None]
) -> list[InstalledModel | CatalogueModel]:
    """The language models that a person names, or all, installed or of the catalogue; ``warn`` is told of damaged ones.

    Raises ``BadInput`` for what is no language model, ``ModelMissing`` and ``ModelUnusable`` for what is named.
    """
    if not named:
        installed = find_language_models(home, warn)
        here = {model.id for model in installed}
        entries = [entry for entry in load_catalogue() if entry.role is ModelRole.LANGUAGE_MODEL]
        return [*installed, *(entry for entry in entries if entry.id not in here)]
    found: list[InstalledModel | CatalogueModel] = []
    for name in named:
        model_id, role = resolve_name(name, home)
        if role is not ModelRole.LANGUAGE_MODEL:
            raise BadInput(f"{model_id} is no language model, and only these are foretold.")
        try:
            found.append(find_model(model_id, role, home))
        except ModelMissing:
            entry = next((each for each in load_catalogue() if each.id == model_id), None)
            if entry is None:
                raise
            found.append(entry)
    return found


def find_language_models(home: Home, warn: Callable[[str], None] = lambda _sentence: None) -> list[InstalledModel]:
    """Every language model that is installed and can be used; ``warn`` is told of the others."""
    found = []
    for model_id, role in find_installed(home):
        if role is ModelRole.LANGUAGE_MODEL:
            try:
                found.append(find_model(model_id, role, home))
            except (ModelMissing, ModelUnusable) as error:
                warn(error.message)
    return found


def find_wanted(settings: Settings, home: Home) -> Mapping[ModelRole, str]:
    """The model that the settings name for each role, "" for none; by its id where its files are the catalogue's."""
    reranker = settings.retrieval.reranker
    named = {
        ModelRole.EMBEDDER: settings.embedding.model,
        ModelRole.LANGUAGE_MODEL: settings.generation.model,
        ModelRole.RERANKER: reranker if Path(reranker).is_absolute() else "",  # else the language model reranks
        ModelRole.ENTAILMENT: settings.generation.support_model,
    }
    known = {str(home.models / entry.id): entry.id for entry in load_catalogue() if entry.files}
    known |= {str(own.path): own.catalogue_id for own in Shelf(home.models).read() if own.catalogue_id}
    return {role: known.get(model, model) for role, model in named.items()}


def _describe(model: str, name: str, role: ModelRole, settings: Settings, parts: Parts) -> ListedModel:
    path = problem = ""
    try:
        path = str(find_model(model, role, parts.home).path)
    except (ModelMissing, ModelUnusable) as error:
        problem = error.message
        path = model if Path(model).is_absolute() and Path(model).exists() else ""
    entry = next((entry for entry in load_catalogue() if entry.id == model), None)
    wanted = model == find_wanted(settings, parts.home)[role]
    active = building = False
    if role is ModelRole.EMBEDDER and parts.library.has_passages():
        active = model == parts.active_source.model
        building = wanted and not problem and _is_building(settings, parts)
    return ListedModel(
        id=model,
        name=name,
        title=entry.name if entry else name,
        role=role,
        path=path,
        problem=problem,
        wanted=wanted,
        active=active,
        building=building,
        good_for=entry.good_for if entry else "",
    )


def _is_building(settings: Settings, parts: Parts) -> bool:
    """Whether there are vectors of the wanted embedder that are not searched yet."""
    source = find_source(settings.embedding, parts.home)
    table = parts.index_folder / f"{table_name(source.name)}.lance"
    return source.name != parts.active_source.name and table.is_dir()
