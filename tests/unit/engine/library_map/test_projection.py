"""Documents about the same lie together, the same way each time; the quick push is the exact one."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.errors import Cancelled
from engine.job import Job
from engine.library_map.projection import (
    count_blocks,
    find_neighbours,
    lay_out,
    place_beside,
    reduce_dimensions,
)
from engine.library_map.repulsion import repel

TOPICS, DOCUMENTS = 6, 240


def make_vectors(seed: int = 0) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Unit vectors about six topics, and the topic of each."""
    random = np.random.default_rng(seed)
    topics = np.arange(DOCUMENTS) % TOPICS
    vectors = random.normal(size=(TOPICS, 64))[topics] + 0.6 * random.normal(size=(DOCUMENTS, 64))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), topics


def draw(vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    points = reduce_dimensions(vectors)
    return lay_out(np.concatenate(list(find_neighbours(points))), points, lambda _done, _total: None)


def nearest(places: NDArray[np.float64]) -> NDArray[np.int64]:
    distances = ((places[:, None] - places[None]) ** 2).sum(axis=-1)
    np.fill_diagonal(distances, np.inf)
    return distances.argmin(axis=1)


def push_exactly(places: NDArray[np.float64]) -> NDArray[np.float64]:
    apart = places[:, None] - places[None]
    near = 1 / (1 + (apart * apart).sum(axis=-1))
    return (apart * (near * near)[..., None]).sum(axis=1) / (near.sum() - len(places))


def test_what_is_about_the_same_lies_together() -> None:
    vectors, topics = make_vectors()
    places = draw(vectors)
    assert places.shape == (DOCUMENTS, 2)
    assert np.abs(places).max() == pytest.approx(1.0)
    assert (topics[nearest(places)] == topics).mean() > 0.97


def test_the_same_library_has_the_same_picture() -> None:
    vectors, _ = make_vectors()
    assert np.array_equal(draw(vectors), draw(vectors.copy()))


@pytest.mark.parametrize("count", [4, 5, 16, 40])
def test_a_few_documents_and_equal_ones_have_places(count: int) -> None:
    vectors, _ = make_vectors()
    assert np.isfinite(draw(vectors[:count])).all()
    assert np.isfinite(draw(np.repeat(vectors[:1], count, axis=0))).all()


@pytest.mark.parametrize("extent", [0.001, 3.0, 40.0])
def test_the_push_through_a_grid_is_the_exact_one(extent: float) -> None:
    places = np.random.default_rng(1).normal(size=(600, 2)) * extent
    exact = push_exactly(places)
    assert np.abs(repel(places) - exact).max() < 0.15 * np.abs(exact).max()
    assert np.corrcoef(repel(places).ravel(), exact.ravel())[0, 1] > 0.99


def test_neighbours_are_the_nearest_block_by_block(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors, _ = make_vectors()
    whole = np.concatenate(list(find_neighbours(vectors)))
    monkeypatch.setattr("engine.library_map.projection._NUMBERS_AT_ONCE", 10 * DOCUMENTS)
    blocks = list(find_neighbours(vectors))
    assert len(blocks) == count_blocks(DOCUMENTS) == DOCUMENTS // 10
    assert [set(row) for row in np.concatenate(blocks)] == [set(row) for row in whole]
    similarity = vectors @ vectors.T
    np.fill_diagonal(similarity, -1)
    assert set(whole[0]) == set(np.argsort(-similarity[0])[:15])


def test_a_new_document_lies_among_those_it_is_like() -> None:
    vectors, topics = make_vectors()
    places = draw(vectors)
    new, old = np.arange(0, 30), np.arange(30, DOCUMENTS)
    found = place_beside(vectors[new], vectors[old], places[old])
    distances = ((found[:, None] - places[old][None]) ** 2).sum(axis=-1)
    assert (topics[old][distances.argmin(axis=1)] == topics[new]).all()


def test_drawing_ends_when_it_is_called_off() -> None:
    vectors, _ = make_vectors()
    job, steps = Job(), []

    def tell(done: int, _total: int) -> None:
        steps.append(done)
        if done == 5:
            job.cancel()
        job.check()

    points = reduce_dimensions(vectors)
    with pytest.raises(Cancelled):
        lay_out(np.concatenate(list(find_neighbours(points))), points, tell)
    assert steps == [1, 2, 3, 4, 5]
