"""A summary belongs to one content of one document, and goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.domain import FileFailure, KeySentence, SourceFile
from engine.store.copies import Copies
from engine.store.library import Library
from engine.store.summaries import EXTRACTOR, StoredSummary, Summaries, name_model, name_writer

SENTENCE = KeySentence("The heron “came” back.\nYes.", ("Birds", "Heron"), 3, 10, 36, 0.5)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite3", tmp_path / "write.lock")
    yield library
    library.close()


def add(library: Library, name: str, sha256: str = "ab", passages: int = 2) -> int:
    file = SourceFile(Path(f"/n/{name}"), 10, 20)
    library.expect([file])
    document_id = library.known_files(file.path)[str(file.path).encode()].id
    library.finish([(document_id, sha256, name, passages)])
    return document_id


def stored(library: Library) -> int:
    with library.transaction() as connection:
        return int(connection.execute("SELECT count(*) FROM summaries").fetchone()[0])


def test_a_summary_comes_back_as_it_was_until_the_content_is_another(library: Library) -> None:
    number = add(library, "a.md")
    summary = StoredSummary(number, "ab", 2, (3, 4), (SENTENCE,))
    summaries = Summaries(library)
    assert summaries.missing(EXTRACTOR) == {number: "ab"}
    summaries.note([summary], EXTRACTOR)
    assert summaries.read([number, 77], EXTRACTOR) == {number: summary}
    assert summaries.read([number], "another") == {}
    assert summaries.missing(EXTRACTOR) == {}
    library.finish([(number, "cd", "a.md", 2)])
    assert summaries.read([number], EXTRACTOR) == {}
    assert summaries.missing(EXTRACTOR) == {number: "cd"}
    summaries.note([StoredSummary(number, "cd", 1, (), ())], EXTRACTOR)
    assert summaries.read([number], EXTRACTOR)[number].sentences == ()
    assert stored(library) == 1


def test_documents_without_passages_miss_nothing(library: Library) -> None:
    add(library, "empty.md", passages=0)
    original = add(library, "a.md")
    copy = add(library, "b.md")
    Copies(library).add(copy, "ab", original)
    assert Summaries(library).missing(EXTRACTOR) == {original: "ab"}


@pytest.mark.parametrize("fate", ["removed", "failed", "skipped", "copy"])
def test_nothing_of_a_text_outlives_its_document(library: Library, fate: str) -> None:
    number, other = add(library, "a.md"), add(library, "b.md", "cd")
    summaries = Summaries(library)
    summaries.note([StoredSummary(each, "ab", 2, (3, 4), (SENTENCE,)) for each in (number, other)], EXTRACTOR)
    failure = FileFailure(Path("/n/a.md"), "corrupt", "It is broken.")
    if fate == "removed":
        library.remove([number])
    elif fate == "failed":
        library.fail(failure)
    elif fate == "skipped":
        library.skip([failure])
    else:
        Copies(library).add(number, "cd", other)
    assert stored(library) == 1


def test_what_older_versions_left_can_be_forgotten(library: Library) -> None:
    number = add(library, "a.md")
    summaries = Summaries(library)
    writer = name_writer("SmolLM2", "0123456789abcdef")
    for maker in (EXTRACTOR, "extract-0", writer):
        summaries.note([StoredSummary(number, "ab", 2, (3, 4), (SENTENCE,))], maker)
    summaries.forget_versions(EXTRACTOR)
    assert summaries.read([number], "extract-0") == {}
    assert summaries.read([number], writer) and summaries.read([number], EXTRACTOR)
    assert summaries.read_best([number])[number][0] == EXTRACTOR  # a single sentence is too little
    other = name_writer("Llama_3", "0123456789abcdef")
    for maker in (writer, other, writer):
        summaries.note([StoredSummary(number, "ab", 2, (3, 4), (SENTENCE, SENTENCE))], maker)
        assert summaries.read_best([number, 77])[number][0] == maker
    assert summaries.read_best([number]).keys() == {number}
    assert (name_model(writer), name_model(EXTRACTOR)) == ("SmolLM2", "")
    assert name_model("write-1 SmolLM2 #2") == "SmolLM2 #2"  # of a library from before there were editions


def test_what_was_written_of_parts_goes_with_the_document_or_when_it_is_outdated(library: Library) -> None:
    number, other = add(library, "a.md"), add(library, "b.md", "cd")
    summaries = Summaries(library)
    for document, key in ((number, "x"), (number, "y"), (other, "z")):
        summaries.note_unit(key, f"text of {key}", "present", document)
    assert summaries.read_units(["x", "y", "z", "?"]) == {key: f"text of {key}" for key in "xyz"}
    summaries.keep_units(number, {"y"})
    assert summaries.read_units(["x", "y", "z"]).keys() == {"y", "z"}
    library.remove([other])
    library.fail(FileFailure(Path("/n/a.md"), "corrupt", "It is broken."))
    assert summaries.read_units(["x", "y", "z"]) == {}


def test_what_is_read_of_a_document_does_not_depend_on_what_is_read_beside_it(library: Library) -> None:
    one, two = add(library, "a.md"), add(library, "b.md")
    summaries = Summaries(library)
    first, second = name_writer("SmolLM2", "0123456789abcdef"), name_writer("Llama", "0123456789abcdef")
    for number, maker in ((one, first), (one, second), (two, first)):
        summaries.note([StoredSummary(number, "ab", 2, (3, 4), (SENTENCE, SENTENCE))], maker)
    assert summaries.read_best([one])[one][0] == second
    both = summaries.read_best([one, two])
    assert (both[one][0], both[two][0]) == (second, first)
    summaries.note([StoredSummary(one, "ab", 2, (3, 4), (SENTENCE,))], first)
    summaries.note([StoredSummary(one, "ab", 2, (3, 4), (SENTENCE, SENTENCE))], EXTRACTOR)
    assert summaries.read_best([one])[one][0] == second  # neither one that is too short, nor the verbatim one


def test_an_edition_takes_the_place_of_older_ones_of_the_same_model(library: Library) -> None:
    one, two = add(library, "a.md"), add(library, "b.md")
    summaries = Summaries(library)
    new, old = name_writer("SmolLM2", "0123456789abcdef"), name_writer("SmolLM2", "fedcba9876543210")
    oldest, other = "write-0 SmolLM2", name_writer("SmolLM2 B", "0123456789abcdef")
    for maker in (oldest, old, other, EXTRACTOR):
        with library.transaction() as connection:
            connection.executemany(
                "INSERT INTO summaries (document, maker, sha256, passages, pages, sentences) "
                "VALUES (?, ?, 'ab', 2, '[]', '[]')",
                [(one, maker), (two, maker)],
            )
    summaries.note([StoredSummary(one, "ab", 2, (), ())], new)
    assert summaries.made_by(oldest) == summaries.made_by(old) == {two}
    assert summaries.made_by(new) == {one}
    assert summaries.made_by(other) == summaries.made_by(EXTRACTOR) == {one, two}


def test_what_another_maker_wrote_of_parts_is_not_counted_and_goes_when_all_is_done(library: Library) -> None:
    number = add(library, "a.md")
    summaries = Summaries(library)
    for key, maker in (("x", "before"), ("y", "before"), ("z", "present")):
        summaries.note_unit(key, f"text of {key}", maker, number)
    assert summaries.count("present").texts_of_unfinished == 1
    assert summaries.count("before").texts_of_unfinished == 2
    summaries.forget_other_units("present")
    assert summaries.read_units(["x", "y", "z"]).keys() == {"z"}
