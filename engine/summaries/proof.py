"""Which sentences that a language model wrote may stand in a summary: those that a passage surely supports."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.domain import KeySentence, Passage
from engine.parts import Parts
from engine.sentences import count_words, split_sentences
from engine.store.folder_summaries import PlacedSentence
from engine.synthesis.evidence import Evidence, choose_likely, gather_evidence
from engine.synthesis.support import Support, SupportChecker

_MOST_SENTENCES = 12
_MOST_PROVED = 48  # sentences of a level: each takes the vectors of its likely passages
# A summary stands for a document that nobody may open: of sentences that the check of answers lets pass, 57 % were
# faithful when they were read by eye, of those above this 91 % (``tests/quality/test_faithfulness.py``).
_LEAST_SUPPORT = 0.85
_SHORTEST = 5  # words
_LIKELY = 5  # passages a sentence that are looked at for what supports it


def prove(
    levels: Sequence[Sequence[str]], find_passages: Callable[[Sequence[str]], Sequence[Passage]], parts: Parts
) -> tuple[PlacedSentence, ...]:
    """The sentences that a passage supports, with its place: those of the whole first, then those of its parts.

    ``find_passages`` gives the passages in which these sentences may be supported.
    """
    kept: dict[str, PlacedSentence] = {}
    for texts in levels:
        text = "\n\n".join(texts)
        written = [text[start:end] for start, end in split_sentences(text)]
        sentences = written[:: max(1, len(written) // _MOST_PROVED)]  # from all over the document
        likely = choose_likely("\n\n".join(sentences), find_passages(sentences), _LIKELY)
        evidence = gather_evidence(likely, parts.embedder)
        checker = SupportChecker(evidence, parts.embedder, parts.entailment)
        for sentence, found in zip(sentences, checker.check(sentences), strict=True):
            is_supported = found.sources and not found.unknown and is_worth_keeping(sentence, found.support)
            if is_supported and sentence not in kept:
                kept[sentence] = _place(sentence, found, evidence)
        if len(kept) >= _MOST_SENTENCES:
            break
    return tuple(kept.values())[:_MOST_SENTENCES]


def is_worth_keeping(sentence: str, support: float) -> bool:
    """Whether a sentence may stand in a summary: surely supported, and neither a heading nor a link."""
    is_sentence = (
        count_words(sentence) >= _SHORTEST and not sentence.rstrip("*_ ").endswith(":") and "](" not in sentence
    )
    return is_sentence and support >= _LEAST_SUPPORT


def _place(sentence: str, found: Support, evidence: Evidence) -> PlacedSentence:
    """The sentence at what supports it; where that is in several passages, at the first of them."""
    first = found.sources[0]
    here = [source for source in found.sources if source.passage == first.passage]
    start, end = min(source.start for source in here), max(source.end for source in here)
    passage = evidence.passages[first.passage]
    placed = KeySentence(sentence, tuple(passage.headings[1:]), first.page, start, end, found.support)
    return PlacedSentence(passage.document_id, placed)
