"""Ranks documents by what they say as a whole, which finds them for questions about a whole, and leads to passages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from engine.embeddings.embedder import Vectors
from engine.store.restriction import Restriction
from engine.store.search_index import SearchIndex

_CANDIDATES = 50
_WEIGHT = 0.8  # of a document's worth, of what meaning weighs; ``tests/quality/test_summaries.py`` compares some

# What a few passages say, they say themselves: raised for its summary as well, a text of two came before better ones
# of a single passage (1.3 points of nDCG@10 on paragraphs of SQuAD).
LEAST_PASSAGES = 4
"""Of a document whose summary counts."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RankedDocuments:
    """The documents whose summaries are most like a query, best first, each with its worth; none if not looked for.

    That is by how much its cosine is above that of the last one: where all are alike, none is worth anything.
    """

    worths: Mapping[int, float] = field(default_factory=dict)

    def promote(
        self, scores: Mapping[Place, float], weight: float, whole: Collection[int]
    ) -> tuple[dict[Place, float], dict[Place, int]]:
        """The same scores with the worth of each document added to its best passage, best first; and whose rank it was.

        ``weight`` is that of meaning; ``whole`` are the documents of some length (``LEAST_PASSAGES``). Only the best
        one is raised: that a document is about something does not make all its passages good answers.
        """
        ranks = {number: rank for rank, number in enumerate(self.worths, 1)}
        promoted, raised = dict(scores), dict[Place, int]()
        seen: set[int] = set()
        for place in sorted(scores, key=lambda place: -scores[place]):
            number = place[0]
            if number not in seen and number in ranks and number in whole:
                promoted[place] += _WEIGHT * weight * self.worths[number]
                raised[place] = ranks[number]
            seen.add(number)
        return dict(sorted(promoted.items(), key=lambda entry: -entry[1])), raised


def rank_documents(vector: Vectors, summaries: SearchIndex, only: Restriction | None) -> RankedDocuments:
    """The documents of those that ``only`` admits whose summaries are most like the vector of a query."""
    hits = summaries.search_vector(vector, _CANDIDATES, only)
    least = hits[-1].similarity if hits else 0.0
    return RankedDocuments({hit.document_id: max(0.0, hit.similarity - least) for hit in hits})
