"""Finds the passages for a query: by meaning and by words, fused, neighbours joined, the same text once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.domain import DocumentRecord, FileState, Finding, Method, Passage
from engine.embeddings.embedder import Embedder, Vectors
from engine.errors import LibraryDamaged
from engine.retrieval.fusion import fuse_scores, weigh_meaning
from engine.retrieval.query import Query, check_words
from engine.retrieval.reranker import MOST_CANDIDATES, TimeBoxed
from engine.retrieval.spelling import correct_spelling
from engine.retrieval.variety import Result, choose_various
from engine.store.library import Library
from engine.store.restriction import Restriction
from engine.store.search_index import Hit, SearchIndex
from engine.store.selection import Selection, Selector

CANDIDATES = 50
_CHUNKS_PER_PASSAGE = 3
_GROUPS_PER_RESULT = 2  # some say the same again, or are more than enough of one document
_FEW_WORDS = 4  # a longer query says enough by its other words

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Retriever:
    """Hybrid retrieval over one search index; without an embedder by words alone."""

    search_index: SearchIndex
    library: Library
    selector: Selector
    embedder: Embedder | None
    reranker: TimeBoxed | None = None

    def retrieve(self, query: str | Query, limit: int, *, meaning: bool = True) -> tuple[Passage, ...]:
        """The ``limit`` best passages, best first; without ``meaning`` by the query's words alone, never reranked.

        A string is words only, whatever stands in it. A query without words lists the documents that meet its filters,
        newest first, each with its first passage that holds nothing excluded. Raises ``BadInput`` for a query that is
        empty or no text, or for a filter with an unknown value.

        Raises ``LibraryDamaged`` when the index is lost, or belongs to another embedder, while documents are known, and
        what loading the reranker raises.
        """
        wanted = Query(query) if isinstance(query, str) else query
        if wanted.is_plain:
            check_words(wanted.text)
        selection = self._select(wanted)
        only = _restrict(wanted, selection)
        if not wanted.text.strip():
            return self._list_documents(selection, only, limit)
        embedder = self.embedder if meaning else None
        vector = embedder.embed_query(wanted.text) if embedder else None
        candidates = max(CANDIDATES, limit * _CHUNKS_PER_PASSAGE)
        by_meaning = [] if vector is None else self.search_index.search_vector(vector, candidates, only)
        by_words = self._search_words(wanted.text, vector, candidates, only)
        # Counted last: another process may have committed its first documents since the search.
        if not by_meaning and not by_words:
            self.check_index()
        hits = {(hit.document_id, hit.ordinal): hit for hit in [*by_meaning, *by_words]}
        weight = weigh_meaning(wanted.text, embedder) if embedder else 0.0
        scores = fuse_scores(
            {place_of(hit): hit.bm25 for hit in by_words},
            {place: hit.similarity for place, hit in hits.items()},
            weight,
        )
        rankings = {Method.MEANING: list(map(place_of, by_meaning)), Method.WORDS: list(map(place_of, by_words))}
        ranks = {method: {place: rank for rank, place in enumerate(found, 1)} for method, found in rankings.items()}
        records = self._find_records(hits.values(), selection)
        searchable = {place: score for place, score in scores.items() if is_searchable(records.get(place[0]))}
        reranker = self.reranker if meaning else None
        most = max(limit * _GROUPS_PER_RESULT, MOST_CANDIDATES if reranker else 0)
        groups = join_neighbours(searchable, hits, most)
        if reranker:
            groups = _rerank(wanted.text, groups, records, searchable, reranker)
        results = choose_various(groups, limit)
        return tuple(to_passage(result, records, searchable, ranks) for result in results)

    def check_index(self) -> None:
        """Raise ``LibraryDamaged`` when the index is empty while documents are known; call when nothing was found."""
        if self.library.count_passages() and not self.search_index.count():
            raise LibraryDamaged(
                "The search index has to be built anew: index your folders again, or check for changes in the window."
            )

    def _select(self, query: Query) -> Selection | None:
        """The documents that may be searched; None for all of them."""
        if query.filters or not query.text.strip():
            return self.selector.select(query.filters)
        return None

    def _search_words(self, text: str, vector: Vectors | None, candidates: int, only: Restriction | None) -> list[Hit]:
        """By words; in a short query, or one that finds nothing, typing errors are forgiven."""
        found = self.search_index.search_words(text, vector, candidates, only)
        if found and len(text.split()) > _FEW_WORDS:
            return found
        corrected = correct_spelling(text, found, self.search_index)
        return found if corrected == text else self.search_index.search_words(corrected, vector, candidates, only)

    def _list_documents(self, selection: Selection | None, only: Restriction | None, limit: int) -> tuple[Passage, ...]:
        if selection is None or only is None:
            return ()
        hits = self.search_index.first_chunks(selection.newest_first(), only, limit)
        if not hits:
            self.check_index()
        records = self._find_records(hits, selection)
        scores = {place_of(hit): 1.0 / rank for rank, hit in enumerate(hits, start=1)}
        return tuple(to_passage(Result([hit]), records, scores, {}) for hit in hits)

    def _find_records(self, hits: Iterable[Hit], selection: Selection | None) -> dict[int, DocumentRecord]:
        """The documents of these hits, under the paths by which they were selected."""
        records = self.library.places({hit.document_id for hit in hits})
        if selection is None:
            return records
        return {number: replace(record, path=selection.path(number)) for number, record in records.items()}


def _restrict(query: Query, selection: Selection | None) -> Restriction | None:
    if query.is_plain:
        return None
    if selection is None:
        return Restriction(None, query.phrases, query.excluded)
    documents = selection.places.keys() if selection.share < 1 else None
    return Restriction(documents, query.phrases, query.excluded, selection.share)


def _rerank(
    query: str,
    groups: Sequence[list[Hit]],
    records: Mapping[int, DocumentRecord],
    scores: Mapping[Place, float],
    reranker: TimeBoxed,
) -> list[list[Hit]]:
    """The same groups in the reranker's order. It comes before the choice of what is shown, which goes by the order."""
    paths = [dict.fromkeys((records[group[0].document_id].title, *group[0].headings)) for group in groups]
    texts = ["\n".join([*filter(None, path), _join(group)]) for path, group in zip(paths, groups, strict=True)]
    order = reranker.reorder(query, texts, [_score(group, scores) for group in groups])
    return [groups[place] for place in order]


def join_neighbours(scores: Mapping[Place, float], hits: Mapping[Place, Hit], limit: int) -> list[list[Hit]]:
    """Groups of adjacent chunks, each in document order, in the order of each group's best chunk; at most ``limit``.

    A chunk joins the passage of a better neighbour when nothing but white space stands between the two.
    """
    groups: list[list[Hit]] = []
    for place in scores:
        hit = hits[place]
        for group in groups:
            if len(group) < _CHUNKS_PER_PASSAGE and _adjoins(hit, group):
                group.append(hit)
                group.sort(key=place_of)
                break
        else:
            if len(groups) < limit:
                groups.append([hit])
    return groups


def _adjoins(hit: Hit, group: Sequence[Hit]) -> bool:
    first, last = group[0], group[-1]
    if hit.document_id != first.document_id or hit.kind != first.kind:
        return False
    if hit.ordinal == last.ordinal + 1:
        return hit.joint is not None
    return hit.ordinal == first.ordinal - 1 and first.joint is not None


def place_of(hit: Hit) -> Place:
    """What identifies a chunk."""
    return hit.document_id, hit.ordinal


def _join(group: Sequence[Hit]) -> str:
    """The text of adjacent chunks, as it stands in the document."""
    return group[0].text + "".join(f"{hit.joint}{hit.text}" for hit in group[1:])


def _score(group: Sequence[Hit], scores: Mapping[Place, float]) -> float:
    return max(scores[place_of(hit)] for hit in group)


def is_searchable(record: DocumentRecord | None) -> bool:
    """What is being read again stays searchable as it was; what failed or was removed meanwhile does not."""
    return record is not None and record.state not in (FileState.FAILED, FileState.SKIPPED)


def _find_reasons(group: Sequence[Hit], ranks: Mapping[Method, Mapping[Place, int]]) -> tuple[Finding, ...]:
    """The best rank of each method that found one of these chunks."""
    places = {place_of(hit) for hit in group}
    found = {method: [ranked[place] for place in places if place in ranked] for method, ranked in ranks.items()}
    return tuple(Finding(method, min(best)) for method, best in found.items() if best)


def to_passage(
    result: Result,
    records: Mapping[int, DocumentRecord],
    scores: Mapping[Place, float],
    ranks: Mapping[Method, Mapping[Place, int]],
) -> Passage:
    """A result as it is shown; ``ranks`` are those of the lists of each method."""
    group = result.chunks
    record = records[group[0].document_id]
    best = max(group, key=lambda hit: hit.similarity)
    return Passage(
        document_id=record.id,
        path=record.path,
        title=record.title,
        headings=best.headings,
        page=group[0].page,
        start=group[0].start,
        end=group[-1].end,
        text=_join(group),
        score=_score(group, scores),
        similarity=best.similarity,
        kind=best.kind,
        findings=_find_reasons(group, ranks),
        copies=tuple(records[document].path for document in result.repeated_in),
    )
