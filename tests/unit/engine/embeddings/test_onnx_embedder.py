"""The fast embedder gives the reference's vectors, in the order of the texts, whatever the texts."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import numpy as np
import onnx
import pytest

from engine.embeddings.onnx_embedder import OnnxEmbedder
from engine.embeddings.onnx_export import WHOLE_GRAPH, write_graphs
from engine.embeddings.sentence_transformers_embedder import SentenceTransformersEmbedder
from engine.errors import ModelUnusable
from tests.embedding_models import write_bert

PROSE = "The lighthouse keeper counted ships until the fog came in, and then she counted bells instead. "
TEXTS = [
    "",
    " ",
    "\n\t\n",
    ".",
    "a",
    "ship",
    "SHIP",
    "Who counted the ships?",
    PROSE,
    PROSE * 3,
    PROSE * 10,
    PROSE * 300,
    "x" * 10_000,
    "a." * 2000,
    "Die Größe der Wohnung beträgt 85 m² – Straße, Übergröße, Ärger.",
    "Le garçon a mangé des pâtes à la crème brûlée.",
    "これは日本語のテキストです。会議は三月十日に東京で行われます。",
    "会议十点开始，请准时参加。",
    "회의는 월요일 오전 열 시에 시작합니다.",
    "Встреча состоится в понедельник.",
    "الاجتماع يوم الاثنين",
    "😀",
    "👩‍👩‍👧 went to the 🏖️ with 🐕🐕🐕",
    "e\u0301 and é",
    "zero\u200bwidth\u00adhyphen",
    "null\0byte",
    "[CLS] [SEP] [MASK] [UNK] [PAD]",
    "##ing un##believ",
    "$3.14 is 1,000.50 % of (a+b)² ≈ 10⁻³",
    "def answer(question: str) -> int:\n    return 42\n",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "https://example.org/a?b=c&d=e#f",
    "Title › Part › Detail\nThe text of a chunk with its heading path.",
    '"Quotes" and ‘other’ “quotes” — and dashes – too…',
    "ALL CAPITAL LETTERS SHOUTING",
    "one two three four five six seven eight nine ten " * 5,
    *[f"{PROSE}{PROSE[: 7 * number]}" for number in range(14)],
]


@pytest.fixture(scope="module")
def embedder(model_folder: Path, graph: Path) -> OnnxEmbedder:
    return OnnxEmbedder("minilm", model_folder, graph, threads=2)


@pytest.fixture(scope="module")
def quantised(model_folder: Path, quantised_graph: Path) -> OnnxEmbedder:
    return OnnxEmbedder("minilm-int8", model_folder, quantised_graph, threads=2)


@pytest.fixture(scope="module")
def vectors(embedder: OnnxEmbedder) -> np.ndarray:
    """Those of ``TEXTS``."""
    return embedder.embed_passages(TEXTS)


def cosines(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    return (left * right).sum(axis=1) / np.linalg.norm(left, axis=1) / np.linalg.norm(right, axis=1)


def test_the_vectors_are_those_of_the_reference(vectors: np.ndarray, reference: SentenceTransformersEmbedder) -> None:
    assert len(TEXTS) == 50
    expected = reference.embed_passages(TEXTS)
    assert cosines(vectors, expected).min() >= 0.9999
    assert np.abs(vectors - expected).max() < 1e-3


def test_a_graph_that_torch_traced_gives_the_same_vectors(
    vectors: np.ndarray, model_folder: Path, traced_graph: Path
) -> None:
    traced = OnnxEmbedder("minilm", model_folder, traced_graph, threads=2)
    assert cosines(traced.embed_passages(TEXTS[:20]), vectors[:20]).min() >= 0.9999


def test_the_quantised_vectors_are_near_the_references(
    quantised: OnnxEmbedder, vectors: np.ndarray, model_folder: Path
) -> None:
    likeness = cosines(quantised.embed_passages(TEXTS), vectors)
    assert likeness.mean() >= 0.99
    assert likeness.min() >= 0.97
    assert likeness.min() < 0.9999, "this is not the quantised graph"


def test_a_vector_is_the_same_whatever_text_stands_beside_it(quantised: OnnxEmbedder, embedder: OnnxEmbedder) -> None:
    for each in (quantised, embedder):
        together = each.embed_passages(TEXTS)
        for row in (0, 5, 7, 9, 14):
            assert np.array_equal(each.embed_passages([TEXTS[row]])[0], together[row])


def test_vectors_are_float32_of_length_one(vectors: np.ndarray) -> None:
    assert (vectors.dtype, vectors.shape) == (np.float32, (50, 384))
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(50), abs=1e-5)


def test_the_order_of_the_texts_is_kept_although_they_are_sorted_by_length(
    embedder: OnnxEmbedder, vectors: np.ndarray
) -> None:
    rows = np.random.default_rng(1).permutation(len(TEXTS))
    shuffled = embedder.embed_passages([TEXTS[row] for row in rows])
    assert cosines(shuffled, vectors[rows]).min() >= 0.9999
    for row in (7, 14, 20):
        assert cosines(embedder.embed_passages([TEXTS[row]]), vectors[row : row + 1])[0] >= 0.9999


def test_no_texts_give_no_vectors(embedder: OnnxEmbedder) -> None:
    assert embedder.embed_passages([]).shape == (0, 384)


def test_a_query_is_one_vector(embedder: OnnxEmbedder) -> None:
    vector = embedder.embed_query("Who counted the ships?")
    assert (vector.shape, vector.dtype) == ((384,), np.float32)
    assert vector @ embedder.embed_passages(["Who counted the ships?"])[0] == pytest.approx(1.0, abs=1e-5)


def test_likeness_is_likeness_of_meaning(embedder: OnnxEmbedder) -> None:
    ships, bread = embedder.embed_passages([PROSE, "Mix flour, water and salt, then bake the dough."])
    question = embedder.embed_query("What did the woman in the lighthouse do in the mist?")
    assert question @ ships > question @ bread + 0.2


def test_prefixes_are_put_in_front(model_folder: Path, graph: Path, embedder: OnnxEmbedder) -> None:
    prefixed = OnnxEmbedder("p", model_folder, graph, query_prefix="query: ", passage_prefix="passage: ", threads=2)
    texts = TEXTS[:10]
    by_hand = embedder.embed_passages(["passage: " + text for text in texts])
    assert cosines(prefixed.embed_passages(texts), by_hand).min() >= 0.9999
    assert cosines(prefixed.embed_passages(texts), embedder.embed_passages(texts)).min() < 0.99
    asked = prefixed.embed_query("ships?")
    assert asked @ embedder.embed_query("query: ships?") == pytest.approx(1.0, abs=1e-5)
    assert prefixed.passage_prefix == "passage: "


def test_it_is_what_the_protocol_asks_for(embedder: OnnxEmbedder) -> None:
    assert (embedder.name, embedder.dimensions, embedder.max_tokens) == ("minilm", 384, 256)


def test_what_is_beyond_the_limit_is_not_seen(embedder: OnnxEmbedder) -> None:
    start = "ship " * (embedder.max_tokens - 2)
    near, far = embedder.embed_passages([start, start + "bread " * 300])
    assert near @ far == pytest.approx(1.0, abs=1e-5)


def test_without_a_stated_limit_it_is_that_of_the_model_and_its_tokenizer(tmp_path: Path) -> None:
    folder = write_bert(tmp_path / "model", positions=300)
    write_graphs(folder, folder)
    (folder / "sentence_bert_config.json").unlink()
    for longest, most in ((1e30, 300), (200, 200)):
        (folder / "tokenizer_config.json").write_text(json.dumps({"model_max_length": longest}))
        embedder = OnnxEmbedder("my model", folder, folder / WHOLE_GRAPH)
        assert embedder.max_tokens == most
        assert embedder.embed_passages(["ship " * 400]).shape == (1, 32)


def test_threads_may_embed_at_the_same_time(embedder: OnnxEmbedder) -> None:
    expected = embedder.embed_passages(TEXTS[5:10])
    results: list[np.ndarray] = []
    threads = [threading.Thread(target=lambda: results.append(embedder.embed_passages(TEXTS[5:10]))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(results) == 8
    assert all(cosines(result, expected).min() >= 0.9999 for result in results)


@pytest.mark.parametrize(
    "damage", ["cut graph", "empty graph", "no graph", "no tokenizer", "bad tokenizer", "bad limit", "no limit"]
)
def test_a_damaged_model_is_one_sentence(model_folder: Path, graph: Path, tmp_path: Path, damage: str) -> None:
    folder, own_graph = tmp_path / "model", tmp_path / "model.onnx"
    folder.mkdir()
    for name in ("tokenizer.json", "sentence_bert_config.json"):
        shutil.copy(model_folder / name, folder)
    whole = graph.read_bytes()
    own_graph.write_bytes({"cut graph": whole[: len(whole) // 2], "empty graph": b""}.get(damage, whole))
    match damage:
        case "no graph":
            own_graph.unlink()
        case "no tokenizer":
            (folder / "tokenizer.json").unlink()
        case "bad tokenizer":
            (folder / "tokenizer.json").write_text("{")
        case "bad limit":
            (folder / "sentence_bert_config.json").write_text('{"max_seq_length": "many"}')
        case "no limit":
            (folder / "sentence_bert_config.json").unlink()
    with pytest.raises(ModelUnusable) as caught:
        OnnxEmbedder("my model", folder, own_graph)
    assert caught.value.message == "The embedding model my model is damaged: install it again."
    assert caught.value.detail


def test_a_graph_of_something_else_is_one_sentence(model_folder: Path, tmp_path: Path) -> None:
    value = onnx.helper.make_tensor_value_info
    node = onnx.helper.make_node("Identity", ["audio"], ["sound"])
    types = [value("audio", onnx.TensorProto.FLOAT, [1])], [value("sound", onnx.TensorProto.FLOAT, [1])]
    model = onnx.helper.make_model(
        onnx.helper.make_graph([node], "other", *types), opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8
    )
    onnx.save(model, str(tmp_path / "other.onnx"))
    with pytest.raises(ModelUnusable, match="my model is damaged"):
        OnnxEmbedder("my model", model_folder, tmp_path / "other.onnx")
