"""Which embedder is meant by settings or by a library, what its vectors are called, and how it is loaded."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.domain import EmbedderSource, ModelRole
from engine.embeddings.onnx_export import QUANTISED_GRAPH, WHOLE_GRAPH, write_graphs
from engine.errors import ModelUnusable
from engine.models.installed import InstalledModel, find_model
from engine.paths import Home
from engine.settings import EmbeddingSettings

if TYPE_CHECKING:
    from engine.embeddings.embedder import Embedder

_PROMPTS_FILE = "config_sentence_transformers.json"
_NO_PREFIX = "none"  # as the settings say it
_LARGEST_PREFIX = 0.5  # of the tokens that the model sees; the text needs room


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What makes the vectors, and the name of their space; a folder without a graph is sentence-transformers'."""

    name: str
    path: Path
    graph: Path | None
    query_prefix: str
    passage_prefix: str


def find_source(wanted: EmbeddingSettings, home: Home) -> EmbedderSource:
    """The source of an installed model; loads nothing. Raises ``ModelMissing`` or ``ModelUnusable``."""
    source = EmbedderSource("", wanted.model, wanted.backend, wanted.query_prefix, wanted.passage_prefix)
    return replace(source, name=_choose(source, home).name)


def load_embedder(source: EmbedderSource, home: Home) -> Embedder:
    """Takes up to seconds. Raises ``ModelMissing`` or ``ModelUnusable``, also for other vectors than the source's."""
    chosen = _choose(source, home)
    if chosen.name != source.name:
        raise ModelUnusable(f"{source.title} is no longer the model that made the vectors: run carrel index.")
    embedder = _load(chosen)
    for setting, prefix in (("query_prefix", chosen.query_prefix), ("passage_prefix", chosen.passage_prefix)):
        (tokens,) = embedder.tokenizer.count([prefix])
        if tokens > _LARGEST_PREFIX * embedder.max_tokens:
            raise ModelUnusable(
                f"The {setting} under [embedding] leaves no room for the text: shorten it.", f"{tokens} tokens"
            )
    return embedder


def find_prefixes(model: InstalledModel) -> tuple[str, str]:
    """What goes in front of a query and of a passage: by the catalogue, or by the prompts in a folder of one's own."""
    if model.entry:
        return model.entry.query_prefix, model.entry.passage_prefix
    try:
        prompts = json.loads((model.path / _PROMPTS_FILE).read_text(encoding="utf-8"))["prompts"]
        query, passage = prompts.get("query"), prompts.get("document") or prompts.get("passage")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return "", ""  # most models have none
    return str(query or ""), str(passage or "")


def _load(chosen: _Chosen) -> Embedder:
    name, path, query_prefix, passage_prefix = chosen.name, chosen.path, chosen.query_prefix, chosen.passage_prefix
    if path.is_file():
        from engine.embeddings.llama_embedder import LlamaEmbedder  # noqa: PLC0415 - what only its users load

        return LlamaEmbedder(name, path, query_prefix=query_prefix, passage_prefix=passage_prefix)
    if chosen.graph is None:
        from engine.embeddings.sentence_transformers_embedder import (  # noqa: PLC0415 - seconds that only its users pay
            SentenceTransformersEmbedder,
        )

        return SentenceTransformersEmbedder(name, path, query_prefix=query_prefix, passage_prefix=passage_prefix)
    from engine.embeddings.onnx_embedder import OnnxEmbedder  # noqa: PLC0415 - as above

    return OnnxEmbedder(name, path, chosen.graph, query_prefix=query_prefix, passage_prefix=passage_prefix)


def _choose(source: EmbedderSource, home: Home) -> _Chosen:
    """Loads nothing; only a model of the person's own has its graphs written here, once."""
    model = find_model(source.model, ModelRole.EMBEDDER, home)
    own_query_prefix, own_passage_prefix = find_prefixes(model)
    query_prefix = _prefer(source.query_prefix, own_query_prefix)
    passage_prefix = _prefer(source.passage_prefix, own_passage_prefix)
    name = _name_vector_space(model, passage_prefix)
    if source.backend == "sentence-transformers" or model.path.is_file():
        return _Chosen(name, model.path, None, query_prefix, passage_prefix)
    own_folder = home.models / "graphs" / _name_vector_space(model, own_passage_prefix)  # one for all prefixes
    graph = _find_graph(model, own_folder, quantised=source.backend == "onnx")
    if graph.name == QUANTISED_GRAPH.name:
        name += "-int8"  # near the others, but not the same: an index holds vectors of one kind
    return _Chosen(name, model.path, graph, query_prefix, passage_prefix)


def _prefer(setting: str, of_the_model: str) -> str:
    """The prefix that the settings mean."""
    return "" if setting == _NO_PREFIX else setting or of_the_model


def _name_vector_space(model: InstalledModel, passage_prefix: str) -> str:
    """A catalogue id, or for a model of the person's own its name and place: many are just called ``model``.

    A query's prefix is no part of it: the vectors that are stored are the same with any.
    """
    if model.entry and passage_prefix == model.entry.passage_prefix:
        return model.id
    origin = passage_prefix.encode() if model.entry else os.fsencode(model.path) + passage_prefix.encode()
    if model.path.is_file():
        origin += f" {model.path.stat().st_size}".encode()  # other weights in the same place are another model
    name = model.id if model.entry else model.path.name.removesuffix(".gguf")
    return f"{name}-{hashlib.sha256(origin).hexdigest()[:8]}"


def _find_graph(model: InstalledModel, own_folder: Path, *, quantised: bool) -> Path:
    """The model's graph: beside its files, or in Carrel's own folder, where it is written to once.

    The quantised one if that is wanted and there is one for this kind of model.
    """
    wanted = [QUANTISED_GRAPH, WHOLE_GRAPH] if quantised else [WHOLE_GRAPH]
    places = [folder / name for name in wanted for folder in (model.path, own_folder)]
    if not any(place.is_file() for place in places):
        write_graphs(model.path, own_folder)
    return next(place for place in places if place.is_file())
