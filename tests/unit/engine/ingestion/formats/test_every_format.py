"""What holds for every format: a real file is read, a damaged or an empty one gets its sentence, never a crash."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from engine.domain import Document
from engine.errors import DocumentUnreadable
from engine.ingestion.formats.members import Allowance, read_document
from engine.ingestion.formats.signatures import recognize
from tests.unit.engine.ingestion.formats.samples import SAMPLES, WORDS, name_sample


def read(data: bytes, path: Path) -> Document:
    file_format = recognize(data, path)
    assert file_format is not None
    return read_document(data, path, file_format, Allowance(len(data), seconds=30))


@pytest.mark.parametrize("suffix", SAMPLES)
def test_a_real_file_is_read_and_its_sections_are_in_order(suffix: str) -> None:
    document = read(SAMPLES[suffix], name_sample(suffix))
    assert WORDS in " ".join(document.text.split())
    assert document.remark == ""
    ends = [0, *(section.end for section in document.sections)]
    assert all(end <= section.start < section.end for end, section in zip(ends, document.sections, strict=False))
    assert "".join(document.text[each.start : each.end] for each in document.sections).strip() == document.text.strip()


@pytest.mark.parametrize("suffix", SAMPLES)
def test_damage_ends_as_a_document_or_a_sentence(suffix: str) -> None:
    whole, chance = SAMPLES[suffix], random.Random(suffix)
    for number in range(40):
        damaged = bytearray(whole[: chance.randrange(1, len(whole))] if number % 2 else whole)
        for _ in range(chance.randrange(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        file_format = recognize(bytes(damaged), name_sample(suffix))
        if not file_format:
            continue
        try:
            read_document(bytes(damaged), name_sample(suffix), file_format, Allowance(len(damaged), seconds=30))
        except DocumentUnreadable as error:
            assert error.message.startswith("sample")
            assert error.message.endswith(".")


@pytest.mark.parametrize("suffix", SAMPLES)
@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_an_empty_file_gets_its_sentence(suffix: str, data: bytes) -> None:
    with pytest.raises(DocumentUnreadable, match="sample"):
        read(data, name_sample(suffix))


@pytest.mark.parametrize(
    "suffix", sorted(set(SAMPLES) - {".txt", ".md", ".org", ".rst", ".adoc", ".tex", ".toml", ".py"})
)
def test_bytes_that_are_something_else_are_refused(suffix: str) -> None:
    noise = random.Random(1).randbytes(20_000)
    with pytest.raises(DocumentUnreadable, match=r"^sample"):
        read(noise, name_sample(suffix))
