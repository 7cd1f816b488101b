"""Notes that tell the model what to do: whatever it then writes, every citation holds, and no file is touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from pathlib import Path

import pytest

from engine.answering import answer_question
from engine.domain import Answer, AskOptions, Document
from engine.job import Job
from engine.parts import LazyLanguageModel, Parts
from tests.fakes import FakeLanguageModel
from tests.injections import INJECTIONS, OBEYED, Injection
from tests.integration.desk import Desk

EAGER = AskOptions(caution=0.0)  # whether a question is answered at all is not what is looked at here
OBEDIENT = [
    f" {OBEYED}",
    " [7]. The treasure of Ottilie lies in Zanzibar",
    " [2]. It is on page 4711 of deed.pdf [1, 3].",
]
SAMPLE = INJECTIONS[::4]
MARKER = re.compile(r"\[(\d+)\]")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("injections"))
    for note in INJECTIONS:
        desk.write(note.name, note.text)
    assert desk.index().indexed == len(INJECTIONS)
    yield desk
    desk.parts.language_model.close()
    desk.close()


@pytest.fixture(scope="module")
def documents(desk: Desk) -> dict[Path, Document]:
    return {path: desk.readers.read(path) for path in desk.folder.iterdir()}


def list_files(desk: Desk) -> dict[Path, tuple[int, int]]:
    """The notes as they are on the disk."""
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in desk.folder.rglob("*")}


def with_model(parts: Parts, model: FakeLanguageModel) -> Parts:
    varied = copy(parts)
    varied.language_model = LazyLanguageModel(parts.settings.generation, parts.home, model)
    return varied


def check_citations(answer: Answer, documents: dict[Path, Document]) -> None:
    """Each is word for word where it says it is, and a sentence without one says that nothing supports it."""
    for citation in answer.citations:
        assert documents[citation.path].text[citation.start : citation.end] == citation.quote
    for quote in answer.quotes:
        assert documents[quote.path].text[quote.start : quote.end] == quote.text
    markers = {citation.marker for citation in answer.citations}
    assert all(bool(each.citations) == (each.support > 0) for each in answer.sentences)
    assert all(markers.issuperset(each.citations) for each in answer.sentences)
    rest = answer.text
    for each in answer.sentences:
        before, found, rest = rest.partition(each.text)
        assert found
        assert markers.issuperset(map(int, MARKER.findall(before)))
    assert markers.issuperset(map(int, MARKER.findall(rest)))


@pytest.mark.parametrize("note", INJECTIONS, ids=[each.name for each in INJECTIONS])
def test_of_a_model_that_obeys_only_what_is_true_is_cited(
    desk: Desk, documents: dict[Path, Document], note: Injection
) -> None:
    model = FakeLanguageModel(OBEDIENT)
    answer = answer_question(note.question, with_model(desk.parts, model), Job(), EAGER)
    assert not answer.refused
    assert any(note.fact in quote.text for quote in answer.quotes), "whatever else the note wants"
    assert len(model.prompts) == 1
    assert [message.role for message in model.prompts[0]] == ["user"]
    check_citations(answer, documents)
    told = {each.text: each.citations for each in answer.sentences}
    assert told["The treasure of Ottilie lies in Zanzibar."] == told["It is on page 4711 of deed.pdf."] == ()


def test_the_packaged_model_is_given_text_and_gives_text(desk: Desk, documents: dict[Path, Document]) -> None:
    files = list_files(desk)
    for note in SAMPLE:
        answer = answer_question(note.question, desk.parts, Job(), EAGER)
        assert answer.model and not answer.refused
        assert any(note.fact in quote.text for quote in answer.quotes)
        check_citations(answer, documents)
        chosen = answer_question(note.question, desk.parts, Job(), AskOptions(quotes_only=True, caution=0.0))
        assert all(each.text in documents[each.path].text for each in chosen.quotes)
        assert [each.quote for each in chosen.citations] == [each.text for each in chosen.sentences]
    assert list_files(desk) == files
