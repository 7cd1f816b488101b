"""A question that leans on the last one takes along what it needs; one that stands alone is left untouched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.domain import AnswerSentence, Citation, Quote, Turn
from engine.retrieval.follow_up import list_sources, resolve_follow_up
from tests.fakes import make_answer

ROOF = Turn("What did the roof of the Gotland house cost in 2020?", "It cost 4,100 euros, and Mrs. Lindqvist paid it.")
CAPITAL = Turn("What is the largest city of Sweden?", "Stockholm.")


@pytest.mark.parametrize(
    ("question", "resolved"),
    [
        ("And in 2021?", "What did the roof of the Gotland house cost in 2021?"),
        ("and 2021", "What did the roof of the Gotland house cost in 2021?"),
        ("And of the Visby house?", "What did the roof of the Visby house cost in 2020?"),
        (
            "What about the floor of the Visby house?",
            "What about the floor of the Visby house? (roof Gotland cost 2020",
        ),
        ("Why?", "Why? (roof Gotland house cost 2020 4,100 Mrs Lindqvist)"),
        ("And hers?", "And hers? (roof Gotland house cost 2020 4,100 Mrs Lindqvist)"),
        ("Did she pay it in 2019?", "Did she pay it in 2019? (roof Gotland house cost 4,100 Mrs Lindqvist)"),
        ("Who else paid?", "Who else paid? (roof Gotland house cost 2020 4,100 Mrs Lindqvist)"),
        ("In what way?", "In what way? (roof Gotland house cost 2020 4,100 Mrs Lindqvist)"),
    ],
)
def test_what_is_leaned_on_is_taken_along(question: str, resolved: str) -> None:
    assert resolve_follow_up(question, ROOF).startswith(resolved)


@pytest.mark.parametrize(
    ("question", "resolved"),
    [
        ("And Norway?", "What is the largest city of Norway?"),
        ("And of Norway?", "What is the largest city of Norway?"),
        ("What about its mayor?", "What about its mayor? (largest city Sweden Stockholm)"),
        ("and the smallest town", "and the smallest town (largest city Sweden Stockholm)"),
        ("And the smallest city?", "What is the smallest city of Sweden?"),
        ("When was that founded?", "When was that founded? (largest city Sweden Stockholm)"),
    ],
)
def test_a_part_takes_the_place_of_its_kind(question: str, resolved: str) -> None:
    assert resolve_follow_up(question, CAPITAL) == resolved


@pytest.mark.parametrize(
    "question",
    [
        "What did the roof of the Gotland house cost in 2020?",
        "When did Anna sell her boat?",
        "How long does it take to drive to Visby?",
        "Is there a note about the insurance?",
        "What must the tenant do before the contract ends and it is renewed?",
        "Which papers did Ada write while she lived in London?",
        "Who wrote the letter that arrived in May?",
        "When the boiler breaks down, who repairs it?",
        "Wann wird der Kessel gewartet?",
        "¿Cuándo sale el barco a Visby?",
        "锅炉什么时候检修？",
    ],
)
def test_a_question_that_stands_alone_is_left_as_it_is(question: str) -> None:
    assert resolve_follow_up(question, ROOF) == question


@pytest.mark.parametrize(
    ("last", "question", "resolved"),
    [
        ("Was kostete das Dach im Jahr 2020?", "Und im Jahr 2021?", "Was kostete das Dach im Jahr 2021?"),
        ("Was ist die größte Stadt von Schweden?", "Und von Norwegen?", "Was ist die größte Stadt von Norwegen?"),
        ("Wann starb Ada Lovelace?", "Wo wurde sie geboren?", "Wo wurde sie geboren? (starb Ada Lovelace)"),
        ("Combien a coûté le toit en 2020 ?", "Et en 2021 ?", "Combien a coûté le toit en 2021 ?"),
        ("¿Cuánto costó el tejado en 2020?", "¿Y en 2021?", "¿Cuánto costó el tejado en 2021?"),
        ("Quanto è costato il tetto nel 2020?", "E nel 2021?", "Quanto è costato il tetto nel 2021?"),
        ("Quanto custou o telhado em 2020?", "E em 2021?", "Quanto custou o telhado em 2021?"),
        ("Wat kostte het dak in 2020?", "En in 2021?", "Wat kostte het dak in 2021?"),
        ("Сколько стоила крыша в 2020?", "А в 2021?", "Сколько стоила крыша в 2021?"),
        ("斯德哥尔摩在哪里？", "它有多大？", "它有多大？ (斯德哥尔摩在哪里)"),
    ],
)
def test_other_languages(last: str, question: str, resolved: str) -> None:
    assert resolve_follow_up(question, Turn(last, "")) == resolved


@pytest.mark.parametrize("question", ["And in house 42?", "And 42?", "and house 42"])
def test_a_number_takes_the_place_of_a_number(question: str) -> None:
    last = Turn("When was the boiler in house 41 looked at by 3 men in 2020?", "")
    assert resolve_follow_up(question, last) == "When was the boiler in house 42 looked at by 3 men in 2020?"


def test_a_conversation_carries_its_subject_on() -> None:
    second = resolve_follow_up("Who paid it?", ROOF)
    assert "roof" in resolve_follow_up("And why?", Turn(second, ""))
    assert "Gotland" in resolve_follow_up("And why?", Turn(second, ""))


@pytest.mark.parametrize("last", ["", "?", "Why?", "🙂", "And?"])
@pytest.mark.parametrize("question", ["?", "🙂", "And?", "and and and", "Why?", "2021", "¿?"])
def test_nothing_to_lean_on_leaves_the_question(question: str, last: str) -> None:
    assert resolve_follow_up(question, Turn(last, "")) == question


@pytest.mark.parametrize(
    ("cited", "sources"),
    [("a", "a"), ("aab", "a"), ("ab", "ab"), ("aabb", "ab"), ("baa", "a"), ("abc", "abc"), ("", "q"), ("?", "q")],
)
def test_it_is_the_document_that_most_of_an_answer_is_drawn_from_or_all(cited: str, sources: str) -> None:
    paths = [Path(name) for name in cited if name != "?"]
    citations = [Citation(marker, path, None, 0, 1, "x") for marker, path in enumerate(paths, start=1)]
    sentences = [AnswerSentence("x", 1.0, (each.marker,)) for each in citations] or [AnswerSentence("x", 0.0, ())]
    quotes = (Quote("x", Path("q"), None, 0, 1, 1.0), Quote("x", Path("r"), None, 0, 1, 1.0))
    answer = replace(make_answer("x"), citations=tuple(citations), sentences=tuple(sentences), quotes=quotes)
    assert list_sources(answer) == tuple(map(Path, sources))
    assert list_sources(replace(answer, citations=(), sentences=(), quotes=())) == ()
