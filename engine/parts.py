"""The loaded parts of the engine that the stories of indexing and answering are told with."""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path

from engine.chunking import Chunker
from engine.cores import Cores
from engine.embeddings.embedder import Embedder
from engine.embeddings.onnx_embedder import OnnxEmbedder
from engine.embeddings.onnx_export import QUANTISED_GRAPH, WHOLE_GRAPH, write_graphs
from engine.embeddings.sentence_transformers_embedder import SentenceTransformersEmbedder
from engine.errors import ModelMissing
from engine.inference.language_model import LanguageModel
from engine.ingestion.reader import ReaderPool
from engine.model_catalogue import InstalledModel, ModelRole, find_model, load_catalogue
from engine.paths import Home
from engine.retrieval.retriever import Retriever
from engine.settings import EmbeddingSettings, GenerationSettings, Settings
from engine.store.history import History
from engine.store.library import Library
from engine.store.search_index import SearchIndex

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything a story needs, loaded once and shared by the lanes."""

    home: Home
    settings: Settings
    library: Library
    history: History
    readers: ReaderPool
    cores: Cores
    embedder: Embedder
    chunker: Chunker
    search_index: SearchIndex
    retriever: Retriever
    language_model: LazyLanguageModel


@dataclass(slots=True)
class LazyLanguageModel:
    """The language model, loaded by the first question that needs it."""

    settings: GenerationSettings
    home: Home
    _model: LanguageModel | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def load(self) -> LanguageModel | None:
        """The model, or None when the catalogue's is not installed.

        Raises ``ModelMissing`` for one that does not exist, ``ModelUnusable`` for a damaged one.
        """
        with self._lock:
            if self._model is None:
                self._model = self._open()
            return self._model

    def _open(self) -> LanguageModel | None:
        try:
            installed = find_model(self.settings.model, ModelRole.LANGUAGE_MODEL, self.home)
        except ModelMissing as error:
            if not any(known.id == self.settings.model for known in load_catalogue()):
                raise  # a slip in the settings, which the person wants to hear of
            logger.warning("Answers are quotes only: %s", error.message)
            return None
        from engine.inference.llama_model import LlamaModel  # noqa: PLC0415 - what only searches never loads llama.cpp

        name = installed.entry.name if installed.entry else installed.path.stem
        return LlamaModel(name, installed.path, self.settings.context_window, self.settings.threads)


def load_parts(home: Home, settings: Settings, library: Library, history: History, readers: ReaderPool) -> Parts:
    """Load the embedder and open the search index. Raises ``ModelMissing``, ``ModelUnusable`` or ``LibraryDamaged``."""
    embedder = _load_embedder(settings.embedding, home)
    search_index = SearchIndex(home.index / library.identity(), embedder.name, embedder.dimensions)
    return Parts(
        home=home,
        settings=settings,
        library=library,
        history=history,
        readers=readers,
        cores=Cores(),
        embedder=embedder,
        chunker=Chunker(embedder.tokenizer_file, embedder.max_tokens, embedder.passage_prefix),
        search_index=search_index,
        retriever=Retriever(search_index, library, embedder),
        language_model=LazyLanguageModel(settings.generation, home),
    )


def _load_embedder(settings: EmbeddingSettings, home: Home) -> Embedder:
    model = find_model(settings.model, ModelRole.EMBEDDER, home)
    query_prefix = model.entry.query_prefix if model.entry else ""
    passage_prefix = model.entry.passage_prefix if model.entry else ""
    name = _name_vector_space(model)
    if settings.backend == "sentence-transformers":
        return SentenceTransformersEmbedder(name, model.path, query_prefix=query_prefix, passage_prefix=passage_prefix)
    graph = _find_graph(model, home.models / "graphs" / name, quantised=settings.backend == "onnx")
    if graph.name == QUANTISED_GRAPH.name:
        name += "-int8"  # near the others, but not the same: an index holds vectors of one kind
    return OnnxEmbedder(name, model.path, graph, query_prefix=query_prefix, passage_prefix=passage_prefix)


def _name_vector_space(model: InstalledModel) -> str:
    """A catalogue id, or for a folder of the person's own its name and place: many are just called ``model``."""
    if model.entry:
        return model.id
    return f"{model.path.name}-{hashlib.sha256(os.fsencode(model.path)).hexdigest()[:8]}"


def _find_graph(model: InstalledModel, own_folder: Path, *, quantised: bool) -> Path:
    """The model's graph: beside its files, or in Carrel's own folder, where it is written to once.

    The quantised one if that is wanted and there is one for this kind of model.
    """
    wanted = [QUANTISED_GRAPH, WHOLE_GRAPH] if quantised else [WHOLE_GRAPH]
    places = [folder / name for name in wanted for folder in (model.path, own_folder)]
    if not any(place.is_file() for place in places):
        write_graphs(model.path, own_folder)
    return next(place for place in places if place.is_file())
