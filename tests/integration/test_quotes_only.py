"""Answers of verbatim sentences alone, chosen by the real model from a real index."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest

from engine.answering import answer_question
from engine.domain import Answer, AskOptions
from engine.errors import BadInput
from engine.job import Job
from engine.parts import Parts
from tests.command_line import run_carrel
from tests.integration.desk import Desk
from tests.notes import HOUSEHOLD

QUESTIONS = [
    "When is the boiler serviced?",
    "What does the filter cost?",
    "When are tomatoes sown?",
    "Where is the key of the bicycle lock?",
    "Why must the hedge not be cut?",
]
FOOTNOTES = "# Bells\n\nThe bell was cast in 1871 [1]. It weighs\nthree tonnes [2, 3].\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("quotes"))
    for name, text in {**HOUSEHOLD, "bells.md": FOOTNOTES}.items():
        desk.write(name, text)
    desk.index()
    yield desk
    if model := desk.parts.language_model.load():
        model.close()
    desk.close()


def ask(parts: Parts, question: str, **options: object) -> Answer:
    return answer_question(question, parts, Job(), replace(AskOptions(quotes_only=True), **options))


@pytest.mark.parametrize("question", [*QUESTIONS, "When was the bell cast?"])
def test_every_sentence_is_verbatim(desk: Desk, question: str) -> None:
    answer = ask(desk.parts, question)
    assert (answer.strategy, answer.refused, bool(answer.model)) == ("quotes", False, True)
    assert 1 <= len(answer.sentences) <= 3
    assert len({sentence.text for sentence in answer.sentences}) == len(answer.sentences)
    for sentence, citation in zip(answer.sentences, answer.citations, strict=True):
        written = citation.path.read_text(encoding="utf-8")
        assert sentence.text == citation.quote == written[citation.start : citation.end]
        assert (sentence.support, sentence.citations) == (1.0, (citation.marker,))
    assert answer.text == "\n\n".join(f"{each.quote} [{each.marker}]" for each in answer.citations)
    assert all(call.task == "choose" and call.total <= answer.plan.n_ctx for call in answer.plan.calls)


def test_the_setting_asks_for_it_and_a_question_may_ask_otherwise(desk: Desk) -> None:
    parts = copy(desk.parts)
    parts.settings = replace(parts.settings, generation=replace(parts.settings.generation, quotes_only=True))
    assert ask(parts, QUESTIONS[0], quotes_only=None).strategy == "quotes"
    assert ask(parts, QUESTIONS[0], quotes_only=False).strategy == "compact"
    assert ask(parts, QUESTIONS[0], quotes_only=None, strategy="compact").strategy == "compact"


def test_of_a_whole_document_the_sentences_are_quoted_that_say_most(desk: Desk) -> None:
    answer = ask(desk.parts, "Summarise garden.md")
    assert (answer.strategy, answer.refused, answer.plan.calls) == ("quotes", False, ())
    assert 1 <= len(answer.citations) <= 3
    assert {citation.path.name for citation in answer.citations} == {"garden.md"}
    assert all("say most" in row.reason for row in answer.plan.left_out)


@pytest.mark.parametrize("other", [{"strategy": "refine"}, {"schema": '{"type": "string"}'}])
def test_it_goes_with_no_other_way_of_answering(desk: Desk, other: dict[str, str]) -> None:
    with pytest.raises(BadInput, match="leave one of the two out"):
        ask(desk.parts, QUESTIONS[0], **other)


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text(HOUSEHOLD["heating.md"], encoding="utf-8")
    assert run_carrel("index", tmp_path / "note.md", "--json").record()["indexed"] == 1
    answer = run_carrel("ask", QUESTIONS[0], "--quotes-only", "--json").record()
    assert answer["strategy"] == "quotes"
    assert all(sentence["text"] in HOUSEHOLD["heating.md"] for sentence in answer["sentences"])
