"""A hundred thousand chunks: memory of engine and readers, room on the disk, time of a search and what it finds.

``make quality`` prints them. The whole pipeline runs, on small notes and on long ones; the vectors come from a fake
embedder of 384 dimensions, so that the figures are those of reading and storing. What the real one adds is printed
first, and counts. SCALE_CHUNKS takes fewer chunks.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from tests.quality.archive import Archive

pytestmark = pytest.mark.timeout(7200)

CHUNKS = int(os.environ.get("SCALE_CHUNKS", "100000"))
STEPS = [size for size in (10_000, 50_000, 100_000) if size <= CHUNKS] or [CHUNKS]
MEMORY_MB = 1536
DISK_RATIO = 2.0
RECALL = 0.95
SEARCH_MS = 200.0
_INDEX = "import sys; from pathlib import Path; from tests.quality.archive import index_notes; "
_INDEX += "index_notes(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))"


@pytest.mark.parametrize("chunks_a_file", [2, 40], ids=["small notes", "long notes"])
def test_memory_disk_and_searches_stay_bounded(tmp_path: Path, chunks_a_file: int, embedder_mb: float) -> None:
    print()
    before = 0
    for size in STEPS:
        command = [sys.executable, "-c", _INDEX, str(tmp_path), str(size - before), str(chunks_a_file)]
        figures = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        before = size
        stages = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in figures["stages"].items())
        with closing(Archive(tmp_path)) as archive:
            print(
                f"{archive.index.count()} chunks, {chunks_a_file} a file: peak {figures['peak_mb']:.0f} MB, "
                f"of it the engine {figures['engine_mb']:.0f} MB; disk {archive.disk_ratio():.2f} of text and vectors; "
                f"{figures['seconds']:.0f} s ({stages})"
            )
            assert figures["failed"] == 0
            assert figures["peak_mb"] + embedder_mb < MEMORY_MB
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
from engine.memory import return_freed_memory; return_freed_memory()
from engine.paths import open_home
from engine.settings import Settings
from engine import parts
import sys
before = psutil.Process().memory_info().rss
embedder = parts._load_embedder(Settings().embedding, open_home(Path(sys.argv[1])))
embedder.embed_passages(["some words of a text " * 60] * 64)
print((psutil.Process().memory_info().rss - before) / 1024**2)
"""


@pytest.fixture(scope="module")
def embedder_mb(tmp_path_factory: pytest.TempPathFactory) -> float:
    """What the real embedder adds to the memory of the engine."""
    command = [sys.executable, "-c", _REAL_EMBEDDER, str(tmp_path_factory.mktemp("home"))]
    added = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(f"\nthe real embedder adds {added:.0f} MB")
    return added
