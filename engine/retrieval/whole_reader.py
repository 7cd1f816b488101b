"""Reads all of some documents, in their order; of very many, the sentences that say most of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from engine.domain import DocumentRecord, KeySentence, Passage, PlannedPassage
from engine.job import Job
from engine.retrieval.retriever import Retriever, read_passage
from engine.store.filters import Filter
from engine.store.selection import Selection
from engine.store.summaries import EXTRACTOR, Summaries

MOST_CHUNKS = 200
"""Of several documents with more chunks together, only the sentences that say most of each are read."""

_MOST_SENTENCES = 240
_IN_BRIEF = "only the sentences that say most of it were given to the model"
_TOO_MANY = "there were too many documents beside it"


@dataclass(frozen=True, slots=True)
class Whole:
    """What stands in some documents, in reading order; ``telling`` says most of it, best first: sentences if known.

    ``unread`` has the documents of which ``passages`` has only the sentences of their summaries, if any. Where a model
    wrote some of these, ``sources`` has the passages that support them, verbatim and in reading order: an answer is
    proved with these, even where none is left. It is None where no model wrote any.
    """

    passages: tuple[Passage, ...]
    telling: tuple[Passage, ...]
    unread: tuple[PlannedPassage, ...]
    sources: tuple[Passage, ...] | None = None


def read_whole(filters: tuple[Filter, ...], retriever: Retriever, most_telling: int, job: Job) -> Whole:
    """Read the documents that meet the filters. Raises ``LibraryDamaged`` when the index is lost, and ``Cancelled``."""
    selection = retriever.selector.select(filters)
    ends = retriever.search_index.list_ends()
    numbers = sorted(ends.keys() & selection.places.keys(), key=lambda number: selection.places[number].path)
    if not numbers:
        retriever.check_index()
    records = retriever.library.places(numbers)
    verbatim = Summaries(retriever.library).read(records, EXTRACTOR) if records else {}
    telling = [
        _make_passage(records[number], sentence, selection)
        for number, sentence in _take_in_turns({each: verbatim[each].sentences for each in numbers if each in verbatim})
    ]
    if len(numbers) == 1 or sum(len(ends[number]) for number in numbers) <= MOST_CHUNKS:
        passages: list[Passage] = []
        for number in numbers:
            job.check()
            passages += _read_chunks(number, records, retriever, selection)
        return Whole(tuple(passages), tuple((telling or passages)[:most_telling]), ())
    best = Summaries(retriever.library).read_best(records)
    sentences = {number: best[number][1].sentences for number in numbers if number in best}
    chosen = [_make_passage(records[number], sentence, selection) for number, sentence in _take_in_turns(sentences)][
        :_MOST_SENTENCES
    ]
    order = {number: place for place, number in enumerate(numbers)}
    passages = sorted(chosen, key=lambda passage: (order[passage.document_id], passage.start))
    taken = {passage.document_id for passage in passages}
    written = {number for number in taken if best[number][0] != EXTRACTOR}
    sources: list[Passage] = []
    for number, run in groupby(passages if written else (), key=lambda passage: passage.document_id):
        job.check()
        here = list(run)
        sources += _read_sources(number, here, records, retriever, selection) if number in written else here
    unread = (
        PlannedPassage(selection.path(each), None, 0, max(ends[each]), 0, _IN_BRIEF if each in taken else _TOO_MANY)
        for each in numbers
    )
    return Whole(tuple(passages), tuple(telling[:most_telling]), tuple(unread), tuple(sources) if written else None)


def _take_in_turns(sentences: Mapping[int, Sequence[KeySentence]]) -> Iterator[tuple[int, KeySentence]]:
    """The best sentence of every document, then the second of every one, and so on."""
    for row in zip_longest(*sentences.values()):
        yield from ((number, sentence) for number, sentence in zip(sentences, row, strict=True) if sentence)


def _make_passage(record: DocumentRecord, sentence: KeySentence, selection: Selection) -> Passage:
    return Passage(
        document_id=record.id,
        path=selection.path(record.id),
        title=record.title,
        headings=sentence.headings,
        page=sentence.page,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        score=sentence.worth,
        similarity=0.0,
        kind="summary",
    )


def _read_sources(
    number: int,
    sentences: Sequence[Passage],
    records: dict[int, DocumentRecord],
    retriever: Retriever,
    selection: Selection,
) -> list[Passage]:
    """The chunks of a document in which any of what a model wrote of it is supported."""
    chunks = _read_chunks(number, records, retriever, selection)
    return [chunk for chunk in chunks if any(chunk.start < each.end and each.start < chunk.end for each in sentences)]


def _read_chunks(
    number: int, records: dict[int, DocumentRecord], retriever: Retriever, selection: Selection
) -> Iterator[Passage]:
    """A document's chunks; nothing of one that was removed just now."""
    if number not in records:
        return
    chunks, _ = retriever.search_index.chunks_of(number)
    here = replace(records[number], path=selection.path(number))
    for chunk in chunks:
        yield read_passage(chunk, here)
