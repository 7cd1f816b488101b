"""A library of any size for measurements: everything is real but the embedder, whose vectors cost nothing."""

from __future__ import annotations

import json
import threading
import zlib
from collections.abc import Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path

import numpy as np
import psutil

from engine.embeddings.embedder import Vectors
from engine.embeddings.tokenizer import FileTokenizer
from engine.indexing import index_folder
from engine.ingestion.reader import ReaderPool
from engine.job import Job
from engine.memory import return_freed_memory
from engine.parts import Parts
from engine.paths import open_home
from engine.settings import Settings
from engine.store.library import Library
from engine.store.search_index import SearchIndex
from tests.fakes import MINILM_TOKENIZER

WORDS_A_CHUNK = 200  # and as many tokens, which is what a chunk usually has
_TOPICS, _TURNS = 300, 4096


def index_notes(root: Path, chunks: int, chunks_a_file: int) -> None:
    """Let the archive grow by that many chunks and print what it took as JSON; run it in a process of its own."""
    return_freed_memory()
    with closing(Archive(root)) as archive:
        folder = archive.write(chunks, chunks_a_file)
        with Peak() as peak:
            report = index_folder(folder, archive.parts, Job())
        figures = {
            "failed": report.failed + len(report.remarks),
            "seconds": report.seconds,
            "stages": dict(report.stages),
            "peak_mb": peak.mb,
            "engine_mb": peak.own_mb,
        }
    print(json.dumps(figures))


class TopicEmbedder:
    """Vectors of 384 dimensions that lie about a few hundred topics, as those of texts do; a text has always one."""

    name = "topics"
    dimensions = 384
    max_tokens = 256
    passage_prefix = ""

    def __init__(self) -> None:
        rng = np.random.default_rng(1)
        self._topics = rng.normal(size=(_TOPICS, self.dimensions)).astype(np.float32)
        self._turns = 0.9 * rng.normal(size=(_TURNS, self.dimensions)).astype(np.float32)

    @cached_property
    def tokenizer(self) -> FileTokenizer:
        return FileTokenizer(MINILM_TOKENIZER)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        numbers = np.array([zlib.crc32(text.encode()) for text in texts])
        vectors = self._topics[numbers % _TOPICS] + self._turns[numbers // _TOPICS % _TURNS]
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def embed_query(self, text: str) -> Vectors:
        return self.embed_passages([text])[0]

    def count_pieces(self, text: str) -> int:
        return len(text.split())


class Peak:
    """The most memory that this process and all its children had together, in MB, and what of it was its own."""

    def __init__(self) -> None:
        self.mb = self.own_mb = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Peak:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        process = psutil.Process()
        while not self._ended.wait(0.05):
            total = 0
            for each in [process, *process.children(recursive=True)]:
                try:
                    total += each.memory_info().rss
                except psutil.NoSuchProcess:
                    continue
            if total / 1024**2 > self.mb:
                self.mb, self.own_mb = total / 1024**2, process.memory_info().rss / 1024**2


class Archive:
    """A home with everything real but the embedder, beside folders of notes that are written as they are needed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.embedder = TopicEmbedder()
        home = open_home(root / "home")
        self.library = Library(home.library, home.write_lock)
        self.readers = ReaderPool(Settings().reading)
        self.parts = Parts(home, Settings(), self.library, self.readers, self.embedder)
        tokens = json.loads(MINILM_TOKENIZER.read_text(encoding="utf-8"))["model"]["vocab"]
        self.words = [token for token in tokens if len(token) > 2 and token.isascii() and token.isalpha()]
        odds = 1 / np.arange(1, len(self.words) + 1)
        self.odds = odds / odds.sum()
        self.rng = np.random.default_rng([7, self.index.count()])  # other notes in every step

    def write(self, chunks: int, chunks_a_file: int) -> Path:
        """A new folder of notes."""
        folder = self.root / "notes" / str(self.index.count())
        folder.mkdir(parents=True)
        for number in range(0, chunks, chunks_a_file):
            parts = [self.make_words(WORDS_A_CHUNK) for _ in range(chunks_a_file)]
            text = "\n\n".join(f"## Part {number}\n\n{part}." for number, part in enumerate(parts))
            (folder / f"{number}.md").write_text(text, encoding="utf-8")
        return folder

    def make_words(self, count: int) -> str:
        return " ".join(self.words[each] for each in self.rng.choice(len(self.words), count, p=self.odds))

    @property
    def index(self) -> SearchIndex:
        return self.parts.search_index

    def disk_ratio(self) -> float:
        """Bytes of the search index to those of texts and vectors."""
        stored, texts = (
            sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
            for folder in (self.parts.home.index, self.root / "notes")
        )
        return stored / (texts + self.index.count() * 4 * self.embedder.dimensions)

    def close(self) -> None:
        self.readers.close()
        self.library.close()
