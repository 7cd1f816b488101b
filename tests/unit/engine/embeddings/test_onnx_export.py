"""The exported graph takes tokens of any number and gives unit vectors; what is no model is one sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import pytest

from engine.embeddings.onnx_export import export_onnx
from engine.errors import ModelUnusable


def test_the_graph_is_whole_and_alone_in_its_folder(graph: Path) -> None:
    onnx.checker.check_model(str(graph))
    assert [path.name for path in graph.parent.iterdir()] == [graph.name]


def test_inputs_and_output_are_as_promised(graph: Path) -> None:
    session = ort.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    assert {tensor.name for tensor in session.get_inputs()} == {"input_ids", "attention_mask", "token_type_ids"}
    assert {tensor.type for tensor in session.get_inputs()} == {"tensor(int64)"}
    (output,) = session.get_outputs()
    assert (output.name, output.type, output.shape[1]) == ("sentence_embedding", "tensor(float)", 384)


@pytest.mark.parametrize(("rows", "tokens"), [(1, 2), (3, 7), (2, 256)])
def test_batches_of_any_shape_give_unit_vectors(graph: Path, rows: int, tokens: int) -> None:
    session = ort.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    ones = np.ones((rows, tokens), np.int64)
    feeds = {"input_ids": ones * 2000, "attention_mask": ones, "token_type_ids": ones * 0}
    (vectors,) = session.run(None, feeds)
    assert vectors.shape == (rows, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(rows), abs=1e-5)


@pytest.mark.parametrize("missing", ["model.safetensors", "config.json", "everything"])
def test_an_incomplete_folder_is_one_sentence_and_leaves_nothing(
    model_folder: Path, tmp_path: Path, missing: str
) -> None:
    folder = tmp_path / "my-model"
    shutil.copytree(model_folder, folder, ignore=shutil.ignore_patterns("onnx", missing, "*.md"), copy_function=_link)
    if missing == "everything":
        shutil.rmtree(folder)
        folder.mkdir()
    with pytest.raises(ModelUnusable) as caught:
        export_onnx(folder, tmp_path / "graphs" / "model.onnx")
    assert "my-model is not a complete sentence-transformers model" in caught.value.message
    assert "install it again" in caught.value.message
    assert not (tmp_path / "graphs").exists()


def _link(source: str, target: str) -> None:
    Path(target).symlink_to(source)
