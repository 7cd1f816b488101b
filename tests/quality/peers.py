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
import random
import statistics
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.quality.peer_process import DATA, EMBEDDER, ask, is_worker, load_for_llamaindex, serve, start

DEPTH = 10
WARM_UP = 5  # queries that are not counted
SEED = 11
MODULE = "tests.quality.peers"

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
            name: stack.enter_context(start(python, MODULE, name, options.collection))
            for name, python in commands.items()
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

    embeddings = Embeddings(path=str(EMBEDDER), hybrid=True)
    documents = read_lines(collection / "corpus.jsonl")
    embeddings.index((entry["_id"], f"{entry.get('title', '')}\n{entry['text']}") for entry in documents)
    return lambda text: [name for name, _ in embeddings.search(text, DEPTH)]


def llamaindex(collection: Path, _home: Path) -> Search:
    from llama_index.core import Document, VectorStoreIndex

    documents = [
        Document(text=entry["text"], metadata={"title": entry.get("title", "")}, id_=entry["_id"])
        for entry in read_lines(collection / "corpus.jsonl")
    ]
    retriever = VectorStoreIndex.from_documents(documents, embed_model=load_for_llamaindex()).as_retriever(
        similarity_top_k=DEPTH
    )
    return lambda text: list(dict.fromkeys(node.node.ref_doc_id for node in retriever.retrieve(text)))


SYSTEMS = {"carrel": carrel, "txtai": txtai, "llamaindex": llamaindex}


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
    if is_worker():
        serve(SYSTEMS)
    else:
        main()
