"""What was measured of a model is kept for as long as its file is the same, and told side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.adoption.fitting import Calibration
from engine.adoption.measurements import Measured, Measurements
from engine.domain import AbilityFigures, FileFigures, ProbeFigures, Speed, SuiteFigures
from engine.errors import StorageFull
from engine.paths import Home

SPEED = Speed(2, 64, 512, 256, 300.0, 60.0, 0.9, 150_000_000)
PROBE = ProbeFigures("model", 2048, (AbilityFigures("cite", "cites word for word", 3, 5, 4, able=False),), 60.0)


def score(questions: int) -> SuiteFigures:
    return SuiteFigures("model", "mmlu", "MMLU", questions, 1, 0.5, 0.1, 0.9, 0.25, {"a": (1, questions)}, 0, 0, 1.5)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF")
    return path


def test_all_that_was_measured_is_told_side_by_side(tmp_path: Path, file: Path) -> None:
    kept = Measurements(Home(tmp_path / "home"))
    assert kept.read(file) == Measured()
    figures = FileFigures(file, "Q4_1", 4, 20.5, 300.0, 60.0)
    kept.keep_speed(file, SPEED)
    kept.keep_probe(file, PROBE)
    kept.keep_figures(figures)
    kept.keep_suite(file, score(9))
    kept.keep_suite(file, score(2))  # of fewer questions: what is known better stays
    kept.keep_calibration(Calibration(1, 1e10, 1e-11, "model"))
    again = Measurements(Home(tmp_path / "home"))
    assert again.read(file) == Measured(SPEED, figures, (score(9),), PROBE)
    assert again.read_calibration() == Calibration(1, 1e10, 1e-11, "model")
    file.write_bytes(b"GGUF and more")
    assert again.read(file) == Measured()


def test_a_damaged_list_is_an_empty_one(tmp_path: Path, file: Path) -> None:
    home = Home(tmp_path / "home")
    kept = Measurements(home)
    kept.keep_probe(file, PROBE)
    (list_file,) = home.evaluations.iterdir()
    for damage in ("{", "[]", '{"models": 3}', '{"models": {"x": 1}}', list_file.read_text().replace("able", "unable")):
        list_file.write_text(damage)
        assert kept.read(file) == Measured()
    kept.keep_probe(file, PROBE)
    assert kept.read(file).probe == PROBE


def test_without_room_there_is_a_sentence(tmp_path: Path, file: Path) -> None:
    home = Home(tmp_path / "home")
    home.root.mkdir()
    home.evaluations.write_text("a file where the folder should be")
    with pytest.raises(StorageFull, match="What was measured cannot be written"):
        Measurements(home).keep_speed(file, SPEED)
