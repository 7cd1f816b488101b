"""Proves an answer: every sentence is matched to the passages, and what matches nothing is said to match nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.domain import AnswerSentence, Citation
from engine.embeddings.embedder import Embedder
from engine.sentences import content_words, split_sentences
from engine.synthesis.evidence import Evidence, EvidenceSentence

# A sentence is supported when it says what the passage says: most of its words, all of its numbers and names, and a
# like meaning.
_LEAST_OVERLAP = 0.5
_LEAST_SUPPORT = 0.55
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
# Numbers in brackets that the model made up; the program alone sets markers.
_FALSE_MARKER = re.compile(r"[ \t]*\[\d+(?:\s*,\s*\d+)*\]")


@dataclass(frozen=True, slots=True)
class ProvedAnswer:
    """An answer whose text carries a marker ``[n]`` after each supported sentence."""

    text: str
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]


def resolve_citations(answer: str, evidence: Evidence, embedder: Embedder) -> ProvedAnswer:
    """Match each sentence of ``answer`` to the evidence and set the markers; the model's own markers are dropped."""
    answer = _FALSE_MARKER.sub("", answer).strip()
    spans = split_sentences(answer)
    if not spans:
        return ProvedAnswer(answer, (), ())
    vectors = embedder.embed_passages([answer[start:end] for start, end in spans])
    similarities = vectors @ evidence.vectors.T
    citations: dict[EvidenceSentence, Citation] = {}
    sentences, pieces, written = [], [], 0
    for (start, end), row in zip(spans, similarities, strict=True):
        support, found = _find_support(answer[start:end], row.tolist(), evidence)
        pieces.append(answer[written:end])
        written = end
        markers: tuple[int, ...] = ()
        if found:
            citation = citations.setdefault(found, _cite(found, len(citations) + 1))
            markers = (citation.marker,)
            pieces.append(f" [{citation.marker}]")
        sentences.append(AnswerSentence(answer[start:end], support, markers))
    pieces.append(answer[written:])
    return ProvedAnswer("".join(pieces), tuple(sentences), tuple(citations.values()))


def _find_support(
    sentence: str, similarities: Sequence[float], evidence: Evidence
) -> tuple[float, EvidenceSentence | None]:
    """The evidence that best supports a sentence and how well, 0 to 1; (0.0, None) when nothing does."""
    words = set(content_words(sentence))
    if not words:
        return 0.0, None
    numbers, names = set(_NUMBER.findall(sentence)), _find_names(sentence)
    best, best_support = None, 0.0
    for position, (candidate, similarity) in enumerate(zip(evidence.sentences, similarities, strict=True)):
        around = _words_around(position, evidence)
        overlap = len(words & around) / len(words)
        if overlap < _LEAST_OVERLAP or not numbers <= _numbers_around(position, evidence):
            continue
        if not names <= _words_of_passage(candidate.passage, evidence):
            continue
        # The sentence itself decides among those that share their surroundings.
        own = len(words & candidate.words) / len(words)
        support = max(0.0, min(1.0, 0.5 * similarity + 0.25 * overlap + 0.25 * own))
        if support > best_support:
            best, best_support = candidate, support
    return (best_support, best) if best_support >= _LEAST_SUPPORT else (0.0, None)


def _find_names(sentence: str) -> set[str]:
    """The content words written with a capital letter, but for the first word, which always is."""
    capitalised = (word for word in sentence.split()[1:] if next(filter(str.isalpha, word), "").isupper())
    return set(content_words(" ".join(capitalised)))


def _around(position: int, evidence: Evidence) -> list[EvidenceSentence]:
    """A sentence with its neighbours in the same passage: an answer sentence often merges two."""
    here = evidence.sentences[position]
    return [near for near in evidence.sentences[max(0, position - 1) : position + 2] if near.passage == here.passage]


def _words_around(position: int, evidence: Evidence) -> frozenset[str]:
    near = _around(position, evidence)
    return frozenset[str]().union(near[0].context, *(sentence.words for sentence in near))


def _numbers_around(position: int, evidence: Evidence) -> set[str]:
    near = _around(position, evidence)
    headings = " ".join(evidence.passages[near[0].passage].headings)
    return {number for text in [headings, *(sentence.text for sentence in near)] for number in _NUMBER.findall(text)}


def _words_of_passage(rank: int, evidence: Evidence) -> set[str]:
    """What a passage says, its title and headings included: names need not be repeated beside what is said of them."""
    passage = evidence.passages[rank]
    return set(content_words(" ".join([passage.title, *passage.headings, passage.text])))


def _cite(found: EvidenceSentence, marker: int) -> Citation:
    return Citation(marker, found.path, found.page, found.start, found.end, found.text)
