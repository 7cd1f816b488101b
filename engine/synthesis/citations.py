"""Proves an answer: every sentence is matched to the passages, and what matches nothing is said to match nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.domain import AnswerSentence, Citation, Quote
from engine.embeddings.embedder import Embedder
from engine.letters import BEGIN, END
from engine.sentences import split_sentences
from engine.synthesis.entailment import EntailmentModel
from engine.synthesis.evidence import Evidence, EvidenceSentence
from engine.synthesis.structured import list_values
from engine.synthesis.support import Support, SupportChecker

# Numbers in brackets that the model made up; the program alone sets markers.
_FALSE_MARKER = re.compile(r"[ \t]*\[\d+(?:\s*,\s*\d+)*\]")


@dataclass(frozen=True, slots=True)
class ProvedAnswer:
    """An answer whose text carries a marker ``[n]`` after each supported sentence."""

    text: str
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]


def resolve_citations(
    answer: str, evidence: Evidence, embedder: Embedder, entailment: EntailmentModel | None = None
) -> ProvedAnswer:
    """Match each sentence of ``answer`` to the evidence and set the markers; the model's own markers are dropped."""
    answer = _FALSE_MARKER.sub("", answer).strip()
    spans = split_sentences(answer)
    if not spans:
        return ProvedAnswer(answer, (), ())
    supports = SupportChecker(evidence, embedder, entailment).check([answer[start:end] for start, end in spans])
    citations = _Citations()
    sentences, pieces, written = [], [], 0
    for (start, end), found in zip(spans, supports, strict=True):
        sentence = citations.add(answer[start:end], found)
        pieces += [answer[written:end], *(f" [{marker}]" for marker in sentence.citations)]
        written = end
        sentences.append(sentence)
    pieces.append(answer[written:])
    return ProvedAnswer("".join(pieces), tuple(sentences), citations.all())


def cite_values(
    answer: str, evidence: Evidence, embedder: Embedder, entailment: EntailmentModel | None = None
) -> ProvedAnswer:
    """Match each value of a structured answer to the evidence and leave the text as it is.

    A value by itself says little: one that no sentence supports by its meaning is supported by the first that holds it.
    """
    values = list_values(answer)
    supports = SupportChecker(evidence, embedder, entailment).check(values)
    citations = _Citations()
    sentences = [
        citations.add(value, found if found.sources else _look_for(value, evidence) or found)
        for value, found in zip(values, supports, strict=True)
    ]
    return ProvedAnswer(answer, tuple(sentences), citations.all())


def cite_quotes(quotes: Sequence[Quote]) -> ProvedAnswer:
    """An answer of nothing but these, each its own proof; not a letter of them is changed."""
    citations = [
        Citation(marker, quote.path, quote.page, quote.start, quote.end, quote.text)
        for marker, quote in enumerate(quotes, start=1)
    ]
    text = "\n\n".join(f"{citation.quote} [{citation.marker}]" for citation in citations)
    sentences = [AnswerSentence(citation.quote, 1.0, (citation.marker,)) for citation in citations]
    return ProvedAnswer(text, tuple(sentences), tuple(citations))


def append_quote(proved: ProvedAnswer, quote: Quote) -> ProvedAnswer:
    """The same answer with a sentence of the documents at its end, word for word."""
    marker = len(proved.citations) + 1
    citation = Citation(marker, quote.path, quote.page, quote.start, quote.end, quote.text)
    return ProvedAnswer(
        f"{proved.text}\n\n{quote.text} [{marker}]".lstrip(),
        (*proved.sentences, AnswerSentence(quote.text, 1.0, (marker,))),
        (*proved.citations, citation),
    )


class _Citations:
    """The citations of an answer, each source once, numbered in the order in which they are needed."""

    def __init__(self) -> None:
        self._by_source: dict[EvidenceSentence, Citation] = {}

    def add(self, text: str, found: Support) -> AnswerSentence:
        """A sentence with the markers of what supports it."""
        for source in found.sources:
            self._by_source.setdefault(source, _cite(source, len(self._by_source) + 1))
        markers = tuple(self._by_source[source].marker for source in found.sources)
        return AnswerSentence(text, found.support, markers, found.unknown)

    def all(self) -> tuple[Citation, ...]:
        """Every citation, by its marker."""
        return tuple(self._by_source.values())


def _look_for(value: str, evidence: Evidence) -> Support | None:
    words = r"\s+".join(map(re.escape, value.split()))
    held = re.compile(f"{BEGIN}{words}{END}", re.IGNORECASE)
    source = next((sentence for sentence in evidence.sentences if held.search(sentence.text)), None)
    return Support(1.0, (source,), ()) if source else None


def _cite(found: EvidenceSentence, marker: int) -> Citation:
    return Citation(marker, found.path, found.page, found.start, found.end, found.text)
