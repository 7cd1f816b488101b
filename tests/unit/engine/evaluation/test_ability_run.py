"""A model that is able gets every tick and one that is not gets none; nothing is asked twice, a stop loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import BadInput, Cancelled
from engine.evaluation.abilities import load_abilities
from engine.evaluation.ability_run import probe_abilities
from engine.evaluation.score_record import ScoreRecord
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
