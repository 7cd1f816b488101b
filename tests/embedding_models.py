"""Small sentence-transformers folders with random weights, for tests that need another real embedder, fast."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from engine.paths import packaged_models

MINILM = packaged_models() / "all-minilm-l6-v2"


def write_bert(
    folder: Path,
    dimensions: int = 32,
    max_tokens: int = 128,
    pooling: str = "cls_token",
    *,
    positions: int = 512,
    seed: int = 1,
) -> Path:
    """A BERT of two layers that breaks words as MiniLM does; ``pooling`` is that of its vectors."""
    (folder / "1_Pooling").mkdir(parents=True)
    shutil.copy(MINILM / "tokenizer.json", folder)
    shutil.copy(MINILM / "tokenizer_config.json", folder)
    config = json.loads((MINILM / "config.json").read_text())
    config |= {"hidden_size": dimensions, "num_attention_heads": 2, "num_hidden_layers": 2}
    config |= {"max_position_embeddings": positions}
    config |= {"intermediate_size": 2 * dimensions}
    pooled = {"word_embedding_dimension": dimensions, f"pooling_mode_{pooling}": True}
    _write(folder / "config.json", config)
    _write(folder / "1_Pooling" / "config.json", pooled)
    _write(folder / "sentence_bert_config.json", {"max_seq_length": max_tokens, "do_lower_case": False})
    modules = [("Transformer", ""), ("Pooling", "1_Pooling")]  # no Normalize: vectors are of length 1 all the same
    _write(
        folder / "modules.json",
        [
            {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for number, (kind, path) in enumerate(modules)
        ],
    )
    save_file(_make_weights(config, np.random.default_rng(seed)), folder / "model.safetensors", {"format": "pt"})
    return folder


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content), encoding="utf-8")


def _make_weights(config: dict[str, int], chance: np.random.Generator) -> dict[str, np.ndarray]:
    size, inner = config["hidden_size"], config["intermediate_size"]
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (config["vocab_size"], size),
        "embeddings.position_embeddings.weight": (config["max_position_embeddings"], size),
        "embeddings.token_type_embeddings.weight": (2, size),
    }
    linear = {"pooler.dense": (size, size)}
    norms = ["embeddings.LayerNorm"]
    for layer in range(config["num_hidden_layers"]):
        name = f"encoder.layer.{layer}"
        linear |= {f"{name}.attention.self.{each}": (size, size) for each in ("query", "key", "value")}
        linear |= {f"{name}.attention.output.dense": (size, size)}
        linear |= {f"{name}.intermediate.dense": (inner, size), f"{name}.output.dense": (size, inner)}
        norms += [f"{name}.attention.output.LayerNorm", f"{name}.output.LayerNorm"]
    for name, shape in linear.items():
        shapes |= {f"{name}.weight": shape, f"{name}.bias": shape[:1]}
    weights = {name: chance.normal(0, 0.2, shape).astype(np.float32) for name, shape in shapes.items()}
    for name in norms:
        weights |= {f"{name}.weight": np.ones(size, np.float32), f"{name}.bias": np.zeros(size, np.float32)}
    return weights
