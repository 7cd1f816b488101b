"""What leaves a reader is whole characters, of a number that the engine can take."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import pytest

from engine.domain import Document, Section
from engine.ingestion import document_bounds
from engine.ingestion.document_bounds import bound_document


def test_halves_of_characters_become_marks_wherever_they_stand() -> None:
    half = "lone \ud800 here"
    document = Document(
        Path("a.json"), half, half, (Section((half,), None, 0, len(half)),), metadata={half: half}, links=(half,)
    )
    bound = bound_document(document)
    assert bound.text == bound.title == bound.sections[0].headings[0] == bound.links[0] == "lone \ufffd here"
    assert bound.metadata == {"lone \ufffd here": "lone \ufffd here"}
    repr(astuple(bound)).encode()


def test_whole_characters_are_left_as_they_are() -> None:
    document = Document(Path("a.md"), "Ä 😀", "漢字 😀", (Section((), None, 0, 4),))
    assert bound_document(document) is document


def test_more_text_than_the_engine_takes_is_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_bounds, "MOST_CHARACTERS", 10)
    sections = (Section((), 1, 0, 6), Section((), 2, 6, 14), Section((), 3, 14, 20))
    bound = bound_document(Document(Path("a.txt"), "a", "x" * 20, sections, remark="One."))
    assert bound.text == "x" * 10
    assert bound.sections == (Section((), 1, 0, 6), Section((), 2, 6, 10))
    assert bound.remark == "One. Only the first 10 characters are read: split the file to have all of it."
