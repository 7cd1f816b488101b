"""Closeness counts what stands in a text letter by letter, the rarer the more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.retrieval.closeness import measure_closeness

_TEXTS = st.lists(st.text(max_size=60), max_size=6)


def test_a_part_of_a_compound_is_close() -> None:
    compound, other = measure_closeness("Miete kündigen", ["Die Mietekündigung kam spät.", "Der Garten ist groß."])
    assert compound == 1.0
    assert other == 0.0


def test_words_beside_each_other_are_closer_than_words_apart() -> None:
    beside, apart = measure_closeness("red house", ["They saw the red house.", "The house of the Red Cross."])
    assert beside == 1.0 > apart > 0.0


def test_what_is_rare_counts_more() -> None:
    texts = ["The lighthouse stood there.", "The keeper was there.", "The keeper was here.", "A keeper came."]
    closeness = measure_closeness("lighthouse keeper", texts)
    assert closeness[0] == 1.0
    assert max(closeness[1:]) < 0.5


def test_accents_and_capitals_make_no_difference() -> None:
    assert measure_closeness("CAFÉ NOIR", ["un cafe noir", "thé vert"]) == [1.0, 0.0]


def test_scripts_that_are_found_by_pairs_of_characters_are_left_to_them() -> None:
    assert measure_closeness("提前三个月通知房东", ["提前三个月通知房东", "别的"]) == [0.0, 0.0]


def test_a_query_of_any_length_costs_no_more_than_a_long_one() -> None:
    assert measure_closeness("a" * 500 + "lighthouse", ["lighthouse"]) == [0.0]


@given(st.text(max_size=40), _TEXTS, st.randoms())
def test_every_text_has_a_share_whatever_the_order(query: str, texts: list[str], random) -> None:
    closeness = measure_closeness(query, texts)
    assert all(0.0 <= share <= 1.0 for share in closeness)
    order = list(range(len(texts)))
    random.shuffle(order)
    shuffled = measure_closeness(query, [texts[place] for place in order])
    assert [round(share, 9) for share in shuffled] == [round(closeness[place], 9) for place in order]
