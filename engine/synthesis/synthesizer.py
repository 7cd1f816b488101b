"""Lets the language model write, call by call, and keeps the account; the strategies say what it reads."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from engine.domain import PlannedPassage, Turn
from engine.inference.language_model import LanguageModel, Sampling
from engine.inference.stop_words import read_stop_words
from engine.job import Job, Progress, TokenGenerated
from engine.settings import GenerationSettings
from engine.synthesis.context_budget import FittedCall, Frame, TokenCounter, Window, reserve_tokens
from engine.synthesis.ledger import Ledger

_FORM_TOKENS = 512  # for brackets and names too; it would be worth nothing if it were cut off


@dataclass(frozen=True, slots=True)
class Form:
    """What an answer must look like: a JSON schema, "" where only a grammar is given, and the grammar, in GBNF."""

    schema: str
    grammar: str


@dataclass(frozen=True, slots=True)
class Writing:
    """One answer in the making: the question, who writes, and what has been read to it so far.

    ``read_before`` is what the model read last in this conversation, in that order.
    """

    question: str
    history: Sequence[Turn]
    model: LanguageModel
    settings: GenerationSettings
    job: Job
    counter: TokenCounter
    ledger: Ledger
    read_before: Sequence[PlannedPassage] = ()
    form: Form | None = None
    started: float = field(default_factory=time.perf_counter)

    def open(self, frame: Frame) -> Window:
        """An empty window for the next call."""
        return Window(frame, self.history, self.counter, self.settings.answer_tokens)

    def report(self, done: int, total: int, stage: str) -> None:
        """Tell how many of the model's calls are made, and how long the others will take at the same pace."""
        passed = time.perf_counter() - self.started
        left = passed / done * (total - done) if done else None
        self.job.report(Progress(done, total, "", done / passed if done else 0.0, left, stage=stage))


def begin_writing(
    question: str,
    history: Sequence[Turn],
    model: LanguageModel,
    settings: GenerationSettings,
    job: Job,
    read_before: Sequence[PlannedPassage] = (),
) -> Writing:
    """An answer of which nothing is written yet."""
    counter = TokenCounter(model)
    return Writing(question, history, model, settings, job, counter, Ledger(counter), read_before)


def hold_to_form(writing: Writing, form: Form) -> Writing:
    """The same answer, to be written in a form, for which it may take more tokens."""
    settings = replace(writing.settings, answer_tokens=max(writing.settings.answer_tokens, _FORM_TOKENS))
    return replace(writing, settings=settings, form=form)


def synthesize(call: FittedCall, writing: Writing, *, aloud: bool = True) -> str:
    """Make one call; what is there when the job is cancelled is the result.

    ``aloud`` reports each piece as it comes: it is part of the answer itself, not of a draft.
    """
    pieces, job = [], writing.job
    for piece in writing.model.generate(
        call.messages, call.account.reserve, _choose_sampling(writing), stopped=lambda: job.cancelled
    ):
        pieces.append(piece)
        if aloud:
            job.report(TokenGenerated(piece))
    return "".join(pieces).strip()


def explain_cut(writing: Writing) -> str:
    """What to tell if the last call was cut off because its tokens were used up, else ""."""
    settings, n_ctx = writing.settings, writing.counter.n_ctx
    most = reserve_tokens(settings.answer_tokens, n_ctx)
    if writing.job.cancelled or not writing.model.ran_out:
        return ""
    more = "generation.answer_tokens" if most == settings.answer_tokens else "generation.context_window"
    return (
        f"The answer was cut off after the {most} tokens it may have: enlarge {more} in the settings for longer ones."
    )


def to_sampling(settings: GenerationSettings) -> Sampling:
    """The part of the settings that says how tokens are chosen."""
    return Sampling(
        temperature=settings.temperature,
        top_k=settings.top_k,
        top_p=settings.top_p,
        min_p=settings.min_p,
        repeat_penalty=settings.repeat_penalty,
        seed=settings.seed,
        stop=read_stop_words(settings.stop),
        beams=settings.beams,
    )


def _choose_sampling(writing: Writing) -> Sampling:
    """That of the settings, but that a form alone says where an answer ends."""
    sampling = to_sampling(writing.settings)
    return replace(sampling, stop=(), grammar=writing.form.grammar) if writing.form else sampling
