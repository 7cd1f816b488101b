"""Ranks documents, and from these folders, by what they say as a whole; a document so found leads to its passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.embeddings.embedder import Vectors
from engine.store.restriction import Restriction
from engine.store.search_index import Hit, SearchIndex
from engine.store.selection import Selection

_CANDIDATES = 50  # documents
_ROWS = 4 * _CANDIDATES  # of sections there are several a document
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
    """The documents of those that ``only`` admits of which a row, their own or a section's, is most like a query."""
    best: dict[int, Hit] = {}
    for hit in summaries.search_vector(vector, _ROWS, only):
        best.setdefault(hit.document_id, hit)
    hits = list(best.values())[:_CANDIDATES]
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
    worths, sizes = dict[Path, float](), Counter[Path]()
    mean = sum(ranked.worths.get(number, 0.0) for number in selection.places) / max(1, len(selection.places))
    for number in selection.places:
        path = selection.path(number)
        for folder in path.parents:
            if any(folder.is_relative_to(root) for root in within):
                sizes[folder] += 1
                worths[folder] = worths.get(folder, 0.0) + ranked.worths.get(number, 0.0) - mean
    surely = {folder: worth / sizes[folder] ** 0.5 for folder, worth in worths.items() if worth > _TINY}
    return sorted(surely, key=lambda folder: (-surely[folder], len(folder.parts), folder))
