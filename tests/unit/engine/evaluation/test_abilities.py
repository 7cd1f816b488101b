"""Every task of the probe tells a right answer from those of a model that is not able to do it."""

from __future__ import annotations

import re

import pytest

from engine.evaluation.abilities import Ability, Task, load_abilities
from tests.abilities import ANSWERS, find_answers

TASKS = [task for ability in load_abilities() for task in ability.tasks]


def test_the_abilities_are_those_that_matter_here() -> None:
    abilities = load_abilities()
    assert [ability.name for ability in abilities] == [
        "format", "cite", "translate", "reason", "refuse", "needle-25", "needle-50", "needle-75", "needle-100",
    ]  # fmt: skip
    assert [ability.share for ability in abilities] == [0, 0, 0, 0, 0, 25, 50, 75, 100]
    assert abilities[-1].title == "finds a needle at 100 % of the window"
    assert all(len(ability.tasks) // 2 < ability.needed <= len(ability.tasks) for ability in abilities)
    assert len({task.id for task in TASKS}) == len(TASKS)


def test_every_task_has_something_to_tell_a_right_answer_by() -> None:
    for task in TASKS:
        assert task.right or task.copies
        assert all(re.compile(pattern) for pattern in (*task.right, *task.wrong))
        assert not task.copies or task.copies in f"{task.text} {task.question}"
    assert len(ANSWERS) == len({task.question for task in TASKS})


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_a_right_answer_is_told_from_wrong_ones(task: Task) -> None:
    right, *wrong = find_answers(task.question)
    assert task.is_right(right)
    assert not any(task.is_right(answer) for answer in wrong)
    assert not task.is_right("I am an assistant, and glad to help you with whatever you need.")


def ability(name: str) -> Ability:
    return next(each for each in load_abilities() if each.name == name)


def test_who_always_refuses_is_not_able_to_refuse() -> None:
    tasks = ability("refuse").tasks
    for said in ("Not in the text.", "Yes."):
        assert sum(task.is_right(said) for task in tasks) < ability("refuse").needed


def test_who_repeats_all_of_the_text_does_not_cite() -> None:
    tasks = ability("cite").tasks
    assert sum(task.is_right(task.text) for task in tasks) == 0


def test_what_is_thought_aloud_does_not_count() -> None:
    task = next(task for task in TASKS if task.question.startswith("What is the code"))
    assert task.is_right("<think>\nThe code? 4718.\n</think>\n\n4718")
    assert not task.is_right("<think>The code of the blue door is 4718, so")  # it never came to an answer
