"""The parts of the engine that the stories of indexing and answering are told with, each loaded when it is needed.

LanceDB, onnxruntime and the splitter take seconds and a hundred megabytes to import. A run that finds every file
unchanged needs none of them, and is over before they would be loaded.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cores import Cores
from engine.embeddings.onnx_export import QUANTISED_GRAPH, WHOLE_GRAPH, write_graphs
from engine.errors import ModelMissing
from engine.ingestion.reader import ReaderPool
from engine.model_catalogue import InstalledModel, ModelRole, find_model, load_catalogue
from engine.paths import Home
from engine.settings import EmbeddingSettings, GenerationSettings, RetrievalSettings, Settings
from engine.store.history import History
from engine.store.index_folder import describe_index
from engine.store.library import Library
from engine.store.selection import Selector

if TYPE_CHECKING:
    from engine.chunking import Chunker
    from engine.embeddings.embedder import Embedder
    from engine.inference.language_model import LanguageModel
    from engine.retrieval.reranker import TimeBoxed
    from engine.retrieval.retriever import Retriever
    from engine.store.search_index import SearchIndex

logger = logging.getLogger(__name__)


class Parts:
    """Everything a story needs, shared by the lanes; what takes long to load is loaded when it is first asked for.

    Thread-safe. The properties raise ``ModelMissing``, ``ModelUnusable`` or ``LibraryDamaged``.
    """

    def __init__(
        self, home: Home, settings: Settings, library: Library, readers: ReaderPool, embedder: Embedder | None = None
    ) -> None:
        """Light: loads nothing. ``embedder`` is used instead of the one in the settings."""
        self.home = home
        self.settings = settings
        self.library = library
        self.history = History(library)
        self.readers = readers
        self.cores = Cores()
        self.language_model = LazyLanguageModel(settings.generation, home)
        self._lock = threading.RLock()
        self._embedder = embedder
        self._chunker: Chunker | None = None
        self._search_index: SearchIndex | None = None
        self._selector = Selector(library)
        self._reranker: TimeBoxed | None = None

    @property
    def embedder_name(self) -> str:
        """The name of the embedder; does not load it."""
        if self._embedder is not None:
            return self._embedder.name
        return _choose_vectors(self.settings.embedding, self.home).name

    @property
    def embedder(self) -> Embedder:
        """What makes vectors."""
        with self._lock:
            if self._embedder is None:
                self._embedder = _load_embedder(self.settings.embedding, self.home)
            return self._embedder

    @property
    def chunker(self) -> Chunker:
        """What splits documents for the embedder."""
        from engine.chunking import Chunker  # noqa: PLC0415 - see the module's docstring

        with self._lock:
            if self._chunker is None:
                embedder = self.embedder
                self._chunker = Chunker(embedder.tokenizer_file, embedder.max_tokens, embedder.passage_prefix)
            return self._chunker

    @property
    def search_index(self) -> SearchIndex:
        """The rows that are searched."""
        from engine.store.search_index import SearchIndex  # noqa: PLC0415 - see the module's docstring

        with self._lock:
            if self._search_index is None:
                embedder = self.embedder
                self._search_index = SearchIndex(self._index_folder, embedder.name, embedder.dimensions)
            return self._search_index

    @property
    def retriever(self) -> Retriever:
        """What finds passages."""
        from engine.retrieval.retriever import Retriever  # noqa: PLC0415 - see the module's docstring

        return Retriever(self.search_index, self.library, self._selector, self.embedder, self.reranker)

    @property
    def reranker(self) -> TimeBoxed | None:
        """What orders the best passages anew, if the settings name one; its model is loaded by its first use."""
        with self._lock:
            if self._reranker is None:
                self._reranker = _choose_reranker(self.settings.retrieval, self.language_model)
            return self._reranker

    def index_seal(self) -> str:
        """What the search index looks like from outside; loads nothing."""
        return describe_index(self._index_folder)

    @property
    def _index_folder(self) -> Path:
        return self.home.index / self.library.identity()


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
            known = {entry.id for entry in load_catalogue() if entry.role is ModelRole.LANGUAGE_MODEL}
            if self.settings.model not in known:
                raise  # a slip in the settings, which the person wants to hear of
            logger.warning("Answers are quotes only: %s", error.message)
            return None
        from engine.inference.llama_model import LlamaModel  # noqa: PLC0415 - what only searches never loads llama.cpp

        window, entry = self.settings.context_window, installed.entry
        if entry is None:
            return LlamaModel(installed.path.stem, installed.path, window, self.settings.threads)
        # llama.cpp would take memory for a window that the model cannot use.
        return LlamaModel(entry.name, installed.path, min(window, entry.context_window), self.settings.threads)


def _choose_reranker(settings: RetrievalSettings, language_model: LazyLanguageModel) -> TimeBoxed | None:
    if not settings.reranker:
        return None
    from engine.retrieval.cross_encoder import CrossEncoderReranker  # noqa: PLC0415 - see the module's docstring
    from engine.retrieval.likelihood_reranker import LikelihoodReranker  # noqa: PLC0415 - as above
    from engine.retrieval.reranker import TimeBoxed  # noqa: PLC0415 - as above

    if settings.reranker == "language-model":
        return TimeBoxed(LikelihoodReranker(language_model.load), settings.rerank_seconds)
    return TimeBoxed(CrossEncoderReranker(Path(settings.reranker)), settings.rerank_seconds)


def _load_embedder(settings: EmbeddingSettings, home: Home) -> Embedder:
    chosen = _choose_vectors(settings, home)
    entry, folder = chosen.model.entry, chosen.model.path
    query_prefix = entry.query_prefix if entry else ""
    passage_prefix = entry.passage_prefix if entry else ""
    if chosen.graph is None:
        from engine.embeddings.sentence_transformers_embedder import (  # noqa: PLC0415 - see the module's docstring
            SentenceTransformersEmbedder,
        )

        return SentenceTransformersEmbedder(
            chosen.name, folder, query_prefix=query_prefix, passage_prefix=passage_prefix
        )
    from engine.embeddings.onnx_embedder import OnnxEmbedder  # noqa: PLC0415 - see the module's docstring

    return OnnxEmbedder(chosen.name, folder, chosen.graph, query_prefix=query_prefix, passage_prefix=passage_prefix)


@dataclass(frozen=True, slots=True)
class _ChosenVectors:
    """What makes the vectors, and the name of their space; without a graph it is sentence-transformers."""

    name: str
    model: InstalledModel
    graph: Path | None


def _choose_vectors(settings: EmbeddingSettings, home: Home) -> _ChosenVectors:
    """Loads nothing; only a model of the person's own has its graphs written here, once."""
    model = find_model(settings.model, ModelRole.EMBEDDER, home)
    name = _name_vector_space(model)
    if settings.backend == "sentence-transformers":
        return _ChosenVectors(name, model, None)
    graph = _find_graph(model, home.models / "graphs" / name, quantised=settings.backend == "onnx")
    if graph.name == QUANTISED_GRAPH.name:
        name += "-int8"  # near the others, but not the same: an index holds vectors of one kind
    return _ChosenVectors(name, model, graph)


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
