"""The sentences of the retrieved passages, with places, words and vectors: what quotes and citations are made of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from engine.domain import Passage
from engine.embeddings.embedder import Embedder, Vectors
from engine.sentences import content_words, split_sentences


@dataclass(frozen=True, slots=True)
class EvidenceSentence:
    """One sentence of a passage; ``passage`` is the passage's rank from 0, ``context`` the words of its headings."""

    passage: int
    path: Path
    page: int | None
    start: int
    end: int
    text: str
    words: frozenset[str]
    context: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All sentences in passage order; ``vectors`` has shape (len(sentences), dimensions)."""

    passages: Sequence[Passage]
    sentences: Sequence[EvidenceSentence]
    vectors: Vectors

    def weigh(self, words: Collection[str]) -> dict[str, float]:
        """How much each of these words tells the sentences apart: its inverse sentence frequency, summing to 1.

        Without sentences there is nothing to tell apart, and the answer is empty.
        """
        if not self.sentences:
            return {}
        frequency = Counter(word for sentence in self.sentences for word in sentence.words)
        total = len(self.sentences)
        weights = {word: math.log(1 + total / (frequency[word] + 0.5)) for word in set(words)}
        return {word: weight / sum(weights.values()) for word, weight in weights.items()}

    def restrict(self, passages: Sequence[Passage]) -> Evidence:
        """The same of some of the passages, ranked as they come."""
        ranks = {id(passage): rank for rank, passage in enumerate(passages)}
        kept = [
            (place, ranks[id(self.passages[sentence.passage])])
            for place, sentence in enumerate(self.sentences)
            if id(self.passages[sentence.passage]) in ranks
        ]
        sentences = [replace(self.sentences[place], passage=rank) for place, rank in kept]
        return Evidence(passages, sentences, self.vectors[[place for place, _ in kept]])


def gather_evidence(passages: Sequence[Passage], embedder: Embedder) -> Evidence:
    """Split the passages into sentences and embed them all at once."""
    sentences = [sentence for rank, passage in enumerate(passages) for sentence in _split(rank, passage)]
    if not sentences:
        return Evidence(passages, [], np.zeros((0, embedder.dimensions), np.float32))
    return Evidence(passages, sentences, embedder.embed_passages([sentence.text for sentence in sentences]))


def choose_likely(text: str, passages: Sequence[Passage], limit: int) -> list[Passage]:
    """Of many passages those that share most words with a sentence of ``text``: ``limit`` for each, in their order.

    To gather evidence takes long, and only what shares words can support an answer. A word that is in none of those
    brings the best passage that has it: it is not unknown.
    """
    held = [set(content_words(" ".join([passage.title, *passage.headings, passage.text]))) for passage in passages]
    chosen: set[int] = set()
    for start, end in split_sentences(text):
        words = set(content_words(text[start:end]))
        shared = {number: len(words & each) for number, each in enumerate(held)}
        best = sorted((number for number, count in shared.items() if count), key=lambda number: -shared[number])
        chosen.update(best[:limit])
        for word in words.difference(*(held[number] for number in best[:limit])):
            chosen.update([number for number in best if word in held[number]][:1])
    return [passages[number] for number in sorted(chosen)]


def _split(rank: int, passage: Passage) -> list[EvidenceSentence]:
    context = frozenset(content_words(" ".join(passage.headings)))
    return [
        EvidenceSentence(
            passage=rank,
            path=passage.path,
            page=passage.page,
            start=passage.start + start,
            end=passage.start + end,
            text=passage.text[start:end],
            words=frozenset(content_words(passage.text[start:end])),
            context=context,
        )
        for start, end in split_sentences(passage.text)
    ]
