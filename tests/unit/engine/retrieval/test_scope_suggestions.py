"""What is suggested for a scope is what was meant, and the filter for it finds that and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.domain import Collection, SuggestionKind
from engine.retrieval.kept import read_scope
from engine.retrieval.scope_suggestions import suggest_scope
from engine.store.attributes import Attributes
from engine.store.collections import Collections
from tests.unit.engine.store.shelf import Shelf

ADA = "/home/ada"


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    shelf.library.add_folder(Path(ADA))
    shelf.add(f"{ADA}/My Papers/heron.pdf", Attributes(tags=("birds", "work/tax")))
    shelf.add(f"{ADA}/My Papers/old/plan.md", Attributes(tags=("big, and red",)))
    shelf.add(f"{ADA}/notes/plan.md")
    shelf.add(f"{ADA}/notes/old/Été au bord.md")
    shelf.add(f"{ADA}/notes/what, then?.md")
    shelf.add(f'{ADA}/notes/the "new" boat.md')
    shelf.add(f"{ADA}/notes/the baker's book.md")
    kept = (("Big taxes", "tag:work/tax"), ("Herons", "grey heron"), ("A circle", "collection:'A circle'"))
    Collections(shelf.library).keep([Collection(*each) for each in kept])
    yield shelf
    shelf.library.close()


def suggest(shelf: Shelf, written: str, limit: int = 8) -> list[str]:
    return [suggestion.written for suggestion in suggest_scope(written, limit, shelf.library)]


@pytest.mark.parametrize(
    ("written", "filters"),
    [
        ("@pap", ['folder:"My Papers"']),
        ("@her", ["path:/heron.pdf"]),
        ("@plan", [f'path:"{ADA}/My Papers/old/plan.md"', f"path:{ADA}/notes/plan.md"]),
        ("@old", [f'folder:"{ADA}/My Papers/old"', f"folder:{ADA}/notes/old"]),
        ("@ete", ['path:"/Été au bord.md"']),
        ("@then", ['path:"/what, then?.md"']),
        ("@boat", ["path:'/the \"new\" boat.md'"]),
        ("@baker", ['path:"/the baker\'s book.md"']),
        ("@tax", ['collection:"Big taxes"']),
        ("@herons", []),  # words are looked for in texts, and say nothing of where
        ("@circle", []),
        ("#wor", ["tag:work", "tag:work/tax"]),
        ("#red", ['tag:"big, and red"']),
        ("@zebra", []),
        ("#papers", []),
        ("pap", []),
        ("", []),
    ],
)
def test_what_is_meant_is_suggested(shelf: Shelf, written: str, filters: list[str]) -> None:
    assert suggest(shelf, written) == filters


def test_every_filter_finds_what_it_stands_for(shelf: Shelf) -> None:
    suggestions = [each for sign in "@#" for each in suggest_scope(sign, 99, shelf.library)]
    assert {each.kind for each in suggestions} == set(SuggestionKind)
    for suggestion in suggestions:
        found = shelf.find(*read_scope(suggestion.written, (), shelf.library))
        if suggestion.kind is SuggestionKind.FILE:
            assert found == {str(suggestion.path)}
        elif suggestion.kind is SuggestionKind.FOLDER:
            assert found
            assert all(Path(path).is_relative_to(suggestion.path) for path in found)
        else:
            assert found


def test_the_best_come_first_and_the_limit_holds(shelf: Shelf) -> None:
    shelf.add(f"{ADA}/notes/book.md")
    shelf.add(f"{ADA}/notes/cookbook.md")
    shelf.add(f"{ADA}/notes/book/a.md")
    ranked = ["folder:book", "path:/book.md", 'path:"/the baker\'s book.md"', "path:/cookbook.md"]
    assert suggest(shelf, "@book") == ranked
    assert suggest(shelf, "@book", 2) == ranked[:2]


def test_a_folder_that_is_called_as_one_above_the_library_has_its_whole_path(shelf: Shelf) -> None:
    shelf.add(f"{ADA}/letters/ada/one.md")
    assert suggest(shelf, "@ada")[:2] == [f"folder:{ADA}", f"folder:{ADA}/letters/ada"]
    assert suggest(shelf, "@lett") == ["folder:letters"]
    shelf.add(f"{ADA}/letters/home/two.md")
    (first, *_) = suggest(shelf, "@home")
    assert shelf.find(*read_scope(first, (), shelf.library)) == {f"{ADA}/letters/home/two.md"}


@pytest.mark.parametrize("name", ["\"a\" and 'b' c.md", "two  spaces.md", "’a“.md '"])
def test_what_no_filter_can_be_written_for_is_left_out(shelf: Shelf, name: str) -> None:
    shelf.add(f"{ADA}/x/{name}")
    for suggestion in suggest_scope("@", 99, shelf.library):
        if suggestion.name == name:
            assert shelf.find(*read_scope(suggestion.written, (), shelf.library)) == {f"{ADA}/x/{name}"}
    assert suggest(shelf, "@x")[0] == "folder:x"


def test_a_file_that_was_added_by_itself_brings_no_folders_above_it(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.library.add_folder(Path("/home/ada/one.md"))
    shelf.add("/home/ada/one.md")
    assert suggest(shelf, "@") == ["path:/one.md"]
    shelf.library.close()
