"""Carrel beside txtai (hybrid) and a LlamaIndex vector index with its defaults: what each finds first, and how fast.

    make peers
    .venv/bin/python -m tests.quality.peers PEERS_PYTHON [COLLECTION] [--queries N]

Not a test, and the peers are no dependencies: ``make peers`` installs them into an environment of their own, whose
Python is the first argument. The collection is in BEIR's layout; without one it is squad_v1_dev of the evaluation data.
All three index the same documents, their titles with them, with the same packaged MiniLM, and each lives in a process
of its own. They answer in turns, query by query, so that what else the machine does hits all of them alike. A hit is
a query one of whose relevant documents is among the first results; milliseconds are those inside each process.
"""

# ruff: noqa: PLC0415 - each process imports its own system and no other
from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "models" / "files" / "all-minilm-l6-v2"
DATA = Path(os.environ.get("CARREL_DATA") or ROOT.parent / "shared" / "data")
DEPTH = 10
WARM_UP = 5  # queries that are not counted
SEED = 11

Search = Callable[[str], Sequence[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("python", help="the Python of the environment that holds txtai and llama-index-core")
    parser.add_argument(
        "collection", nargs="?", default=DATA / "B_retrieval" / "beir_format" / "squad_v1_dev", type=Path
    )
    parser.add_argument("--queries", type=int, default=400, help="a sample drawn the same each time; 0 is all")
    options = parser.parse_args()
    if not options.collection.is_dir():
        parser.error(f"{options.collection} is not there: name a collection, or set CARREL_DATA.")
    relevant = read_relevant(options.collection)
    queries = [entry for entry in read_lines(options.collection / "queries.jsonl") if entry["_id"] in relevant]
    if options.queries and options.queries < len(queries):
        queries = random.Random(SEED).sample(queries, options.queries)
    commands = {name: sys.executable if name == "carrel" else options.python for name in SYSTEMS}
    hits = {name: {1: 0, 5: 0} for name in SYSTEMS}
    milliseconds: dict[str, list[float]] = {name: [] for name in SYSTEMS}
    with ExitStack() as stack:
        workers = {
            name: stack.enter_context(start(python, name, options.collection)) for name, python in commands.items()
        }
        for worker in workers.values():
            for query in queries[:WARM_UP]:
                ask(worker, query["text"])
        for query in queries:
            for name, worker in workers.items():
                found, taken = ask(worker, query["text"])
                milliseconds[name].append(taken)
                for depth in hits[name]:
                    hits[name][depth] += not relevant[query["_id"]].isdisjoint(found[:depth])
    print(f"{options.collection.name}, {len(queries)} queries{'':6}hit@1   hit@5   p50 ms   p95 ms")
    for name in SYSTEMS:
        p95 = statistics.quantiles(milliseconds[name], n=20)[-1]
        shares = "".join(f"{hits[name][depth] / len(queries):8.3f}" for depth in hits[name])
        print(f"{name:32}{shares}{statistics.median(milliseconds[name]):9.1f}{p95:9.1f}")


def carrel(collection: Path, home: Path) -> Search:
    from engine.evaluation.collection import read_collection
    from engine.evaluation.retrieval import index_collection
    from engine.ingestion.reader import ReaderPool
    from engine.job import Job
    from engine.parts import Parts
    from engine.paths import open_home
    from engine.settings import load_settings
    from engine.store.library import Library

    opened = open_home(home)
    settings = load_settings(opened.settings)
    parts = Parts(opened, settings, Library(opened.library, opened.write_lock), ReaderPool(settings.reading))
    indexed = index_collection(read_collection(collection), parts, Job())
    retriever = parts.retriever

    def search(text: str) -> list[str]:
        return indexed.name_documents([passage.document_id for passage in retriever.retrieve(text, DEPTH)])

    return search


def txtai(collection: Path, _home: Path) -> Search:
    from txtai import Embeddings

    embeddings = Embeddings(path=str(MODEL), hybrid=True)
    documents = read_lines(collection / "corpus.jsonl")
    embeddings.index((entry["_id"], f"{entry.get('title', '')}\n{entry['text']}") for entry in documents)
    return lambda text: [name for name, _ in embeddings.search(text, DEPTH)]


def llamaindex(collection: Path, _home: Path) -> Search:
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(MODEL), device="cpu")

    class MiniLM(BaseEmbedding):
        """What llama-index-embeddings-huggingface does, without one more package."""

        def _get_text_embedding(self, text: str) -> list[float]:
            return model.encode(text, normalize_embeddings=True).tolist()

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return model.encode(texts, normalize_embeddings=True).tolist()

        def _get_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embedding(query)

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embedding(query)

    documents = [
        Document(text=entry["text"], metadata={"title": entry.get("title", "")}, id_=entry["_id"])
        for entry in read_lines(collection / "corpus.jsonl")
    ]
    retriever = VectorStoreIndex.from_documents(documents, embed_model=MiniLM()).as_retriever(similarity_top_k=DEPTH)
    return lambda text: list(dict.fromkeys(node.node.ref_doc_id for node in retriever.retrieve(text)))


SYSTEMS = {"carrel": carrel, "txtai": txtai, "llamaindex": llamaindex}


@contextmanager
def start(python: str, system: str, collection: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has indexed the collection and answers queries."""
    command = [python, "-m", "tests.quality.peers", "--answer", system, str(collection)]
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    began = time.monotonic()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as worker:
        assert worker.stdout is not None
        if json.loads(worker.stdout.readline() or "null") != "ready":
            sys.exit(f"{system} could not be started: see above.")
        print(f"{system}: loaded and indexed in {time.monotonic() - began:.0f} s", flush=True)
        yield worker
        assert worker.stdin is not None
        worker.stdin.close()


def ask(worker: subprocess.Popen[str], text: str) -> tuple[list[str], float]:
    """What a process found, and the milliseconds it took."""
    assert worker.stdin is not None and worker.stdout is not None
    worker.stdin.write(json.dumps(text) + "\n")
    worker.stdin.flush()
    found, taken = json.loads(worker.stdout.readline())
    return found, taken


def answer(system: str, collection: Path) -> None:
    """The other side of ``ask``: until its input ends. Whatever a library prints goes to stderr."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    with tempfile.TemporaryDirectory(prefix="carrel-peers-", ignore_cleanup_errors=True) as home:
        search = SYSTEMS[system](collection, Path(home))
        print(json.dumps("ready"), file=replies, flush=True)
        for line in sys.stdin:
            text = json.loads(line)
            began = time.perf_counter()
            found = search(text)
            print(json.dumps([list(found), 1000 * (time.perf_counter() - began)]), file=replies, flush=True)


def read_relevant(collection: Path) -> dict[str, set[str]]:
    relevant: dict[str, set[str]] = {}
    for line in (collection / "qrels" / "test.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, document, worth = line.split("\t")
        if int(worth) > 0:
            relevant.setdefault(query, set()).add(document)
    return relevant


def read_lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--answer"]:
        answer(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
