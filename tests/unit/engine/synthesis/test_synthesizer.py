"""An answer is written piece by piece, and what is written when it is stopped is the answer."""

from __future__ import annotations

from dataclasses import replace

from engine.inference.language_model import Sampling
from engine.job import Job, JobReport, Progress, TokenGenerated
from engine.settings import GenerationSettings
from engine.synthesis.compact import answer_frame
from engine.synthesis.context_budget import FittedCall
from engine.synthesis.synthesizer import Writing, synthesize, to_sampling
from tests.fakes import FakeLanguageModel
from tests.synthesis import QUESTION, begin

TEXT = "The boiler is serviced in March."


def fit(writing: Writing) -> FittedCall:
    return writing.open(answer_frame(QUESTION)).close([TEXT])


def test_pieces_leave_as_they_come_and_make_up_the_answer() -> None:
    model = FakeLanguageModel([" In", " March", ".\n"])
    reports: list[JobReport] = []
    writing = begin(model, job=Job(reports.append))
    assert synthesize(fit(writing), writing) == "In March."
    assert reports == [TokenGenerated(" In"), TokenGenerated(" March"), TokenGenerated(".\n")]
    assert [TEXT in prompt[-1].content for prompt in model.prompts] == [True]


def test_a_draft_is_written_without_a_word_being_heard() -> None:
    reports: list[JobReport] = []
    writing = begin(FakeLanguageModel([" In", " March"]), job=Job(reports.append))
    assert synthesize(fit(writing), writing, aloud=False) == "In March"
    assert reports == []


def test_a_cancelled_job_ends_with_what_is_written() -> None:
    model = FakeLanguageModel(["In ", "March ", "or ", "April."])
    job = Job(lambda report: job.cancel() if report == TokenGenerated("March ") else None)
    writing = begin(model, job=job)
    assert synthesize(fit(writing), writing) == "In March"


def test_an_answer_is_never_longer_than_what_was_kept_free_for_it() -> None:
    model = FakeLanguageModel(["word "] * 100)
    writing = begin(model, answer_tokens=5)
    call = fit(writing)
    assert synthesize(call, writing).split() == ["word"] * 5 == ["word"] * call.account.reserve


def test_the_time_left_is_told_from_the_second_call_on() -> None:
    reports: list[JobReport] = []
    writing = begin(FakeLanguageModel(), job=Job(reports.append))
    writing.report(0, 4, "Reading")
    writing.report(1, 4, "Reading")
    first, second = (each for each in reports if isinstance(each, Progress))
    assert (first.done, first.total, first.rate, first.seconds_left, first.stage) == (0, 4, 0.0, None, "Reading")
    assert second.seconds_left is not None and second.rate > 0


def test_sampling_is_what_the_settings_say() -> None:
    settings = replace(GenerationSettings(), temperature=0.9, top_k=3, top_p=0.8, min_p=0.1, repeat_penalty=1.3, seed=4)
    assert to_sampling(replace(settings, stop=r"END|\n", beams=2)) == Sampling(
        0.9, 3, 0.8, 0.1, 1.3, 4, ("END", "\n"), beams=2
    )
