"""LanceDB's kinds of vector index beside each other: time to build, recall, latency, memory and room on the disk.

The rows are the paragraphs of SQuAD many times over, with noise; what is looked for are questions that people asked of
them. INDEX_SIZES names the numbers of rows, 10000,100000 if it does not; 1000000 takes most of a day for the slowest
kinds, so INDEX_KINDS, names with commas between them, can leave out the others.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import numpy as np
import psutil
import pyarrow as pa
import pytest
from lancedb.index import HnswFlat, HnswPq, HnswSq, IvfFlat, IvfPq, IvfRq, IvfSq
from lancedb.query import LanceVectorQueryBuilder

from engine.ingestion.reader import ReaderPool
from engine.log import go_offline
from engine.memory import return_freed_memory
from engine.parts import Parts
from engine.paths import open_home
from engine.settings import Settings
from engine.store.best_rows import count_refined
from engine.store.lance_import import lancedb
from engine.store.library import Library
from tests.quality.large_index import multiply

pytestmark = pytest.mark.timeout(36_000)

SIZES = [int(size) for size in os.environ.get("INDEX_SIZES", "10000,100000").split(",")]
KINDS: dict[str, Any] = {
    "none": None,
    "IVF_FLAT": IvfFlat,
    "IVF_SQ": IvfSq,
    "IVF_PQ": IvfPq,
    "IVF_RQ": IvfRq,
    "IVF_HNSW_FLAT": HnswFlat,
    "IVF_HNSW_SQ": HnswSq,
    "IVF_HNSW_PQ": HnswPq,
}
CHOSEN = os.environ.get("INDEX_KINDS", ",".join(KINDS)).split(",")
WANTED_RECALL = 0.97
_QUERIES = 200
_EXACT_QUERIES = 30  # of those: without an index, a search of a million rows takes seconds
_NEAREST = 10
_CANDIDATES = 50  # that the program asks for, of which the nearest are the first
_ROWS_AT_ONCE = 50_000


def test_kinds_of_index(tmp_path: Path, data: Path) -> None:
    home = open_home(tmp_path / "home")
    parts = Parts(home, Settings(), Library(home.library, home.write_lock), ReaderPool(Settings().reading))
    collection = data / "B_retrieval" / "beir_format" / "squad_v1_dev"
    np.save(tmp_path / "vectors.npy", parts.embedder.embed_passages(_read_texts(collection / "corpus.jsonl")))
    questions = _read_texts(collection / "queries.jsonl")
    questions = questions[:: len(questions) // _QUERIES][:_QUERIES]
    np.save(tmp_path / "queries.npy", np.stack([parts.embedder.embed_query(question) for question in questions]))
    chosen_by_carrel = {}
    for size in SIZES:
        print(f"\n{size} rows: build, recall of the best {_NEAREST}, latency p50 / p95, memory to search, disk")
        for kind in CHOSEN:
            call = [sys.executable, "-m", "tests.quality.test_index_types", str(tmp_path), kind]
            done = subprocess.run([*call, str(size)], check=True, capture_output=True, text=True)
            figures = json.loads(done.stdout.splitlines()[-1])
            print(
                f"{kind:14} {figures['build_s']:7.1f} s  {figures['recall']:.3f}  {figures['p50']:6.1f} / "
                f"{figures['p95']:6.1f} ms  {figures['memory_mb']:6.0f} MB  {figures['disk_mb']:6.0f} MB",
                flush=True,
            )
            if kind == "IVF_RQ":
                chosen_by_carrel[size] = figures["recall"]
    assert all(recall >= WANTED_RECALL for recall in chosen_by_carrel.values())


def _read_texts(file: Path) -> list[str]:
    return [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]


def _measure(folder_of_vectors: Path, kind: str, size: int) -> dict[str, float]:
    """Build one index and search it as the program does: twenty partitions, and true vectors of some more."""
    return_freed_memory()
    vectors, queries = np.load(folder_of_vectors / "vectors.npy"), np.load(folder_of_vectors / "queries.npy")
    with tempfile.TemporaryDirectory() as folder:
        table = _fill(Path(folder), vectors, size)
        began = time.perf_counter()
        if KINDS[kind]:
            table.create_index("vector", config=KINDS[kind](distance_type="dot"))
        build_s = time.perf_counter() - began
        queries = queries if KINDS[kind] else queries[:_EXACT_QUERIES]
        wanted = _find_exactly(vectors, queries, size)
        before = psutil.Process().memory_info().rss
        found, taken = [], []
        for query in queries:
            began = time.perf_counter()
            search = cast("LanceVectorQueryBuilder", table.search(query, "vector", query_type="vector"))
            search = search.distance_type("dot").limit(_CANDIDATES).minimum_nprobes(20).maximum_nprobes(20)
            search = search.refine_factor(count_refined(size) // _CANDIDATES).select(["row", "_distance"])
            rows = search.to_arrow()["row"].to_pylist()
            found.append(set(rows[:_NEAREST]))
            taken.append(1000 * (time.perf_counter() - began))
        p50, p95 = np.percentile(taken[10:], [50, 95])
        return {
            "build_s": build_s,
            "recall": float(np.mean([len(one & other) for one, other in zip(found, wanted, strict=True)])) / _NEAREST,
            "p50": float(p50),
            "p95": float(p95),
            "memory_mb": (psutil.Process().memory_info().rss - before) / 1024**2,
            "disk_mb": sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()) / 1024**2,
        }


def _fill(folder: Path, vectors: np.ndarray, size: int) -> lancedb.table.Table:
    schema = pa.schema([("row", pa.int64()), ("vector", pa.list_(pa.float32(), vectors.shape[1]))])
    table = lancedb.connect(str(folder)).create_table("rows", schema=schema)
    for start in range(0, size, _ROWS_AT_ONCE):
        some = multiply(vectors, start, min(_ROWS_AT_ONCE, size - start))
        flat = pa.FixedSizeListArray.from_arrays(pa.array(some.ravel()), vectors.shape[1])
        table.add(pa.table({"row": pa.array(range(start, start + len(some))), "vector": flat}, schema=schema))
    table.optimize(cleanup_older_than=timedelta(0), delete_unverified=True)
    return table


def _find_exactly(vectors: np.ndarray, queries: np.ndarray, size: int) -> list[set[int]]:
    """The nearest rows of each query, by comparing with every one."""
    nearest: list[list[tuple[float, int]]] = [[] for _ in queries]
    for start in range(0, size, _ROWS_AT_ONCE):
        likeness = queries @ multiply(vectors, start, min(_ROWS_AT_ONCE, size - start)).T
        best = np.argpartition(-likeness, _NEAREST, axis=1)[:, :_NEAREST]
        for number, rows in enumerate(best):
            nearest[number] += [(float(likeness[number, row]), start + int(row)) for row in rows]
    return [{row for _, row in sorted(every, reverse=True)[:_NEAREST]} for every in nearest]


if __name__ == "__main__":
    go_offline()
    print(json.dumps(_measure(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))))
