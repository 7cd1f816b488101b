"""Chooses what Carrel works with: which model the settings name for its role, once it has proved that it works."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.adoption import ensure_added
from engine.domain import ModelRole
from engine.embeddings.selection import find_source, load_embedder
from engine.errors import BadInput
from engine.job import Job
from engine.models.installed import find_model
from engine.paths import Home
from engine.settings import EmbeddingSettings, Settings, change_settings


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What an embedder wants before a text; "" is what it says itself, ``none`` nothing."""

    query: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class ChosenModel:
    """What the settings call a model, what it is used for from now on, and all settings as they are now."""

    id: str
    role: ModelRole
    settings: Settings


def choose_model(named: str, settings: Settings, home: Home, job: Job, prefixes: Prefixes = Prefixes()) -> ChosenModel:
    """Name a model in the settings for what it is for; one that was never loaded is added first.

    Raises what ``ensure_added`` raises, ``BadInput`` for prefixes of what is no embedder; the settings stay then.
    """
    chosen, role = ensure_added(named, home, job)
    if role is ModelRole.EMBEDDER:
        embedding = EmbeddingSettings(chosen, settings.embedding.backend, prefixes.query, prefixes.passage)
        load_embedder(find_source(embedding, home), home).embed_query("a test")  # prefixes may be too long
        return ChosenModel(chosen, role, change_settings(home.settings, embedding=embedding))
    if prefixes != Prefixes():
        raise BadInput(f"{named} is no embedder, and only an embedder wants prefixes: leave them out.")
    return ChosenModel(chosen, role, _name(chosen, role, settings, home))


def stop_using(role: ModelRole, settings: Settings, home: Home) -> Settings:
    """Name no reranker or NLI model in the settings; returns all of them. Raises ``BadInput`` for any other role."""
    if role is ModelRole.RERANKER:
        return change_settings(home.settings, retrieval=replace(settings.retrieval, reranker=""))
    if role is ModelRole.ENTAILMENT:
        return change_settings(home.settings, generation=replace(settings.generation, support_model=""))
    raise BadInput(f"Carrel does not work without a {role.words}: choose another one instead.")


def _name(chosen: str, role: ModelRole, settings: Settings, home: Home) -> Settings:
    """Name a model in the settings that is no embedder; returns all of them."""
    if role is ModelRole.LANGUAGE_MODEL:
        return change_settings(home.settings, generation=replace(settings.generation, model=chosen))
    path = str(find_model(chosen, role, home).path)  # both are looked up by their path
    if role is ModelRole.RERANKER:
        return change_settings(home.settings, retrieval=replace(settings.retrieval, reranker=path))
    return change_settings(home.settings, generation=replace(settings.generation, support_model=path))
