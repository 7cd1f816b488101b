"""Draws the map of the library: every document a point, near those about the same.

    documents' vectors -> principal components -> nearest neighbours -> t-SNE -> regions -> their words -> links

Nothing is embedded: the vector of a document is the mean of its passages', which the search index has. Places are kept
(``engine.store.map_places``), and what is added to a library goes beside what it is most like.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from engine.domain import DocumentRecord, FileState, LibraryMap, MapCluster, MapPoint
from engine.job import Job, Progress
from engine.library_map.links import follow_links
from engine.library_map.projection import (
    Neighbours,
    Positions,
    Vectors,
    count_blocks,
    find_neighbours,
    lay_out,
    place_beside,
    reduce_dimensions,
)
from engine.library_map.region_words import name_regions
from engine.library_map.regions import find_regions
from engine.library_map.written_links import complete_links
from engine.pace import Pace
from engine.parts import Parts
from engine.store.attributes import read_own_dates
from engine.store.document_rows import DocumentRows, read_document_rows
from engine.store.links import read_links
from engine.store.map_places import MapPlace, MapPlaces
from engine.store.selection import date_of_file, name_family

_MOST_BESIDE = 0.1  # of the documents may lie where others drew them; with more, all are laid out anew
_FEWEST = 4  # documents that have neighbours to speak of


def draw_map(parts: Parts, job: Job) -> LibraryMap:
    """The map of all documents that can be searched, copies of others left out; empty where there are none.

    Takes half a minute of one core for 20,000 documents the first time, and a moment where little has changed. Steps
    back for other programs and for questions. Raises ``Cancelled`` and ``LibraryDamaged``.
    """
    if not parts.library.has_passages():
        return LibraryMap()
    records = {each.id: each for each in parts.library.documents() if _is_shown(each)}
    name = parts.active_source.name
    kept = MapPlaces(parts.library, name)
    rows = read_document_rows(parts.index_folder, name)
    rows = rows.take([row for row, document in enumerate(rows.documents) if document in records])
    places, words = _find_places(rows, kept, parts, job)
    points = tuple(_to_points(places, records, parts))
    numbers = {point.document: number for number, point in enumerate(points)}
    paths = {point.document: point.path for point in points}
    complete_links([number for number, path in paths.items() if name_family(path) == "markdown"], parts, job)
    links = follow_links(read_links(parts.library), paths)
    return LibraryMap(
        points,
        tuple(_to_clusters(places, words)),
        tuple((numbers[source], numbers[target]) for source, target in links),
    )


def _is_shown(record: DocumentRecord) -> bool:
    searchable = record.state in (FileState.INDEXED, FileState.OFFLINE)
    return searchable and record.copy_of is None and record.passages > 0


def _find_places(
    rows: DocumentRows, kept: MapPlaces, parts: Parts, job: Job
) -> tuple[list[MapPlace], Mapping[int, tuple[str, ...]]]:
    """Where the documents lie, and the words for each region; as kept where nothing has changed."""
    known = kept.read()
    there = [n for n, number in enumerate(rows.documents) if _is_current(known.get(number), rows.versions[n])]
    words = kept.read_words()
    if words and len(there) == len(rows.documents) == len(known):
        return [known[number] for number in rows.documents], words
    positions = _place(rows, known, there, parts, job)
    regions = find_regions(positions)
    places = [
        MapPlace(document, version, float(x), float(y), int(region))
        for document, version, (x, y), region in zip(rows.documents, rows.versions, positions, regions, strict=True)
    ]
    texts = dict(zip(rows.documents, rows.texts, strict=True))
    words = name_regions(texts, {place.document: place.region for place in places})
    kept.keep(places, words)
    return places, words


def _is_current(place: MapPlace | None, version: int) -> bool:
    return place is not None and place.version == version


def _place(
    rows: DocumentRows, known: Mapping[int, MapPlace], there: Collection[int], parts: Parts, job: Job
) -> Positions:
    """Those that lie there already stay, unless too many are new."""
    count = len(rows.documents)
    if count < _FEWEST:
        return np.stack([np.linspace(-0.5, 0.5, count), np.zeros(count)], axis=1)
    if len(there) < (1 - _MOST_BESIDE) * count:
        return _lay_out_apart(rows.vectors, parts, job)
    positions = np.zeros((count, 2))
    old = sorted(there)
    positions[old] = [(known[rows.documents[row]].x, known[rows.documents[row]].y) for row in old]
    new = sorted(set(range(count)) - set(old))
    if new:
        positions[new] = place_beside(rows.vectors[new], rows.vectors[old], positions[old])
    return positions


def _lay_out_apart(vectors: Vectors, parts: Parts, job: Job) -> Positions:
    """Lay all out, in a thread of its own: one that has stepped back may not step forward again."""
    drawing = _Drawing(count_blocks(len(vectors)), parts, job)
    with ThreadPoolExecutor(1, "map", drawing.pace.step_back) as thread:
        return thread.submit(drawing.lay_out, vectors).result()


class _Drawing:
    """The long part of the work: tells how far it is, and gives way between its steps."""

    def __init__(self, blocks: int, parts: Parts, job: Job) -> None:
        self.pace = Pace(parts.settings.indexing, job, self._report)
        self._parts = parts
        self._job = job
        self._blocks = blocks
        self._done, self._total = 0, 0
        self._began = time.monotonic()

    def lay_out(self, vectors: Vectors) -> Positions:
        """Where each document lies; raises ``Cancelled``."""
        points = reduce_dimensions(vectors)
        return lay_out(self._compare(points), points, self._tell)

    def _compare(self, points: Vectors) -> Neighbours:
        def take() -> Iterator[Neighbours]:
            for block in find_neighbours(points):
                yield block
                self._give_way()

        return np.concatenate(list(take()))

    def _tell(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self._report("")
        self._give_way()

    def _give_way(self) -> None:
        self.pace.wait_for_power()
        self._parts.cores.give_way(self._job.check)
        self._job.check()

    def _report(self, waiting: str) -> None:
        passed = time.monotonic() - self._began
        left = passed / self._done * (self._total - self._done) if self._done else None
        rate = self._done / passed if passed else 0.0
        self._job.report(Progress(self._done, self._total, "", rate, left, waiting, "drawing the map"))


def _to_points(places: list[MapPlace], records: Mapping[int, DocumentRecord], parts: Parts) -> Iterator[MapPoint]:
    told = read_own_dates(parts.library)
    for place in places:
        record = records[place.document]
        own = told.get(place.document, "")
        yield MapPoint(
            place.document,
            record.path,
            record.title or record.path.stem,
            name_family(record.path),
            own or date_of_file(record.modified_ns),
            bool(own),
            place.x,
            place.y,
            place.region,
        )


def _to_clusters(places: list[MapPlace], words: Mapping[int, tuple[str, ...]]) -> Iterator[MapCluster]:
    sizes = Counter(place.region for place in places)
    for region in range(max(sizes, default=-1) + 1):
        inside = [place for place in places if place.region == region]
        x, y = np.median([(place.x, place.y) for place in inside], axis=0)
        yield MapCluster(float(x), float(y), len(inside), words.get(region, ()))
