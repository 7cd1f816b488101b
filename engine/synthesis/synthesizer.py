"""Writes an answer from passages with a language model, in one call over what fits (the strategy ``compact``)."""

from __future__ import annotations

from engine.inference.language_model import LanguageModel, Sampling
from engine.job import Job, TokenGenerated
from engine.settings import GenerationSettings
from engine.synthesis.context_budget import FittedContext


def synthesize(context: FittedContext, model: LanguageModel, settings: GenerationSettings, job: Job) -> str:
    """Generate the answer, reporting each piece as it comes; what is there when the job is cancelled is the answer."""
    pieces = []
    for piece in model.generate(
        context.messages, context.plan.reserve, to_sampling(settings), stopped=lambda: job.cancelled
    ):
        pieces.append(piece)
        job.report(TokenGenerated(piece))
    return "".join(pieces).strip()


def to_sampling(settings: GenerationSettings) -> Sampling:
    """The part of the settings that says how tokens are chosen."""
    return Sampling(
        temperature=settings.temperature,
        top_k=settings.top_k,
        top_p=settings.top_p,
        min_p=settings.min_p,
        repeat_penalty=settings.repeat_penalty,
        seed=settings.seed,
    )
