"""Plain text: one section with everything, whatever the encoding; not for files that are no text."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from engine.domain import Section
from engine.errors import DocumentCorrupt
from engine.ingestion.formats.text import parse


def test_one_section_holds_everything() -> None:
    document = parse("Größe: 38\r\nFarbe: blau\r\n".encode("cp1252"), Path("shoes.txt"))
    assert document.text == "Größe: 38\nFarbe: blau\n"
    assert document.title == "shoes"
    assert document.sections == (Section((), None, 0, len(document.text)),)


def test_terminal_colours_in_a_log_are_still_text() -> None:
    assert "started" in parse(b"\x1b[32mstarted\x1b[0m\n" * 3, Path("server.log")).text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DocumentCorrupt, match=r"noise\.txt does not look like text"):
        parse(random.Random(1).randbytes(20_000), Path("noise.txt"))
