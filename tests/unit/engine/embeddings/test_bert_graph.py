"""The graph that is written from the weights is the model's, and what is no such model is left alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime as ort
import pytest
from safetensors.numpy import load_file, save_file

from engine.embeddings.bert_graph import build_bert_graph
from engine.embeddings.onnx_embedder import OnnxEmbedder
from engine.embeddings.sentence_transformers_embedder import SentenceTransformersEmbedder
from tests.embedding_models import write_bert

TEXTS = ["The keeper counted ships.", "Mix flour and water, then bake.", "ships " * 100]
Change = Callable[[str, Callable[[Any], None]], Path]


@pytest.fixture
def change(model_folder: Path, tmp_path: Path) -> Change:
    """A copy of the model, one JSON file of it changed."""

    def make(name: str, mend: Callable[[Any], None]) -> Path:
        folder = tmp_path / "model"
        shutil.copytree(model_folder, folder, ignore=shutil.ignore_patterns("onnx", "*.md"), copy_function=_link)
        value = json.loads((folder / name).read_text(encoding="utf-8"))
        mend(value)
        (folder / name).unlink()
        (folder / name).write_text(json.dumps(value), encoding="utf-8")
        return folder

    return make


@pytest.mark.parametrize("quantised", [False, True])
def test_the_graph_takes_texts_of_one_length_and_gives_unit_vectors(model_folder: Path, quantised: bool) -> None:
    graph = build_bert_graph(model_folder, quantised=quantised)
    assert graph is not None
    session = ort.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    assert [(tensor.name, tensor.type) for tensor in session.get_inputs()] == [("input_ids", "tensor(int64)")]
    for rows, tokens in [(1, 2), (3, 7), (2, 256)]:
        (vectors,) = session.run(None, {"input_ids": np.full((rows, tokens), 2000)})
        assert (vectors.shape, vectors.dtype) == ((rows, 384), np.float32)
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(rows), abs=1e-5)


def test_the_first_layer_stays_whole(model_folder: Path) -> None:
    graph = build_bert_graph(model_folder, quantised=True)
    assert graph is not None
    kinds = [node.op_type for node in graph.graph.node]
    assert (kinds.count("Attention"), kinds.count("QAttention")) == (1, 5)
    assert (kinds.count("MatMul"), kinds.count("DynamicQuantizeMatMul")) == (3, 15)


def test_pooling_by_the_first_token_is_followed(change: Change, tmp_path: Path) -> None:
    def by_first(pooling: dict[str, bool]) -> None:
        pooling["pooling_mode_mean_tokens"], pooling["pooling_mode_cls_token"] = False, True

    folder = change("1_Pooling/config.json", by_first)
    onnx.save(build_bert_graph(folder, quantised=False), str(tmp_path / "graph.onnx"))
    vectors = OnnxEmbedder("cls", folder, tmp_path / "graph.onnx").embed_passages(TEXTS)
    expected = SentenceTransformersEmbedder("cls", folder, device="cpu").embed_passages(TEXTS)
    assert (vectors * expected).sum(axis=1).min() >= 0.9999


def test_weights_of_half_precision_are_widened(tmp_path: Path) -> None:
    folder = write_bert(tmp_path / "model")
    vectors = {}
    for kind in (np.float32, np.float16):
        weights = {name: array.astype(kind) for name, array in load_file(folder / "model.safetensors").items()}
        save_file(weights, folder / "model.safetensors", {"format": "pt"})
        for quantised in (False, True):
            graph = build_bert_graph(folder, quantised=quantised)
            assert graph is not None
            onnx.save(graph, tmp_path / "graph.onnx")
            vectors[kind, quantised] = OnnxEmbedder("small", folder, tmp_path / "graph.onnx").embed_passages(TEXTS)
    for quantised in (False, True):
        cosines = (vectors[np.float16, quantised] * vectors[np.float32, quantised]).sum(1)
        assert cosines.min() > 0.999


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("config.json", "model_type", "mpnet"),
        ("config.json", "hidden_act", "relu"),
        ("config.json", "position_embedding_type", "relative_key"),
        ("config.json", "num_hidden_layers", 7),
        ("1_Pooling/config.json", "pooling_mode_max_tokens", True),
    ],
)
def test_another_architecture_is_left_to_torch(change: Change, name: str, key: str, value: object) -> None:
    assert build_bert_graph(change(name, lambda config: config.update({key: value})), quantised=True) is None


def test_a_further_module_is_left_to_torch(change: Change) -> None:
    dense = {"idx": 3, "name": "3", "path": "3_Dense", "type": "sentence_transformers.models.Dense"}
    assert build_bert_graph(change("modules.json", lambda modules: modules.append(dense)), quantised=False) is None


def test_a_damaged_folder_is_left_to_torch_to_explain(model_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(model_folder, tmp_path / "cut", ignore=shutil.ignore_patterns("onnx"), copy_function=_link)
    (tmp_path / "cut" / "model.safetensors").unlink()
    assert build_bert_graph(tmp_path / "cut", quantised=False) is None
    (tmp_path / "cut" / "model.safetensors").write_bytes((model_folder / "model.safetensors").read_bytes()[:1000])
    assert build_bert_graph(tmp_path / "cut", quantised=False) is None
    assert build_bert_graph(tmp_path / "nowhere", quantised=False) is None


def _link(source: str, target: str) -> None:
    Path(target).symlink_to(Path(source).resolve())
