"""Nearly the same text is one result, and no document fills a list while others have something to say."""

from __future__ import annotations

from dataclasses import replace

from engine.retrieval.variety import choose_various
from engine.store.search_index import Hit

TEXT = "The heron came back on the third of March and stood by the pond until the evening, as it does every year."


def make_hit(document: int, ordinal: int = 0, text: str = "", similarity: float = 0.5) -> Hit:
    words = " ".join(f"word{document}x{ordinal}x{number}" for number in range(20))
    return Hit(document, ordinal, "chunk", ("Title",), None, 0, 9, None, text or words, similarity)


def test_nearly_the_same_text_is_one_result_that_says_where_else_it_is() -> None:
    first, again, other = make_hit(1, text=TEXT), make_hit(2, text=TEXT.replace("third", "fourth")), make_hit(3)
    results = choose_various([[first], [other], [again]], 5)
    assert [(result.chunks[0].document_id, result.repeated_in) for result in results] == [(1, [2]), (3, [])]


def test_a_text_twice_in_one_document_is_one_result_without_copies() -> None:
    results = choose_various([[make_hit(1, 0, TEXT)], [make_hit(1, 5, TEXT)]], 5)
    assert [(len(result.chunks), result.repeated_in) for result in results] == [(1, [])]


def test_texts_that_share_some_words_are_two_results() -> None:
    half = TEXT[: len(TEXT) // 2] + " and then something else happened that nobody saw coming at all"
    assert len(choose_various([[make_hit(1, text=TEXT)], [make_hit(2, text=half)]], 5)) == 2
    much_further = replace(make_hit(2, text=TEXT), similarity=0.2)
    assert len(choose_various([[make_hit(1, text=TEXT)], [much_further]], 5)) == 2


def test_short_texts_are_compared_too() -> None:
    assert len(choose_various([[make_hit(1, text="Yes")], [make_hit(2, text="yes")], [make_hit(3, text="No")]], 5)) == 2


def test_no_document_has_more_than_half_while_there_are_others() -> None:
    groups = [[make_hit(1, number)] for number in range(20)] + [[make_hit(document)] for document in range(2, 10)]
    shown = [result.chunks[0].document_id for result in choose_various(groups, 10)]
    assert shown == [1] * 5 + [2, 3, 4, 5, 6]


def test_one_document_fills_the_list_when_there_is_nothing_else() -> None:
    groups = [[make_hit(1, number)] for number in range(20)] + [[make_hit(2)]]
    results = choose_various(groups, 10)
    assert [result.chunks[0].document_id for result in results] == [1] * 5 + [2] + [1] * 4
    assert [result.chunks[0].ordinal for result in results if result.chunks[0].document_id == 1] == list(range(9))
