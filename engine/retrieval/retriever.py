"""Finds the passages for a query: by meaning and by words, fused, neighbours joined, the same text once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.domain import DocumentRecord, FileState, Finding, Method, Passage
from engine.embeddings.embedder import Embedder, Vectors
from engine.errors import LibraryDamaged
from engine.retrieval.closeness import measure_closeness
from engine.retrieval.fusion import add_closeness, fuse_scores, weigh_meaning
from engine.retrieval.query import Query, check_words
from engine.retrieval.reranker import MOST_CANDIDATES, TimeBoxed
from engine.retrieval.spelling import correct, find_slips
from engine.retrieval.variety import Result, choose_various
from engine.retrieval.whole_documents import LEAST_PASSAGES, Place, RankedDocuments, rank_documents, rank_folders
from engine.retrieval.whole_question import find_folder_subject
from engine.store.copies import Copies
from engine.store.filters import Field, Filter
from engine.store.library import Library
from engine.store.restriction import Restriction
from engine.store.search_index import Hit, SearchIndex
from engine.store.selection import Selection, Selector

CANDIDATES = 50
CHUNKS_PER_PASSAGE = 3
"""At most."""
_GROUPS_PER_RESULT = 2  # some say the same again, or are more than enough of one document
_FEW_WORDS = 4  # a longer query says enough by its other words
_LEADING = 3  # documents lead to passages of theirs that no other search has found


@dataclass(frozen=True, slots=True)
class Retriever:
    """Hybrid retrieval over one search index; without an embedder by words alone."""

    search_index: SearchIndex
    library: Library
    selector: Selector
    embedder: Embedder | None
    reranker: TimeBoxed | None = None
    summaries: SearchIndex | None = None

    def retrieve(self, query: str | Query, limit: int, *, meaning: bool = True) -> tuple[Passage, ...]:
        """The ``limit`` best passages, best first; without ``meaning`` by the query's words alone, never reranked.

        A document whose summary fits the query leads to its best passage, where meaning is looked at and the query has
        no phrases or exclusions; where a query asks for a folder, passages in the one that seems meant come first, and
        half the places are left for what else it finds. Where meaning would weigh nothing (``weigh_meaning``), it is
        searched for only when no word is found. A string is words only, whatever stands in it. A query without words
        lists the documents that meet its filters, newest first, each with its first passage that holds nothing
        excluded. Raises ``BadInput`` for a query that is empty or no text, or for a filter with an unknown value.

        Raises ``LibraryDamaged`` when the index is lost, or belongs to another embedder, while documents are known, and
        what loading the reranker raises.
        """
        wanted = Query(query) if isinstance(query, str) else query
        if wanted.is_plain:
            check_words(wanted.text)
        found = self._retrieve(wanted, limit, meaning=meaning)
        if meaning and (inside := self.find_folder(wanted)):
            return _put_first(self._retrieve(inside, limit, meaning=True), found, limit)
        return found

    def _retrieve(self, wanted: Query, limit: int, *, meaning: bool) -> tuple[Passage, ...]:
        """The same, whether or not it asks for a folder."""
        selection = self._select(wanted)
        only = self._restrict(wanted, selection)
        if not wanted.text.strip():
            return self._list_documents(selection, only, limit)
        embedder = self.embedder if meaning else None
        vector = embedder.embed_query(wanted.text) if embedder else None
        weight = weigh_meaning(wanted.text, embedder) if embedder else 0.0
        candidates = max(CANDIDATES, limit * CHUNKS_PER_PASSAGE)
        found = self._search(wanted.text, vector, weight, candidates, only)
        meant = correct(wanted.text, {word: other for word, other in found.slips.items() if not self._is_word(word)})
        if embedder and meant != wanted.text:  # what was typed means nothing
            passages = self.retrieve(replace(wanted, text=meant), limit)
            return tuple(replace(passage, slips=tuple(found.slips.items())) for passage in passages)
        # Counted last: another process may have committed its first documents since the search.
        if not found.by_meaning and not found.by_words:
            self.check_index()
        hits = {place_of(hit): hit for hit in [*found.led, *found.by_meaning, *found.by_words]}
        scores = fuse_scores(
            {place_of(hit): hit.bm25 for hit in found.by_words},
            {place: hit.similarity for place, hit in hits.items()},
            weight if found.by_words else 1.0,
        )
        if embedder:
            scores = add_closeness(scores, _measure_closeness(wanted.text, hits))
        records = self._find_records(hits.values(), selection)
        whole = {number for number, record in records.items() if record.passages >= LEAST_PASSAGES}
        starts = {place: hit.start for place, hit in hits.items()}
        scores, raised = found.documents.promote(scores, weight, starts, whole)
        ranks = {**_rank(found), Method.SUMMARY: raised}
        searchable = {place: score for place, score in scores.items() if is_searchable(records.get(place[0]))}
        reranker = self.reranker if meaning else None
        most = max(limit * _GROUPS_PER_RESULT, MOST_CANDIDATES if reranker else 0)
        groups = join_neighbours(searchable, hits, most)
        if reranker:
            groups = _rerank(wanted.text, groups, records, searchable, reranker)
        results = choose_various(groups, limit)
        passages = to_passages(results, records, searchable, ranks, self.library)
        return tuple(replace(passage, slips=tuple(found.slips.items())) for passage in passages)

    def find_folder(self, asked: Query) -> Query | None:
        """Where a query asks which folder is about something: that, in the folder that is; None for any other query.

        No row stands for a folder, for its documents' rows say what it is about, wherever it is moved to.
        """
        subject = find_folder_subject(asked.text)
        if subject is None or self.embedder is None or self.summaries is None:
            return None
        if not weigh_meaning(subject, self.embedder):  # what is near is chance
            return None
        selection = self.selector.select(asked.filters)
        only = Restriction(selection.places.keys(), share=selection.share) if selection.share < 1 else None
        ranked = rank_documents(self.embedder.embed_query(subject), self.summaries, only)
        folders = rank_folders(ranked, selection, self.library.folders())
        if not folders:
            return None
        inside = Filter(Field.FOLDER, (str(folders[0]),))
        return replace(asked, text=subject, filters=(*asked.filters, inside))

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

    def _restrict(self, query: Query, selection: Selection | None) -> Restriction | None:
        """Which rows may be found; None for all of them."""
        forms = {word: self.search_index.find_forms(word) for word in query.excluded_words}
        only = Restriction(
            phrases=query.phrases,
            excluded=(*query.excluded, *(word for word in forms if not forms[word])),
            excluded_forms=tuple(form for some in forms.values() for form in some),
        )
        if selection is not None and selection.share < 1:
            return replace(only, documents=selection.places.keys(), share=selection.share)
        return only if only.is_about_text else None

    def _search(
        self, text: str, vector: Vectors | None, weight: float, candidates: int, only: Restriction | None
    ) -> _Found:
        """By words, by meaning and by summary, all at the same time; each search keeps one core busy."""
        if vector is None:
            return self._search_words(text, vector, candidates, only)
        if not weight:  # in a language that the embedder does not know, what is near is chance: the last resort
            found = self._search_words(text, vector, candidates, only)
            if found.by_words:
                return found
            return replace(found, by_meaning=self.search_index.search_vector(vector, candidates, only))
        with ThreadPoolExecutor(2, "search") as threads:
            documents = threads.submit(self._rank_documents, vector, only)
            by_meaning = threads.submit(self.search_index.search_vector, vector, candidates, only)
            found = self._search_words(text, vector, candidates, only)
        return self._lead(replace(found, by_meaning=by_meaning.result(), documents=documents.result()), vector)

    def _rank_documents(self, vector: Vectors, only: Restriction | None) -> RankedDocuments:
        """The documents by their summaries; none where the query says what has to stand in a passage."""
        if self.summaries is None or (only and only.is_about_text):
            return RankedDocuments()
        return rank_documents(vector, self.summaries, only)

    def _lead(self, found: _Found, vector: Vectors) -> _Found:
        """With passages of the best documents by summary that no other search has found."""
        known = {hit.document_id for hit in [*found.by_words, *found.by_meaning]}
        strange = [number for number in list(found.documents.worths)[:_LEADING] if number not in known]
        if not strange:
            return found
        near = self.search_index.search_vector(vector, _LEADING * CHUNKS_PER_PASSAGE, Restriction(strange, share=0.0))
        return replace(found, led=near)

    def _search_words(self, text: str, vector: Vectors | None, candidates: int, only: Restriction | None) -> _Found:
        """By words; in a short query, or one that finds nothing, typing errors are forgiven."""
        found = self.search_index.search_words(text, vector, candidates, only)
        if found and len(text.split()) > _FEW_WORDS:
            return _Found(found)
        slips = find_slips(text, found, self.search_index, self._is_word)
        if not slips:
            return _Found(found)
        return _Found(self.search_index.search_words(correct(text, slips), vector, candidates, only), slips=slips)

    def _is_word(self, word: str) -> bool:
        """Whether the embedder knows it as a whole."""
        return self.embedder is not None and self.embedder.count_pieces(word) == 1

    def _list_documents(self, selection: Selection | None, only: Restriction | None, limit: int) -> tuple[Passage, ...]:
        if selection is None:
            return ()
        hits = self.search_index.first_chunks(selection.newest_first(), only or Restriction(), limit)
        if not hits:
            self.check_index()
        records = self._find_records(hits, selection)
        scores = {place_of(hit): 1.0 / rank for rank, hit in enumerate(hits, start=1)}
        return to_passages([Result([hit]) for hit in hits], records, scores, {}, self.library)

    def _find_records(self, hits: Iterable[Hit], selection: Selection | None) -> dict[int, DocumentRecord]:
        """The documents of these hits, under the paths by which they were selected."""
        records = self.library.places({hit.document_id for hit in hits})
        if selection is None:
            return records
        return {number: replace(record, path=selection.path(number)) for number, record in records.items()}


def _measure_closeness(query: str, hits: Mapping[Place, Hit]) -> dict[Place, float]:
    texts = ["\n".join([*hit.headings, hit.text]) for hit in hits.values()]
    return dict(zip(hits, measure_closeness(query, texts), strict=True))


@dataclass(frozen=True, slots=True)
class _Found:
    """What each search brought, best first; ``led`` are passages of documents that only their summaries found.

    ``slips`` are words that are in no row, with those that were looked for instead.
    """

    by_words: Sequence[Hit]
    by_meaning: Sequence[Hit] = ()
    documents: RankedDocuments = field(default_factory=RankedDocuments)
    led: Sequence[Hit] = ()
    slips: Mapping[str, str] = field(default_factory=dict)


def _rank(found: _Found) -> dict[Method, dict[Place, int]]:
    rankings = {Method.MEANING: found.by_meaning, Method.WORDS: found.by_words}
    return {method: {place_of(hit): rank for rank, hit in enumerate(hits, 1)} for method, hits in rankings.items()}


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


def _put_first(inside: Sequence[Passage], found: Sequence[Passage], limit: int) -> tuple[Passage, ...]:
    """The passages inside a folder that may be meant, then what else is found: at most ``limit``, no fewer than found.

    Where both have the same place, it is as it was found. What is looked for may be elsewhere, so what is inside has
    more than half of the places only where nothing else wants them.
    """
    same = [[each for each in found if _overlap(each, other)] or [other] for other in inside]
    first = list(dict.fromkeys(each for some in same for each in some))
    texts = {each.text for each in first}
    others = [each for each in found if each.text not in texts]
    sure = max((limit + 1) // 2, limit - len(others))
    return (*first[:sure], *others)[:limit]


def _overlap(one: Passage, other: Passage) -> bool:
    return one.document_id == other.document_id and one.start < other.end and other.start < one.end


def join_neighbours(scores: Mapping[Place, float], hits: Mapping[Place, Hit], limit: int) -> list[list[Hit]]:
    """Groups of adjacent chunks, each in document order, in the order of each group's best chunk; at most ``limit``.

    A chunk joins the passage of a better neighbour when nothing but white space stands between the two.
    """
    groups: list[list[Hit]] = []
    for place in scores:
        hit = hits[place]
        for group in groups:
            if len(group) < CHUNKS_PER_PASSAGE and _adjoins(hit, group):
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


def to_passages(
    results: Sequence[Result],
    records: Mapping[int, DocumentRecord],
    scores: Mapping[Place, float],
    ranks: Mapping[Method, Mapping[Place, int]],
    library: Library,
) -> tuple[Passage, ...]:
    """Results as they are shown, with every other file that has the same text."""
    paths = Copies(library).list_paths({number for result in results for number in _documents_of(result)})
    return tuple(
        replace(to_passage(result, records, scores, ranks), copies=_list_copies(result, records, paths))
        for result in results
    )


def _documents_of(result: Result) -> list[int]:
    return [result.chunks[0].document_id, *result.repeated_in]


def _list_copies(
    result: Result, records: Mapping[int, DocumentRecord], paths: Mapping[int, Sequence[Path]]
) -> tuple[Path, ...]:
    """What has nearly the same text, and what has the same content, which is stored once."""
    numbers = _documents_of(result)
    files = [path for number in numbers for path in paths.get(number, [records[number].path])]
    return tuple(path for path in files if path != records[numbers[0]].path)


def read_passage(hit: Hit, record: DocumentRecord) -> Passage:
    """A chunk of a document as the passage that it is by itself, however it was come by."""
    return to_passage(Result([hit]), {hit.document_id: record}, {place_of(hit): 0.0}, {})


def to_passage(
    result: Result,
    records: Mapping[int, DocumentRecord],
    scores: Mapping[Place, float],
    ranks: Mapping[Method, Mapping[Place, int]],
) -> Passage:
    """A result alone; ``ranks`` are those of the lists of each method."""
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
        language=best.language,
    )
