"""Fused scores keep what both sides agree on, and meaning counts for less in a language the embedder does not know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from engine.embeddings.pieces import count_pieces
from engine.retrieval.fusion import add_closeness, fuse_scores, weigh_meaning
from tests.fakes import MINILM_TOKENIZER, FakeEmbedder

_SCORES = st.dictionaries(st.integers(0, 30), st.floats(0, 40), max_size=15)
_COSINES = st.dictionaries(st.integers(0, 30), st.floats(-1, 1), max_size=15)
_FEW_SCORES = st.dictionaries(st.integers(0, 30), st.sampled_from([0.0, 0.5, 1.0]), max_size=15)
_WEIGHTS = st.floats(0, 1)

TOKENIZER = Tokenizer.from_file(str(MINILM_TOKENIZER))
TOKENIZER.no_padding()


class Reader(FakeEmbedder):
    """Knows languages as MiniLM does."""

    def count_pieces(self, text: str) -> int:
        return count_pieces(TOKENIZER, text)


def test_the_score_is_a_weighted_sum_of_shares() -> None:
    assert fuse_scores({"a": 8.0, "b": 4.0}, {"b": 0.5, "c": 0.25}, 0.4) == pytest.approx(
        {"a": 0.6, "b": 0.2 + 0.3, "c": 0.1}
    )


def test_nothing_fuses_to_nothing() -> None:
    assert fuse_scores({}, {}, 0.5) == {}


@given(_SCORES, _COSINES, _WEIGHTS)
def test_every_key_is_scored_once_best_first(words: dict[int, float], meaning: dict[int, float], weight: float) -> None:
    fused = fuse_scores(words, meaning, weight)
    assert fused.keys() == words.keys() | meaning.keys()
    assert list(fused.values()) == sorted(fused.values(), reverse=True)


@given(_SCORES, _COSINES, _WEIGHTS, st.randoms())
def test_the_order_of_the_hits_changes_no_score(
    words: dict[int, float], meaning: dict[int, float], weight: float, random
) -> None:
    shuffled = list(words.items())
    random.shuffle(shuffled)
    assert fuse_scores(dict(shuffled), meaning, weight) == pytest.approx(fuse_scores(words, meaning, weight))


@given(st.dictionaries(st.integers(0, 30), st.integers(1, 1000).map(float), max_size=15))
def test_words_alone_keep_their_order(words: dict[int, float]) -> None:
    assert list(fuse_scores(words, {}, 0.0)) == sorted(words, key=lambda key: -words[key])


def test_ties_keep_the_order_in_which_they_were_seen() -> None:
    assert list(fuse_scores({"b": 1.0, "a": 1.0}, {"d": 0.0, "c": 0.0}, 0.5)) == ["b", "a", "d", "c"]


@given(_FEW_SCORES, _FEW_SCORES, _WEIGHTS)
def test_whatever_is_equal_keeps_the_order_in_which_it_was_seen(
    words: dict[int, float], meaning: dict[int, float], weight: float
) -> None:
    seen = list(dict.fromkeys([*words, *meaning]))
    fused = fuse_scores(words, meaning, weight)
    assert list(fused) == sorted(seen, key=lambda key: -fused[key])
    closer = add_closeness(fused, meaning)
    assert list(closer) == sorted(fused, key=lambda key: -closer[key])


@given(_SCORES, st.dictionaries(st.integers(0, 30), st.floats(0, 1), max_size=15), st.randoms())
def test_the_order_of_closeness_changes_no_score(scores: dict[int, float], closeness: dict[int, float], random) -> None:
    shuffled = list(closeness.items())
    random.shuffle(shuffled)
    closer = add_closeness(scores, closeness)
    assert add_closeness(scores, dict(shuffled)) == closer
    assert closer.keys() == scores.keys()
    assert list(closer.values()) == sorted(closer.values(), reverse=True)


def test_closeness_decides_between_equals_and_leaves_shares() -> None:
    scores = add_closeness({"a": 1.0, "b": 1.0, "c": 0.5}, {"b": 1.0}, 0.25)
    assert list(scores) == ["b", "a", "c"]
    assert scores == pytest.approx({"b": 1.0, "a": 0.8, "c": 0.4})


@given(_SCORES, _COSINES, _WEIGHTS)
def test_without_closeness_the_order_stays(words: dict[int, float], meaning: dict[int, float], weight: float) -> None:
    fused = fuse_scores(words, meaning, weight)
    assert list(add_closeness(fused, {})) == list(fused)


def test_meaning_counts_by_how_well_the_language_is_known() -> None:
    queries = {
        "en": "When can the tenancy be ended by the landlord?",
        "de": "Wann kann der Vermieter den Mietvertrag kündigen?",
        "ru": "Когда арендодатель может расторгнуть договор?",
        "th": "เจ้าของบ้านบอกเลิกสัญญาเช่าได้เมื่อใด",
    }
    weight = {language: weigh_meaning(query, Reader()) for language, query in queries.items()}
    assert weight["en"] > weight["de"] > weight["ru"] == weight["th"] == 0.0
    assert weight["en"] == pytest.approx(0.7)
    assert weigh_meaning("", Reader()) == 0.0


def test_what_is_not_in_the_vocabulary_counts_by_its_characters() -> None:
    assert count_pieces(TOKENIZER, "the house") == 2
    assert count_pieces(TOKENIZER, "เจ้าของบ้าน") >= 9
    assert count_pieces(TOKENIZER, "") == 0
