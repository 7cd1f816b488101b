"""A question is answered where the notes do so, and not where they only come near it."""

from __future__ import annotations

import math
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.embeddings.embedder import Embedder
from engine.retrieval.fusion import knows_language
from engine.sentences import content_words, fold
from engine.synthesis.answer_kinds import AnswerKind, drop_telling, expect_kind
from engine.synthesis.answerability import (
    Signals,
    _load,
    estimate_answerability,
    find_threshold,
    measure_signals,
    weigh_signals,
)
from engine.synthesis.evidence import gather_evidence
from engine.synthesis.quotes import score_sentences
from tests.synthesis import make_passage

FILTER = "# Filter\n\nThe filter of the boiler costs 38 euros."
HEATING = """The boiler in the cellar is serviced every March. Mrs. Lindqvist of Northern Heating does it.
The chimney is not swept in autumn. Karl Brandt bought the stove in 1931 and sold the lamp."""
GARDEN = """Tomatoes are sown on the window sill in February. Snails prefer the lettuce.
The hedge must not be cut between March and September, because birds nest in it."""


def measure(question: str, embedder: Embedder, *texts: str) -> Signals:
    evidence = gather_evidence([make_passage(text) for text in texts or (HEATING, GARDEN)], embedder)
    vector = embedder.embed_query(question)
    signals = measure_signals(question, vector, evidence, score_sentences(question, vector, evidence))
    assert signals is not None
    return signals


def estimate(question: str, embedder: Embedder, *texts: str) -> float:
    evidence = gather_evidence([make_passage(text) for text in texts], embedder)
    vector = embedder.embed_query(question)
    return estimate_answerability(question, vector, evidence, score_sentences(question, vector, evidence))


@pytest.mark.parametrize("question", ["What does the filter cost?", "How much does the filter of the boiler cost?"])
def test_a_library_of_one_note_answers_what_it_says(question: str, embedder: Embedder) -> None:
    assert estimate(question, embedder, FILTER) == math.inf


@pytest.mark.parametrize(
    ("question", "signal"),
    [
        ("When is the boiler in the kitchen of Solveig serviced?", "missing_names"),
        ("Why was the stove bought in 1944?", "unknown_numbers"),
        ("When in 1931 is the boiler in the cellar serviced?", "missing_numbers"),
        ("Which boiler in the cellar is not serviced?", "question_denies"),
        ("Is the chimney swept in autumn?", "sentence_denies"),
        ("Is the chimney swept in autumn?", "denied"),
        ("Which beetle lives in the hedge between March and September?", "missing"),
        ("When do snails prefer the lettuce?", "kind_missing"),
        ("Who serviced the boiler in the cellar?", "kind_missing"),
    ],
)
def test_what_speaks_against_an_answer_is_noticed(question: str, signal: str, embedder: Embedder) -> None:
    signals = measure(question, embedder)
    assert getattr(signals, signal) > 0
    assert signal == "missing" or not signals.tells


def test_another_name_in_the_place_of_the_one_that_is_asked_about_is_noticed(embedder: Embedder) -> None:
    told = "The ferry to Visby leaves at 11:25."
    assert measure("Why is it that the ferry to Oslo leaves at 11:25?", embedder, told).changed
    assert not measure("Why is it that the ferry to Visby leaves at 11:25?", embedder, told).changed


def test_an_opposite_is_noticed_where_the_word_itself_is_not(embedder: Embedder) -> None:
    assert measure("Who opened the shop?", embedder, "Karl Brandt closed the shop.").opposite
    assert not measure("Who opened the shop?", embedder, "Karl Brandt opened and closed the shop.").opposite


def test_a_contradiction_is_not_outweighed_by_words(embedder: Embedder) -> None:
    told, other = "The ferry to Visby leaves at 11:25.", "The ferry to Visby does not leave at 11:25."
    assert estimate("Does the ferry to Visby leave at 11:25?", embedder, told) == math.inf
    assert estimate("Does the ferry to Visby leave at 11:25?", embedder, other) < math.inf


@pytest.mark.parametrize("caution", [0.25, 0.5, 1.0])
def test_what_is_about_something_else_is_refused(caution: float, embedder: Embedder) -> None:
    for question in ("Explain quantum chromodynamics and gluon confinement.", "Who won the cup in 1954?"):
        assert estimate(question, embedder, HEATING, GARDEN) < find_threshold(caution)


@pytest.mark.parametrize("texts", [(), ("# Only a heading",), ("",)])
def test_where_no_sentence_could_answer_there_is_no_doubt(texts: tuple[str, ...], embedder: Embedder) -> None:
    assert estimate("When?", embedder, *texts) == -math.inf


def test_a_question_without_words_is_no_reason_to_answer(embedder: Embedder) -> None:
    assert estimate("?!…", embedder, HEATING) < find_threshold(0.5)


@pytest.mark.parametrize(
    ("told", "answered", "refused"),
    [
        (
            "锅炉每年三月检修一次。滤网的费用是三十八欧元。",
            "滤网的费用是多少？",
            "飓风的名字是谁起的？",
        ),
        ("Котёл обслуживают каждый март. Фильтр стоит 38 евро.", "Сколько стоит фильтр?", "Кто открыл Антарктиду?"),
    ],
)
def test_in_unknown_letters_words_decide(told: str, answered: str, refused: str, embedder: Embedder) -> None:
    assert not any(knows_language(question, embedder) for question in (answered, refused))
    odds = [
        weigh_signals(measure(question, embedder, told), by_words=by_words)
        for question in (answered, refused)
        for by_words in (False, True)
    ]
    threshold = find_threshold(0.5)
    assert odds[1] > threshold > odds[3]
    assert odds[1] - odds[3] > odds[0] - odds[2], "all is alike by meaning"


def test_odds_by_words_are_put_in_the_place_of_the_others(embedder: Embedder) -> None:
    signals = measure("Which beetle lives in the hedge?", embedder)
    steps = [weigh_signals(replace(signals, held=held / 20), by_words=True) for held in range(-40, 60)]
    assert steps == sorted(set(steps))


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_caution_asks_for_more(one: float, other: float) -> None:
    less, more = sorted([one, other])
    assert find_threshold(less) <= find_threshold(more)


@pytest.mark.parametrize(
    ("question", "language", "kind"),
    [
        ("How many birds nest in it?", "en", AnswerKind.NUMBER),
        ("In which year was it built?", "", AnswerKind.TIME),
        ("Who built it, and when?", "en", AnswerKind.TIME),
        ("Whose is it?", "en", AnswerKind.PERSON),
        ("Wie groß ist der Garten?", "de", AnswerKind.NUMBER),
        ("Où est la clé ?", "fr", AnswerKind.PLACE),
        ("Wie is de eigenaar?", "nl", AnswerKind.PERSON),
        ("Why is it so?", "en", None),
        ("Who is it?", "xx", None),
    ],
)
def test_the_kind_of_answer_is_told_from_the_words(question: str, language: str, kind: AnswerKind | None) -> None:
    assert expect_kind(question, language) is kind
    assert expect_kind(fold(question).upper(), language) is kind


def test_every_weight_is_of_a_signal() -> None:
    assert _load().weights.keys() < {each.name for each in fields(Signals)}
    assert len(_load().shares) == len(_load().odds)


@pytest.mark.parametrize(
    ("question", "language", "left"),
    [
        ("What is said about the lighthouse?", "en", "lighthouse"),
        ("Was steht über den Leuchtturm?", "de", "leuchtturm"),
        ("Does the lease mention pets?", "en", "lease pets"),
        ("When was the lighthouse lit?", "en", "lighthouse lit"),
    ],
)
def test_words_of_telling_ask_for_nothing_by_themselves(question: str, language: str, left: str) -> None:
    assert content_words(drop_telling(question, language)) == content_words(left)
