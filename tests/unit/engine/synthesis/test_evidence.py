"""Sentences of passages with their places, words and vectors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.domain import Passage
from engine.embeddings.embedder import Embedder
from engine.synthesis.evidence import choose_likely, gather_evidence

TEXT = "The boiler is serviced in March. Mrs. Lindqvist pays for it."
PASSAGE = Passage(1, Path("home.md"), "Home", ("House", "Heating"), 2, 50, 50 + len(TEXT), TEXT, 0.5, 0.5)


def test_every_sentence_knows_its_place(embedder: Embedder) -> None:
    document = " " * 50 + TEXT
    evidence = gather_evidence([PASSAGE, replace(PASSAGE, path=Path("copy.md"), page=None)], embedder)
    assert [sentence.passage for sentence in evidence.sentences] == [0, 0, 1, 1]
    assert [sentence.path.name for sentence in evidence.sentences] == ["home.md", "home.md", "copy.md", "copy.md"]
    assert [sentence.page for sentence in evidence.sentences] == [2, 2, None, None]
    for sentence in evidence.sentences:
        assert document[sentence.start : sentence.end] == sentence.text
        assert sentence.context == {"hous", "heat"}
    assert evidence.sentences[1].text == "Mrs. Lindqvist pays for it."


def test_vectors_are_those_of_the_sentences(embedder: Embedder) -> None:
    evidence = gather_evidence([PASSAGE], embedder)
    assert evidence.vectors.shape == (2, embedder.dimensions)
    alone = embedder.embed_passages([evidence.sentences[1].text])[0]
    assert float(evidence.vectors[1] @ alone) == pytest.approx(1.0, abs=1e-4)


def test_rare_words_weigh_more_and_all_weights_sum_to_one(embedder: Embedder) -> None:
    text = "The boiler hums. The boiler drips. The boiler leaks. Lindqvist repairs the boiler."
    evidence = gather_evidence([replace(PASSAGE, text=text, end=50 + len(text))], embedder)
    weights = evidence.weigh(["boiler", "lindqvist", "boiler"])
    assert weights["lindqvist"] > weights["boiler"] > 0
    assert sum(weights.values()) == pytest.approx(1.0)
    assert evidence.weigh([]) == {}


@pytest.mark.parametrize("passages", [[], [replace(PASSAGE, text=" \n", end=52)]])
def test_nothing_found_is_no_evidence(embedder: Embedder, passages: list[Passage]) -> None:
    evidence = gather_evidence(passages, embedder)
    assert list(evidence.sentences) == []
    assert evidence.vectors.shape == (0, embedder.dimensions)
    assert evidence.vectors.dtype == np.float32
    assert evidence.weigh(["boiler"]) == {}


def test_a_word_of_the_answer_that_only_one_passage_has_brings_that_passage() -> None:
    text = "The boiler hums and drips in the cellar."
    near = [replace(PASSAGE, document_id=number, text=text) for number in range(1, 7)]
    named = replace(PASSAGE, document_id=7, title="", headings=(), text="It was Lindqvist who came.")
    chosen = choose_likely("Lindqvist says the boiler hums and drips in the cellar.", [*near, named], 3)
    assert [passage.document_id for passage in chosen] == [1, 2, 3, 7]
