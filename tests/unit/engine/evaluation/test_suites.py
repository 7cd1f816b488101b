"""The questions of benchmarks are read from the layouts they are published in, and prompts are those of the papers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.errors import BadInput, PathMissing
from engine.evaluation.suite_run import choose_questions
from engine.evaluation.suites import SUITES, Suite, SuiteQuestion, read_suite

ROWS = ["What is 1+1?,1,2,3,4,{}", '"Who, then?",a,b,c,"d, e",{}']


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("heading", "answers"),
    [("", ("B", "D")), ("question,choice0,choice1,choice2,choice3,answer\n", ("1", "3"))],
)
def test_mmlu_with_letters_or_numbers(heading: str, answers: tuple[str, str], tmp_path: Path) -> None:
    rows = "\n".join(row.format(answer) for row, answer in zip(ROWS, answers, strict=True))
    write(tmp_path / "test" / "high_school_physics_test.csv", heading + rows)
    write(tmp_path / "dev" / "high_school_physics_dev.csv", heading + rows)
    first, second = read_suite(SUITES["mmlu"], tmp_path)
    assert (first.subject, first.right, second.right) == ("high school physics", {1}, {3})
    assert first.options == (" A", " B", " C", " D")
    assert second.prompt() == (
        "The following are multiple choice questions (with answers) about high school physics.\n\n"
        "What is 1+1?\nA. 1\nB. 2\nC. 3\nD. 4\nAnswer: B\n\n"
        "Who, then?\nA. a\nB. b\nC. c\nD. d, e\nAnswer: D\n\n"
        "Who, then?\nA. a\nB. b\nC. c\nD. d, e\nAnswer:"
    )
    assert second.prompt(left_out=2).count("Answer:") == 1


def test_truthfulqa_as_json_or_csv(tmp_path: Path) -> None:
    table = (
        "Type,Category,Question,Best Answer,Correct Answers,Incorrect Answers,Source\n"
        "Adversarial,Law,Is it?,It is,It is; Yes,It is not; No,a page\n"
    )
    write(tmp_path / "csv" / "TruthfulQA.csv", table)
    task = {"question": "Is it?", "mc1_targets": {"It is": 1, "It is not": 0, "No": 0}, "mc2_targets": {}}
    write(tmp_path / "json" / "mc_task.json", json.dumps([task]))
    for folder in ("csv", "json"):
        (question,) = read_suite(SUITES["truthfulqa"], tmp_path / folder)
        assert (question.options, question.right) == ((" It is", " It is not", " No"), {0})
        assert question.prompt().startswith("Q: What is human life expectancy in the United States?\nA: Human life")
        assert question.prompt().endswith("Barcelona, Spain.\n\nQ: Is it?\nA:")


def test_wic(tmp_path: Path) -> None:
    write(
        tmp_path / "dev" / "dev.data.txt",
        "board\tN\t2-2\tRoom and board .\tHe nailed boards .\nrun\tV\t0-0\tRun !\tRun .\n",
    )
    write(tmp_path / "dev" / "dev.gold.txt", "F\nT\n")
    first, second = read_suite(SUITES["wic"], tmp_path)
    assert (first.options, first.right, second.right) == ((" yes", " no"), {1}, {0})
    assert "Is the word 'board' used in the same sense" in first.prompt()
    write(tmp_path / "dev" / "dev.gold.txt", "F\n")
    with pytest.raises(BadInput, match="do not belong together"):
        read_suite(SUITES["wic"], tmp_path)


def test_bigbench_and_bigbench_hard(tmp_path: Path) -> None:
    scored = [{"input": f"{number}?", "target_scores": {"yes": 1, "no": 0}} for number in range(4)]
    write(tmp_path / "some_task" / "task.json", json.dumps({"examples": scored, "task_prefix": "Say.\n\n"}))
    lettered = [{"input": f"{number}\nOptions:\n(A) one\n(B) two", "target": "(B)"} for number in range(4)]
    bare = [{"input": f"not {number} is", "target": str(number % 2 == 0)} for number in range(5)]
    free = [{"input": f"{number}", "target": f"word {number}"} for number in range(50)]
    for name, examples in (("letters", lettered), ("bare", bare), ("free", free)):
        write(tmp_path / f"{name}.json", json.dumps({"canary": "", "examples": examples}))
    write(tmp_path / "results.json", "[]")
    questions = {question.id: question for question in read_suite(SUITES["bigbench"], tmp_path)}
    assert questions.keys() == {"bare/0", "bare/1", "letters/0", "some_task/0"}
    task = questions["some_task/0"]
    assert task.prompt() == "Say.\n\nQ: 0?\nA: yes\n\nQ: 1?\nA: yes\n\nQ: 2?\nA: yes\n\nQ: 3?\nA:"
    assert (task.options, task.right) == ((" yes", " no"), {0})
    assert (questions["letters/0"].options, questions["letters/0"].right) == ((" (A)", " (B)"), {1})
    assert (questions["bare/0"].options, questions["bare/0"].right) == ((" False", " True"), {0})


@pytest.mark.parametrize("suite", list(SUITES.values()), ids=list(SUITES))
def test_what_is_not_there_or_damaged_gets_a_sentence(suite: Suite, tmp_path: Path) -> None:
    with pytest.raises(PathMissing, match="There is no folder"):
        read_suite(suite, tmp_path / "nowhere")
    with pytest.raises(BadInput, match="name the folder"):
        read_suite(suite, tmp_path)
    write(tmp_path / "test" / "physics_test.csv", "a,b,c,d,e,F\n")
    write(tmp_path / "TruthfulQA.csv", "Question\nWhy?\n")
    write(tmp_path / "dev.data.txt", "board\n")
    write(tmp_path / "dev.gold.txt", "T\n")
    write(tmp_path / "task.json", '{"examples": [{"a": 1}]}')
    with pytest.raises(BadInput, match="damaged"):
        read_suite(suite, tmp_path)


def test_a_sample_has_of_all_subjects_alike() -> None:
    questions = [
        SuiteQuestion(f"{subject}{number}", subject, "", (), "", (), frozenset())
        for subject, count in (("a", 9), ("b", 2), ("c", 9))
        for number in range(count)
    ]
    chosen = choose_questions(questions, 9)
    assert chosen == choose_questions(questions, 9)
    assert [sum(each.subject == subject for each in chosen) for subject in "abc"] == [4, 2, 3]
    assert choose_questions(questions, 0) == questions
