"""Turns a sentence-transformers model folder into one ONNX graph, once: tokens in, unit vectors out."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path

from engine.errors import ModelUnusable

GRAPH = Path("onnx") / "model.onnx"


def export_onnx(model_folder: Path, target: Path) -> None:
    """Export every module of the model (transformer, pooling, normalisation) to ``target``; needs torch, takes seconds.

    The graph's inputs are those of the tokenizer, int64 of shape (batch, tokens); its only output is
    ``sentence_embedding``, float32 of shape (batch, dimensions). Raises ``ModelUnusable``.
    """
    import torch  # noqa: PLC0415 - seconds of imports that only the first start needs
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - as torch
    from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415 - as torch

    disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it without types
    try:
        model = SentenceTransformer(str(model_folder), device="cpu", local_files_only=True)
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
