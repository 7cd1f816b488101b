"""Learns from a library itself how odds look there of questions that it answers, and of those that it does not.

Questions are made of its own passages, without a language model, and judged twice: with what is found, and with what is
found when their own passage is withheld. How far both lie from where they lay in the articles that the packaged
threshold was fitted on is how far the threshold moves (ARCHITECTURE.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from engine.domain import Calibration, Passage
from engine.embeddings.embedder import Embedder, Vectors
from engine.job import Job
from engine.parts import Parts
from engine.retrieval.fusion import knows_language
from engine.settings import EmbeddingSettings
from engine.store.calibrations import LEAST_FAMILIAR, LEAST_UNFAMILIAR, Calibrations
from engine.synthesis.answerability import find_reference, measure_signals, weigh_signals
from engine.synthesis.evidence import Evidence, gather_evidence
from engine.synthesis.made_questions import make_question
from engine.synthesis.quotes import score_sentences

_QUESTIONS = 16
_LEAST_QUESTIONS = 10  # fewer tell too little
_CHUNKS_A_QUESTION = 2  # are looked at: not every one has a sentence to ask about
_FITTED_ON = "en"  # ISO 639-1: the language of the articles that the packaged threshold was fitted on
_GROWTH = 4.0  # a library that has grown or shrunk by this is asked anew
_WITHHELD = 1  # one passage more is found, so that as many are left without the own one
_MOST_SHIFT = 0.5  # in the logarithm of odds: so few questions are no ground for more (ARCHITECTURE.md)


def calibrate(parts: Parts, job: Job) -> None:
    """Ask the library about itself, where that was not done for its embedder and about its size.

    The library's lock must be held. With few passages the packaged threshold holds. Raises ``Cancelled``, and then the
    last calibration stays.
    """
    embedder, calibrations = parts.embedder, Calibrations(parts.library)
    passages, known = parts.library.count_passages(), calibrations.read(parts.embedder.name)
    if passages < (LEAST_FAMILIAR if is_familiar(parts) else LEAST_UNFAMILIAR):
        if known:
            calibrations.note(embedder.name, None)
        return
    if known and 1 / _GROWTH < passages / known.passages < _GROWTH:
        return
    odds = ask_about_itself(parts, job)
    shift = find_middle(odds) - find_reference() if len(odds) >= _LEAST_QUESTIONS else 0.0
    shift = max(-_MOST_SHIFT, min(_MOST_SHIFT, shift))
    calibrations.note(embedder.name, Calibration(shift, len(odds), passages))


def goes_by_words(question: str, parts: Parts) -> bool:
    """Whether likeness says nothing of this question: the packaged embedder does not know its language.

    Nothing was fitted with any other embedder.
    """
    return _has_packaged_embedder(parts) and not knows_language(question, parts.embedder)


def is_familiar(parts: Parts) -> bool:
    """Whether most of the library is of the kind that the packaged threshold was fitted on."""
    if not _has_packaged_embedder(parts):
        return False
    query = "SELECT language, total(passages) FROM documents WHERE language != '' GROUP BY language"
    rows = parts.library.rows(query)
    passages: dict[str, float] = dict(map(tuple, rows))
    return passages.get(_FITTED_ON, 0.0) >= sum(passages.values()) / 2


@dataclass(frozen=True, slots=True)
class AskedTwice:
    """The odds of a question whose passage was there, and of the same one when it was withheld."""

    present: float
    withheld: float


def _has_packaged_embedder(parts: Parts) -> bool:
    return parts.active_source.model == EmbeddingSettings().model


def find_middle(odds: Sequence[AskedTwice]) -> float:
    """What lies between the odds of both kinds."""
    return (median(each.present for each in odds) + median(each.withheld for each in odds)) / 2


def ask_about_itself(parts: Parts, job: Job) -> list[AskedTwice]:
    """Ask questions made of passages from all over the library. Raises ``Cancelled``."""
    texts = parts.search_index.sample_texts(_QUESTIONS * _CHUNKS_A_QUESTION)
    made = [question for question in map(make_question, texts) if question]
    asked = []
    for question, sentence in made[:_QUESTIONS]:
        parts.cores.give_way(job.check)  # somebody's own question goes first
        job.check()
        asked.append(_ask_twice(question, sentence, parts, parts.embedder))
    return [each for each in asked if each]


def _ask_twice(question: str, sentence: str, parts: Parts, embedder: Embedder) -> AskedTwice | None:
    """None where nothing is found, or nothing but passages with the sentence that the question is made of."""
    limit = parts.settings.retrieval.passages
    found = parts.retrieve(question, limit + _WITHHELD)
    others = [passage for passage in found if not _holds(passage, sentence)]
    vector = embedder.embed_query(question)
    everything = gather_evidence(found, embedder)
    by_words = goes_by_words(question, parts)
    present, withheld = (
        _estimate(question, vector, everything.restrict(passages[:limit]), by_words=by_words)
        for passages in (found, others)
    )
    return AskedTwice(present, withheld) if present is not None and withheld is not None else None


def _holds(passage: Passage, sentence: str) -> bool:
    return " ".join(sentence.split()) in " ".join(passage.text.split())


def _estimate(question: str, vector: Vectors, evidence: Evidence, *, by_words: bool) -> float | None:
    signals = measure_signals(question, vector, evidence, score_sentences(question, vector, evidence))
    return weigh_signals(signals, by_words=by_words) if signals else None
