"""A GGUF model in one file or several: all of them in order, each checked, and the outline that they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from engine.errors import ModelMissing, ModelUnusable
from engine.models.gguf_file import GgufFile, read_gguf
from engine.models.outline import Matrix, Outline

_NUMBERED = re.compile(r"(?P<stem>.+)-(?P<number>\d{5})-of-(?P<count>\d{5})\.gguf")
_MOST_PARTS = 1000


def read_parts(path: Path) -> tuple[GgufFile, ...]:
    """Read what the files of a model say, the first one first; most models have one.

    Raises ``ModelUnusable`` for a damaged file and for one that is not the first, ``ModelMissing`` where one is not
    there.
    """
    first = read_gguf(path)
    if first.parts == 1:
        return (first,)
    if first.parts > _MOST_PARTS:
        raise ModelUnusable(f"The model file {path} is damaged: install it again.", f"{first.parts} parts")
    names = name_parts(path)
    if first.number("split.no") or (names and names[0] != path):
        raise ModelUnusable(f"{path} is one of {first.parts} files of a model and not the first: choose that one.")
    if len(names) != first.parts:
        raise ModelUnusable(
            f"{path} is the first of {first.parts} files, and its name does not say so: "
            f"call it NAME-00001-of-{first.parts:05d}.gguf, and the others likewise."
        )
    missing = [part.name for part in names if not part.is_file()]
    if missing:
        raise ModelMissing(
            f"Of the {first.parts} files of the model {path} these are missing: {', '.join(missing[:3])}"
            f"{' and others' * (len(missing) > 3)}. Put them beside it."
        )
    return (first, *(read_gguf(part) for part in names[1:]))


def name_parts(path: Path) -> tuple[Path, ...]:
    """The paths that the files of a split model have by the name of one of them; of any other file only its own."""
    named = _NUMBERED.fullmatch(path.name)
    if named is None or not 0 < int(named["count"]) <= _MOST_PARTS:
        return (path,)
    count = int(named["count"])
    return tuple(path.with_name(f"{named['stem']}-{number:05d}-of-{count:05d}.gguf") for number in range(1, count + 1))


def read_outline(parts: Sequence[GgufFile]) -> Outline:
    """The outline of the model in these files."""
    first = parts[0]
    tensors = [tensor for part in parts for tensor in part.tensors if len(tensor.shape) > 1]
    matrices = []
    for tensor in tensors:
        rows = 1
        for length in tensor.shape[1:]:
            rows *= length
        matrices.append(Matrix(tensor.name, tensor.shape[0], rows))
    return Outline(
        matrices=tuple(matrices),
        layers=first.of_architecture("block_count"),
        heads=first.of_architecture("attention.head_count"),
        words=first.entries("tokenizer.ggml.tokens"),
        inner=max(first.of_architecture("feed_forward_length"), first.of_architecture("embedding_length")),
        cache_numbers=_count_cache_numbers(first),
    )


def _count_cache_numbers(first: GgufFile) -> int:
    layers = first.of_architecture("block_count")
    heads = first.of_architecture("attention.head_count")
    size = first.of_architecture("embedding_length") // heads if heads else 0
    keys = first.of_architecture("attention.key_length", size)
    values = first.of_architecture("attention.value_length", size)
    of_layers = first.metadata.get(f"{first.architecture}.attention.head_count_kv", heads)
    kv_heads = (
        sum(int(each) for each in of_layers)
        if isinstance(of_layers, tuple)
        else layers * int(of_layers if isinstance(of_layers, int) else heads)
    )
    return kv_heads * (keys + values)
