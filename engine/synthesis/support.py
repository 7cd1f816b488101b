"""Decides which sentence of the passages supports a sentence of an answer, and how well.

A sentence is supported when it says what the passage says: most of its words, all of its numbers and names, each in
its place, nothing denied that is not denied there, and a like meaning. A model of entailment, where there is one, may
take support back, or give it to a sentence that says the same in other words; it excuses no name, number or denial.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.embeddings.embedder import Embedder
from engine.synthesis.claims import Statement, read_statement, split_clauses
from engine.synthesis.entailment import EntailmentModel
from engine.synthesis.evidence import Evidence, EvidenceSentence
from engine.synthesis.source import Source

_LEAST_OVERLAP = 0.5
_LEAST_SUPPORT = 0.55
_NEARLY_BEST = 0.05  # where the best sentence does not agree, one this much behind may still be what is meant
_MOST_ALIKE = 3  # sentences that a model is asked about where words support nothing: each takes it a while


@dataclass(frozen=True, slots=True)
class Support:
    """The sentences that support one of an answer, and how well, 0 to 1; none, and 0.0, where nothing does.

    ``unknown`` are the spans of its names and numbers that occur in no passage.
    """

    support: float
    sources: tuple[EvidenceSentence, ...]
    unknown: tuple[tuple[int, int], ...]


class SupportChecker:
    """Looks up sentences in one set of passages; what is read of the passages is kept for the next sentence."""

    def __init__(self, evidence: Evidence, embedder: Embedder, entailment: EntailmentModel | None = None) -> None:
        self._evidence = evidence
        self._embedder = embedder
        self._entailment = entailment
        self._sources = [Source(rank, evidence) for rank in range(len(evidence.passages))]
        self._languages = {source.language for source in self._sources} or {""}
        self._verbatim = {_normalise(sentence.text): sentence for sentence in reversed(evidence.sentences)}

    def check(self, sentences: Sequence[str]) -> list[Support]:
        """What supports each sentence; where nothing supports the whole, each of its clauses may have support."""
        whole = self._check(sentences)
        clauses = [() if found.sources else split_clauses(text) for text, found in zip(sentences, whole, strict=True)]
        parts = iter(self._check([clause for each in clauses for clause in each]))
        return [
            _join(found, [next(parts) for _ in each]) if len(each) > 1 else found
            for found, each in zip(whole, clauses, strict=True)
        ]

    def find_passages(self, sentence: str, least: float) -> list[Support]:
        """Every passage that supports a sentence so well by itself, with what says it there; the best passage first."""
        (similarities,) = self._embedder.embed_passages([sentence]) @ self._evidence.vectors.T
        told, wanted = self._read(sentence), _normalise(sentence)
        verbatim = {place for place, each in enumerate(self._evidence.sentences) if _normalise(each.text) == wanted}
        weighed = [(1.0, place) for place in verbatim]
        weighed += [entry for entry in self._weigh(told, similarities.tolist()) if entry[0] >= least]
        best: dict[int, Support] = {}
        for support, place in sorted(weighed, key=lambda entry: (-entry[0], entry[1])):
            found = self._evidence.sentences[place]
            if found.passage not in best and (place in verbatim or self._says(sentence, told, place)):
                best[found.passage] = Support(support, (found,), ())
        return list(best.values())

    def _check(self, sentences: Sequence[str]) -> list[Support]:
        if not sentences:
            return []
        similarities = self._embedder.embed_passages(sentences) @ self._evidence.vectors.T
        return [self._look_up(text, row.tolist()) for text, row in zip(sentences, similarities, strict=True)]

    def _look_up(self, sentence: str, similarities: Sequence[float]) -> Support:
        """``similarities`` are the cosines to the sentences of the evidence, in order."""
        if verbatim := self._verbatim.get(_normalise(sentence)):
            return Support(1.0, (verbatim,), ())
        told = self._read(sentence)
        unknown = tuple(self._find_unknown(sentence, told))
        weighed = sorted(self._weigh(told, similarities), key=lambda entry: -entry[0])
        if not weighed or weighed[0][0] < _LEAST_SUPPORT:
            return self._find_entailed(sentence, told, similarities) or Support(0.0, (), unknown)
        for support, place in weighed:
            if support < max(_LEAST_SUPPORT, weighed[0][0] - _NEARLY_BEST):
                break
            if self._says(sentence, told, place):
                return Support(support, (self._evidence.sentences[place],), unknown)
        return Support(0.0, (), unknown)

    def _read(self, sentence: str) -> dict[str, Statement]:
        return {language: read_statement(sentence, language) for language in self._languages}

    def _says(self, sentence: str, told: dict[str, Statement], place: int) -> bool:
        return self._may_support(told, place) and not self._is_contradicted(sentence, place)

    def _is_contradicted(self, sentence: str, place: int) -> bool:
        if self._entailment is None:
            return False
        (verdict,) = self._entailment.judge([(self._write_premise(place), sentence)])
        return verdict.contradicts

    def _find_entailed(
        self, sentence: str, told: dict[str, Statement], similarities: Sequence[float]
    ) -> Support | None:
        """The support of the likeliest sentence that this one follows from, by the model, of those most alike."""
        if self._entailment is None:
            return None
        alike = sorted(range(len(similarities)), key=lambda place: -similarities[place])[:_MOST_ALIKE]
        places = [place for place in alike if self._may_support(told, place)]
        verdicts = self._entailment.judge([(self._write_premise(place), sentence) for place in places])
        best, place = max(zip(verdicts, places, strict=True), key=lambda each: each[0].entailment, default=(None, 0))
        return Support(best.entailment, (self._evidence.sentences[place],), ()) if best and best.follows else None

    def _may_support(self, told: dict[str, Statement], place: int) -> bool:
        source = self._source_of(place)
        return source.agrees(told[source.language], place)

    def _write_premise(self, place: int) -> str:
        return self._source_of(place).text_around(place)

    def _source_of(self, place: int) -> Source:
        return self._sources[self._evidence.sentences[place].passage]

    def _weigh(self, told: dict[str, Statement], similarities: Sequence[float]) -> Iterator[tuple[float, int]]:
        """How well each sentence supports by its words and meaning, with its place; none that shares too few words."""
        for place, (candidate, similarity) in enumerate(zip(self._evidence.sentences, similarities, strict=True)):
            source = self._sources[candidate.passage]
            statement = told[source.language]
            if not statement.words:
                continue
            around = statement.content & source.content_around(place)
            overlap = len(around) / len(statement.content)
            if overlap >= _LEAST_OVERLAP:
                # The sentence itself decides among those that share their surroundings. What the headings say it
                # need not repeat: "the tower" under the heading of a lighthouse.
                expected = statement.content - source.heading.content or statement.content
                own = len(expected & source.statement(place).content) / len(expected)
                yield max(0.0, min(1.0, 0.5 * similarity + 0.25 * overlap + 0.25 * own)), place

    def _find_unknown(self, sentence: str, told: dict[str, Statement]) -> Iterator[tuple[int, int]]:
        """The spans of what no passage has; neighbouring names are one."""
        begun: tuple[int, int] | None = None
        language = self._sources[0].language if self._sources else ""
        for claim in told[language].claims:
            if claim.loose or any(source.holds(claim) for source in self._sources):
                continue
            if begun and not any(map(str.isalnum, sentence[begun[1] : claim.start])):
                begun = begun[0], claim.end
                continue
            if begun:
                yield begun
            begun = claim.start, claim.end
        if begun:
            yield begun


def _join(whole: Support, parts: Sequence[Support]) -> Support:
    """The support of a sentence by that of its clauses, which must all have some."""
    if not all(part.sources for part in parts):
        return whole
    sources = dict.fromkeys(source for part in parts for source in part.sources)
    return Support(min(part.support for part in parts), tuple(sources), whole.unknown)


def _normalise(text: str) -> str:
    return " ".join(text.split()).rstrip(".!。")
