"""Which rows of the table are the best, by words or by their vectors, of all rows or of those that are admitted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol, cast

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.store.lance_import import (
    BooleanQuery,
    FullTextOperator,
    FullTextQuery,
    LanceVectorQueryBuilder,
    MatchQuery,
    Occur,
    lancedb,
)
from engine.store.lance_table import LanceTable
from engine.store.restriction import Restriction

SHOWN_COLUMNS = [
    "document", "generation", "ordinal", "kind", "headings", "page", "start", "end", "joint", "text", "language",
    "vector",
]  # fmt: skip
"""All of a row but the words that it is found by, which are as long as its text."""

_PLACE = ("document", "ordinal")
_BY_PLACE = (("document", "ascending"), ("ordinal", "ascending"))
_PARTITIONS = 20  # of the index of vectors that are looked into
_REFINED, _MOST_REFINED = 250, 1000
_MORE = 2  # times as many of the best rows are looked at as are needed where filters leave out rows evenly
_SPARE = 5  # the part that is looked at beyond what is needed where words are excluded
_MOST_READ = 500  # of the best rows, where their texts have to be looked at
_LEAST_SHARE = 1e-6  # where no document is selected
_TRIES = 3  # while a writer commits all the time
_MOST_TIED = 500  # rows of equal scores from which always the same are chosen
_MOST_WITH_PHRASE = 2000  # rows with the words of a phrase that are looked into one by one
# A word with a slip may differ in so many letters, for two that changed places are two; so many words are tried.
_NEARLY: Mapping[str, int] = {"fuzziness": 2, "prefix_length": 1, "max_expansions": 200}

# What is being typed may go on for so many letters, by the length that it has; LanceDB refuses more as too large.
_MORE_LETTERS = ((4, 8), (5, 6), (6, 4), (10, 3))
_FEWEST_MORE = 2


class Search(Protocol):
    """A way to rank rows: exactly; or roughly, and then exactly those that filters leave of them.

    The number of a row in this version of the table and what it was ranked by are in every answer.
    """

    @property
    def cheap(self) -> int:
        """So many of the best rows are ranked about as fast as a few (ARCHITECTURE.md)."""

    @property
    def ranks_all(self) -> bool:
        """Whether fewer rows than were asked for are all that there are."""

    def count_needed(self, limit: int, rows: int) -> int:
        """How many of so many rows must be ranked roughly for the best ``limit`` to be among them."""

    def rank(self, table: lancedb.table.Table, limit: int, condition: str, columns: Sequence[str]) -> pa.Table:
        """These columns of the best rows, equal ones by their place, of those that meet a condition, "" for all."""

    def rank_roughly(self, table: lancedb.table.Table, most: int, columns: Sequence[str]) -> pa.Table:
        """At least ``most`` of all rows where there are so many, in an order that may be a little wrong."""

    def settle(self, table: lancedb.table.Table, found: pa.Table, limit: int) -> pa.Table:
        """The best of the rows that ``rank_roughly`` found, in their true order, equal ones by their place."""


def find_best(
    table: LanceTable, search: Search, limit: int, only: Restriction | None, phrases: Sequence[Sequence[str]]
) -> pa.Table:
    """The ``limit`` best rows of those that are admitted, with ``SHOWN_COLUMNS`` and what they were ranked by.

    To read a row takes ten times as long as to rank it, so only those that are chosen are read. ``phrases`` are the
    forms of the words of all phrases of the restriction, in one language after the other.
    """

    def find(opened: lancedb.table.Table) -> pa.Table:
        for _ in range(_TRIES):
            version = opened.version
            found = _read(opened, _choose(opened, search, limit, only, phrases), SHOWN_COLUMNS)
            if opened.version == version:  # otherwise another process may have numbered the rows anew in between
                return found
        return _choose(opened, search, limit, only, phrases, SHOWN_COLUMNS)

    return table.look(find)


def count_refined(rows: int) -> int:
    """How many of the index's rough candidates are compared with their true vectors, in a table of so many rows.

    Among more rows more are nearly alike for the index: of the ten best for a question, 250 candidates hold 0.98 at
    100,000 rows and 0.88 at a million, where 1,000 hold 0.99 (``tests/quality/test_index_types.py``).
    """
    return max(_REFINED, min(_MOST_REFINED, rows // 1000))


@dataclass(frozen=True, slots=True)
class VectorSearch:
    """By likeness to a vector of unit length. The index's own numbers are rough."""

    vector: NDArray[np.float32]
    cheap: ClassVar[int] = 10_000
    ranks_all: ClassVar[bool] = False  # only some partitions of the index are looked into

    def count_needed(self, limit: int, rows: int) -> int:
        """As many as are compared with their true vectors."""
        return max(limit, count_refined(rows))

    def rank(self, table: lancedb.table.Table, limit: int, condition: str, columns: Sequence[str]) -> pa.Table:
        """Raises what LanceDB raises, which compares the true vectors by itself."""
        search = self._search(table, limit, 0 if condition else _PARTITIONS, columns)
        search = search.where(condition, prefilter=True) if condition else search
        search = search.refine_factor(max(1, count_refined(table.count_rows()) // limit))
        return search.to_arrow().sort_by([("_distance", "ascending"), *_BY_PLACE])

    def rank_roughly(self, table: lancedb.table.Table, most: int, columns: Sequence[str]) -> pa.Table:
        """Raises what LanceDB raises."""
        most = self.count_needed(most, table.count_rows())
        return self._search(table, most, _PARTITIONS, columns).to_arrow()

    def settle(self, table: lancedb.table.Table, found: pa.Table, limit: int) -> pa.Table:
        """Compare the best of them with their true vectors."""
        near = _read(table, found.slice(0, self.count_needed(limit, table.count_rows())), ["vector"])
        distances = pa.array(1.0 - stack_vectors(near) @ self.vector)
        near = near.set_column(near.schema.get_field_index("_distance"), "_distance", distances)
        return near.sort_by([("_distance", "ascending"), *_BY_PLACE]).slice(0, limit)

    def _search(
        self, table: lancedb.table.Table, most: int, most_partitions: int, columns: Sequence[str]
    ) -> LanceVectorQueryBuilder:
        search = cast("LanceVectorQueryBuilder", table.search(self.vector, "vector", query_type="vector"))
        search = search.distance_type("dot").limit(most)
        # They count only where an index of the vectors exists; few rows may be in any of its partitions.
        search = search.minimum_nprobes(_PARTITIONS).maximum_nprobes(most_partitions)
        return search.select([*columns, "_distance"]).with_row_id(with_row_id=True)


@dataclass(frozen=True, slots=True)
class WordSearch:
    """By BM25."""

    query: FullTextQuery
    cheap: ClassVar[int] = 20_000
    ranks_all: ClassVar[bool] = True

    def count_needed(self, limit: int, rows: int) -> int:  # noqa: ARG002 - the signature of a search
        """No more, for the scores are exact."""
        return limit

    def rank(self, table: lancedb.table.Table, limit: int, condition: str, columns: Sequence[str]) -> pa.Table:
        """Raises what LanceDB raises."""
        found = self._rank(table, limit + 1, condition, columns)
        # Of rows with equal scores LanceDB takes any, so all of those around the last one are looked at.
        if found.num_rows > limit and found["_score"][limit - 1] == found["_score"][limit]:
            found = self._rank(table, max(limit + 1, _MOST_TIED), condition, columns)
        return found.slice(0, limit)

    def rank_roughly(self, table: lancedb.table.Table, most: int, columns: Sequence[str]) -> pa.Table:
        """In their true order: it costs nothing."""
        return self.rank(table, most, "", columns)

    def settle(self, table: lancedb.table.Table, found: pa.Table, limit: int) -> pa.Table:  # noqa: ARG002 - as above
        """They are settled."""
        return found.slice(0, limit)

    def _rank(self, table: lancedb.table.Table, most: int, condition: str, columns: Sequence[str]) -> pa.Table:
        search = table.search(self.query, query_type="fts").limit(most).select([*columns, "_score"])
        search = search.where(condition, prefilter=True) if condition else search
        found = search.with_row_id(with_row_id=True).to_arrow()
        return found.sort_by([("_score", "descending"), *_BY_PLACE])


def stack_vectors(rows: pa.Table) -> NDArray[np.float32]:
    """The vectors of rows, shape (rows, dimensions)."""
    dimensions = rows.schema.field("vector").type.list_size
    return np.asarray(rows["vector"].combine_chunks().flatten()).reshape(rows.num_rows, dimensions)


def has_match(table: lancedb.table.Table, query: FullTextQuery) -> bool:
    """Whether any row has what is asked for."""
    return bool(table.search(query, query_type="fts").limit(1).select(["_score"]).to_arrow().num_rows)


def match_any(forms: Sequence[str]) -> FullTextQuery:
    """Any of these forms of words (``engine.store.word_forms``)."""
    return _match(" ".join(forms))


def match_nearly(words: Sequence[str]) -> FullTextQuery:
    """Any word that is at most two letters apart from one of these, the first letter alike."""
    return BooleanQuery([(Occur.SHOULD, _match(word, **_NEARLY)) for word in words])


def match_beginning(letters: str) -> FullTextQuery:
    """Any word that begins with these letters and has few more; at most how many, LanceDB's automata set by length."""
    more = next((most for longest, most in _MORE_LETTERS if len(letters) <= longest), _FEWEST_MORE)
    return _match(letters, fuzziness=more, prefix_length=len(letters), max_expansions=_NEARLY["max_expansions"])


def match_either(*queries: FullTextQuery) -> FullTextQuery:
    """What any of these asks for."""
    return BooleanQuery([(Occur.SHOULD, query) for query in queries])


def _choose(
    table: lancedb.table.Table,
    search: Search,
    limit: int,
    only: Restriction | None,
    phrases: Sequence[Sequence[str]],
    columns: Sequence[str] = _PLACE,
) -> pa.Table:
    """The best rows of those that are admitted, whichever way is quicker.

    LanceDB looks for the rows that meet a condition before it ranks them, which takes long where they are many: so the
    best of all are looked at first, roughly, in case enough of them do. Only the vectors of those are read.
    """
    if only is None:
        return search.rank(table, limit, "", columns)
    if phrases and all(phrases):  # where one is empty, they are words that the index leaves out in that language
        found = _search_phrases(table, search, phrases, limit, only, columns)
        if found is not None:
            return found
    rows = table.count_rows()
    for most in _choose_widths(limit, only, search, rows):
        ranked = search.rank_roughly(table, most, columns)
        kept = ranked.filter(only.admit_documents(ranked["document"]))
        seen = ranked.num_rows
        if only.is_about_text:
            seen = min(seen, most)
            kept = _read(table, search.settle(table, kept, most), only.columns)
            kept = kept.filter(_admit(kept, only))
        if kept.num_rows >= limit or seen == rows or (search.ranks_all and seen < most):
            return search.settle(table, kept, limit)
    return search.rank(table, limit, only.to_sql(), columns)


def _read(table: lancedb.table.Table, found: pa.Table, columns: Sequence[str]) -> pa.Table:
    """Rows that were ranked, in their order, with what of these columns they lack."""
    missing = [name for name in columns if name not in found.column_names]
    numbers = found["_rowid"].to_pylist()
    if not missing:
        return found
    if not numbers:
        return pa.schema([*found.schema, *map(table.schema.field, missing)]).empty_table()
    rows = table.take_row_ids(numbers).select(missing).with_row_id().to_arrow()
    places = {number: place for place, number in enumerate(rows["_rowid"].to_pylist())}
    kept = [number in places for number in numbers]  # one may have been deleted, which the caller notices
    rows = rows.take([places[number] for number in numbers if number in places])
    found = found.filter(pa.array(kept, pa.bool_()))
    for name in missing:
        found = found.append_column(rows.schema.field(name), rows[name])
    return found


def _choose_widths(limit: int, only: Restriction, search: Search, rows: int) -> list[int]:
    """How many of the best rows of all are looked at, and how many if those do not do; none to look at the admitted."""
    cheap = search.cheap
    if only.is_about_text:  # which has to be read
        cheap = _MOST_READ
        if not only.is_wide:
            return []
    most = max(limit, cheap)
    # What is excluded is in few rows, as a rule; the filters' share of all rows is known.
    first = limit + limit // _SPARE
    if only.documents is not None:
        needed = limit if only.is_about_text else search.count_needed(limit, int(rows * only.share))
        first = int(needed * _MORE / max(only.share, _LEAST_SHARE))
    if first > most:
        return [most] if only.is_about_text else []
    return list(dict.fromkeys([first, most]))


def _search_phrases(
    table: lancedb.table.Table,
    search: Search,
    forms: Sequence[Sequence[str]],
    limit: int,
    only: Restriction,
    columns: Sequence[str],
) -> pa.Table | None:
    """The best rows of those that hold the phrases, found by the index of words; None where it cannot tell them.

    To look for a phrase in every row takes ten times as long.
    """
    version = table.version
    words = [(Occur.SHOULD, _match(" ".join(each), operator=FullTextOperator.AND)) for each in forms]
    query = table.search(BooleanQuery(words), query_type="fts").limit(_MOST_WITH_PHRASE)
    rows = query.select([*only.columns, "_score"]).with_row_id(with_row_id=True).to_arrow()
    if rows.num_rows == _MOST_WITH_PHRASE:
        return None
    numbers = rows["_rowid"].filter(_admit(rows, only)).to_pylist()
    condition = f"_rowid IN ({', '.join(map(str, numbers))})" if numbers else "false"
    found = search.rank(table, limit, condition, columns)
    return found if table.version == version else None  # another process may have numbered the rows anew


def _admit(rows: pa.Table, only: Restriction) -> pa.Array:
    values = (rows[column].to_pylist() for column in only.columns)
    return pa.array(only.admit(zip(*values, strict=True)), pa.bool_())


def _match(words: str, **options: object) -> FullTextQuery:
    make = cast("Callable[..., FullTextQuery]", MatchQuery)  # mypy does not see pydantic's defaults
    return make(words, "words", **options)
