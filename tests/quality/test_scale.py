"""A hundred thousand chunks: memory of engine and readers, room on the disk, time of a search and what it finds.

``make quality`` prints them. The whole pipeline runs, on small notes and on long ones; the vectors come from a fake
embedder of 384 dimensions, so that the figures are those of reading and storing. What the real one adds is printed
last. SCALE_CHUNKS takes fewer chunks.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil
import pytest

from engine.embeddings.embedder import Vectors
from engine.indexing import index_folder
from engine.ingestion.reader import ReaderPool
from engine.job import Job
from engine.parts import Parts
from engine.paths import open_home, packaged_models
from engine.settings import Settings
from engine.store.library import Library
from engine.store.search_index import SearchIndex

pytestmark = pytest.mark.timeout(7200)

CHUNKS = int(os.environ.get("SCALE_CHUNKS", "100000"))
STEPS = [size for size in (10_000, 50_000, 100_000) if size <= CHUNKS] or [CHUNKS]
MEMORY_MB = 1536
DISK_RATIO = 2.0
RECALL = 0.95
SEARCH_MS = 200.0
WORDS_A_CHUNK = 200  # and as many tokens, which is what a chunk usually has
_TOPICS, _TURNS = 300, 4096


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

    @property
    def tokenizer_file(self) -> Path:
        return packaged_models() / "all-minilm-l6-v2" / "tokenizer.json"

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        numbers = np.array([zlib.crc32(text.encode()) for text in texts])
        vectors = self._topics[numbers % _TOPICS] + self._turns[numbers // _TOPICS % _TURNS]
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def embed_query(self, text: str) -> Vectors:
        return self.embed_passages([text])[0]


class Peak:
    """The most memory that this process and all its children had together, in MB."""

    def __init__(self) -> None:
        self.mb = 0.0
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
            self.mb = max(self.mb, total / 1024**2)


@dataclass
class Archive:
    """A home with everything real but the embedder, beside folders of notes that are written as they are needed."""

    root: Path
    embedder: TopicEmbedder = field(default_factory=TopicEmbedder)
    rng: np.random.Generator = field(default_factory=lambda: np.random.default_rng(7))
    text_bytes: int = 0
    files: int = 0

    def __post_init__(self) -> None:
        home = open_home(self.root / "home")
        self.library = Library(home.library, home.write_lock)
        self.readers = ReaderPool(Settings().reading)
        self.parts = Parts(home, Settings(), self.library, self.readers, self.embedder)
        tokens = json.loads(self.embedder.tokenizer_file.read_text(encoding="utf-8"))["model"]["vocab"]
        self.words = [token for token in tokens if len(token) > 2 and token.isascii() and token.isalpha()]
        odds = 1 / np.arange(1, len(self.words) + 1)
        self.odds = odds / odds.sum()

    def write(self, chunks: int, chunks_a_file: int) -> Path:
        folder = self.root / "notes" / str(self.files)
        folder.mkdir(parents=True)
        for _ in range(0, chunks, chunks_a_file):
            parts = [self.make_words(WORDS_A_CHUNK) for _ in range(chunks_a_file)]
            text = "\n\n".join(f"## Part {number}\n\n{part}." for number, part in enumerate(parts))
            self.text_bytes += (folder / f"{self.files}.md").write_bytes(text.encode())
            self.files += 1
        return folder

    def make_words(self, count: int) -> str:
        return " ".join(self.words[each] for each in self.rng.choice(len(self.words), count, p=self.odds))

    @property
    def index(self) -> SearchIndex:
        return self.parts.search_index

    def disk_ratio(self) -> float:
        """Bytes of the search index to those of texts and vectors."""
        folder = self.parts.home.index
        there = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        return there / (self.text_bytes + self.index.count() * 4 * self.embedder.dimensions)

    def close(self) -> None:
        self.readers.close()
        self.library.close()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    archive = Archive(tmp_path)
    yield archive
    archive.close()


@pytest.mark.parametrize("chunks_a_file", [2, 40], ids=["small notes", "long notes"])
def test_memory_disk_and_searches_stay_bounded(archive: Archive, chunks_a_file: int) -> None:
    print()
    for size in STEPS:
        folder = archive.write(size - archive.index.count(), chunks_a_file)
        with Peak() as peak:
            report = index_folder(folder, archive.parts, Job())
        assert report.failed == 0 and report.remarks == ()
        stages = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in report.stages.items())
        print(
            f"{archive.index.count()} chunks of {archive.files} files: peak {peak.mb:.0f} MB, "
            f"disk {archive.disk_ratio():.2f} of text and vectors; {report.seconds:.0f} s ({stages})"
        )
        assert peak.mb < MEMORY_MB
        assert archive.disk_ratio() <= DISK_RATIO
        measure_searches(archive)


def measure_searches(archive: Archive) -> None:
    """Print how long searches take, and how many of the nearest chunks an index of vectors finds."""
    vectors = archive.index._table.look(lambda table: table.search().select(["vector"]).to_arrow())["vector"]
    stored = np.asarray(vectors.combine_chunks().flatten()).reshape(len(vectors), -1)
    by_meaning, by_words, found = [], [], 0
    for _ in range(100):
        near = stored[archive.rng.integers(len(stored))] + 0.02 * archive.rng.normal(size=stored.shape[1])
        query = (near / np.linalg.norm(near)).astype(np.float32)
        began = time.perf_counter()
        hits = archive.index.search_vector(query, 50)
        by_meaning.append(time.perf_counter() - began)
        least = np.partition(stored @ query, -50)[-50]
        found += sum(hit.similarity >= least - 1e-5 for hit in hits)
        words = archive.make_words(6)
        began = time.perf_counter()
        archive.index.search_words(words, query, 50)
        by_words.append(time.perf_counter() - began)
    recall = found / 5000
    print(f"    by meaning {describe(by_meaning)}, recall of the best 50 {recall:.3f}; by words {describe(by_words)}")
    assert recall >= RECALL
    assert np.median(by_meaning) < SEARCH_MS / 1000


def describe(seconds: list[float]) -> str:
    return f"p50 {1000 * np.percentile(seconds, 50):.0f} ms, p95 {1000 * np.percentile(seconds, 95):.0f} ms"


_REAL_EMBEDDER = """
import psutil
from pathlib import Path
from engine.log import go_offline; go_offline()
from engine.paths import open_home
from engine.settings import Settings
from engine import parts
import sys
before = psutil.Process().memory_info().rss
embedder = parts._load_embedder(Settings().embedding, open_home(Path(sys.argv[1])))
embedder.embed_passages(["some words of a text " * 60] * 64)
print(f"the real embedder adds {(psutil.Process().memory_info().rss - before) / 1024**2:.0f} MB")
"""


def test_what_the_real_embedder_adds(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _REAL_EMBEDDER, str(tmp_path / "home")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    print(f"\n{done.stdout.strip()}")
    assert int(done.stdout.split()[-2]) < MEMORY_MB // 2
