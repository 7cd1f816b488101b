"""Which sentences that a language model wrote may stand in a summary: those that a passage surely supports."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.domain import DocumentPlace, KeySentence, Passage
from engine.parts import Parts
from engine.sentences import content_words, count_words, is_unspaced, split_sentences
from engine.store.folder_summaries import PlacedSentence
from engine.synthesis.evidence import Evidence, EvidenceSentence, choose_likely, gather_evidence
from engine.synthesis.support import Support, SupportChecker

_MOST_SENTENCES = 12
_MOST_PROVED = 48  # sentences of a level: each takes the vectors of its likely passages
# A summary stands for a document that nobody may open: of sentences that the check of answers lets pass, 57 % were
# faithful when they were read by eye, of those above this 88 %, and of those that ``repeats`` leaves of them 96 %
# (``tests/quality/test_faithfulness.py``).
_LEAST_SUPPORT = 0.85
_SHORTEST = 5  # words
_MOST_FURTHER = 3  # passages beside the best one that a sentence leads to
_LIKELY = 5  # passages a sentence that are looked at for what supports it


def prove(
    levels: Sequence[Sequence[str]], find_passages: Callable[[Sequence[str]], Sequence[Passage]], parts: Parts
) -> tuple[PlacedSentence, ...]:
    """The sentences that passages support, with the places: those of the whole first, then those of its parts.

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
            # A model of entailment knows other words for the same; nothing else here does.
            is_sure = is_supported and (parts.entailment is not None or _repeats(sentence, found, evidence))
            if is_sure and sentence not in kept:
                others = checker.find_passages(sentence, _LEAST_SUPPORT)
                kept[sentence] = _place(sentence, found, others, evidence)
        if len(kept) >= _MOST_SENTENCES:
            break
    return tuple(kept.values())[:_MOST_SENTENCES]


def is_worth_keeping(sentence: str, support: float) -> bool:
    """Whether a sentence may stand in a summary: surely supported, and neither a heading nor a link."""
    is_sentence = (
        count_words(sentence) >= _SHORTEST and not sentence.rstrip("*_ ").endswith(":") and "](" not in sentence
    )
    return is_sentence and support >= _LEAST_SUPPORT


def repeats(sentence: str, said: str, headings: Sequence[str] = ()) -> bool:
    """Whether a sentence has no content word of its own: all stand in what is said, in their order, or in the headings.

    Source: Knight and Marcu, "Statistics-Based Summarization, Step One: Sentence Compression", AAAI 2000, where a
    shorter sentence is an ordered part of the words of the longer one.
    """
    ahead, known = _split_words(said), set(_split_words(" ".join(headings)))
    for word in _split_words(sentence):
        if word in ahead:
            del ahead[: ahead.index(word) + 1]
        elif word not in known:
            return False
    return True


def _repeats(sentence: str, found: Support, evidence: Evidence) -> bool:
    """Whether it only repeats the sentences that support it, with their neighbours."""
    places = [evidence.sentences.index(source) for source in found.sources]
    near = sorted({near for place in places for near in (place - 1, place, place + 1)})
    passages = {source.passage for source in found.sources}
    said = [evidence.sentences[at] for at in near if at in range(len(evidence.sentences))]
    text = " ".join(each.text for each in said if each.passage in passages)
    headings = [
        words for rank in passages for words in (evidence.passages[rank].title, *evidence.passages[rank].headings)
    ]
    return repeats(sentence, text, headings)


def _split_words(text: str) -> list[str]:
    """The content words, and single letters where nothing stands between words."""
    return [part for word in content_words(text) for part in (word if is_unspaced(word) else [word])]


def _place(sentence: str, found: Support, others: Sequence[Support], evidence: Evidence) -> PlacedSentence:
    """The sentence at what supports it best, with the further passages that its parts need or that say it as well."""
    passages: dict[int, list[EvidenceSentence]] = {}
    for source in found.sources:
        passages.setdefault(source.passage, []).append(source)
    for other in others:
        for source in other.sources:
            passages.setdefault(source.passage, [source])
    places = [_find_place(evidence.passages[rank], sources) for rank, sources in passages.items()]
    first = places[0]
    also_at = [place for place in places[1:] if place.document_id != first.document_id or not _overlap(place, first)][
        :_MOST_FURTHER
    ]
    placed = KeySentence(
        sentence, first.headings, first.page, first.start, first.end, found.support, also_at=tuple(also_at)
    )
    return PlacedSentence(first.document_id, placed)


def _find_place(passage: Passage, sources: Sequence[EvidenceSentence]) -> DocumentPlace:
    start, end = min(source.start for source in sources), max(source.end for source in sources)
    return DocumentPlace(passage.document_id, tuple(passage.headings[1:]), sources[0].page, start, end)


def _overlap(place: DocumentPlace, other: DocumentPlace) -> bool:
    return place.start < other.end and other.start < place.end
