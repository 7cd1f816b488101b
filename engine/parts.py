"""The parts of the engine that the stories of indexing and answering are told with, each loaded when it is needed.

LanceDB, onnxruntime and the splitter take seconds and a hundred megabytes to import. A run that finds every file
unchanged needs none of them, and is over before they would be loaded.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cores import Cores
from engine.domain import EmbedderSource, Passage
from engine.embeddings.selection import find_source, load_embedder
from engine.errors import LibraryDamaged, ModelMissing, ModelUnusable
from engine.ingestion.reader import ReaderPool
from engine.model_catalogue import ModelRole, find_model, load_catalogue
from engine.paths import Home
from engine.settings import GenerationSettings, RetrievalSettings, Settings
from engine.store.active_embedder import ActiveEmbedder
from engine.store.history import History
from engine.store.index_folder import describe_table
from engine.store.library import Library
from engine.store.schema import table_name
from engine.store.selection import Selector

if TYPE_CHECKING:
    from engine.chunking import Chunker
    from engine.embeddings.embedder import Embedder
    from engine.inference.language_model import LanguageModel
    from engine.retrieval.query import Query
    from engine.retrieval.reranker import TimeBoxed
    from engine.retrieval.retriever import Retriever
    from engine.store.search_index import SearchIndex

logger = logging.getLogger(__name__)


class Parts:
    """Everything a story needs, shared by the lanes; what takes long to load is loaded when it is first asked for.

    Two embedders may be about: the active one, whose vectors are searched, and the one that the settings want. The
    library says which is active, so a change that another process made holds here from the next look on.

    Thread-safe. The properties raise ``ModelMissing``, ``ModelUnusable`` or ``LibraryDamaged``.
    """

    def __init__(
        self, home: Home, settings: Settings, library: Library, readers: ReaderPool, embedder: Embedder | None = None
    ) -> None:
        """Light: loads nothing. ``embedder`` is wanted instead of the one in the settings."""
        self.home = home
        self.settings = settings
        self.library = library
        self.history = History(library)
        self.readers = readers
        self.cores = Cores()
        self.language_model = LazyLanguageModel(settings.generation, home)
        self._lock = threading.RLock()
        self._loading = threading.Lock()
        self._given = embedder
        self._embedders = {embedder.name: embedder} if embedder else {}
        self._active = ""  # the name of the embedder that the two below are for
        self._chunker: Chunker | None = None
        self._search_index: SearchIndex | None = None
        self._selector = Selector(library)
        self._reranker: TimeBoxed | None = None

    @property
    def wanted_source(self) -> EmbedderSource:
        """The embedder that the settings want; does not load it."""
        if self._given is not None:
            return EmbedderSource(self._given.name, "", "")
        chosen = self.settings.embedding
        return find_source(chosen.model, chosen.backend, self.home)

    @property
    def active_source(self) -> EmbedderSource:
        """The embedder whose vectors are searched; does not load it."""
        source = ActiveEmbedder(self.library).read() or self.wanted_source
        with self._lock:
            if source.name != self._active:
                # Another one's table may be deleted and made anew before it is active again.
                self._active, self._chunker, self._search_index = source.name, None, None
                self._embedders = {name: each for name, each in self._embedders.items() if name == source.name}
        return source

    @property
    def embedder(self) -> Embedder:
        """What makes vectors."""
        return self.embedder_of(self.active_source)

    @property
    def chunker(self) -> Chunker:
        """What splits documents for the embedder."""
        from engine.chunking import Chunker  # noqa: PLC0415 - see the module's docstring

        with self._lock:
            embedder = self.embedder
            if self._chunker is None:
                self._chunker = Chunker(embedder.tokenizer_file, embedder.max_tokens, embedder.passage_prefix)
            return self._chunker

    @property
    def search_index(self) -> SearchIndex:
        """The rows that are searched."""
        with self._lock:
            embedder = self.embedder
            return self._open_index(embedder.name, embedder.dimensions)

    @property
    def retriever(self) -> Retriever:
        """What finds passages; by words alone while the active embedder is gone and another one is wanted."""
        from engine.retrieval.retriever import Retriever  # noqa: PLC0415 - see the module's docstring

        with self._lock:  # index and embedder are of the same source, whatever another process does
            source = self.active_source
            try:
                embedder = self.embedder_of(source)
            except (ModelMissing, ModelUnusable):
                if self.wanted_source.name == source.name:
                    raise
                return Retriever(self._open_index(source.name, None), self.library, self._selector, None, self.reranker)
            index = self._open_index(source.name, embedder.dimensions)
            return Retriever(index, self.library, self._selector, embedder, self.reranker)

    def retrieve(self, query: str | Query, limit: int, *, meaning: bool = True) -> tuple[Passage, ...]:
        """What ``Retriever.retrieve`` finds, also when the embedder is changed meanwhile."""
        while True:
            source = self.active_source
            try:
                return self.retriever.retrieve(query, limit, meaning=meaning)
            except LibraryDamaged:
                if self.active_source == source:
                    raise

    def embedder_of(self, source: EmbedderSource) -> Embedder:
        """The active embedder or the wanted one."""
        loaded = self._embedders.get(source.name)
        if loaded is not None:
            return loaded
        with self._loading:  # a lock of its own: nobody who searches waits while the other one is loaded
            if source.name not in self._embedders:
                given = self._given if self._given and self._given.name == source.name else None
                self._embedders[source.name] = given or load_embedder(source, self.home)
            return self._embedders[source.name]

    @property
    def reranker(self) -> TimeBoxed | None:
        """What orders the best passages anew, if the settings name one; its model is loaded by its first use."""
        with self._lock:
            if self._reranker is None:
                self._reranker = _choose_reranker(self.settings.retrieval, self.language_model)
            return self._reranker

    def index_seal(self) -> str:
        """What the rows that are searched look like from outside; loads nothing."""
        return describe_table(self.index_folder, table_name(self.active_source.name))

    def _open_index(self, embedder_name: str, dimensions: int | None) -> SearchIndex:
        from engine.store.search_index import SearchIndex  # noqa: PLC0415 - see the module's docstring

        if self._search_index is None or dimensions is None:
            self._search_index = SearchIndex(self.index_folder, embedder_name, dimensions)
        return self._search_index

    @property
    def index_folder(self) -> Path:
        """Holds the tables of this library's rows."""
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
