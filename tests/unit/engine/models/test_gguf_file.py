"""A GGUF file is understood without llama.cpp, and whatever is wrong with one gets a sentence, not a crash."""

from __future__ import annotations

import random
import struct
import tempfile
import tracemalloc
from contextlib import suppress
from pathlib import Path

import gguf
import numpy as np
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain import ModelRole
from engine.errors import ModelUnusable
from engine.models.gguf_file import ListLength, read_gguf
from engine.models.installed import find_model
from engine.paths import Home
from tests.gguf_files import damage_header

MUTANTS = 200
LARGE_MUTANTS = 30
MOST_MEMORY = 200_000_000
LAYERS = 2


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small file with every kind of value."""
    path = tmp_path_factory.mktemp("gguf") / "small.gguf"
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("A small one")
    writer.add_license("mit")
    writer.add_languages(["en", "de"])
    writer.add_context_length(4096)
    writer.add_block_count(LAYERS)
    writer.add_head_count_kv([2, 4])
    writer.add_rope_freq_base(10000.5)
    writer.add_uint64("big", 1 << 40)
    writer.add_bool("true", val=True)
    writer.add_int8("negative", -3)
    writer.add_float64("double", 0.25)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    writer.add_token_list([f"word{number}" for number in range(500)])
    writer.add_chat_template("{{ messages }}")
    writer.add_tensor("weights", np.ones((4, 32), np.float32))
    writer.add_tensor("packed", np.zeros((4, 34), np.uint8), raw_dtype=gguf.GGMLQuantizationType.Q8_0)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def damage(whole: Path, tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / whole.name
    path.write_bytes(content)
    return path


def test_what_a_file_says_is_read(whole: Path) -> None:
    found = read_gguf(whole)
    assert (found.architecture, found.text("general.name"), found.text("general.license")) == (
        "llama", "A small one", "mit",
    )  # fmt: skip
    assert found.metadata["general.languages"] == ("en", "de")
    assert (found.of_architecture("context_length"), found.of_architecture("attention.head_count_kv")) == (4096, 4)
    assert (found.number("big"), found.number("negative"), found.metadata["true"]) == (1 << 40, -3, True)
    assert found.metadata["double"] == 0.25
    assert found.metadata["llama.rope.freq_base"] == 10000.5
    assert found.metadata["tokenizer.ggml.tokens"] == ListLength(500)
    assert (found.entries("tokenizer.ggml.tokens"), found.entries("general.languages"), found.entries("no")) == (
        500,
        2,
        0,
    )
    assert (found.quantization, found.parts, found.parameters) == ("Q8_0", 1, 4 * 32 + 4 * 32)
    assert found.weight_bytes == 4 * 32 * 4 + 4 * 34
    assert found.wanted_bytes <= found.file_bytes


def test_what_a_file_does_not_say_is_nothing(whole: Path) -> None:
    found = read_gguf(whole)
    assert (found.text("big"), found.number("general.name", 7), found.number("true", 5)) == ("", 7, 5)


def test_a_packaged_model_is_read(tmp_path: Path) -> None:
    found = read_gguf(find_model("smollm2-135m-instruct", ModelRole.LANGUAGE_MODEL, Home(tmp_path)).path)
    assert (found.architecture, found.quantization, found.parameters) == ("llama", "Q4_1", 134_515_008)
    assert found.wanted_bytes == found.file_bytes


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not a GGUF model"),
        (b"PK\x03\x04" * 10, "is not a GGUF model"),
        (b"GGUF" + struct.pack("<I", 1) + bytes(16), "version 1"),
        (b"GGUF" + struct.pack("<IQQ", 3, 1 << 60, 0), "is damaged"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1 << 60), "is damaged"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 1 << 40), "is damaged"),
        (b"GGUF" + struct.pack("<IQQQ1sIIQ", 3, 0, 1, 1, b"a", 9, 4, 3_999_999), "is damaged"),
        (b"GGUF" + struct.pack("<IQQQ1sIIQ", 3, 0, 1, 1, b"a", 9, 9, 1), "is damaged"),
        (b"GGUF" + struct.pack("<IQQQ17sII", 3, 0, 1, 17, b"general.alignment", 4, 3), "is damaged"),
        (b"GGUF" + struct.pack("<IQQQ1sII", 3, 0, 1, 1, b"a", 77, 3), "is damaged"),
        (b"GGUF" + struct.pack("<IQQQ1sI", 3, 1, 0, 1, b"a", 5), "is damaged"),
        (b"GGUF" + struct.pack("<IQQQ1sIQIQ", 3, 1, 0, 1, b"a", 1, 32, 99, 0), "is damaged"),
        (b"GGUF" + struct.pack("<IQQQ1sIQIQ", 3, 1, 0, 1, b"a", 1, 1 << 62, 0, 0), "is incomplete"),
    ],
)
def test_wild_headers_get_a_sentence(content: bytes, sentence: str, whole: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match=sentence):
        read_gguf(damage(whole, tmp_path, content))


def test_a_file_cut_short_says_how_much_is_missing(whole: Path, tmp_path: Path) -> None:
    content = whole.read_bytes()
    with pytest.raises(ModelUnusable, match="is incomplete"):
        read_gguf(damage(whole, tmp_path, content[:-64]))


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="cannot be read"):
        read_gguf(tmp_path / "none.gguf")


def test_damaged_files_are_read_or_refused_in_bounded_memory(whole: Path, tmp_path: Path) -> None:
    """Seeded: cut anywhere, bits flipped in the header, wild counts and lengths."""
    rng = random.Random(7)
    content = whole.read_bytes()
    header = len(content) - read_gguf(whole).weight_bytes
    refused = 0
    tracemalloc.start()
    try:
        for number in range(MUTANTS):
            mutant = damage_header(content, header, number, rng)
            try:
                read_gguf(damage(whole, tmp_path, mutant))
            except ModelUnusable as error:
                assert str(tmp_path) in error.message
                assert error.message.endswith(("install it again.", "choose another.", "copy of it."))
                refused += 1
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert refused > MUTANTS / 2
    assert peak < MOST_MEMORY


def test_a_damaged_large_vocabulary_is_read_or_refused_in_bounded_memory(tmp_path: Path) -> None:
    """The header of the packaged model, with its words and merges; the weights are a hole in the file."""
    packaged = find_model("smollm2-135m-instruct", ModelRole.LANGUAGE_MODEL, Home(tmp_path)).path
    size = packaged.stat().st_size
    with packaged.open("rb") as content:
        header = content.read(size - read_gguf(packaged).weight_bytes)
    rng, path = random.Random(8), tmp_path / "large.gguf"
    before = psutil.Process().memory_info().rss
    for number in range(LARGE_MUTANTS):
        mutant = damage_header(header, len(header), number, rng)
        with path.open("wb") as out:
            out.write(mutant)
            out.truncate(size if len(mutant) == len(header) else len(mutant))
        with suppress(ModelUnusable):
            read_gguf(path)
        assert psutil.Process().memory_info().rss - before < MOST_MEMORY


@given(st.binary(max_size=300))
def test_any_content_is_read_or_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.gguf"
        path.write_bytes(b"GGUF\x03\x00\x00\x00" + content)
        try:
            read_gguf(path)
        except ModelUnusable:
            return
