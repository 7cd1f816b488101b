"""The best passages are read again in their order, until the time is over; what was not read stays behind."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ModelMissing
from engine.retrieval.likelihood_reranker import LikelihoodReranker
from engine.retrieval.reranker import MOST_CANDIDATES, TimeBoxed
from tests.fakes import FakeLanguageModel, FakeReranker

FIRST = [0.9, 0.8, 0.3, 0.2]


def reorder(texts: list[str], scores: list[float], weight: float = 1.0) -> list[int]:
    return TimeBoxed(FakeReranker(weight), 60).reorder("heron", texts, scores)


def test_what_answers_better_comes_first() -> None:
    assert reorder(["owl", "one heron", "heron heron", "gull"], FIRST) == [2, 1, 0, 3]


def test_both_scores_count_by_the_weight() -> None:
    texts = ["owl", "one heron", "heron heron", "gull"]
    assert reorder(texts, FIRST, weight=0.0) == [0, 1, 2, 3]
    assert reorder(texts, FIRST, weight=0.5) == [1, 2, 0, 3]


@given(st.lists(st.tuples(st.sampled_from(["owl", "heron", "heron heron"]), st.floats(0, 1)), max_size=40))
def test_every_text_once_and_those_behind_the_candidates_as_they_stood(found: list[tuple[str, float]]) -> None:
    texts, scores = [text for text, _ in found], [score for _, score in found]
    order = reorder(texts, scores)
    assert sorted(order) == list(range(len(texts)))
    assert order[MOST_CANDIDATES:] == list(range(MOST_CANDIDATES, len(texts)))
    counts = [texts[place].count("heron") for place in order[:MOST_CANDIDATES]]
    assert counts == sorted(counts, reverse=True)


def test_equal_scores_keep_the_order() -> None:
    assert reorder(["heron"] * 4, [0.5] * 4) == [0, 1, 2, 3]
    assert reorder([], []) == []


@pytest.mark.parametrize(
    ("seconds", "order"),
    [(0, [0, 1, 2, 3, 4]), (3, [1, 0, 2, 3, 4]), (4, [2, 1, 0, 3, 4]), (60, [4, 2, 1, 0, 3])],
)
def test_what_there_was_no_time_for_follows_as_it_stood(seconds: float, order: list[int]) -> None:
    ticks = itertools.count()  # each look at the clock is a second later; the first one sets the end
    boxed = TimeBoxed(FakeReranker(1.0), seconds, clock=lambda: next(ticks))
    texts = ["owl", "heron", "heron heron", "gull", "heron heron heron"]
    assert boxed.reorder("heron", texts, [5, 4, 3, 2, 1]) == order


def test_the_time_begins_when_the_model_is_loaded() -> None:
    now = [0.0]
    reranker = FakeReranker(1.0, loading=lambda: now.__setitem__(0, now[0] + 100))
    assert TimeBoxed(reranker, 1, clock=lambda: now[0]).reorder("heron", ["owl", "heron"], [2, 1]) == [1, 0]


def test_a_language_model_prefers_what_makes_the_question_likely() -> None:
    model = FakeLanguageModel()
    boxed = TimeBoxed(LikelihoodReranker(lambda: model), 60)
    texts = ["Of owls.", "Of gulls.", "The heron came back in spring."]
    assert boxed.reorder("When did the heron come back?", texts, [0.5, 0.5, 0.5]) == [2, 0, 1]


def test_a_long_passage_is_read_from_its_beginning() -> None:
    scores = list(
        LikelihoodReranker(FakeLanguageModel).score("heron", ["heron " + "owl " * 900, "owl " * 900 + "heron"], bool)
    )
    assert scores == [1, 0]


def test_a_language_model_that_is_not_installed_is_one_sentence() -> None:
    with pytest.raises(ModelMissing, match="run `make models`"):
        TimeBoxed(LikelihoodReranker(lambda: None), 60).reorder("heron", ["owl"], [1])
