"""Chooses the sentences of a document that together say most of what it says, without a language model.

The document's chunks are chosen first, by the vectors that they have anyway, so that no sentence has to be embedded;
then the sentence of each that says most of it, by its words and its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.domain import Chunk, KeySentence
from engine.embeddings.embedder import Vectors
from engine.letters import count_letters
from engine.sentences import content_words, count_words, is_ended, split_sentences
from engine.store.summaries import StoredSummary

MOST_SENTENCES = 12

_MOST_CANDIDATES = 512  # chunks of a book that are compared with all of its chunks
_MOST_SAMPLED = 48  # chunks whose words are counted
_OPENING = 0.1  # what the beginning of a document adds to a chunk's worth, of all there is to cover
_SECTION = 0.02  # and the beginning of a section
_LEAST_WORTH = 0.002  # what is worth less says nothing that is not said already
_LEAST_CENTRAL = 0.01
_TINY = 1e-9
_SHORTEST, _LONGEST = 5, 60  # words of a sentence that can stand for itself
_REPEATED = 0.6  # of the content words of a sentence, as many stand in one chosen before
_LATER = 0.06  # what every sentence further on in a chunk loses, at most half
_UNENDED = 0.5  # the part of its worth that is left to an item of a list without a full stop
# The beginnings and signs of headings, tables, code, front matter and what draws lines.
_BROKEN = re.compile(
    r"^---|^[^\w\"“„«‘'(\[*•-]|[|{}]|[^\s\u0e00-\u109f\u1780-\u17ff\u3040-\u9fff]{40}|(?:[.·_\-=*] ?){5}|https?://\S+$|^#"
)
_HEADING_MARKS = re.compile(r"^#+\s+")
_LONGEST_LINE, _FEWEST_LETTERS = 200, 3  # of an outline
_Item = TypeVar("_Item")


def extract_sentences(
    chunks: Sequence[Chunk], vectors: Vectors, language: str = "", most: int = MOST_SENTENCES
) -> list[KeySentence]:
    """The sentences that best cover the chunks, the best first: each adds most to those before it.

    ``vectors`` has shape (len(chunks), dimensions); ``language`` is ISO 639-1, "" where it cannot be told. A document
    of tables or code may have none.
    """
    if not chunks:
        return []
    weights = _weigh_words([chunk.text for chunk in _spread(chunks, _MOST_SAMPLED)])
    chosen: list[KeySentence] = []
    held: list[set[str]] = []

    def take(row: int, worth: float) -> bool:
        found = _choose_sentence(chunks[row], worth, weights, held, language)
        if found:
            chosen.append(found[0])
            held.append(found[1])
        return found is not None

    # Where there are fewer chunks than sentences are wanted, a chunk gives a second one after all have given one.
    while len(chosen) < most:
        before = len(chosen)
        cover(vectors, _favour(chunks), most - len(chosen), take)
        if len(chosen) == before or len(chunks) >= most:
            break
    return chosen


def summarize_chunks(
    document_id: int, sha256: str, chunks: Sequence[Chunk], vectors: Vectors, language: str
) -> StoredSummary:
    """The verbatim summary of a document, made of all of its chunks: its sentences, or an outline where it has none."""
    pages = sorted({chunk.page for chunk in chunks if chunk.page is not None})
    sentences = extract_sentences(chunks, vectors, language) or outline(chunks)
    extent = max((chunk.end for chunk in chunks), default=0)
    return StoredSummary(document_id, sha256, len(chunks), tuple(pages), tuple(sentences), extent)


def outline(chunks: Sequence[Chunk], most: int = MOST_SENTENCES) -> list[KeySentence]:
    """The first line of every section, evenly spread if there are more: a table's columns, what a script begins with.

    Of a document without headings, those of its chunks. None of what holds nothing but signs.
    """
    begins = [row for row, chunk in enumerate(chunks) if not row or chunk.headings != chunks[row - 1].headings]
    lines = [_find_first_line(chunks[row]) for row in (begins if len(begins) > 1 else range(len(chunks)))]
    told = {line.text: line for line in reversed(lines) if line}  # the first of equal ones
    return _spread(sorted(told.values(), key=lambda line: line.start), most)


def find_centre(vectors: Vectors) -> Vectors:
    """The mean direction of some vectors, at least one; shape (1, dimensions)."""
    mean = vectors.mean(axis=0, keepdims=True)
    centre: Vectors = mean / max(float(np.linalg.norm(mean)), _TINY)
    return centre


def cover(vectors: Vectors, bonus: NDArray[np.float32], most: int, take: Callable[[int, float], bool]) -> list[int]:
    """The rows that together are most like all rows, the best first; each with what it adds, as a part of the whole.

    ``bonus`` is added to what a row is worth; ``take`` is told of each in turn, and one that it refuses is passed over.
    What is covered is, for every row, its greatest cosine to a chosen one; a row counts by how central it is, so that
    an imprint is no topic of a book. Always taking the best next row reaches at least 63 % of the best there is.
    Source: Lin and Bilmes, "A Class of Submodular Functions for Document Summarization", ACL 2011.
    """
    rows = np.array(_spread(range(len(vectors)), _MOST_CANDIDATES))
    likeness = np.maximum(vectors @ vectors[rows].T, 0.0)
    central = np.maximum(vectors @ vectors.mean(axis=0), _LEAST_CENTRAL) ** 2
    central /= central.sum()
    covered = np.zeros(len(vectors), np.float32)
    left = np.ones(len(rows), bool)
    chosen: list[int] = []
    while len(chosen) < most and left.any():
        gains = central @ np.maximum(likeness - covered[:, None], 0.0)
        worths = np.where(left, gains + bonus[rows], -1.0)
        best = int(worths.argmax())
        if worths[best] < _LEAST_WORTH:
            break
        left[best] = False
        if take(int(rows[best]), float(gains[best])):
            chosen.append(int(rows[best]))
            covered = np.maximum(covered, likeness[:, best])
    return chosen


def _find_first_line(chunk: Chunk) -> KeySentence | None:
    """The first line of a chunk that holds a word, below its heading if there is any; otherwise that."""
    at, found = 0, None
    for line in chunk.text.splitlines(keepends=True):
        text = _HEADING_MARKS.sub("", line.strip())[:_LONGEST_LINE].rstrip()
        start = chunk.start + at + line.find(text)
        at += len(line)
        if count_letters(text) >= _FEWEST_LETTERS:
            found = KeySentence(text, chunk.headings, chunk.page, start, start + len(text), 0.0, is_outline=True)
            if text not in chunk.headings:
                break
    return found


def _favour(chunks: Sequence[Chunk]) -> NDArray[np.float32]:
    """What a chunk is worth by its place: documents and sections begin with what they are about."""
    bonus = np.zeros(len(chunks), np.float32)
    for row, chunk in enumerate(chunks):
        if row and chunk.headings != chunks[row - 1].headings:
            bonus[row] = _SECTION
    bonus[0] = _OPENING
    return bonus


def _weigh_words(texts: Sequence[str]) -> dict[str, float]:
    """How much each word says of what the document is about: the part of the texts that have it.

    Source: Nenkova and Vanderwende, "The Impact of Frequency on Summarization", 2005, by texts instead of occurrences.
    """
    counts = Counter(word for text in texts for word in set(content_words(text)))
    return {word: count / len(texts) for word, count in counts.items()}


def _choose_sentence(
    chunk: Chunk, worth: float, weights: dict[str, float], held: Sequence[set[str]], language: str
) -> tuple[KeySentence, set[str]] | None:
    """The sentence that says most of a chunk, with its words; None where none can stand for itself."""
    best, found = 0.0, None
    own = Counter(content_words(chunk.text))
    for place, (start, end) in enumerate(_find_sentences(chunk.text, language)):
        words = set(content_words(chunk.text[start:end]))
        if not words or any(len(words & each) >= _REPEATED * len(words) for each in held):
            continue
        score = sum(weights.get(word, 0.0) + own[word] / len(own) for word in words) / len(words) ** 0.5
        score *= max(0.5, 1 - _LATER * place)
        if not is_ended(chunk.text[start:end]):
            score *= _UNENDED
        if score > best:
            best = score
            text = chunk.text[start:end]
            sentence = KeySentence(text, chunk.headings, chunk.page, chunk.start + start, chunk.start + end, worth)
            found = sentence, words
    return found


def _find_sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Those that can stand for themselves: no headings, rows of tables, code or remains of a page's layout."""
    for start, end in split_sentences(text, language or "en"):
        sentence = text[start:end]
        letters = count_letters(sentence)
        if not _SHORTEST <= count_words(sentence) <= _LONGEST or letters < 0.6 * len("".join(sentence.split())):
            continue
        if not _BROKEN.search(sentence):
            yield start, end


def _spread(items: Sequence[_Item], most: int) -> list[_Item]:
    """At most so many, evenly spaced from the first to the last."""
    if len(items) <= most:
        return list(items)
    return [items[round(place)] for place in np.linspace(0, len(items) - 1, most)]
