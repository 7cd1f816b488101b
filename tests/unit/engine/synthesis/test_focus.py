"""Which sentences the model may see, and in which order they are worth their room."""

from __future__ import annotations

from dataclasses import replace

from engine.domain import Quote
from engine.synthesis.evidence import EvidenceSentence
from engine.synthesis.focus import focus_on_quotes, focus_on_worth
from tests.synthesis import make_evidence, make_passage

FIRST = make_passage("One is here. Two is there. Three is last.", "a.md", 100)
SECOND = make_passage("Four is here. Five is there.", "b.md")


def quote(sentence: EvidenceSentence) -> Quote:
    return Quote(sentence.text, sentence.path, sentence.page, sentence.start, sentence.end, 0.5)


def test_quotes_stand_for_their_passages_in_their_order() -> None:
    evidence = make_evidence([FIRST, SECOND])
    focus = focus_on_quotes(evidence, [quote(evidence.sentences[number]) for number in (4, 0, 2)])
    assert (focus.order, focus.only) == ((4, 0, 2), True)


def test_a_sentence_that_two_passages_hold_is_quoted_once() -> None:
    evidence = make_evidence([FIRST, FIRST])
    assert focus_on_quotes(evidence, [quote(evidence.sentences[4])]).order == (1,)


def test_a_quote_of_two_sentences_is_both() -> None:
    evidence = make_evidence([FIRST])
    two = replace(quote(evidence.sentences[1]), end=evidence.sentences[2].end)
    assert focus_on_quotes(evidence, [two]).order == (1, 2)


def test_a_quote_of_another_passage_is_passed_over() -> None:
    evidence = make_evidence([SECOND])
    strange = replace(quote(evidence.sentences[0]), start=7)
    assert focus_on_quotes(evidence, [strange]).order == ()


def test_all_sentences_come_by_their_worth_and_equals_by_their_place() -> None:
    focus = focus_on_worth([0.2, 0.9, 0.2, 0.5])
    assert (focus.order, focus.only) == ((1, 3, 0, 2), False)
