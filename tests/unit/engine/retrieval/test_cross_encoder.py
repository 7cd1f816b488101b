"""A real cross-encoder from a folder: the model's own scores, in order, in batches; folders that hold none."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from engine.errors import EngineError, ModelMissing, ModelUnusable
from engine.retrieval.cross_encoder import CrossEncoderReranker
from engine.retrieval.reranker import TimeBoxed
from tests.cross_encoder import write_cross_encoder

QUERY = "When did the heron come back?"
TEXTS = ["The heron came back in spring.", "", "Of owls. " * 400, "Größe 😀", "Mix flour and water.", "The heron."]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cross_encoder(tmp_path_factory.mktemp("cross-encoder"))


@pytest.fixture(scope="module")
def reranker(folder: Path) -> CrossEncoderReranker:
    return CrossEncoderReranker(folder)


def score(reranker: CrossEncoderReranker, texts: list[str]) -> list[float]:
    return list(reranker.score(QUERY, texts, lambda: False))


def test_the_model_s_scores_in_the_order_of_the_texts(reranker: CrossEncoderReranker, folder: Path) -> None:
    from sentence_transformers import CrossEncoder  # noqa: PLC0415 - ten seconds that only this test pays

    model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
    wanted = [float(model.predict([(QUERY, text)])[0]) for text in TEXTS]
    assert len(set(wanted)) == len(wanted)
    assert score(reranker, TEXTS) == pytest.approx(wanted, abs=1e-4)
    assert score(reranker, []) == []


def test_the_best_score_comes_first(reranker: CrossEncoderReranker) -> None:
    scores = score(reranker, TEXTS)
    order = TimeBoxed(reranker, 60).reorder(QUERY, TEXTS, [0.5] * len(TEXTS))
    assert order == sorted(range(len(TEXTS)), key=lambda place: -scores[place])


def test_it_stops_between_batches(reranker: CrossEncoderReranker) -> None:
    asked = itertools.count()
    assert list(reranker.score(QUERY, TEXTS, lambda: next(asked) > 0)) == pytest.approx(score(reranker, TEXTS)[:4])


@pytest.mark.parametrize("name", ["nowhere", "relative"])
def test_a_folder_that_is_not_there(name: str, tmp_path: Path) -> None:
    place = Path(name) if name == "relative" else tmp_path / name
    assert name in complain(place, ModelMissing)


def test_a_folder_without_a_cross_encoder(tmp_path: Path) -> None:
    assert "holds a config.json" in complain(tmp_path, ModelUnusable)
    (tmp_path / "config.json").write_text("{}")
    assert "damaged" in complain(tmp_path, ModelUnusable)


def test_a_classifier_of_three_classes_ranks_nothing(tmp_path: Path) -> None:
    assert "3 scores a pair" in complain(write_cross_encoder(tmp_path, labels=3), ModelUnusable)


def complain(folder: Path, error: type[EngineError]) -> str:
    with pytest.raises(error) as caught:
        CrossEncoderReranker(folder).load()
    assert caught.value.message.endswith(".")
    return caught.value.message
