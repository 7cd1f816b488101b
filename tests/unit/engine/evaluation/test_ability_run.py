"""A model that is able gets every tick and one that is not gets none; nothing is asked twice, a stop loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import BadInput, Cancelled
from engine.evaluation.abilities import load_abilities
from engine.evaluation.ability_run import probe_abilities
from engine.evaluation.results import ModelResults, find_results, keep_probe, keep_suite
from engine.evaluation.score_record import ScoreRecord
from engine.evaluation.suite_run import SuiteFigures
from engine.job import Job
from engine.paths import Home
from tests.abilities import ExamineeModel

ALL = load_abilities()
TASKS = sum(len(ability.tasks) for ability in ALL)


@pytest.fixture
def record(tmp_path: Path) -> ScoreRecord:
    return ScoreRecord(Home(tmp_path), "abilities", "a model")


def test_an_able_model_gets_every_tick(record: ScoreRecord) -> None:
    model = ExamineeModel()
    figures = probe_abilities(model, ALL, record, Job())
    assert (figures.model, figures.window) == ("fake", 2048)
    assert [(each.name, each.right, each.able) for each in figures.abilities] == [
        (ability.name, len(ability.tasks), True) for ability in ALL
    ]
    assert all(sampling.temperature == 0 for sampling in model.samplings)
    assert len(model.asked) == TASKS


@pytest.mark.parametrize("wrong", [1, 2])
def test_a_model_that_is_not_able_gets_none(wrong: int, record: ScoreRecord) -> None:
    figures = probe_abilities(ExamineeModel(wrong=wrong), ALL, record, Job())
    assert [(each.right, each.able) for each in figures.abilities] == [(0, False)] * len(ALL)


def test_a_tick_needs_its_share_of_the_tasks(record: ScoreRecord) -> None:
    reason = next(ability for ability in ALL if ability.name == "reason")
    for task in reason.tasks[: reason.needed - 1]:
        record.add({task.id: (1.0,)})
    (figures,) = probe_abilities(ExamineeModel(wrong=1), [reason], record, Job()).abilities
    assert (figures.right, figures.asked, figures.needed, figures.able) == (3, 5, 4, False)
    record.add({reason.tasks[-1].id: (1.0,)})
    (figures,) = probe_abilities(ExamineeModel(wrong=1), [reason], record, Job()).abilities
    assert (figures.right, figures.able) == (4, True)


def test_a_stop_loses_nothing_and_nothing_is_asked_twice(tmp_path: Path) -> None:
    def open_record() -> ScoreRecord:
        return ScoreRecord(Home(tmp_path), "abilities", "a model")

    job = Job(lambda event: job.cancel() if event.done == 7 else None)  # type: ignore[union-attr]
    first = ExamineeModel()
    with pytest.raises(Cancelled):
        probe_abilities(first, ALL, open_record(), job)
    assert len(open_record().scores) == 7
    second = ExamineeModel()
    figures = probe_abilities(second, ALL, open_record(), Job())
    assert len(second.asked) == TASKS - 7
    assert all(each.able for each in figures.abilities)
    third = ExamineeModel()
    assert probe_abilities(third, ALL, open_record(), Job()).abilities == figures.abilities
    assert third.asked == []
    wider = ExamineeModel(context_window=4096)
    probe_abilities(wider, ALL, open_record(), Job())
    assert len(wider.asked) == sum(len(ability.tasks) for ability in ALL if ability.share)


def test_a_window_that_holds_nothing_gets_a_sentence(record: ScoreRecord) -> None:
    with pytest.raises(BadInput, match="too short to hide anything"):
        probe_abilities(ExamineeModel(context_window=90), ALL[-1:], record, Job())


def test_what_was_measured_is_kept_for_as_long_as_the_file_is_the_same(tmp_path: Path, record: ScoreRecord) -> None:
    home, file = Home(tmp_path / "home"), tmp_path / "model.gguf"
    file.write_bytes(b"GGUF")
    assert find_results(file, home) == ModelResults()
    figures = probe_abilities(ExamineeModel(), ALL, record, Job())
    keep_probe(file, figures, home)

    def score(questions: int) -> SuiteFigures:
        return SuiteFigures(
            "model", "mmlu", "MMLU", questions, 1, 0.5, 0.1, 0.9, 0.25, {"a": (1, questions)}, 0, 0, 1.5
        )

    keep_suite(file, score(9), home)
    keep_suite(file, score(2), home)  # of fewer questions: what is known better stays
    assert find_results(file, home) == ModelResults({"mmlu": score(9)}, figures)
    (kept,) = home.evaluations.glob("results-*.json")
    kept.write_text("{")
    assert find_results(file, home) == ModelResults()
    keep_probe(file, figures, home)
    file.write_bytes(b"GGUF and more")
    assert find_results(file, home) == ModelResults()
