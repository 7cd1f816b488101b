from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.place import Place, describe, find_again, name_folder, place_of
from engine.api import Document, Section
from tests.unit.desktop.samples import DOCUMENT, END, NOTE, NOTE_QUOTE, PDF, SENTENCE, START, TEXT, make_answer


def test_a_quote_and_its_citation_are_the_same_place() -> None:
    assert place_of(NOTE_QUOTE) == place_of(make_answer().citations[0]) == Place(NOTE, None, START, END, SENTENCE)


def test_an_unchanged_place_stays() -> None:
    assert find_again(place_of(NOTE_QUOTE), DOCUMENT) == place_of(NOTE_QUOTE)


@pytest.mark.parametrize("before", ["A new line.\n", "😀" * 40])
def test_a_place_that_moved_is_found(before: str) -> None:
    found = find_again(place_of(NOTE_QUOTE), replace(DOCUMENT, text=before + TEXT))
    assert found is not None
    assert (before + TEXT)[found.start : found.end] == SENTENCE


def test_line_ends_within_a_sentence_do_not_matter() -> None:
    broken = "Title\n" + SENTENCE.replace(" ", "\n  ")
    found = find_again(place_of(NOTE_QUOTE), replace(DOCUMENT, text=broken))
    assert found is not None
    assert broken[found.start : found.end].split() == SENTENCE.split()


def test_of_several_equal_sentences_the_nearest_is_meant() -> None:
    text = SENTENCE + "\n" * 100 + SENTENCE
    place = Place(NOTE, None, len(SENTENCE) + 90, 2 * len(SENTENCE) + 90, SENTENCE)
    found = find_again(place, replace(DOCUMENT, text=text))
    assert found is not None
    assert found.start == len(SENTENCE) + 100


def test_a_place_that_is_gone_is_not_made_up() -> None:
    assert find_again(place_of(NOTE_QUOTE), replace(DOCUMENT, text=TEXT.replace("three", "two"))) is None


def test_a_moved_place_knows_its_page() -> None:
    text = "x" * 100 + SENTENCE
    document = Document(PDF, "", text, (Section((), 1, 0, 100), Section((), 2, 100, len(text))))
    found = find_again(Place(PDF, 1, 3, 9, SENTENCE), document)
    assert found == Place(PDF, 2, 100, len(text), SENTENCE)


def test_a_document_as_such_needs_no_finding() -> None:
    assert find_again(Place(NOTE), DOCUMENT) == Place(NOTE)


def test_places_are_named_by_file_and_page() -> None:
    assert (describe(NOTE, None), describe(PDF, 3)) == ("lease.md", "lease.pdf, page 3")


def test_the_own_folder_is_written_short() -> None:
    assert name_folder(Path.home() / "Notes") == str(Path("~/Notes"))
    assert name_folder(Path("/elsewhere/Notes")) == "/elsewhere/Notes"
