"""Ranks documents, and from these folders, by what they say as a whole; a document so found leads to its passages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.embeddings.embedder import Vectors
from engine.store.library import bounds
from engine.store.restriction import Restriction
from engine.store.search_index import Hit, SearchIndex
from engine.store.selection import Selection

_CANDIDATES = 50  # documents
_ROWS = 4 * _CANDIDATES  # at once: of sections there are several a document
_WEIGHT = 0.8  # of a document's worth, of what meaning weighs; ``tests/quality/test_summaries.py`` compares some
_TINY = 1e-9

# What a few passages say, they say themselves: raised for its summary as well, a text of two came before better ones
# of a single passage (1.3 points of nDCG@10 on paragraphs of SQuAD).
LEAST_PASSAGES = 4
"""Of a document whose summary counts."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RankedDocuments:
    """The documents whose summaries are most like a query, best first, each with its worth; none if not looked for.

    That is by how much its cosine is above that of the last one: where all are alike, none is worth anything. Of a
    document in ``sections`` it is that of a section, at ``[start, end)``, which is more like the query than the whole.
    """

    worths: Mapping[int, float] = field(default_factory=dict)
    sections: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    def promote(
        self, scores: Mapping[Place, float], weight: float, starts: Mapping[Place, int], whole: Collection[int]
    ) -> tuple[dict[Place, float], dict[Place, int]]:
        """The same scores with the worth of each document added to its best passage, best first; and whose rank it was.

        ``weight`` is that of meaning; ``starts`` says where in its text each passage begins, ``whole`` are the
        documents of some length (``LEAST_PASSAGES``). Only the best passage, of the section where it is one that is
        worth it, is raised: that a document is about something does not make all its passages good answers.
        """
        best: dict[int, Place] = {}
        inside: dict[int, Place] = {}
        for place in sorted(scores, key=lambda place: -scores[place]):
            best.setdefault(place[0], place)
            start, end = self.sections.get(place[0], (0, 0))
            if start <= starts.get(place, -1) < end:
                inside.setdefault(place[0], place)
        promoted, raised = dict(scores), dict[Place, int]()
        for rank, number in enumerate(self.worths, 1):
            if number in best and number in whole:
                place = inside.get(number, best[number])
                promoted[place] += _WEIGHT * weight * self.worths[number]
                raised[place] = rank
        return dict(sorted(promoted.items(), key=lambda entry: -entry[1])), raised


def rank_documents(vector: Vectors, summaries: SearchIndex, only: Restriction | None) -> RankedDocuments:
    """The documents of those that ``only`` admits of which a row, their own or a section's, is most like a query.

    However many sections of one are alike, the others have their place: it is looked on without those that are found.
    """
    best: dict[int, Hit] = {}
    wanted = only
    while len(best) < _CANDIDATES:
        rows = summaries.search_vector(vector, _ROWS, wanted)
        for hit in rows:
            best.setdefault(hit.document_id, hit)
        if len(rows) < _ROWS:
            break
        wanted = replace(only or Restriction(), without=best.keys())
    hits = sorted(best.values(), key=lambda hit: -hit.similarity)[:_CANDIDATES]
    least = hits[-1].similarity if hits else 0.0
    return RankedDocuments(
        {hit.document_id: max(0.0, hit.similarity - least) for hit in hits},
        {hit.document_id: (hit.start, hit.end) for hit in hits if hit.ordinal},
    )


def rank_folders(ranked: RankedDocuments, selection: Selection, within: Sequence[Path]) -> list[Path]:
    """The folders at and below those ``within`` whose documents are worth more than the selected ones are, best first.

    A folder counts by how surely its mean is above that of all: by the difference, times the root of the number of its
    documents. So neither a single document makes a folder, nor is the best one what everything lies in.
    """
    worths = dict[Path, float]()  # of the few folders with a document that is worth anything: no other can win
    for number, worth in ranked.worths.items():
        for folder in selection.path(number).parents if worth and number in selection.places else ():
            if any(folder.is_relative_to(root) for root in within):
                worths[folder] = worths.get(folder, 0.0) + worth
    mean = sum(ranked.worths.get(number, 0.0) for number in selection.places) / max(1, len(selection.places))
    paths = sorted(place.path for place in selection.places.values())
    surely = dict[Path, float]()
    for folder, worth in worths.items():
        _, first, last = bounds(folder)
        size = bisect_left(paths, last) - bisect_left(paths, first)
        if (above := worth - size * mean) > _TINY:
            surely[folder] = above / size**0.5
    return sorted(surely, key=lambda folder: (-surely[folder], len(folder.parts), folder))
