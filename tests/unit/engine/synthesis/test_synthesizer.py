"""An answer is written piece by piece, and what is written when it is stopped is the answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.domain import Passage
from engine.job import Job, JobReport, TokenGenerated
from engine.settings import GenerationSettings
from engine.synthesis.context_budget import FittedContext, fit_context
from engine.synthesis.focus import Focus
from engine.synthesis.synthesizer import synthesize, to_sampling
from tests.fakes import FakeLanguageModel

PASSAGE = Passage(1, Path("a.md"), "Home", (), None, 0, 32, "The boiler is serviced in March.", 0.5, 0.5)


def fit(model: FakeLanguageModel, answer_tokens: int = 16) -> FittedContext:
    return fit_context("When?", Focus((PASSAGE,), ()), [], model, answer_tokens)


def test_pieces_leave_as_they_come_and_make_up_the_answer() -> None:
    model = FakeLanguageModel([" In", " March", ".\n"])
    reports: list[JobReport] = []
    assert synthesize(fit(model), model, GenerationSettings(), Job(reports.append)) == "In March."
    assert reports == [TokenGenerated(" In"), TokenGenerated(" March"), TokenGenerated(".\n")]
    assert [PASSAGE.text in prompt[-1].content for prompt in model.prompts] == [True]


def test_a_cancelled_job_ends_with_what_is_written() -> None:
    model = FakeLanguageModel(["In ", "March ", "or ", "April."])
    job = Job(lambda report: job.cancel() if report == TokenGenerated("March ") else None)
    assert synthesize(fit(model), model, GenerationSettings(), job) == "In March"


def test_an_answer_is_never_longer_than_what_was_kept_free_for_it() -> None:
    model = FakeLanguageModel(["word "] * 100)
    context = fit(model, answer_tokens=5)
    assert (
        synthesize(context, model, GenerationSettings(), Job()).split()
        == ["word"] * 5
        == ["word"] * context.plan.reserve
    )


def test_sampling_is_what_the_settings_say() -> None:
    settings = replace(GenerationSettings(), temperature=0.9, top_k=3, top_p=0.8, min_p=0.1, repeat_penalty=1.3, seed=4)
    sampling = to_sampling(settings)
    assert all(getattr(settings, name) == getattr(sampling, name) for name in sampling.__slots__)
