"""Writes a small real cross-encoder: BERT with one output and random weights, and MiniLM's own tokenizer."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from engine.paths import packaged_models

_TOKENIZER = ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt")


def write_cross_encoder(folder: Path, labels: int = 1, names: Sequence[str] = ()) -> Path:
    """Returns the folder; the same weights each time, large enough to tell texts apart. ``names`` are the classes'."""
    import torch  # noqa: PLC0415 - seconds that only these tests pay
    from transformers import BertConfig, BertForSequenceClassification  # noqa: PLC0415 - as above

    torch.manual_seed(7)
    config = BertConfig(
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        num_labels=labels,
        initializer_range=0.5,
        **(
            {"id2label": dict(enumerate(names)), "label2id": {name: n for n, name in enumerate(names)}} if names else {}
        ),
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    for name in _TOKENIZER:
        source = packaged_models() / "all-minilm-l6-v2" / name
        if source.is_file():
            shutil.copy(source, folder)
    return folder
