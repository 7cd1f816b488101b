"""Prints what the packaged model answers of MMLU and TruthfulQA, beside a plain loop over llama.cpp, and the time."""

from __future__ import annotations

import os
import time
from contextlib import closing
from itertools import takewhile
from pathlib import Path

import llama_cpp
import numpy as np
import pytest

from engine.domain import ModelRole
from engine.evaluation.suite_run import choose_questions, evaluate_suite
from engine.evaluation.suites import SUITES, SuiteQuestion, read_suite
from engine.inference.gguf_model import GgufModel
from engine.inference.hardware import count_free_cores
from engine.job import Job
from engine.models.installed import find_model
from engine.paths import Home

QUESTIONS = int(os.environ.get("CARREL_QUESTIONS", "230"))
SUBJECTS = int(os.environ.get("CARREL_SUBJECTS", "0"))  # 0 is all: of a few, more questions share their examples
WINDOW = 4096
POINTS = 0.015
TIMES = 3.0
ENOUGH = 100  # questions for the time to tell something
SUITE_FOLDERS = {"mmlu": "mmlu", "truthfulqa": "truthfulqa"}


def answer_plainly(file: Path, questions: list[SuiteQuestion], threads: int) -> int:
    """How many are answered rightly, every prompt read from its first token on; the option of one token as it is.

    A prompt is cut where the scorer cuts it, after what all questions of a subject begin with: otherwise cut, it would
    be rounded otherwise, and so small a model hesitates between letters.
    """
    llama = llama_cpp.Llama(
        str(file), n_ctx=WINDOW, n_batch=512, logits_all=True, n_threads=threads, n_threads_batch=threads, verbose=False
    )
    right = 0
    prompts = [llama.tokenize(question.prompt().encode(), add_bos=False) for question in questions]
    shared = count_shared(questions, prompts)
    for question, prompt in zip(questions, prompts, strict=True):
        options = [llama.tokenize(option.encode(), add_bos=False) for option in question.options]
        sums = []
        alone = all(len(option) == 1 for option in options)
        for option in options[:1] if alone else options:
            llama.reset()
            for part in (prompt[: shared[question.subject]], prompt[shared[question.subject] :], option[:-1]):
                if part:
                    llama.eval(part)
            logits = np.asarray(llama.scores[len(prompt) - 1 : llama.n_tokens], np.float64)
            shares = logits - logits.max(1, keepdims=True)
            shares -= np.log(np.exp(shares).sum(1, keepdims=True))
            if alone:
                sums = [shares[0, each[0]] for each in options]
            else:
                sums.append(sum(shares[place, token] for place, token in enumerate(option)))
        right += int(np.argmax(sums)) in question.right
    llama.close()
    return right


def count_shared(questions: list[SuiteQuestion], prompts: list[list[int]]) -> dict[str, int]:
    """The tokens that all prompts of a subject begin with, the last of none among them."""
    of_subjects: dict[str, list[list[int]]] = {}
    for question, prompt in zip(questions, prompts, strict=True):
        of_subjects.setdefault(question.subject, []).append(prompt[:-1])
    return {
        subject: sum(1 for _ in takewhile(lambda tokens: len({*tokens}) == 1, zip(*each, strict=False)))
        for subject, each in of_subjects.items()
    }


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("name", list(SUITE_FOLDERS))
def test_a_suite_beside_a_plain_loop(name: str, data: Path, tmp_path: Path) -> None:
    file = find_model("smollm2-135m-instruct", ModelRole.LANGUAGE_MODEL, Home(tmp_path)).path
    every = read_suite(SUITES[name], data / "C_llm" / SUITE_FOLDERS[name])
    subjects = sorted({question.subject for question in every})[: SUBJECTS or None]
    questions = choose_questions([question for question in every if question.subject in subjects], QUESTIONS)
    with closing(GgufModel(file)) as loaded:
        figures = evaluate_suite(loaded, SUITES[name], questions, Home(tmp_path), Job())
    began = time.monotonic()
    plain = answer_plainly(file, questions, count_free_cores())
    seconds = time.monotonic() - began
    print(
        f"\n{figures.title}, {figures.questions} questions: {figures.accuracy:.3f} in {figures.seconds:.0f} s", end="; "
    )
    times = seconds / figures.seconds
    print(f"plain loop {plain / len(questions):.3f} in {seconds:.0f} s, {times:.1f} times as long")
    assert abs(figures.right - plain) <= max(1, POINTS * len(questions))  # of a few, one is more than these points
    if name == "mmlu" and len(questions) >= ENOUGH:
        assert times >= TIMES
