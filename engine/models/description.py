"""What a model says of itself, read from its files without loading it."""

from __future__ import annotations

import json
import re
from math import prod
from pathlib import Path
from typing import Any

from engine.domain import ModelDescription
from engine.errors import ModelUnusable
from engine.models.gguf_file import GgufFile
from engine.models.gguf_parts import read_parts
from engine.models.installed import InstalledModel

_LARGEST_TEXT = 20_000_000  # bytes of a file of JSON; tokenizers have a few million
_LARGEST_HEADER = 100_000_000  # bytes, by the format of safetensors
_LICENCE = re.compile(r"^license:\s*([\w.+-]+)\s*$", re.MULTILINE)


def describe_model(model: InstalledModel) -> ModelDescription:
    """Read a model's metadata; checks that headers are sound and files as long as their tensors need.

    Raises ``ModelUnusable`` or ``ModelMissing`` with one sentence for files that are damaged or not all there.
    """
    return _describe_folder(model) if model.path.is_dir() else describe_parts(read_parts(model.path))


def read_config(file: Path) -> dict[str, Any]:
    """The object that a file of JSON holds, {} where there is no such file.

    Raises ``ModelUnusable`` for a damaged one.
    """
    if not file.is_file():
        return {}
    if file.stat().st_size > _LARGEST_TEXT:
        raise _damaged(file, f"{file.stat().st_size} bytes")
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(file, repr(error)) from error
    return content if isinstance(content, dict) else {}


def describe_parts(parts: tuple[GgufFile, ...]) -> ModelDescription:
    """What the files of a GGUF say, which were read already."""
    first = parts[0]
    heads = first.of_architecture("attention.head_count")
    width = first.of_architecture("embedding_length")
    kinds = [first.text("tokenizer.ggml.model"), first.text("tokenizer.ggml.pre")]
    return ModelDescription(
        architecture=first.architecture,
        name=first.text("general.name"),
        licence=first.text("general.license"),
        parameters=sum(part.parameters for part in parts),
        quantization=first.quantization,
        context_length=first.of_architecture("context_length"),
        tokenizer="/".join(filter(None, kinds)),
        vocabulary=first.entries("tokenizer.ggml.tokens"),
        chat_template=first.text("tokenizer.chat_template"),
        layers=first.of_architecture("block_count"),
        embedding_length=width,
        heads=heads,
        kv_heads=first.of_architecture("attention.head_count_kv", heads),
        head_size=first.of_architecture("attention.key_length", width // heads if heads > 0 else 0),
        files=tuple(part.path for part in parts),
        bytes=sum(part.file_bytes for part in parts),
        weight_bytes=sum(part.weight_bytes for part in parts),
    )


def _describe_folder(model: InstalledModel) -> ModelDescription:
    """Of a folder as sentence-transformers and transformers write it."""
    folder = model.path
    config = read_config(folder / "config.json")
    weights = sorted(folder.glob("*.safetensors"))
    tensors = [tensor for file in weights for tensor in _read_tensors(file)]
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    tokenizer = read_config(folder / "tokenizer.json").get("model")
    heads, width = _number(config, "num_attention_heads"), _number(config, "hidden_size")
    return ModelDescription(
        architecture=str(config.get("model_type") or ""),
        name=model.entry.name if model.entry else folder.name,
        licence=model.entry.licence if model.entry else _find_licence(folder / "README.md"),
        parameters=sum(parameters for _, parameters in tensors),
        quantization=max(tensors, key=lambda tensor: tensor[1], default=("", 0))[0],
        context_length=_number(read_config(folder / "sentence_bert_config.json"), "max_seq_length")
        or _number(config, "max_position_embeddings"),
        tokenizer=str(tokenizer.get("type") or "") if isinstance(tokenizer, dict) else "",
        vocabulary=_number(config, "vocab_size"),
        chat_template="",
        layers=_number(config, "num_hidden_layers"),
        embedding_length=width,
        heads=heads,
        kv_heads=heads,
        head_size=width // heads if heads else 0,
        files=tuple(files),
        bytes=sum(path.stat().st_size for path in files),
        weight_bytes=sum(path.stat().st_size for path in weights),
    )


def _read_tensors(file: Path) -> list[tuple[str, int]]:
    """The kind and the number of weights of each tensor of a file in the format safetensors; reads no weights."""
    size = file.stat().st_size
    with file.open("rb") as content:
        length = int.from_bytes(content.read(8), "little")
        if not 0 < length <= min(_LARGEST_HEADER, size - 8):
            raise _damaged(file, f"a header of {length} bytes")
        written = content.read(length)
    try:
        header = json.loads(written)
        tensors = [tensor for name, tensor in header.items() if name != "__metadata__"]
        ends = max((int(tensor["data_offsets"][1]) for tensor in tensors), default=0)
        described = [(str(tensor["dtype"]), prod(tensor["shape"])) for tensor in tensors]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise _damaged(file, repr(error)) from error
    if 8 + length + ends > size:
        raise _damaged(file, "it ends too early")
    return described


def _damaged(file: Path, detail: str) -> ModelUnusable:
    return ModelUnusable(f"The model file {file} is damaged: install it again.", detail)


def _find_licence(readme: Path) -> str:
    try:
        found = _LICENCE.search(readme.read_text(encoding="utf-8", errors="replace")[:20_000])
    except OSError:
        return ""
    return found[1] if found else ""


def _number(config: dict[str, Any], key: str) -> int:
    value = config.get(key)
    return value if type(value) is int and value > 0 else 0
