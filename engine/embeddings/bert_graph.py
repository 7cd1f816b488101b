"""Writes the graph of a BERT embedder straight from its weights, in the fused operators that onnxruntime runs fastest.

The traced graph (``engine.embeddings.onnx_export``) serves any model, but keeps what torch wrote: a mask of every token
against every other, a guard against NaN in each layer, six operators where one would do. Here the
texts of a batch have the same number of tokens, so there is nothing to mask.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from safetensors import SafetensorError
from safetensors.numpy import load_file

Weights = dict[str, NDArray[np.float32]]

_FUSED = "com.microsoft"  # the domain of onnxruntime's own operators
_OPSET = 17
_IR_VERSION = 8
_LARGEST_WHOLE = 127
_POOLINGS = {"pooling_mode_mean_tokens": "ReduceMean", "pooling_mode_cls_token": "Gather"}
_MODULES = {"Transformer", "Pooling", "Normalize"}


def build_bert_graph(model_folder: Path, *, quantised: bool) -> onnx.ModelProto | None:
    """The whole model as one graph; None where the folder holds no BERT that this module can write.

    Input ``input_ids``, int64 of shape (texts, tokens) without padding; output ``sentence_embedding``, float32 unit
    vectors of shape (texts, dimensions). ``quantised``: all layers but the first multiply whole numbers of eight bits;
    a text is then best run alone, because what stands beside it changes how its numbers are rounded.
    """
    try:
        config = _read_json(model_folder / "config.json")
        pooling = _choose_pooling(model_folder)
        if pooling is None or not _is_plain(config):
            return None
        loaded = load_file(model_folder / "model.safetensors")
        # Some models are kept in half precision; the operators want whole numbers or single precision.
        weights = {name.removeprefix("bert."): np.asarray(array, np.float32) for name, array in loaded.items()}
        return _Builder(config, weights, quantised=quantised).build(pooling)
    except (OSError, ValueError, KeyError, TypeError, SafetensorError):
        return None  # another architecture, or a damaged folder, of which the exporter by torch can say more


def _read_json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _is_plain(config: Mapping[str, Any]) -> bool:
    return bool(
        config["model_type"] == "bert"
        and config["hidden_act"] == "gelu"
        and config.get("position_embedding_type", "absolute") == "absolute"
        and not config.get("is_decoder")
    )


def _choose_pooling(model_folder: Path) -> str | None:
    """The operator that makes one vector of a text's tokens."""
    modules = _read_json(model_folder / "modules.json")
    if not {module["type"].rpartition(".")[2] for module in modules} <= _MODULES:
        return None
    places = [module["path"] for module in modules if module["type"].endswith("Pooling")]
    settings = [_read_json(model_folder / place / "config.json") for place in places]
    modes = [name for setting in settings for name in setting if name.startswith("pooling_mode_") and setting[name]]
    return _POOLINGS.get(modes[0]) if len(modes) == 1 else None


class _Builder:
    """One graph in the making; its methods add nodes and return the name of what these give."""

    def __init__(self, config: Mapping[str, Any], weights: Weights, *, quantised: bool) -> None:
        self._weights = weights
        self._quantised = quantised
        self._heads = int(config["num_attention_heads"])
        self._layers = int(config["num_hidden_layers"])
        self._epsilon = float(config["layer_norm_eps"])
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def build(self, pooling: str) -> onnx.ModelProto:
        hidden = self._embed()
        for layer in range(self._layers):
            # The first layer's errors travel through all others: whole, it halves the distance to the reference.
            hidden = self._add_layer(f"encoder.layer.{layer}.", hidden, quantised=self._quantised and layer > 0)
        if pooling == "Gather":
            pooled = self._add(pooling, [hidden, self._hold("first", np.array(0, np.int64))], axis=1)
        else:
            pooled = self._add(pooling, [hidden], axes=[1], keepdims=0)
        self._nodes.append(helper.make_node("LpNormalization", [pooled], ["sentence_embedding"], axis=1, p=2))
        dimensions = len(self._weights["embeddings.LayerNorm.weight"])
        graph = helper.make_graph(
            self._nodes,
            "embedder",
            [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])],
            [helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["texts", dimensions])],
            self._constants,
        )
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)

    def _embed(self) -> str:
        words = self._hold("words", self._weights["embeddings.word_embeddings.weight"])
        # Every token is of the first kind, so the vector of that kind is made part of the position's.
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        positions = self._hold("positions", self._weights["embeddings.position_embeddings.weight"] + kind)
        zero = self._hold("zero", np.array([0], np.int64))
        tokens = self._add("Shape", ["input_ids"], start=1, end=2)
        places = self._add("Slice", [positions, zero, tokens, zero])
        total = self._add("Add", [self._add("Gather", [words, "input_ids"]), places])
        return self._add(
            "LayerNormalization", [total, *self._scale_and_shift("embeddings.")], axis=-1, epsilon=self._epsilon
        )

    def _add_layer(self, name: str, hidden: str, *, quantised: bool) -> str:
        attended = self._attend(name + "attention.self.", hidden, quantised=quantised)
        attended = self._multiply(name + "attention.output.dense.", attended, quantised=quantised)
        hidden = self._normalise(name + "attention.output.", attended, hidden)
        widened = self._multiply(name + "intermediate.dense.", hidden, quantised=quantised)
        widened = self._add("Gelu", [widened], domain=_FUSED)
        narrowed = self._multiply(name + "output.dense.", widened, quantised=quantised)
        return self._normalise(name + "output.", narrowed, hidden)

    def _attend(self, name: str, hidden: str, *, quantised: bool) -> str:
        parts = [name + part for part in ("query.", "key.", "value.")]
        weight = np.concatenate([self._weights[part + "weight"] for part in parts]).T
        bias = self._hold(name + "bias", np.concatenate([self._weights[part + "bias"] for part in parts]))
        if not quantised:
            inputs = [hidden, self._hold(name + "weight", weight), bias]
            return self._add("Attention", inputs, domain=_FUSED, num_heads=self._heads)
        whole, scale, zero = self._add_many("DynamicQuantizeLinear", [hidden], 3)
        weights, scales = self._hold_quantised(name, weight)
        middle = self._hold(name + "zero", np.zeros(weight.shape[1], np.int8))
        inputs = [whole, weights, bias, scale, scales, "", zero, middle]
        return self._add("QAttention", inputs, domain=_FUSED, num_heads=self._heads)

    def _multiply(self, name: str, values: str, *, quantised: bool) -> str:
        weight = self._weights[name + "weight"].T
        bias = self._hold(name + "bias", self._weights[name + "bias"])
        if quantised:
            return self._add(
                "DynamicQuantizeMatMul", [values, *self._hold_quantised(name, weight), "", bias], domain=_FUSED
            )
        return self._add("Add", [self._add("MatMul", [values, self._hold(name + "weight", weight)]), bias])

    def _normalise(self, name: str, values: str, skipped: str) -> str:
        inputs = [values, skipped, *self._scale_and_shift(name)]
        return self._add("SkipLayerNormalization", inputs, domain=_FUSED, epsilon=self._epsilon)

    def _scale_and_shift(self, name: str) -> list[str]:
        names = [f"{name}LayerNorm.{part}" for part in ("weight", "bias")]
        return [self._hold(name, self._weights[name]) for name in names]

    def _hold_quantised(self, name: str, weight: NDArray[np.float32]) -> tuple[str, str]:
        """A matrix as whole numbers with one scale a column."""
        scales = np.maximum(np.abs(weight).max(axis=0), np.finfo(np.float32).tiny) / _LARGEST_WHOLE
        whole = np.rint(weight / scales).astype(np.int8)
        return self._hold(name + "whole", whole), self._hold(name + "scales", scales.astype(np.float32))

    def _hold(self, name: str, value: NDArray[Any]) -> str:
        self._constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def _add(self, operator: str, inputs: list[str], **attributes: Any) -> str:
        return self._add_many(operator, inputs, 1, **attributes)[0]

    def _add_many(self, operator: str, inputs: list[str], count: int, **attributes: Any) -> list[str]:
        outputs = [f"{operator}.{len(self._nodes)}.{number}" for number in range(count)]
        self._nodes.append(helper.make_node(operator, inputs, outputs, **attributes))
        return outputs
