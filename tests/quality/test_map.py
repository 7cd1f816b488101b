"""The map in figures: how long it takes and how much of who is near whom it keeps, beside scikit-learn; its frames.

scikit-learn comes with sentence-transformers; the frozen program does without (ARCHITECTURE.md).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from sklearn.manifold import TSNE, trustworthiness

from desktop.engine_bridge import EngineBridge
from desktop.map_view import MapView
from desktop.theme import LIGHT, wear_theme
from engine.api import LibraryMap, MapCluster, MapPoint
from engine.embeddings.selection import find_source, load_embedder
from engine.library_map.projection import NEIGHBOURS, find_neighbours, lay_out, reduce_dimensions
from engine.library_map.regions import find_regions
from engine.paths import open_home
from engine.settings import Settings
from tests.unit.desktop.fake_engine import FakeEngineClient

pytestmark = pytest.mark.timeout(3600)

DOCUMENTS = 20_000
TOPICS = 150
DIMENSIONS = 384
FRAME_MS = 1000 / 60
TURN_MS = 50
LEAST_TRUST = 0.9
LINKS = 3000

Vectors = NDArray[np.float32]


def make_vectors(count: int) -> Vectors:
    """Unit vectors about so many topics, each spread along a few directions of its own."""
    random = np.random.default_rng(0)
    topics = random.integers(TOPICS, size=count)
    ways = random.normal(size=(TOPICS, 6, DIMENSIONS))[topics]
    spread = np.einsum("nk,nkd->nd", random.normal(size=(count, 6)), ways)
    vectors = random.normal(size=(TOPICS, DIMENSIONS))[topics] + 0.45 * spread + 0.9 * random.normal(size=spread.shape)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def paragraphs(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Vectors:
    """The vectors of SQuAD's paragraphs."""
    articles = json.loads((data / "A_qa" / "squad" / "dev-v1.1.json").read_text(encoding="utf-8"))["data"]
    texts = [paragraph["context"] for article in articles for paragraph in article["paragraphs"]]
    home = open_home(tmp_path_factory.mktemp("home"))
    embedder = load_embedder(find_source(Settings().embedding, home), home)
    return np.concatenate([embedder.embed_passages(texts[start : start + 64]) for start in range(0, len(texts), 64)])


def draw(vectors: Vectors) -> NDArray[np.float64]:
    points = reduce_dimensions(vectors)
    return lay_out(np.concatenate(list(find_neighbours(points))), points, lambda _done, _total: None)


def draw_with_sklearn(vectors: Vectors) -> NDArray[np.float64]:
    points = reduce_dimensions(vectors)
    return np.asarray(TSNE(init="pca", random_state=0, n_jobs=1).fit_transform(points))


def share_kept(vectors: Vectors, places: NDArray[np.float64]) -> float:
    """Of each document's nearest, how many are among the nearest on the map."""
    true, drawn = (np.concatenate(list(find_neighbours(np.asarray(each, np.float32)))) for each in (vectors, places))
    kept = [len(np.intersect1d(one, other)) for one, other in zip(true, drawn, strict=True)]
    return float(np.mean(kept)) / NEIGHBOURS


def report(name: str, vectors: Vectors, drawing: Callable[[Vectors], NDArray[np.float64]]) -> float:
    began = time.process_time()
    places = drawing(vectors)
    seconds = time.process_time() - began
    trust = float(trustworthiness(vectors, places, n_neighbors=NEIGHBOURS)) if len(vectors) < 5000 else float("nan")
    kept = share_kept(vectors, places)
    regions = find_regions(places).max() + 1
    print(f"\n{name}, {len(vectors):,} documents: {seconds:.1f} s of processor time, {kept:.3f} of the nearest kept, "
          f"trustworthiness {trust:.3f}, {regions} regions")  # fmt: skip
    return trust if len(vectors) < 5000 else kept


def test_a_map_keeps_who_is_near_whom_as_scikit_learn_does(paragraphs: Vectors) -> None:
    ours = report("Carrel, paragraphs of SQuAD", paragraphs, draw)
    theirs = report("scikit-learn, the same", paragraphs, draw_with_sklearn)
    assert ours > max(LEAST_TRUST, theirs - 0.02)


@pytest.mark.parametrize("count", [1000, DOCUMENTS])
def test_large_libraries_are_drawn(count: int) -> None:
    report("Carrel, made-up topics", make_vectors(count), draw)


def measure(step: Callable[[], object]) -> float:
    """Milliseconds of the processor that this thread takes for it."""
    began = time.thread_time()
    step()
    return 1000 * (time.thread_time() - began)


def test_a_map_of_twenty_thousand_points_is_smooth(qapp: QApplication) -> None:
    """Frames of a map that is moved, made larger and smaller, with links and regions, at 1,100 by 700 pixels."""
    qapp.setStyle("Fusion")
    wear_theme(qapp, LIGHT)
    random = np.random.default_rng(0)
    middles = random.uniform(-0.8, 0.8, (TOPICS, 2))
    places = np.clip(middles[np.arange(DOCUMENTS) % TOPICS] + random.normal(0, 0.04, (DOCUMENTS, 2)), -1, 1)
    points = tuple(
        MapPoint(
            n,
            Path(f"/notes/{n % 12}/note {n}.md"),
            f"Note {n}",
            "markdown",
            f"{2000 + n % 25}-01-01",
            False,
            x,
            y,
            n % 16,
        )
        for n, (x, y) in enumerate(places.tolist())
    )
    clusters = tuple(MapCluster(*middles[n], DOCUMENTS // 16, (f"word{n}", f"other{n}")) for n in range(16))
    links = tuple((n, n + TOPICS) for n in range(LINKS))  # within a topic, as most links are
    view = MapView(EngineBridge(FakeEngineClient().connect))
    view.resize(1400, 850)
    view.show()
    qapp.processEvents()
    sheet, frames, turns = view.sheet, [], []
    # What a busy machine does meanwhile is not the map's.
    turns.append(measure(lambda: view.show_map(LibraryMap(points, clusters, links))))
    while view.making.is_at_work:
        turns.append(measure(qapp.processEvents))
    turns.append(measure(qapp.processEvents))

    def paint() -> None:
        frames.append(measure(sheet.repaint))

    for step in range(60):
        sheet.camera.move(QPointF(3 if step < 30 else -3, 2))
        paint()
    for step in range(60):
        sheet.camera.turn(1.08 if step < 30 else 1 / 1.08)
        paint()
    view.panel.regions.setCurrentRow(3)
    for _ in range(30):
        sheet.camera.turn(0.97)
        paint()
    size = sheet.size().toTuple()
    print(f"\nA frame of {DOCUMENTS:,} points, {LINKS:,} links, {size}: p50 {np.percentile(frames, 50):.1f} ms, "
          f"p95 {np.percentile(frames, 95):.1f} ms; first shown after {sum(turns):.0f} ms, "
          f"which were a single turn once, in {len(turns)} turns of {max(turns):.0f} ms at most")  # fmt: skip
    view.close()
    assert np.percentile(frames, 95) < FRAME_MS
    assert max(turns) < TURN_MS
