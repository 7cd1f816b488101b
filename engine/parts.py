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
from engine.domain import EmbedderSource, ModelRole, Passage
from engine.embeddings.selection import find_source, load_embedder
from engine.errors import LibraryDamaged, ModelMissing, ModelUnusable
from engine.inference.prompt_states import PromptStates, forget_states
from engine.inference.resident_model import ResidentModel
from engine.ingestion.reader import ReaderPool
from engine.models.catalogue import load_catalogue
from engine.models.edition import name_edition
from engine.models.installed import InstalledModel, find_model
from engine.paths import Home
from engine.settings import GenerationSettings, RetrievalSettings, Settings
from engine.store.active_embedder import ActiveEmbedder
from engine.store.history import History
from engine.store.index_folder import describe_table
from engine.store.library import Library
from engine.store.schema import RowKind, table_name
from engine.store.selection import Selector

if TYPE_CHECKING:
    from engine.chunking import Chunker
    from engine.embeddings.embedder import Embedder
    from engine.inference.language_model import LanguageModel
    from engine.retrieval.query import Query
    from engine.retrieval.reranker import TimeBoxed
    from engine.retrieval.retriever import Retriever
    from engine.store.search_index import SearchIndex
    from engine.synthesis.entailment import EntailmentModel

logger = logging.getLogger(__name__)

_SECONDS_A_MINUTE = 60


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
        self._embedders: dict[EmbedderSource, Embedder] = {}
        self._active: EmbedderSource | None = None  # the embedder that the two below are for
        self._chunker: Chunker | None = None
        self._indexes: dict[RowKind, SearchIndex] = {}
        self._selector = Selector(library)
        self._reranker: TimeBoxed | None = None
        self._entailment: EntailmentModel | None = None

    def change_settings(self, settings: Settings) -> None:
        """Let these hold for whatever begins from now on."""
        with self._lock:
            if settings.retrieval != self.settings.retrieval:
                self._reranker = None
            if settings.generation.support_model != self.settings.generation.support_model:
                self._entailment = None
            self.settings = settings
        self.language_model.settings = settings.generation

    @property
    def wanted_source(self) -> EmbedderSource:
        """The embedder that the settings want; does not load it."""
        if self._given is not None:
            return EmbedderSource(self._given.name, "", "")
        return find_source(self.settings.embedding, self.home)

    @property
    def active_source(self) -> EmbedderSource:
        """The embedder whose vectors are searched; does not load it."""
        source = ActiveEmbedder(self.library).read()
        if source is None or (self._given is not None and self._given.name == source.name):
            source = self.wanted_source
        with self._lock:
            if source != self._active:
                # Another one's table may be deleted and made anew before it is active again.
                self._active, self._chunker, self._indexes = source, None, {}
                self._embedders = {of: each for of, each in self._embedders.items() if of == source}
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
                self._chunker = Chunker(embedder.tokenizer, embedder.max_tokens, embedder.passage_prefix)
            return self._chunker

    @property
    def search_index(self) -> SearchIndex:
        """The rows that are searched."""
        with self._lock:
            embedder = self.embedder
            return self._open_index(embedder.name, embedder.dimensions)

    @property
    def summary_index(self) -> SearchIndex:
        """The summaries that are searched: of each document, and of its sections."""
        with self._lock:
            embedder = self.embedder
            return self._open_index(embedder.name, embedder.dimensions, RowKind.SUMMARY)

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
            summaries = self._open_index(source.name, embedder.dimensions, RowKind.SUMMARY)
            return Retriever(index, self.library, self._selector, embedder, self.reranker, summaries)

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
        loaded = self._embedders.get(source)
        if loaded is not None:
            return loaded
        with self._loading:  # a lock of its own: nobody who searches waits while the other one is loaded
            if source not in self._embedders:
                given = self._given if self._given and self._given.name == source.name else None
                self._embedders[source] = given or load_embedder(source, self.home)
            return self._embedders[source]

    @property
    def reranker(self) -> TimeBoxed | None:
        """What orders the best passages anew, if the settings name one; its model is loaded by its first use."""
        with self._lock:
            if self._reranker is None:
                self._reranker = _choose_reranker(self.settings.retrieval, self.language_model)
            return self._reranker

    @property
    def entailment(self) -> EntailmentModel | None:
        """What tells whether a passage supports a sentence, if the settings name one; loaded by its first use."""
        from engine.synthesis.entailment import EntailmentModel  # noqa: PLC0415 - see the module's docstring

        with self._lock:
            folder = self.settings.generation.support_model
            if self._entailment is None and folder:
                self._entailment = EntailmentModel(Path(folder))
            return self._entailment

    def index_seal(self, kind: RowKind = RowKind.CHUNK) -> str:
        """What the rows that are searched look like from outside; loads nothing."""
        return describe_table(self.index_folder, table_name(self.active_source.name, kind))

    def _open_index(self, embedder_name: str, dimensions: int | None, kind: RowKind = RowKind.CHUNK) -> SearchIndex:
        from engine.store.search_index import SearchIndex  # noqa: PLC0415 - see the module's docstring

        if kind not in self._indexes or dimensions is None:
            self._indexes[kind] = SearchIndex(self.index_folder, embedder_name, dimensions, kind)
        return self._indexes[kind]

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
    _loaded_by: GenerationSettings = field(init=False)

    def __post_init__(self) -> None:
        self._loaded_by = _what_loads(self.settings)

    def load(self) -> LanguageModel | None:
        """The model, or None when the catalogue's is not installed.

        Raises ``ModelMissing`` for one that does not exist, ``ModelUnusable`` for a damaged one.
        """
        with self._lock:
            if self._model is not None and self._loaded_by != _what_loads(self.settings):
                self._model.close()  # nobody answers with it: there is one question at a time, and it loads first
                self._model = None
            if self._model is None:
                self._loaded_by = _what_loads(self.settings)
                self._model = ResidentModel(self._open, 0) if self._find() else None
            if isinstance(self._model, ResidentModel):
                self._model.load(_SECONDS_A_MINUTE * self.settings.release_after)
            return self._model

    def close(self) -> None:
        """Give the model's memory back, unless somebody is using it just now."""
        with self._lock:
            if self._model is not None:
                self._model.close()

    def _find(self) -> InstalledModel | None:
        try:
            return find_model(self.settings.model, ModelRole.LANGUAGE_MODEL, self.home)
        except ModelMissing as error:
            known = {entry.id for entry in load_catalogue() if entry.role is ModelRole.LANGUAGE_MODEL}
            if self.settings.model not in known:
                raise  # a slip in the settings, which the person wants to hear of
            logger.warning("Answers are quotes only: %s", error.message)
            return None

    def _open(self) -> LanguageModel:
        from engine.inference.adapter import Adapter  # noqa: PLC0415 - what only searches never loads llama.cpp
        from engine.inference.gguf_model import LoadPlan  # noqa: PLC0415 - as above
        from engine.inference.llama_model import LlamaModel  # noqa: PLC0415 - as above
        from engine.inference.offload import choose_offload  # noqa: PLC0415 - as above

        installed = find_model(self.settings.model, ModelRole.LANGUAGE_MODEL, self.home)
        settings, entry = self.settings, installed.entry
        # llama.cpp would take memory for a window that the model cannot use.
        window = min(settings.context_window, entry.context_window) if entry else settings.context_window
        adapter = Adapter(Path(settings.lora).expanduser(), settings.lora_weight) if settings.lora else None
        offload = choose_offload(installed.path, window, settings)
        plan = LoadPlan(adapter, offload, name_edition(installed, settings))
        states = self._open_states()
        return LlamaModel(installed.name, installed.path, window, settings.threads, states=states, plan=plan)

    def _open_states(self) -> PromptStates | None:
        if self.settings.keep_states_mb:
            return PromptStates(self.home.states, self.settings.keep_states_mb * 1_000_000)
        forget_states(self.home.states)
        return None


def _what_loads(settings: GenerationSettings) -> GenerationSettings:
    """The settings that a loaded model cannot change."""
    return GenerationSettings(
        model=settings.model,
        context_window=settings.context_window,
        threads=settings.threads,
        gpu_layers=settings.gpu_layers,
        device=settings.device,
        lora=settings.lora,
        lora_weight=settings.lora_weight,
        keep_states_mb=settings.keep_states_mb,
    )


def _choose_reranker(settings: RetrievalSettings, language_model: LazyLanguageModel) -> TimeBoxed | None:
    if not settings.reranker:
        return None
    from engine.retrieval.cross_encoder import CrossEncoderReranker  # noqa: PLC0415 - see the module's docstring
    from engine.retrieval.likelihood_reranker import LikelihoodReranker  # noqa: PLC0415 - as above
    from engine.retrieval.reranker import TimeBoxed  # noqa: PLC0415 - as above

    if settings.reranker == "language-model":
        return TimeBoxed(LikelihoodReranker(language_model.load), settings.rerank_seconds)
    return TimeBoxed(CrossEncoderReranker(Path(settings.reranker)), settings.rerank_seconds)
