"""From a question to a cited answer: the story of ``answer_question``."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from engine.domain import Answer, ContextPlan, FileState, Passage, PlannedPassage, Quote, Turn
from engine.errors import LibraryBusy, LibraryDamaged, StorageFull
from engine.job import Job, QuotesFound
from engine.parts import Parts
from engine.retrieval.query import Query, check_words, parse_scope
from engine.sentences import content_words
from engine.synthesis.citations import resolve_citations
from engine.synthesis.context_budget import fit_context
from engine.synthesis.evidence import Evidence, gather_evidence
from engine.synthesis.focus import Focus, focus_on_quotes
from engine.synthesis.quotes import choose_quotes
from engine.synthesis.synthesizer import synthesize

logger = logging.getLogger(__name__)

# A question is not refused when one passage holds at least this weighted share of its words.
_ENOUGH_WORDS = 0.6
_REFUSAL = "Your documents do not seem to answer this."
_NOTHING_IN_SCOPE = "None of your documents meets the filters of this question: change its scope."
_NOT_NEAR = "it is not near enough to the question"
_NO_MODEL = "no language model is installed, so the quotes are the answer"


def answer_question(question: str, parts: Parts, job: Job, history: Sequence[Turn] = (), scope: str = "") -> Answer:
    """Quotes at once through ``job``, then the model's words, then the answer with its citations proved.

    ``scope`` holds filters, as in a search: only the documents that meet them are seen. A job cancelled while the model
    writes ends with what is written. Raises ``BadInput`` for an empty question or a scope that cannot be read,
    ``QuestionTooLong``, ``ModelUnusable``, or ``Cancelled`` before the quotes.
    """
    clock = _Clock()
    with parts.cores.for_question():
        found = _find(Query(question, filters=parse_scope(scope)), parts, clock)
        job.check()
        if found.near_enough:
            job.report(QuotesFound(found.quotes))
            answer = _write(found, history, parts, job, clock)
        else:
            answer = _refuse(found, parts, clock)
    try:
        parts.history.add(answer)
    except (StorageFull, LibraryBusy, LibraryDamaged) as error:
        # The answer is worth more than its place among the past questions.
        logger.warning("An answer was not kept: %s", error.kind)
        return replace(answer, notice=f"This answer is not among the past questions. {error.message}")
    return answer


@dataclass(frozen=True, slots=True)
class _Found:
    """What retrieval brought for a question."""

    question: str
    evidence: Evidence
    quotes: tuple[Quote, ...]
    near_enough: bool
    scoped: bool

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(self.evidence.passages)


@dataclass(slots=True)
class _Clock:
    """Seconds a stage."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = time.perf_counter() - started


def _find(query: Query, parts: Parts, clock: _Clock) -> _Found:
    settings, question = parts.settings.retrieval, query.text
    check_words(question)
    with clock.measure("retrieve"):
        passages = parts.retrieve(query, settings.passages)
    with clock.measure("quotes"):
        embedder = parts.embedder  # one for both, should it be changed just now
        evidence = gather_evidence(passages, embedder)
        vector = embedder.embed_query(question)
        quotes = choose_quotes(question, vector, evidence, settings.quotes)
    likeness = max(
        [float(similarity) for similarity in evidence.vectors @ vector] + [p.similarity for p in passages], default=0.0
    )
    near_enough = likeness >= settings.refuse_below or _share_words(question, evidence) >= _ENOUGH_WORDS
    return _Found(question, evidence, quotes, bool(quotes) and near_enough, scoped=bool(query.filters))


def _share_words(question: str, evidence: Evidence) -> float:
    """The largest share of the question's words, weighed by how rare they are, that one passage holds."""
    weights = evidence.weigh(content_words(question))
    held: dict[int, set[str]] = {}
    for sentence in evidence.sentences:
        held.setdefault(sentence.passage, set()).update(sentence.words, sentence.context)
    return max((sum(weights[word] for word in weights.keys() & words) for words in held.values()), default=0.0)


def _write(found: _Found, history: Sequence[Turn], parts: Parts, job: Job, clock: _Clock) -> Answer:
    with clock.measure("load"):
        model = parts.language_model.load()
    if model is None:
        text, name, strategy = "\n\n".join(quote.text for quote in found.quotes), "", "quotes"
        plan = _plan_without_model(found, _NO_MODEL)
    else:
        settings = parts.settings.generation
        focus = focus_on_quotes(found.passages, found.quotes) if settings.focus_on_quotes else Focus(found.passages, ())
        context = fit_context(found.question, focus, history, model, settings.answer_tokens)
        plan, name, strategy = context.plan, model.name, "compact"
        with clock.measure("generate"):
            text = synthesize(context, model, settings, job)
    with clock.measure("cite"):
        proved = resolve_citations(text, found.evidence, parts.embedder)
    return Answer(
        question=found.question,
        text=proved.text,
        refused=False,
        quotes=found.quotes,
        citations=proved.citations,
        sentences=proved.sentences,
        plan=plan,
        model=name,
        strategy=strategy,
        timings=clock.seconds,
        stopped=job.cancelled,
    )


def _refuse(found: _Found, parts: Parts, clock: _Clock) -> Answer:
    """No model call: the nearest passages are shown instead."""
    return Answer(
        question=found.question,
        text=_explain_refusal(found, parts),
        refused=True,
        quotes=(),
        citations=(),
        sentences=(),
        plan=_plan_without_model(found, _NOT_NEAR),
        model="",
        strategy="refused",
        timings=clock.seconds,
        nearest=found.passages[: parts.settings.retrieval.quotes],
    )


def _explain_refusal(found: _Found, parts: Parts) -> str:
    if parts.library.count_passages():
        return _NOTHING_IN_SCOPE if found.scoped and not found.passages else _REFUSAL
    files = parts.library.counts()
    if files[FileState.WAITING] or files[FileState.READING]:
        return "Your documents are still being read: ask again in a moment."
    return "There is nothing indexed yet: add a folder first."


def _plan_without_model(found: _Found, reason: str) -> ContextPlan:
    """The account of an answer that no model wrote: every passage is left out, and why; nobody counted its tokens."""
    left_out = tuple(PlannedPassage(p.path, p.page, p.start, p.end, 0, reason) for p in found.passages)
    return ContextPlan(n_ctx=0, system=0, history=0, passages=0, reserve=0, included=(), left_out=left_out)
