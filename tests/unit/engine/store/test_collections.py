"""Searches that are kept come back as they were kept, and only those that can be looked for are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.domain import Collection
from engine.errors import BadInput
from engine.store.collections import Collections
from engine.store.library import Library

TAXES, BIRDS = Collection("Taxes", "tag:tax after:2024"), Collection("Birds", '"grey heron" -storm')


@pytest.fixture
def collections(tmp_path: Path) -> Iterator[Collections]:
    library = Library(tmp_path / "library.sqlite3", tmp_path / "lock")
    yield Collections(library)
    library.close()


def test_what_is_kept_comes_back_in_its_order(collections: Collections) -> None:
    assert collections.read() == ()
    assert collections.keep([TAXES, BIRDS]) == (TAXES, BIRDS)
    assert collections.read() == (TAXES, BIRDS)
    assert collections.keep([BIRDS]) == (BIRDS,)
    assert collections.keep([]) == collections.read() == ()


def test_names_and_queries_are_one_line_each(collections: Collections) -> None:
    (kept,) = collections.keep([Collection(" Heron\n sightings ", f"heron\t{'x' * 9000}")])
    assert kept.name == "Heron sightings"
    assert len(kept.query) == 2000


@pytest.mark.parametrize("wrong", [Collection("", "heron"), Collection("Birds", " \n")])
def test_an_empty_one_is_refused_and_the_others_stay(collections: Collections, wrong: Collection) -> None:
    collections.keep([TAXES])
    with pytest.raises(BadInput):
        collections.keep([TAXES, wrong])
    with pytest.raises(BadInput):
        collections.keep([TAXES] * 201)
    assert collections.read() == (TAXES,)
