"""A question about all of a document, a folder or the library is told from one about something in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.domain import KeySentence
from engine.errors import Cancelled
from engine.job import Job
from engine.retrieval.query import parse_scope
from engine.retrieval.whole_question import find_whole
from engine.retrieval.whole_reader import MOST_CHUNKS, read_whole
from engine.store.filters import Field, Filter
from engine.store.search_index import SearchIndex
from engine.store.summaries import EXTRACTOR, StoredSummary, Summaries, name_writer
from tests.quality.follow_ups import ENGLISH
from tests.unit.engine.retrieval.shelf import Shelf

LIGHTHOUSE = " ".join(f"The lighthouse of Visby was lit in year {year} of the keeper." for year in range(12))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path_factory.mktemp("shelf"))
    shelf.add("papers/Lighthouse report.pdf", LIGHTHOUSE)
    shelf.add("papers/heron.md", "The heron stands in the reeds. It waits for a fish.")
    shelf.add("lease.md", "The tenant gives three months' notice.")
    yield shelf
    shelf.library.close()


def find(shelf: Shelf, question: str, scope: str = "", last: tuple[Path, ...] = ()) -> tuple[Filter, ...] | None:
    found = find_whole(question, parse_scope(scope), shelf.retriever.selector, last)
    assert found is None or found.leans is False or last
    return found and found.filters


@pytest.mark.parametrize(
    "question",
    [
        "Summarise lighthouse report.pdf",
        "summarize Lighthouse Report",
        "Can you give me a short summary of the file “Lighthouse report.pdf”, please?",
        "What is Lighthouse report.pdf about?",
        "Fasse die Datei Lighthouse report.pdf zusammen!",
        "De quoi parle le fichier Lighthouse report.pdf ?",
        "¿De qué trata Lighthouse report.pdf?",
    ],
)
def test_a_file_is_known_by_its_name(shelf: Shelf, question: str) -> None:
    assert find(shelf, question) == (Filter(Field.PATH, ("/notes/papers/Lighthouse report.pdf",)),)


@pytest.mark.parametrize("question", ["What is the papers folder about?", "Summarise papers", "overview of my papers"])
def test_a_folder_is_known_by_its_name(shelf: Shelf, question: str) -> None:
    assert find(shelf, question) == (Filter(Field.FOLDER, ("papers",)),)


@pytest.mark.parametrize("question", ["Summarise.", "What is this folder about?", "Sum up these documents", "Résume"])
def test_what_is_in_scope_is_meant_only_where_there_is_a_scope(shelf: Shelf, question: str) -> None:
    assert find(shelf, question) is None
    assert find(shelf, question, "type:md") == parse_scope("type:md")


HERON = Path("/notes/papers/heron.md")


@pytest.mark.parametrize(
    "question",
    [
        "Summarise it",
        "Summarise that, please",
        "Sum it up.",
        "What is that document about?",
        "Can you summarise this file?",
        "Give me a summary of that document",
        "Summarise.",
        "Fasse es bitte zusammen",
        "Worum geht es in dem Dokument?",
        "Résume-le, s'il te plaît",
        "Résume ce document",
        "Resúmelo",
        "¿De qué trata ese documento?",
    ],
)
def test_it_is_what_the_answer_before_was_drawn_from(shelf: Shelf, question: str) -> None:
    assert find(shelf, question) is None
    about_heron = (Filter(Field.PATH, (str(HERON),)),)
    assert find(shelf, question, last=(HERON,)) == about_heron
    gone = Path("/notes/gone.md")
    assert find(shelf, question, last=(gone,)) is None
    assert find(shelf, "Who saw it?", last=(HERON,)) is None
    assert find(shelf, "What are my notes about?", last=(HERON,)) == ()
    assert find(shelf, "Summarise lease.md", last=(HERON,)) == (Filter(Field.PATH, ("/notes/lease.md",)),)


@pytest.mark.parametrize(
    "question",
    ["What is it about?", "What does it say?", "Worum geht es?", "De quoi parle-t-il ?", "¿De qué trata?"]
    + [question for _, question, _ in ENGLISH],
)
def test_what_may_be_about_anything_that_was_said_is_a_follow_up(shelf: Shelf, question: str) -> None:
    assert find(shelf, question, last=(HERON,)) is None


def test_what_is_in_scope_goes_before_the_answer_only_where_it_is_named(shelf: Shelf) -> None:
    scope = parse_scope("type:md")
    assert find(shelf, "What is this folder about?", "type:md", (HERON,)) == scope
    assert find(shelf, "Summarise.", "type:md", (HERON,)) == scope
    assert find(shelf, "Summarise it", "type:md", (HERON,)) == (*scope, Filter(Field.PATH, (str(HERON),)))
    assert find(shelf, "Summarise it", "type:pdf", (HERON,)) == parse_scope("type:pdf"), "it is not in scope"


def test_the_library_is_all_that_is_in_scope(shelf: Shelf) -> None:
    assert find(shelf, "What are my notes about?") == ()
    assert find(shelf, "Give me an overview of everything", "folder:papers") == parse_scope("folder:papers")


@pytest.mark.parametrize(
    "question",
    [
        "When can the lease be ended?",
        "What does the lease say about pets?",
        "Summarise what the lease says about pets",
        "Summarise the French revolution",
        "What is the summary judgement about the heron?",
        "What is a lighthouse?",
        "Who wrote lighthouse report.pdf?",
        "?",
    ],
)
def test_a_question_about_something_in_them_is_none_of_these(shelf: Shelf, question: str) -> None:
    assert find(shelf, question) is None
    assert find(shelf, question, "folder:papers") is None


def test_all_of_it_is_read_in_its_order(shelf: Shelf) -> None:
    whole = read_whole(parse_scope("folder:papers"), shelf.retriever, 3, Job())
    assert [each.path.name for each in whole.passages][-1] == "heron.md"
    lighthouse = [each for each in whole.passages if each.path.name != "heron.md"]
    assert len(lighthouse) > 3
    assert " ".join(each.text for each in lighthouse) == LIGHTHOUSE
    assert (whole.telling, whole.unread) == (whole.passages[:3], ()), "nothing is summarised yet"


def test_of_very_many_the_sentences_are_read_that_say_most(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [("It waits for a fish.", 31, 0.4), ("The heron stands in the reeds.", 0, 0.9)]
    best = tuple(KeySentence(text, (), None, start, start + len(text), worth) for text, start, worth in sentences[::-1])
    number = next(n for n in shelf.index.list_ends() if shelf.library.places([n])[n].path.name == "heron.md")
    sha256 = ""
    Summaries(shelf.library).note([StoredSummary(number, sha256, 1, (), best)], EXTRACTOR)
    monkeypatch.setattr("engine.retrieval.whole_reader.MOST_CHUNKS", 2)
    whole = read_whole((), shelf.retriever, 1, Job())
    assert whole.sources is None
    assert [each.text for each in whole.passages] == ["The heron stands in the reeds.", "It waits for a fish."]
    assert [each.text for each in whole.telling] == ["The heron stands in the reeds."]
    assert {row.path.name for row in whole.unread} == {"heron.md", "lease.md", "Lighthouse report.pdf"}
    assert all(row.reason and row.end > row.start for row in whole.unread)
    assert MOST_CHUNKS > 2
    alone = read_whole(parse_scope("path:lighthouse"), shelf.retriever, 1, Job())
    assert (len(alone.passages) > 2, alone.unread) == (True, ()), "one document is read whole, however long"


def test_of_very_many_what_a_model_wrote_is_read_and_proved_with_what_supports_it(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The heron stands in the reeds. It waits for a fish."
    number = next(n for n in shelf.index.list_ends() if shelf.library.places([n])[n].path.name == "heron.md")
    best = (KeySentence("It waits for a fish.", (), None, 31, 51, 0.4),)
    Summaries(shelf.library).note([StoredSummary(number, "", 1, (), best)], EXTRACTOR)
    written = [KeySentence(said, (), None, 0, 51, 0.9) for said in ("A heron fishes.", "The reeds hide a heron.")]
    Summaries(shelf.library).note([StoredSummary(number, "", 1, (), tuple(written))], name_writer("fake", "0"))
    monkeypatch.setattr("engine.retrieval.whole_reader.MOST_CHUNKS", 2)
    read: list[int] = []
    chunks_of = SearchIndex.chunks_of
    monkeypatch.setattr(SearchIndex, "chunks_of", lambda index, each: read.append(each) or chunks_of(index, each))
    whole = read_whole((), shelf.retriever, 2, Job())
    assert read == [number], "a document once, however many sentences are of it"
    assert [each.text for each in whole.passages] == [each.text for each in written]
    assert [each.text for each in whole.telling] == ["It waits for a fish."], "quotes are word for word"
    assert [each.text for each in whole.sources] == [text]


def test_nothing_in_scope_is_nothing_to_read(shelf: Shelf) -> None:
    assert read_whole(parse_scope("path:nowhere"), shelf.retriever, 3, Job()).passages == ()


def test_reading_much_can_be_stopped(shelf: Shelf) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        read_whole((), shelf.retriever, 3, job)
