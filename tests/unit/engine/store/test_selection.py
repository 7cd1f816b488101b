"""Filters choose the documents that meet all of them, copies under the path that does."""

from __future__ import annotations

import ntpath
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.domain import FileFailure
from engine.errors import BadInput
from engine.ingestion.formats import FORMATS
from engine.store.attributes import Attributes
from engine.store.filters import Field, Filter
from engine.store.selection import FAMILIES, _fold_path, _test_folder, select_documents
from tests.unit.engine.store.shelf import Shelf

HERON, REIHER = "/home/ada/My Papers/heron.pdf", "/home/ada/My Papers/old/Reiher.PDF"
LETTER, PUMP, SUMMER = "/home/ada/mail/letter.eml", "/home/ada/notes/pump.md", "/home/ada/notes/été.markdown"
ALL = {HERON, REIHER, LETTER, PUMP, SUMMER}


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        (Field.TYPE, "pdf", {HERON, REIHER}),
        (Field.TYPE, ".PDF", {HERON, REIHER}),
        (Field.TYPE, "*.pdf", {HERON, REIHER}),
        (Field.TYPE, "md", {PUMP, SUMMER}),
        (Field.TYPE, "mail", {LETTER}),
        (Field.TYPE, "image", set()),
        (Field.PATH, "papers/HERON", {HERON}),
        (Field.PATH, "ete", {SUMMER}),
        (Field.PATH, "nowhere", set()),
        (Field.FOLDER, "my papers", {HERON, REIHER}),
        (Field.FOLDER, "old", {REIHER}),
        (Field.FOLDER, "My Papers/old/", {REIHER}),
        (Field.FOLDER, "papers", set()),
        (Field.FOLDER, "heron.pdf", set()),
        (Field.FOLDER, "/home/ada/notes", {PUMP, SUMMER}),
        (Field.FOLDER, "/ada/notes", set()),
        (Field.FOLDER, "/", ALL),
        (Field.TAG, "birds", {HERON}),
        (Field.TAG, "#Work", {HERON, REIHER}),
        (Field.TAG, "work/tax", {HERON}),
        (Field.TAG, "bird", set()),
        (Field.AUTHOR, "Müller", {HERON, REIHER}),
        (Field.AUTHOR, "carla@", {LETTER}),
        (Field.LANGUAGE, "de", {REIHER}),
        (Field.AFTER, "2024-01-01", {HERON, SUMMER}),
        (Field.AFTER, "2024-03-05", {HERON, SUMMER}),
        (Field.AFTER, "2024-03-06", {SUMMER}),
        (Field.BEFORE, "2019-01-01", {LETTER}),
        (Field.BEFORE, "2020-06-15", {LETTER, REIHER}),
        (Field.BEFORE, "2020-06-16", {LETTER, REIHER, PUMP}),
    ],
)
def test_a_filter_and_its_opposite_share_out_the_documents(
    shelf: Shelf, field: Field, value: str, found: set[str]
) -> None:
    assert shelf.find(Filter(field, (value,))) == found
    assert shelf.find(Filter(field, (value,), negated=True)) == ALL - found


def test_one_value_is_enough_but_every_filter_counts(shelf: Shelf) -> None:
    assert shelf.find(Filter(Field.TYPE, ("pdf", "mail"))) == {HERON, REIHER, LETTER}
    assert shelf.find(Filter(Field.TYPE, ("pdf", "mail")), Filter(Field.LANGUAGE, ("en",))) == {HERON, LETTER}
    assert shelf.find(Filter(Field.TAG, ("birds", "workshop"))) == {HERON, PUMP}
    assert shelf.find(Filter(Field.TAG, ("birds", "workshop"), negated=True)) == {REIHER, LETTER, SUMMER}
    assert shelf.find() == ALL


def test_documents_come_newest_first(shelf: Shelf) -> None:
    selection = select_documents(shelf.library, ())
    paths = [str(selection.path(number)) for number in selection.newest_first()]
    assert paths == [SUMMER, HERON, PUMP, REIHER, LETTER]


def test_what_failed_is_not_selected(shelf: Shelf) -> None:
    shelf.library.fail(FileFailure(Path(HERON), "corrupt", "It is broken."))
    assert shelf.find(Filter(Field.TYPE, ("pdf",))) == {REIHER}


class TestCopies:
    def test_a_copy_is_shown_where_it_is_what_was_asked_for(self, shelf: Shelf) -> None:
        original = shelf.add("/z/first.md", Attributes("dora", tags=("twin",)))
        shelf.copy(original, "/a/second.md")
        tag = Filter(Field.TAG, ("twin",))
        assert shelf.find(tag) == {"/z/first.md"}
        assert shelf.find(tag, Filter(Field.FOLDER, ("/a",))) == {"/a/second.md"}
        assert shelf.find(tag, Filter(Field.FOLDER, ("/z",), negated=True)) == {"/a/second.md"}
        assert shelf.find(tag, Filter(Field.FOLDER, ("/a",)), Filter(Field.FOLDER, ("/z",))) == set()
        selection = select_documents(shelf.library, [Filter(Field.FOLDER, ("/a",))])
        assert list(selection.places) == [original]

    def test_a_copy_stands_in_for_an_original_that_is_away(self, shelf: Shelf) -> None:
        original = shelf.add("/drive/first.md", Attributes(tags=("twin",)))
        shelf.copy(original, "/home/second.md")
        with shelf.library.transaction() as connection:
            connection.execute("UPDATE documents SET offline = 1 WHERE id = ?", [original])
        assert shelf.find(Filter(Field.TAG, ("twin",))) == {"/home/second.md"}
        assert shelf.find(Filter(Field.FOLDER, ("drive",))) == {"/drive/first.md"}


class TestTypes:
    def test_an_unknown_type_is_one_sentence_with_the_nearest(self, shelf: Shelf) -> None:
        with pytest.raises(BadInput, match=r"“pfd”: did you mean type:pdf\?"):
            shelf.find(Filter(Field.TYPE, ("pfd",)))
        with pytest.raises(BadInput, match="name an ending such as pdf"):
            shelf.find(Filter(Field.TYPE, ("qqqqqq",)))

    def test_an_ending_that_some_file_has_is_known(self, shelf: Shelf) -> None:
        shelf.add("/notes/a.QQQQQQ")
        assert shelf.find(Filter(Field.TYPE, ("qqqqqq",))) == {"/notes/a.QQQQQQ"}

    @pytest.mark.parametrize(
        ("family", "modules"),
        [
            ("archive", {"archive", "compressed"}),
            ("calendar", {"cards"}),
            ("contact", {"cards"}),
            ("image", {"image"}),
            ("mail", {"mail", "outlook"}),
            ("markdown", {"markdown"}),
            ("pdf", {"pdf"}),
            ("text", {"text"}),
        ],
    )
    def test_the_kinds_have_the_endings_that_carrel_reads(self, family: str, modules: set[str]) -> None:
        read = {suffix for each in FORMATS if each.module in modules for suffix in each.suffixes}
        named = {ending for name, endings in FAMILIES.items() for ending in endings}
        assert set(FAMILIES[family]) <= read <= named

    @pytest.mark.parametrize("each", [each for each in FORMATS if each.module == "office"], ids=lambda each: each.name)
    def test_office_files_have_a_kind_or_at_least_their_ending(self, shelf: Shelf, each) -> None:
        shelf.add(f"/office/a{each.suffixes[0]}")
        assert shelf.find(Filter(Field.TYPE, (each.suffixes[0],))) == {f"/office/a{each.suffixes[0]}"}


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("/plan.md", {"a/plan.md", "b/c/plan.md"}),
        ("/PLAN.md", {"a/plan.md", "b/c/plan.md"}),
        ("/b/c/plan.md", {"b/c/plan.md"}),
        ("/home/ada/a/plan.md", {"a/plan.md"}),
        ("/b/c", {"b/c/plan.md", "b/c/d/more.md"}),
        ("/home/ada/b", {"b/c/plan.md", "b/c/d/more.md"}),
        ("/plan", {"a/plan.md", "a/plan.md.bak", "b/c/plan.md", "planning.md"}),  # no file: a part of the path
        ("/home/ada/a/pl", {"a/plan.md", "a/plan.md.bak"}),
        ("plan.md", {"a/plan.md", "a/plan.md.bak", "b/c/plan.md"}),
    ],
)
def test_a_path_is_the_file_itself_where_there_is_such_a_file(tmp_path: Path, value: str, names: set[str]) -> None:
    shelf = Shelf(tmp_path)
    home = "/home/ada/"
    every = ("a/plan.md", "a/plan.md.bak", "b/c/plan.md", "b/c/d/more.md", "planning.md")
    for name in every:
        shelf.add(home + name)
    shelf.add("/copy/of/home/ada/a/else.md")
    assert shelf.find(Filter(Field.PATH, (value,))) == {home + name for name in names}
    left = {home + name for name in set(every) - names} | {"/copy/of/home/ada/a/else.md"}
    assert shelf.find(Filter(Field.PATH, (value,), negated=True)) == left
    shelf.library.close()


@pytest.mark.parametrize(
    ("value", "names"),
    [("/plan.md", set()), ("/notes", set()), ("/home/ada/notes", set()), ("/pla", {"plan.md.bak.txt"})],
)
def test_whether_there_is_such_a_file_is_no_matter_of_the_other_filters(
    tmp_path: Path, value: str, names: set[str]
) -> None:
    shelf = Shelf(tmp_path)
    for name, day in (("plan.md", "2020-01-01"), ("notes/x.md", "2020-01-01")):
        shelf.add(f"/home/ada/{name}", modified=day)
    for name in ("plan.md.bak.txt", "notes-old/y.txt"):
        shelf.add(f"/home/ada/{name}", modified="2025-01-01")
    for other in (Filter(Field.AFTER, ("2024-01-01",)), Filter(Field.TYPE, ("txt",))):
        assert shelf.find(Filter(Field.PATH, (value,)), other) == {f"/home/ada/{name}" for name in names}
    shelf.library.close()


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from([Field.PATH, Field.FOLDER, Field.TAG, Field.AUTHOR]), st.text(min_size=1))
def test_any_value_finds_some_or_none(shelf: Shelf, field: Field, value: str) -> None:
    found = shelf.find(Filter(field, (value,)))
    assert found | shelf.find(Filter(field, (value,), negated=True)) == ALL


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("C:\\Notes\\yard", True),
        ("c:/notes/", True),
        ("C:\\", True),
        ("yard", True),
        ("D:\\Notes", False),
        ("C:\\yard", False),
    ],
)
def test_a_whole_path_is_known_as_the_system_writes_it(
    monkeypatch: pytest.MonkeyPatch, value: str, found: bool
) -> None:
    windows = SimpleNamespace(path=ntpath, sep="\\", fsencode=os.fsencode, fsdecode=os.fsdecode)
    monkeypatch.setattr("engine.store.selection.os", windows)
    assert _test_folder(value, ())(_fold_path(b"C:\\Notes\\yard\\roses.md")) is found
