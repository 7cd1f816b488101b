"""Narrowing passages to their quotes, with nothing lost on the way."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from engine.domain import Passage, Quote
from engine.sentences import split_sentences
from engine.synthesis.focus import focus_on_quotes

TEXT = "The boiler is old. It was serviced in March. Ring Ada first. The garden is dry. Water it on Mondays."
PASSAGE = Passage(1, Path("/n/house.md"), "house", (), None, 100, 100 + len(TEXT), TEXT, 1.0, 0.5)


def quote(sentence: str, passage: Passage = PASSAGE) -> Quote:
    start = passage.start + passage.text.index(sentence)
    return Quote(sentence, passage.path, passage.page, start, start + len(sentence), 0.5)


def test_quotes_become_passages_best_first_and_the_rest_is_set_aside() -> None:
    focus = focus_on_quotes([PASSAGE], [quote("The garden is dry."), quote("It was serviced in March.")])
    assert [passage.text for passage in focus.passages] == ["The garden is dry.", "It was serviced in March."]
    assert [passage.text for passage in focus.set_aside] == [
        "The boiler is old.",
        "Ring Ada first.",
        "Water it on Mondays.",
    ]


def test_a_passage_without_a_quote_is_set_aside_whole() -> None:
    other = replace(PASSAGE, path=Path("/n/other.md"))
    focus = focus_on_quotes([other, PASSAGE], [quote("Ring Ada first.")])
    assert focus.set_aside[0] == other


@given(st.data())
def test_places_are_right_and_every_character_is_accounted_for(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("ab .!?\n中。"), max_size=200))
    passage = replace(PASSAGE, text=text, end=PASSAGE.start + len(text))
    spans = split_sentences(text)
    chosen = data.draw(st.lists(st.sampled_from(spans), unique=True)) if spans else []
    quotes = [Quote(text[a:b], passage.path, None, passage.start + a, passage.start + b, 0.1) for a, b in chosen]
    focus = focus_on_quotes([passage], quotes)
    parts = sorted([*focus.passages, *focus.set_aside], key=lambda part: part.start)
    assert all(part.text == text[part.start - passage.start : part.end - passage.start] for part in parts)
    assert "".join("".join(part.text for part in parts).split()) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(parts))
