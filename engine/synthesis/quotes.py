"""Chooses the verbatim sentences that best answer a question, before any token is generated."""

from __future__ import annotations

from collections.abc import Sequence

from engine.domain import Quote
from engine.embeddings.embedder import Vectors
from engine.sentences import content_words
from engine.synthesis.evidence import Evidence, EvidenceSentence

# Measured on SQuAD (ARCHITECTURE.md): likeness of sentence and passage, shared words, and the passage's rank.
_SIMILARITY, _OVERLAP, _PASSAGE_SIMILARITY, _RANK = 1.0, 1.0, 0.5, 0.2
_CONTEXT_SHARE = 0.5  # a word of the question that stands in the heading, not in the sentence itself
_QUESTION_WORTH = 0.7  # a question in a document seldom answers one
_SHORTEST = 3  # words; or content words, which scripts without spaces have too


def choose_quotes(worth: Sequence[float], evidence: Evidence, limit: int) -> tuple[Quote, ...]:
    """At most ``limit`` different sentences, best first; ``worth`` as ``score_sentences`` has it."""
    quotes: dict[str, Quote] = {}
    for place in rank_quotable(worth, evidence):
        if len(quotes) == limit:
            break
        sentence = evidence.sentences[place]
        quote = Quote(sentence.text, sentence.path, sentence.page, sentence.start, sentence.end, worth[place])
        quotes.setdefault(" ".join(sentence.text.split()), quote)
    return tuple(quotes.values())


def rank_quotable(worth: Sequence[float], evidence: Evidence) -> list[int]:
    """The places of the sentences that can tell somebody something by themselves, best first."""
    places = (place for place, sentence in enumerate(evidence.sentences) if _is_quotable(sentence))
    return sorted(places, key=lambda place: -worth[place])


def score_sentences(question: str, question_vector: Vectors, evidence: Evidence) -> list[float]:
    """The estimated worth of every sentence of the evidence as an answer, 0 to 1."""
    weights = evidence.weigh(content_words(question))
    similarities = evidence.vectors @ question_vector
    return [
        _score(sentence, float(similarity), weights, evidence)
        for sentence, similarity in zip(evidence.sentences, similarities, strict=True)
    ]


def _is_quotable(sentence: EvidenceSentence) -> bool:
    """Whether it can tell somebody something by itself: no heading, no front matter, no lone name."""
    if sentence.text.startswith(("#", "---")) or sentence.words <= sentence.context:
        return False
    return max(len(sentence.text.split()), len(sentence.words)) >= _SHORTEST


def _score(sentence: EvidenceSentence, similarity: float, weights: dict[str, float], evidence: Evidence) -> float:
    overlap = sum(weight for word, weight in weights.items() if word in sentence.words)
    context = sum(weight for word, weight in weights.items() if word in sentence.context - sentence.words)
    score = (
        _SIMILARITY * similarity
        + _OVERLAP * (overlap + _CONTEXT_SHARE * context)
        + _PASSAGE_SIMILARITY * evidence.passages[sentence.passage].similarity
        + _RANK / (sentence.passage + 1)
    )
    if sentence.text.endswith(("?", "？")):
        score *= _QUESTION_WORTH
    return max(0.0, min(1.0, score / (_SIMILARITY + _OVERLAP + _PASSAGE_SIMILARITY + _RANK)))
