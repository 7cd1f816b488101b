"""Judges without a language model whether passages answer a question at all, or only come near it.

A sentence that plainly tells what is asked is an answer. Of the others a logistic model judges the best, by what can be
told of it: how alike it is, what of the question is missing there, and what there says something else. Its weights were
fitted on questions that people wrote, half of them without an answer (``tests/quality/train_answerability.py``). Where
the embedder does not know the letters of the question, all is alike for it: a second model goes by words alone, fitted
in many languages on passages with and without the one that answers (``tests/quality/train_foreign_answerability.py``).
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache

import numpy as np

from engine.embeddings.embedder import Vectors
from engine.letters import WORD
from engine.paths import resource
from engine.sentences import content_words, fold
from engine.synthesis.answer_kinds import drop_telling, expect_kind, holds_kind
from engine.synthesis.claim_words import load_claim_words
from engine.synthesis.claims import Statement, is_changed, is_denied, read_statement
from engine.synthesis.evidence import Evidence
from engine.synthesis.quotes import rank_quotable
from engine.synthesis.source import Source

# A sentence with this weighted share of the question's words answers it, if nothing in it contradicts the question.
_ENOUGH_WORDS = 0.6
# So does one with these shares, its own and with all of its passage, that has a thing of the kind that is asked for.
_OWN_WORDS, _NEARBY_WORDS = 0.5, 0.9
_LOOKED_AT = 3  # of the best sentences
_NO_DOUBTS = ("likeness", "missing", "held")  # the signals that say how much, not that something is wrong
_MOST_CAREFUL = 0.3  # the share of questions that have an answer and are refused all the same, with caution 1


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells of the best sentence whether it answers; where nothing else is said, 1.0 for yes and 0.0 for no.

    ``likeness`` is the best cosine of any sentence to the question. ``missing`` is the weight of the rarest word of
    the question that the sentence does not hold, and ``held`` the weighted share of those that it does, 0 to 1.
    ``missing_names`` is the share of the question's names that are neither in the sentence nor in its neighbours,
    ``missing_numbers`` says that one of its numbers is not, ``unknown_numbers`` that one is in no passage. ``changed``,
    ``opposite`` and ``denied`` say that the sentence says something else in the place of what is asked,
    ``question_denies`` and ``sentence_denies`` that only one of them has a word such as "not", and ``kind_missing``
    that the question asks for a kind of thing of which the sentence has none.
    """

    likeness: float
    missing: float
    held: float
    missing_names: float
    missing_numbers: float
    unknown_numbers: float
    changed: float
    opposite: float
    denied: float
    question_denies: float
    sentence_denies: float
    kind_missing: float

    @property
    def tells(self) -> bool:
        """Whether the sentence holds most words of the question and contradicts it in nothing."""
        doubts = (getattr(self, each.name) for each in fields(self) if each.name not in _NO_DOUBTS)
        return self.held >= _ENOUGH_WORDS and not any(doubts)


def estimate_answerability(
    question: str, question_vector: Vectors, evidence: Evidence, worth: Sequence[float], *, by_words: bool = False
) -> float:
    """The logarithm of the odds that the question is answered; infinite where there is no doubt, one way or the other.

    ``worth`` is that of every sentence, as ``score_sentences`` has it. ``by_words`` says that the embedder does not
    know the question's letters.
    """
    signals = measure_signals(question, question_vector, evidence, worth)
    if signals is None:
        return -math.inf
    if signals.tells or _is_told_nearby(question, evidence, worth):
        return math.inf
    return weigh_signals(signals, by_words=by_words)


def weigh_signals(signals: Signals, *, by_words: bool = False) -> float:
    """The logarithm of the odds by the model alone.

    Those ``by_words`` are put in the other model's place: as many questions that have an answer have lower odds.
    """
    if not by_words:
        return _load().weigh(signals)
    model, scale = _load("by_words"), _load().odds
    odds = model.weigh(signals)
    return float(np.interp(odds, model.odds, scale)) + odds - min(max(odds, model.odds[0]), model.odds[-1])


def find_threshold(caution: float) -> float:
    """What a question must reach to be answered, as ``estimate_answerability`` has it; ``caution`` is 0 to 1."""
    model = _load()
    return float(np.interp(caution * _MOST_CAREFUL, model.shares, model.odds))


def find_reference() -> float:
    """The middle of the odds that ``engine.calibration`` finds in the articles that the weights were fitted on."""
    return _load().reference


def measure_signals(
    question: str, question_vector: Vectors, evidence: Evidence, worth: Sequence[float]
) -> Signals | None:
    """What tells whether the evidence answers the question; None where it has no sentence that could."""
    ranked = rank_quotable(worth, evidence)
    if not ranked:
        return None
    best = ranked[0]
    sentence = evidence.sentences[best]
    sources = [Source(rank, evidence) for rank in range(len(evidence.passages))]
    source = sources[sentence.passage]
    asked, told = read_statement(question, source.language), source.statement(best)
    names = [claim for claim in asked.claims if not claim.loose and not claim.is_number]
    numbers = [claim for claim in asked.claims if not claim.loose and claim.is_number]
    near_words = source.content_around(best) | frozenset(fold(source.text_around(best)).split())
    near_numbers = source.numbers_around(best)
    held = sentence.words | sentence.context
    wanted = content_words(drop_telling(question, source.language)) or content_words(question)
    weights = evidence.weigh(wanted)
    kind = expect_kind(question, source.language)
    return Signals(
        likeness=float((evidence.vectors @ question_vector).max()),
        missing=max((weight for word, weight in weights.items() if word not in held), default=0.0),
        held=sum(weight for word, weight in weights.items() if word in held),
        missing_names=_share([not claim.readings & near_words for claim in names]),
        missing_numbers=float(any(not claim.readings & near_numbers for claim in numbers)),
        unknown_numbers=float(any(not any(each.holds(claim) for each in sources) for claim in numbers)),
        changed=float(is_changed(asked, told, source.language)),
        opposite=float(_says_opposite(question, sentence.text, source.language)),
        denied=float(is_denied(asked, told)),
        question_denies=float(_denies_alone(asked, told)),
        sentence_denies=float(_denies_alone(told, asked)),
        kind_missing=float(kind is not None and not holds_kind(told, kind, asked)),
    )


@dataclass(frozen=True, slots=True)
class _Model:
    """The weights of signals by name; of the questions that have an answer, ``shares`` are below ``odds``."""

    bias: float
    weights: Mapping[str, float]
    shares: Sequence[float]
    odds: Sequence[float]
    reference: float

    def weigh(self, signals: Signals) -> float:
        """The logarithm of the odds."""
        return self.bias + sum(weight * float(getattr(signals, name)) for name, weight in self.weights.items())


@cache
def _load(name: str = "by_meaning") -> _Model:
    table = tomllib.loads(resource("answerability.toml").read_text(encoding="utf-8"))[name]
    threshold = table["threshold"]
    return _Model(table["bias"], table["weights"], threshold["shares"], threshold["odds"], table.get("reference", 0.0))


def _is_told_nearby(question: str, evidence: Evidence, worth: Sequence[float]) -> bool:
    """Whether one of the best sentences tells what is asked, where its neighbours say of what."""
    for place in rank_quotable(worth, evidence)[:_LOOKED_AT]:
        sentence = evidence.sentences[place]
        source = Source(sentence.passage, evidence)
        asked, told = read_statement(question, source.language), source.statement(place)
        kind = expect_kind(question, source.language)
        if kind is None or not holds_kind(told, kind, asked):
            continue
        weights = evidence.weigh(content_words(drop_telling(question, source.language)))
        near = [each for each in evidence.sentences if each.passage == sentence.passage]
        around = frozenset[str]().union(*(each.words | each.context for each in near))
        own, nearby = (
            sum(weight for word, weight in weights.items() if word in words)
            for words in (sentence.words | sentence.context, around)
        )
        doubtful = is_changed(asked, told, source.language) or is_denied(asked, told)
        if own >= _OWN_WORDS and nearby >= _NEARBY_WORDS and not doubtful:
            return True
    return False


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def _says_opposite(question: str, sentence: str, language: str) -> bool:
    """Whether the sentence has the opposite of a word of the question that it does not have."""
    asked, told = (set(re.findall(WORD, fold(text))) for text in (question, sentence))
    return any(
        word in asked and word not in told and other in told for word, other in load_claim_words(language).opposites
    )


def _denies_alone(one: Statement, other: Statement) -> bool:
    return bool(one.denials) and not other.denials
