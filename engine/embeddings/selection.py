"""Which embedder is meant by settings or by a library, what its vectors are called, and how it is loaded."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.domain import EmbedderSource
from engine.embeddings.onnx_export import QUANTISED_GRAPH, WHOLE_GRAPH, write_graphs
from engine.model_catalogue import InstalledModel, ModelRole, find_model
from engine.paths import Home

if TYPE_CHECKING:
    from engine.embeddings.embedder import Embedder

_PROMPTS_FILE = "config_sentence_transformers.json"


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What makes the vectors, and the name of their space; without a graph it is sentence-transformers."""

    name: str
    model: InstalledModel
    graph: Path | None


def find_source(model: str, backend: str, home: Home) -> EmbedderSource:
    """The source of an installed model; loads nothing. Raises ``ModelMissing`` or ``ModelUnusable``."""
    return EmbedderSource(_choose(model, backend, home).name, model, backend)


def load_embedder(source: EmbedderSource, home: Home) -> Embedder:
    """Takes up to seconds. Raises ``ModelMissing`` or ``ModelUnusable``."""
    chosen = _choose(source.model, source.backend, home)
    folder = chosen.model.path
    query_prefix, passage_prefix = _find_prefixes(chosen.model)
    if chosen.graph is None:
        from engine.embeddings.sentence_transformers_embedder import (  # noqa: PLC0415 - seconds that only its users pay
            SentenceTransformersEmbedder,
        )

        return SentenceTransformersEmbedder(
            chosen.name, folder, query_prefix=query_prefix, passage_prefix=passage_prefix
        )
    from engine.embeddings.onnx_embedder import OnnxEmbedder  # noqa: PLC0415 - as above

    return OnnxEmbedder(chosen.name, folder, chosen.graph, query_prefix=query_prefix, passage_prefix=passage_prefix)


def _choose(model_id: str, backend: str, home: Home) -> _Chosen:
    """Loads nothing; only a model of the person's own has its graphs written here, once."""
    model = find_model(model_id, ModelRole.EMBEDDER, home)
    name = _name_vector_space(model)
    if backend == "sentence-transformers":
        return _Chosen(name, model, None)
    graph = _find_graph(model, home.models / "graphs" / name, quantised=backend == "onnx")
    if graph.name == QUANTISED_GRAPH.name:
        name += "-int8"  # near the others, but not the same: an index holds vectors of one kind
    return _Chosen(name, model, graph)


def _name_vector_space(model: InstalledModel) -> str:
    """A catalogue id, or for a folder of the person's own its name and place: many are just called ``model``."""
    if model.entry:
        return model.id
    _, passage_prefix = _find_prefixes(model)
    origin = os.fsencode(model.path) + passage_prefix.encode()
    return f"{model.path.name}-{hashlib.sha256(origin).hexdigest()[:8]}"


def _find_prefixes(model: InstalledModel) -> tuple[str, str]:
    """What goes in front of a query and of a passage: by the catalogue, or by the prompts in a folder of one's own."""
    if model.entry:
        return model.entry.query_prefix, model.entry.passage_prefix
    try:
        prompts = json.loads((model.path / _PROMPTS_FILE).read_text(encoding="utf-8"))["prompts"]
        query, passage = prompts.get("query"), prompts.get("document") or prompts.get("passage")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return "", ""  # most models have none
    return str(query or ""), str(passage or "")


def _find_graph(model: InstalledModel, own_folder: Path, *, quantised: bool) -> Path:
    """The model's graph: beside its files, or in Carrel's own folder, where it is written to once.

    The quantised one if that is wanted and there is one for this kind of model.
    """
    wanted = [QUANTISED_GRAPH, WHOLE_GRAPH] if quantised else [WHOLE_GRAPH]
    places = [folder / name for name in wanted for folder in (model.path, own_folder)]
    if not any(place.is_file() for place in places):
        write_graphs(model.path, own_folder)
    return next(place for place in places if place.is_file())
