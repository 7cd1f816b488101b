"""The exported graph takes tokens of any number and gives unit vectors; what is no model is one sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import pytest

from engine.embeddings.onnx_export import QUANTISED_GRAPH, WHOLE_GRAPH, export_onnx, write_graphs
from engine.errors import ModelUnusable


def test_the_graph_is_whole_and_alone_in_its_folder(traced_graph: Path) -> None:
    onnx.checker.check_model(str(traced_graph))
    assert [path.name for path in traced_graph.parent.iterdir()] == [traced_graph.name]


def test_inputs_and_output_are_as_promised(traced_graph: Path) -> None:
    session = ort.InferenceSession(str(traced_graph), providers=["CPUExecutionProvider"])
    assert {tensor.name for tensor in session.get_inputs()} == {"input_ids", "attention_mask", "token_type_ids"}
    assert {tensor.type for tensor in session.get_inputs()} == {"tensor(int64)"}
    (output,) = session.get_outputs()
    assert (output.name, output.type, output.shape[1]) == ("sentence_embedding", "tensor(float)", 384)


@pytest.mark.parametrize(("rows", "tokens"), [(1, 2), (3, 7), (2, 256)])
def test_batches_of_any_shape_give_unit_vectors(traced_graph: Path, rows: int, tokens: int) -> None:
    session = ort.InferenceSession(str(traced_graph), providers=["CPUExecutionProvider"])
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


def test_the_graphs_of_a_bert_are_written_and_torch_is_asked_about_the_others(
    model_folder: Path, tmp_path: Path
) -> None:
    folder, target = tmp_path / "other", tmp_path / "graphs"
    shutil.copytree(model_folder, folder, ignore=shutil.ignore_patterns("onnx", "modules.json"), copy_function=_link)
    modules = (model_folder / "modules.json").read_text(encoding="utf-8")
    (folder / "modules.json").write_text(modules.replace(".Normalize", ".Normalize "), encoding="utf-8")
    with pytest.raises(ModelUnusable, match="other is not a complete"):  # torch was asked, as nothing else knows it
        write_graphs(folder, target)
    (folder / "modules.json").write_text(modules, encoding="utf-8")
    write_graphs(folder, target)
    assert (target / WHOLE_GRAPH).is_file()
    assert (target / QUANTISED_GRAPH).stat().st_size < 0.75 * (target / WHOLE_GRAPH).stat().st_size
    assert {path.name for path in (target / WHOLE_GRAPH).parent.iterdir()} == {WHOLE_GRAPH.name, QUANTISED_GRAPH.name}


def _link(source: str, target: str) -> None:
    Path(target).symlink_to(source)
