"""Turns a sentence-transformers model folder into one ONNX graph, once: tokens in, unit vectors out.

A BERT, as nearly all small embedders are, is written by ``engine.embeddings.bert_graph`` in a second; torch traces the
others, whose graphs are never quantised.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path

from engine.errors import ModelUnusable
from engine.full_flavour import load_sentence_transformers

# Not ``model.onnx``: under that name many models carry a graph that ends before the pooling.
WHOLE_GRAPH = Path("onnx") / "carrel-fp32.onnx"
QUANTISED_GRAPH = Path("onnx") / "carrel-int8.onnx"


def write_graphs(model_folder: Path, target: Path) -> None:
    """Write the model's graphs below ``target`` under the names above; for a model that is no BERT the whole one only.

    The first input of a graph is ``input_ids``, the others are those of the tokenizer, all int64 of shape
    (batch, tokens); its only output is ``sentence_embedding``, float32 of shape (batch, dimensions). Raises
    ``ModelUnusable``.
    """
    from engine.embeddings.bert_graph import build_bert_graph  # noqa: PLC0415 - a search only asks for the names above

    quantised = build_bert_graph(model_folder, quantised=True)
    whole = build_bert_graph(model_folder, quantised=False)
    if quantised is None or whole is None:
        export_onnx(model_folder, target / WHOLE_GRAPH)
        return
    for graph, name in ((quantised, QUANTISED_GRAPH), (whole, WHOLE_GRAPH)):  # the last one tells: done
        _save(graph.SerializeToString(), target / name)


def _save(graph: bytes, target: Path) -> None:
    """Whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as draft_folder:
        draft = Path(draft_folder) / target.name
        draft.write_bytes(graph)
        draft.replace(target)


def export_onnx(model_folder: Path, target: Path) -> None:
    """Trace every module of the model (transformer, pooling, normalisation) to ``target``; needs torch, takes seconds.

    Raises ``ModelUnusable``.
    """
    library = load_sentence_transformers(f"The embedding model {model_folder.name}, which is no BERT,")
    import torch  # noqa: PLC0415 - seconds of imports that only the first start needs

    try:
        model = library.SentenceTransformer(str(model_folder), device="cpu", local_files_only=True)
    except Exception as error:
        raise ModelUnusable(
            f"{model_folder.name} is not a complete sentence-transformers model: install it again.", repr(error)
        ) from error
    features = model.preprocess(["one text", "another, longer text"])
    model.requires_grad_(requires_grad=False)
    features = {name: value for name, value in features.items() if isinstance(value, torch.Tensor)}

    class _Graph(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            output: Mapping[str, torch.Tensor] = self.model(dict(zip(features, tensors, strict=True)))
            return torch.nn.functional.normalize(output["sentence_embedding"], p=2, dim=1)

    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as draft_folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer warns about shape checks that hold for every input
        draft = Path(draft_folder) / target.name
        torch.onnx.export(
            _Graph().eval(),
            tuple(features.values()),
            str(draft),
            input_names=list(features),
            output_names=["sentence_embedding"],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in features} | {"sentence_embedding": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
        draft.replace(target)
