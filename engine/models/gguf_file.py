"""What a GGUF file says of itself, read without llama.cpp: nothing in it is trusted before it was checked here."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod
from pathlib import Path
from typing import BinaryIO

from gguf.constants import GGML_QUANT_SIZES, GGUF_DEFAULT_ALIGNMENT, GGMLQuantizationType, GGUFValueType, LlamaFileType

from engine.errors import ModelUnusable
from engine.models.installed import GGUF_MAGIC, check_magic

_VERSIONS = (2, 3)
# No model comes near these; what does is damaged, and would take memory and time without end.
_NEWEST_VERSION = 1000
_MOST_ENTRIES = 100_000
_MOST_TENSORS = 100_000
_MOST_DIMENSIONS = 4
_LONGEST_NAME = 65_535  # bytes, by the specification
_LONGEST_TEXT = 4_000_000  # bytes; chat templates have thousands
_MOST_TEXT = 32_000_000  # bytes of all texts that are kept
_LONGEST_LIST = 4_000_000  # entries; the largest vocabularies have a quarter of a million
_MOST_KEPT = 1024  # numbers of a list that are kept: one a layer is, one a word of the vocabulary is not
_MOST_TEXTS_KEPT = 64  # of a list: languages are, words are not
_LARGEST_ALIGNMENT = 1 << 20
_BUFFER_BYTES = 1 << 20

_NUMBERS = {
    GGUFValueType.UINT8: "B",
    GGUFValueType.INT8: "b",
    GGUFValueType.UINT16: "H",
    GGUFValueType.INT16: "h",
    GGUFValueType.UINT32: "I",
    GGUFValueType.INT32: "i",
    GGUFValueType.FLOAT32: "f",
    GGUFValueType.BOOL: "?",
    GGUFValueType.UINT64: "Q",
    GGUFValueType.INT64: "q",
    GGUFValueType.FLOAT64: "d",
}

Number = int | float | bool
Entry = Number | str
Value = Entry | tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ListLength:
    """Stands for a list whose entries were not kept."""

    entries: int


@dataclass(frozen=True, slots=True)
class Tensor:
    """One table of weights; ``bytes`` is what it takes in the file, ``offset`` counts from the first one's start."""

    name: str
    shape: tuple[int, ...]
    kind: str
    offset: int
    bytes: int


@dataclass(frozen=True, slots=True)
class GgufFile:
    """What a file says of itself, and what follows from its tensors.

    ``metadata`` has every entry, long lists by their length alone; ``file_bytes`` is what the file has,
    ``wanted_bytes`` what its tensors need.
    """

    path: Path
    version: int
    metadata: Mapping[str, Value | ListLength] = field(repr=False)
    tensors: tuple[Tensor, ...] = field(repr=False)
    file_bytes: int
    wanted_bytes: int

    @property
    def architecture(self) -> str:
        """The family, such as ``llama`` or ``bert``; "" where the file does not say."""
        return self.text("general.architecture")

    @property
    def parameters(self) -> int:
        """How many weights there are in all."""
        return sum(prod(tensor.shape) for tensor in self.tensors)

    @property
    def weight_bytes(self) -> int:
        """What the weights take, in the file and in memory."""
        return sum(tensor.bytes for tensor in self.tensors)

    @property
    def quantization(self) -> str:
        """How the weights are written, such as ``Q4_1``; where the file does not say, the kind of most of them."""
        said = self.number("general.file_type", -1)
        try:
            return LlamaFileType(said).name.removeprefix("MOSTLY_").removeprefix("ALL_")
        except ValueError:
            taken: dict[str, int] = {}
            for tensor in self.tensors:
                taken[tensor.kind] = taken.get(tensor.kind, 0) + tensor.bytes
            return max(taken, key=lambda kind: taken[kind], default="")

    @property
    def parts(self) -> int:
        """How many files the model is split into; 1 for one that is whole."""
        return max(1, self.number("split.count", 1))

    def text(self, key: str) -> str:
        """The text under a key, "" where there is none."""
        value = self.metadata.get(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str, default: int = 0) -> int:
        """The whole number under a key; of a list with one number a layer the largest."""
        value = self.metadata.get(key)
        numbers = [each for each in (value if isinstance(value, tuple) else [value]) if type(each) is int]
        return max(numbers, default=default)

    def of_architecture(self, key: str, default: int = 0) -> int:
        """A number that the file gives for its architecture, such as ``context_length``."""
        return self.number(f"{self.architecture}.{key}", default)

    def entries(self, key: str) -> int:
        """How many entries the list under a key has."""
        value = self.metadata.get(key)
        return value.entries if isinstance(value, ListLength) else len(value) if isinstance(value, tuple) else 0


def read_gguf(path: Path) -> GgufFile:
    """Read the header and the list of tensors, never the weights.

    Raises ``ModelUnusable`` with one sentence for what is no GGUF file, is damaged, or is shorter than its tensors.
    """
    check_magic(path)
    try:
        size = path.stat().st_size
        with path.open("rb", buffering=_BUFFER_BYTES) as content:
            return _Reader(path, content, size).read()
    except OSError as error:
        raise ModelUnusable(
            f"The model file {path} cannot be read ({error.strerror}): check its path and permissions.", repr(error)
        ) from error
    except _DamagedError as error:
        raise ModelUnusable(f"The model file {path} is damaged: install it again.", str(error)) from error


class _DamagedError(Exception):
    """The content breaks a rule of the format, or a bound that no model comes near."""


class _Reader:
    """Reads one file from its start to its weights; every count is checked before anything is made of it."""

    def __init__(self, path: Path, content: BinaryIO, size: int) -> None:
        self._path = path
        self._content = content
        self._size = size
        self._text_bytes = 0

    def read(self) -> GgufFile:
        self._skip(len(GGUF_MAGIC))
        version = self._number("I")
        if not 0 < version <= _NEWEST_VERSION:
            raise _DamagedError(f"version {version}")
        if version not in _VERSIONS:
            raise ModelUnusable(
                f"{self._path} is a GGUF file of version {version}, and Carrel reads 2 and 3: get a newer copy of it.",
            )
        tensors, entries = self._count(_MOST_TENSORS), self._count(_MOST_ENTRIES)
        metadata = {}
        for _ in range(entries):
            key = self._text(_LONGEST_NAME)
            if key in metadata:
                raise _DamagedError("an entry comes twice")
            metadata[key] = self._value(self._kind())
        alignment = metadata.get("general.alignment", GGUF_DEFAULT_ALIGNMENT)
        if not isinstance(alignment, int) or not 0 < alignment <= _LARGEST_ALIGNMENT or alignment & (alignment - 1):
            raise _DamagedError("its alignment is none")
        listed = tuple(self._tensor(alignment) for _ in range(tensors))
        if len({tensor.name for tensor in listed}) < tensors:
            raise _DamagedError("a tensor comes twice")
        start = -(-self._content.tell() // alignment) * alignment
        wanted = start + max((tensor.offset + tensor.bytes for tensor in listed), default=0)
        if wanted > self._size:
            raise ModelUnusable(
                f"The model file {self._path} is incomplete ({self._size:,} of {wanted:,} bytes): install it again."
            )
        return GgufFile(self._path, version, metadata, listed, self._size, wanted)

    def _value(self, kind: GGUFValueType) -> Value | ListLength:
        if kind is GGUFValueType.STRING:
            return self._text(_LONGEST_TEXT)
        if kind is GGUFValueType.ARRAY:
            return self._list()
        return self._number(_NUMBERS[kind])

    def _list(self) -> tuple[Entry, ...] | ListLength:
        kind, count = self._kind(), self._count(_LONGEST_LIST)
        if kind is GGUFValueType.ARRAY:
            raise _DamagedError("a list of lists")
        if kind is GGUFValueType.STRING:
            if count <= _MOST_TEXTS_KEPT:
                return tuple(self._text(_LONGEST_NAME) for _ in range(count))
            for _ in range(count):
                self._skip(self._count(_LONGEST_TEXT))
            return ListLength(count)
        size = struct.calcsize(f"<{_NUMBERS[kind]}")
        if count > _MOST_KEPT:
            self._skip(count * size)
            return ListLength(count)
        return struct.unpack(f"<{count}{_NUMBERS[kind]}", self._bytes(count * size))

    def _tensor(self, alignment: int) -> Tensor:
        name = self._text(_LONGEST_NAME)
        dimensions = self._number("I")
        if not 0 < dimensions <= _MOST_DIMENSIONS:
            raise _DamagedError(f"a tensor of {dimensions} dimensions")
        shape = tuple(self._number("Q") for _ in range(dimensions))
        try:
            kind = GGMLQuantizationType(self._number("I"))
        except ValueError as error:
            raise _DamagedError("a tensor of an unknown kind") from error
        offset = self._number("Q")
        block, block_bytes = GGML_QUANT_SIZES[kind]
        if 0 in shape or shape[0] % block or offset % alignment:
            raise _DamagedError("a tensor that is not where or what it can be")
        return Tensor(name, shape, kind.name, offset, prod(shape) // block * block_bytes)

    def _kind(self) -> GGUFValueType:
        try:
            return GGUFValueType(self._number("I"))
        except ValueError as error:
            raise _DamagedError("a value of an unknown kind") from error

    def _count(self, most: int) -> int:
        count = self._number("Q")
        if count > most:
            raise _DamagedError(f"{count} where at most {most} can be")
        return count

    def _text(self, longest: int) -> str:
        length = self._count(longest)
        self._text_bytes += length
        if self._text_bytes > _MOST_TEXT:
            raise _DamagedError("more text than a model has")
        return self._bytes(length).decode("utf-8", "replace")

    def _number(self, form: str) -> int:
        number: int = struct.unpack(f"<{form}", self._bytes(struct.calcsize(f"<{form}")))[0]
        return number

    def _bytes(self, count: int) -> bytes:
        read = self._content.read(count)
        if len(read) < count:
            raise _DamagedError("it ends too early")
        return read

    def _skip(self, count: int) -> None:
        if self._content.seek(count, 1) > self._size:
            raise _DamagedError("it ends too early")
