"""Why filters leave no document, and what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.retrieval.filter_advice import explain_filters
from engine.store.filters import Field, Filter
from tests.unit.engine.store.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    shelf.fill()
    yield shelf
    shelf.library.close()


def wants(field: Field, *values: str, negated: bool = False) -> Filter:
    return Filter(field, values, negated)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (wants(Field.TAG, "bird"), "No document has the tag “bird”: did you mean tag:birds?"),
        (wants(Field.TAG, "work/txa"), "No document has the tag “work/txa”: did you mean tag:work/tax?"),
        (wants(Field.TAG, "q", "#z"), "No document has the tag “q” or “#z”: there is birds, work, work/tax, workshop."),
        (
            wants(Field.FOLDER, "my paper"),
            'There is no document in a folder “my paper”: did you mean folder:"my papers"?',
        ),
        (wants(Field.AUTHOR, "mueller"), "No document names “mueller” as its author: did you mean author:muller?"),
        (wants(Field.LANGUAGE, "tr"), "No document is in the language “tr”: there is de, en."),
        (wants(Field.PATH, "nowhere"), "No file has “nowhere” in its path."),
        (wants(Field.TYPE, "docx"), "None of your files is of the type “docx”."),
        (wants(Field.BEFORE, "1999-01-01"), "No document is from before “1999-01-01”."),
        (wants(Field.AFTER, "2031-01-01"), "No document is from “2031-01-01” or later."),
    ],
)
def test_the_filter_that_no_document_meets_is_named(shelf: Shelf, given: Filter, sentence: str) -> None:
    assert explain_filters([wants(Field.TYPE, "pdf"), given], shelf.library) == sentence


def test_what_is_offered_can_be_typed(shelf: Shelf) -> None:
    shelf.add("/home/ada/rent?/x.md")
    said = explain_filters([wants(Field.FOLDER, "rentt?")], shelf.library)
    assert said == 'There is no document in a folder “rentt?”: did you mean folder:"rent?"?'


def test_filters_that_some_document_meets_need_no_word(shelf: Shelf) -> None:
    assert explain_filters([], shelf.library) == ""
    assert explain_filters([wants(Field.TAG, "birds"), wants(Field.TAG, "q", negated=True)], shelf.library) == ""


def test_filters_that_are_each_met_but_by_no_document_together(shelf: Shelf) -> None:
    together = [wants(Field.TYPE, "pdf"), wants(Field.TAG, "workshop")]
    assert explain_filters(together, shelf.library) == "No document meets all of these filters: leave one of them out."
    excluded = [wants(Field.TYPE, "pdf", "md", "mail", negated=True)]
    assert explain_filters(excluded, shelf.library) == "No document meets all of these filters: leave one of them out."
