"""The ways to compute the vectors, on the same chunks: speed, load time, likeness to the reference, and what is found.

One thread each and processor seconds, which a busy machine disturbs least. QUALITY_CHUNKS sets how many chunks.
"""

from __future__ import annotations

import csv
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.chunking import Chunker
from engine.embeddings.embedder import Embedder
from engine.embeddings.llama_embedder import LlamaEmbedder
from engine.embeddings.onnx_embedder import OnnxEmbedder
from engine.embeddings.onnx_export import QUANTISED_GRAPH, WHOLE_GRAPH, export_onnx, write_graphs
from engine.embeddings.sentence_transformers_embedder import SentenceTransformersEmbedder
from engine.embeddings.tokenizer import FileTokenizer
from engine.evaluation.benchmarks import choose_sample, take_turns
from engine.ingestion.formats.markdown import parse
from engine.paths import packaged_models
from tests.gguf_files import write_gguf

pytestmark = pytest.mark.timeout(3600)

MODEL = packaged_models() / "all-minilm-l6-v2"
LEAST_SPEEDUP = 1.5
LEAST_COSINE = 0.99
MOST_LOSS = 0.005
GGUF = "llama.cpp with a GGUF"
COLLECTIONS = ("xquad_en", "clapnq_dev", "squad_v1_dev")
# Of a GGUF to the folder it was made of; llama.cpp breaks words of some languages into other tokens.
LEAST_COSINES = {"en": 0.9999, "de": 0.9999, "zh": 0.9999, "hi": 0.85}


@pytest.fixture(scope="module")
def rivals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Embedder]:
    """The embedders by name, the reference first; each was loaded, and its load time printed."""
    import torch  # noqa: PLC0415 - only for these figures

    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("graphs")
    export_onnx(MODEL, folder / "traced.onnx")
    _quantise_by_onnxruntime(folder / "traced.onnx", folder / "traced-int8.onnx")
    write_graphs(MODEL, folder)

    def in_bfloat16() -> Embedder:
        embedder = SentenceTransformersEmbedder("bf16", MODEL, device="cpu")
        embedder._model.to(torch.bfloat16)
        return embedder

    def graph(path: Path) -> Callable[[], Embedder]:
        return lambda: OnnxEmbedder(path.stem, MODEL, path, threads=1)

    makers: dict[str, Callable[[], Embedder]] = {
        "sentence-transformers fp32": lambda: SentenceTransformersEmbedder("fp32", MODEL, device="cpu"),
        "sentence-transformers bf16": in_bfloat16,
        "traced graph fp32": graph(folder / "traced.onnx"),
        "traced graph int8": graph(folder / "traced-int8.onnx"),
        GGUF: lambda: LlamaEmbedder("gguf", write_gguf(MODEL, folder / "minilm.gguf"), threads=1),
        "fused graph fp32": graph(folder / WHOLE_GRAPH),
        "fused graph int8": graph(folder / QUANTISED_GRAPH),
    }
    loaded: dict[str, Embedder] = {}
    for name, make in makers.items():
        began = time.perf_counter()
        loaded[name] = make()
        print(f"\n{name}: loaded in {time.perf_counter() - began:.2f} s", end="")
    return loaded


def test_speed_and_likeness(data: Path, rivals: dict[str, Embedder]) -> None:
    chunks = choose_sample(_read_notes(data), int(os.environ.get("QUALITY_CHUNKS", "60")))
    best = take_turns({name: _run(embedder, chunks) for name, embedder in rivals.items()}, rounds=2)
    reference, *_ = rivals
    expected = rivals[reference].embed_passages(chunks)
    print(f"\n{len(chunks)} chunks, one thread{'':11}  cpu s  speed-up  cosine mean  least")
    for name, embedder in rivals.items():
        cosines = (embedder.embed_passages(chunks) * expected).sum(axis=1)
        speedup = best[reference].cpu_seconds / best[name].cpu_seconds
        print(f"{name:32}{best[name].cpu_seconds:7.2f}{speedup:10.2f}{cosines.mean():13.5f}{cosines.min():7.4f}")
        if name == "fused graph int8":
            assert speedup >= LEAST_SPEEDUP
            assert cosines.mean() >= LEAST_COSINE
        if name == "fused graph fp32":
            assert cosines.min() >= 0.9999


@pytest.mark.parametrize("language", LEAST_COSINES)
def test_a_gguf_embeds_as_the_folder_it_was_made_of(data: Path, rivals: dict[str, Embedder], language: str) -> None:
    corpus = data / "B_retrieval" / "beir_format" / f"xquad_{language}" / "corpus.jsonl"
    texts = [line["text"][:200] for line in choose_sample(_read_lines(corpus), 40)]  # the windows differ
    expected, made = (rivals[name].embed_passages(texts) for name in (next(iter(rivals)), GGUF))
    cosines = (expected * made).sum(axis=1)
    print(f"\n{language}: cosine mean {cosines.mean():.7f}, least {cosines.min():.7f}")
    assert cosines.mean() >= LEAST_COSINES[language]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_as_much_is_found_with_eight_bits(data: Path, rivals: dict[str, Embedder], collection: str) -> None:
    found = {name: _ndcg(rivals[name], data / "B_retrieval" / "beir_format" / collection) for name in list(rivals)[-2:]}
    whole, quantised = found.values()
    print(f"\n{collection}: nDCG@10 " + ", ".join(f"{name} {100 * value:.2f}" for name, value in found.items()))
    assert whole - quantised <= MOST_LOSS


def _run(embedder: Embedder, texts: list[str]) -> Callable[[], object]:
    return lambda: embedder.embed_passages(texts)


def _read_notes(data: Path) -> list[str]:
    chunker = Chunker(FileTokenizer(MODEL / "tokenizer.json"), 256)
    texts: list[str] = []
    for path in sorted((data / "D_notes").rglob("*.md"))[::10]:
        document = parse(path.read_bytes(), path)
        texts += [chunker.embedded_text(document.title, chunk) for chunk in chunker.split(document)]
    return texts


def _quantise_by_onnxruntime(graph: Path, target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 - only for these figures

    quantize_dynamic(graph, target, per_channel=True, weight_type=QuantType.QInt8)


def _ndcg(embedder: Embedder, folder: Path) -> float:
    """nDCG@10 of a search through every vector."""
    documents, queries = (_read_lines(folder / name) for name in ("corpus.jsonl", "queries.jsonl"))
    wanted: dict[str, dict[str, int]] = {}
    with (folder / "qrels" / "test.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            wanted.setdefault(row["query-id"], {})[row["corpus-id"]] = int(row["score"])
    queries = [query for query in queries if query["_id"] in wanted]
    vectors = embedder.embed_passages([f"{document.get('title', '')}\n{document['text']}" for document in documents])
    asked = embedder.embed_passages([query["text"] for query in queries])
    discounts = 1 / np.log2(np.arange(2, 12))
    scores = []
    for query, likeness in zip(queries, asked @ vectors.T, strict=True):
        gains = wanted[query["_id"]]
        found = [gains.get(documents[row]["_id"], 0) for row in np.argsort(-likeness)[:10]]
        ideal = sorted(gains.values(), reverse=True)[:10]
        scores.append(found @ discounts[: len(found)] / (ideal @ discounts[: len(ideal)]))
    return float(np.mean(scores))


def _read_lines(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
