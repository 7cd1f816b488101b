"""Ways to join what words and meaning find, beside each other on every collection of the evaluation data.

Each collection is indexed and its two rankings are searched once; every way of joining them then works on the same.
What the weight of meaning may be at least and at most is chosen by leaving one collection out at a time: the choice is
made on the others, and the figure is that of the one that had no say. QUALITY_QUERIES says how many queries of each are
asked, 200 if it does not; 0 is all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from engine.embeddings.embedder import Embedder
from engine.evaluation.benchmarks import choose_sample
from engine.evaluation.collection import read_collection
from engine.evaluation.retrieval import Halves, index_collection, score
from engine.ingestion.reader import ReaderPool
from engine.job import Job
from engine.parts import Parts
from engine.paths import open_home
from engine.retrieval.closeness import measure_closeness
from engine.retrieval.fusion import Bounds, add_closeness, fuse_scores, weigh_meaning
from engine.retrieval.retriever import CANDIDATES
from engine.settings import Settings
from engine.store.library import Library

pytestmark = pytest.mark.timeout(7200)

QUERIES = int(os.environ.get("QUALITY_QUERIES", "200"))
RANK_CONSTANT = 60
GRID = [Bounds(least, most) for least in (0.0, 0.1, 0.2, 0.3) for most in (0.4, 0.5, 0.6, 0.7, 0.8)]
BOUNDS = Bounds()
CLOSENESS = (0.2, 0.4, 0.6)

Fusion = Callable[[Halves], Sequence[str]]
"""From two rankings to the names of documents, best first."""


class Asked:
    """A collection with the two rankings of each of its queries."""

    def __init__(self, folder: Path, root: Path) -> None:
        home = open_home(root / folder.name)
        library, readers = Library(home.library, home.write_lock), ReaderPool(Settings().reading)
        with closing(library), closing(readers):
            parts = Parts(home, Settings(), library, readers)
            indexed = index_collection(read_collection(folder), parts, Job())
            self.name = folder.name
            self.embedder: Embedder = parts.embedder
            self.queries = choose_sample(indexed.collection.queries, QUERIES or len(indexed.collection.queries))
            self.halves = {query.id: indexed.find_halves(query) for query in self.queries}
            self.judgements = {
                query: worths for query, worths in indexed.collection.judgements.items() if query in self.halves
            }
            self.names = indexed.names

    def measure(self, fuse: Callable[[Halves, Asked], Mapping[tuple[int, int], float]]) -> float:
        """nDCG@10 of a way to join the halves."""
        rankings = {}
        for query, halves in self.halves.items():
            documents = dict.fromkeys(document for document, _ in fuse(halves, self))
            rankings[query] = [self.names[document] for document in documents][:100]
        return score(rankings, self.judgements)["ndcg@10"]


def by_words(halves: Halves, _asked: Asked) -> dict[tuple[int, int], float]:
    return {(hit.document_id, hit.ordinal): hit.bm25 for hit in halves.by_words}


def by_meaning(halves: Halves, _asked: Asked) -> dict[tuple[int, int], float]:
    return {(hit.document_id, hit.ordinal): hit.similarity for hit in halves.by_meaning}


def by_ranks(halves: Halves, asked: Asked) -> dict[tuple[int, int], float]:
    """Reciprocal rank fusion. Source: Cormack, Clarke and Büttcher, SIGIR 2009."""
    scores: dict[tuple[int, int], float] = {}
    for ranking in (by_words(halves, asked), by_meaning(halves, asked)):
        for rank, place in enumerate(ranking, start=1):
            scores[place] = scores.get(place, 0.0) + 1 / (RANK_CONSTANT + rank)
    return dict(sorted(scores.items(), key=lambda entry: -entry[1]))


def by_scores(bounds: Bounds) -> Callable[[Halves, Asked], Mapping[tuple[int, int], float]]:
    def fuse(halves: Halves, asked: Asked) -> Mapping[tuple[int, int], float]:
        meaning = {(hit.document_id, hit.ordinal): hit.similarity for hit in [*halves.by_words, *halves.by_meaning]}
        weight = weigh_meaning(halves.query.text, asked.embedder, bounds)
        return fuse_scores(by_words(halves, asked), meaning, weight)

    return fuse


def by_scores_and_letters(weight: float) -> Callable[[Halves, Asked], Mapping[tuple[int, int], float]]:
    """The program's own way: what the retriever looks at of each ranking, and how close it is letter by letter."""

    def fuse(halves: Halves, asked: Asked) -> Mapping[tuple[int, int], float]:
        scores = by_scores(BOUNDS)(halves, asked)
        hits = {
            (hit.document_id, hit.ordinal): hit
            for hit in [*halves.by_words[:CANDIDATES], *halves.by_meaning[:CANDIDATES]]
        }
        texts = ["\n".join([*hit.headings, hit.text]) for hit in hits.values()]
        closeness = dict(zip(hits, measure_closeness(halves.query.text, texts), strict=True))
        return add_closeness(scores, closeness, weight)

    return fuse


def test_the_weighted_sum_beats_reciprocal_ranks_and_either_half(data: Path, tmp_path: Path) -> None:
    folders = sorted(folder for folder in (data / "B_retrieval" / "beir_format").iterdir() if folder.is_dir())
    ways = {"words": by_words, "meaning": by_meaning, "ranks": by_ranks, "sum": by_scores(BOUNDS)}
    ways |= {f"+ {weight} letters": by_scores_and_letters(weight) for weight in CLOSENESS}
    figures: dict[str, dict[str, float]] = {name: {} for name in ways}
    grid: dict[Bounds, dict[str, float]] = {bounds: {} for bounds in GRID}
    print("\n" + " " * 16 + "".join(f"{name:>15}" for name in ways))
    for folder in folders:
        asked = Asked(folder, tmp_path)
        for name, fuse in ways.items():
            figures[name][asked.name] = asked.measure(fuse)
        for bounds in GRID:
            grid[bounds][asked.name] = asked.measure(by_scores(bounds))
        print(f"{asked.name:16}" + "".join(f"{figures[name][asked.name]:15.4f}" for name in ways), flush=True)
    means = {name: sum(each.values()) / len(each) for name, each in figures.items()}
    for name in figures["words"]:
        below = max(figures["words"][name], figures["meaning"][name]) - figures["+ 0.4 letters"][name]
        if below > 0:
            print(f"{name} is {below:.4f} below its better half")
    print(f"{'mean':16}" + "".join(f"{mean:15.4f}" for mean in means.values()))
    left_out = {}
    for name in figures["sum"]:
        best = max(GRID, key=lambda bounds: sum(grid[bounds].values()) - grid[bounds][name])
        left_out[name] = grid[best][name]
        print(f"chosen without {name:16} {best}: {left_out[name]:.4f} on it")
    for bounds in sorted(GRID, key=lambda bounds: -sum(grid[bounds].values()))[:5]:
        print(f"{bounds}: mean {sum(grid[bounds].values()) / len(folders):.4f}")
    crossed = sum(left_out.values()) / len(left_out)
    print(f"weighted sum, cross-validated: mean {crossed:.4f}")
    assert crossed > means["ranks"]
    assert crossed > max(means["words"], means["meaning"])
