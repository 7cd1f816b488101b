"""Fused rankings keep what all of them agree on, and prefer what several of them found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.retrieval.fusion import fuse_rankings

_RANKINGS = st.lists(st.lists(st.integers(0, 30), unique=True, max_size=15), max_size=4)


def test_the_score_is_the_sum_of_reciprocal_ranks() -> None:
    assert fuse_rankings([["a", "b"], ["b"]]) == {"b": 1 / 62 + 1 / 61, "a": 1 / 61}
    assert fuse_rankings([["a", "b"]], constant=0) == {"a": 1.0, "b": 0.5}


def test_nothing_fuses_to_nothing() -> None:
    assert fuse_rankings([]) == {}
    assert fuse_rankings([[], []]) == {}


@given(_RANKINGS)
def test_every_key_is_scored_once_best_first(rankings: list[list[int]]) -> None:
    fused = fuse_rankings(rankings)
    assert fused.keys() == {key for ranking in rankings for key in ranking}
    assert list(fused.values()) == sorted(fused.values(), reverse=True)


@given(st.lists(st.integers(), unique=True, max_size=20), st.integers(1, 5))
def test_rankings_that_agree_keep_their_order(ranking: list[int], count: int) -> None:
    assert list(fuse_rankings([ranking] * count)) == ranking


@given(_RANKINGS, st.randoms())
def test_the_order_of_the_rankings_changes_no_score(rankings: list[list[int]], random) -> None:
    shuffled = list(rankings)
    random.shuffle(shuffled)
    assert fuse_rankings(shuffled) == pytest.approx(fuse_rankings(rankings))


@given(st.integers(0, 20), st.integers(0, 20))
def test_what_both_found_beats_what_one_found_at_either_rank(first: int, second: int) -> None:
    """At the same ranks, and even one place behind both."""
    left = [f"left{rank}" for rank in range(first)] + ["only left", "both"]
    right = [f"right{rank}" for rank in range(second)] + ["only right", "both"]
    fused = fuse_rankings([left, right])
    assert fused["both"] > fused["only left"]
    assert fused["both"] > fused["only right"]


def test_ties_keep_the_order_in_which_they_were_seen() -> None:
    assert list(fuse_rankings([["a", "b"], ["c", "d"], ["b", "a"]])) == ["a", "b", "c", "d"]
    assert list(fuse_rankings([["x"], ["y"], ["z"]])) == ["x", "y", "z"]
