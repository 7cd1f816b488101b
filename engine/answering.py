"""From a question to a cited answer: the story of ``answer_question``."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from engine.calibration import goes_by_words
from engine.domain import (
    DEFAULT_ASK_OPTIONS,
    Answer,
    AskOptions,
    ContextPlan,
    FileState,
    Passage,
    PlannedPassage,
    Quote,
    Strategy,
)
from engine.errors import BadInput, LibraryBusy, LibraryDamaged, ModelMissing, StorageFull
from engine.job import Job, QuotesFound
from engine.parts import Parts
from engine.retrieval.follow_up import list_read, list_sources, resolve_follow_up, to_proved_turn, to_turns
from engine.retrieval.kept import read_scope
from engine.retrieval.place_reader import PlaceReader, ReadPlaces
from engine.retrieval.query import Query, check_words
from engine.retrieval.whole_question import find_whole
from engine.retrieval.whole_reader import Whole, read_whole
from engine.settings import GenerationSettings
from engine.store.calibrations import Calibrations
from engine.synthesis.answerability import estimate_answerability, find_threshold
from engine.synthesis.citations import ProvedAnswer, append_quote, cite_quotes, cite_values, resolve_citations
from engine.synthesis.compact import compact
from engine.synthesis.evidence import Evidence, choose_likely, gather_evidence
from engine.synthesis.focus import focus_on_quotes, focus_on_worth
from engine.synthesis.quote_choice import CHOSEN_FROM, choose_by_model
from engine.synthesis.quotes import choose_quotes, score_sentences
from engine.synthesis.refine import refine
from engine.synthesis.strategy import choose_strategy, read_strategy, wants_quotes_only
from engine.synthesis.structured import read_form
from engine.synthesis.synthesizer import Form, Writing, begin_writing, explain_cut, hold_to_form
from engine.synthesis.tree_summarize import tree_summarize

logger = logging.getLogger(__name__)

_VARIED = 0.7  # the temperature of an answer that is wanted in other words
_REFUSAL = "Your documents do not seem to answer this."
_NOTHING_IN_SCOPE = "None of your documents meets the filters of this question: change its scope."
_PASSAGES_A_SENTENCE = 5  # are looked at for what supports a sentence, where many were read
_NOT_NEAR = "it does not seem to answer the question"
_MOST_WEIGHED = 50  # passages
_LESS_ALIKE = "others are more like the question, and one call does not hold all"
_QUOTES = "quotes"
_SAYS_LESS = "only the sentences that say most of it are quoted"
_WROTE_NOTHING = "The language model wrote nothing: the quotes are what was found."
_NOT_SUPPORTED = "Your documents support nothing that the language model wrote: the last sentence is theirs."
_NO_MODEL = "no language model is installed, so the quotes are the answer"


def answer_question(question: str, parts: Parts, job: Job, options: AskOptions = DEFAULT_ASK_OPTIONS) -> Answer:
    """Quotes at once through ``job``, then the model's words, then the answer with its citations proved.

    A job cancelled while the model writes ends with what is written. Raises ``BadInput`` for an empty question, for a
    scope that cannot be read or an answer that is not there, ``QuestionTooLong``, ``ModelUnusable``, or ``Cancelled``
    before the quotes.
    """
    read_strategy(options.strategy)  # a slip is told before any work is done
    check_words(question)
    form = read_form(options)
    quotes_only = wants_quotes_only(options, parts.settings.generation)
    earlier = parts.history.branch(options.after) if options.after else ()
    clock = _Clock()
    with parts.cores.for_question():
        found = _read_all(question, earlier, options, parts, clock, job) or _find(
            question, earlier, options, parts, clock, job
        )
        job.check()
        if found.answerable:
            job.report(QuotesFound(found.quotes, found.asked_as))
            answer = _write(found, _Wish(earlier, options, form, quotes_only), parts, job, clock)
        else:
            answer = _refuse(found, parts, clock)
    answer = replace(answer, after=options.after, options=options)
    try:
        return parts.history.add(answer)
    except (StorageFull, LibraryBusy, LibraryDamaged) as error:
        # The answer is worth more than its place among the past questions.
        logger.warning("An answer was not kept: %s", error.kind)
        return replace(answer, notice=f"This answer is not among the past questions. {error.message}")


@dataclass(frozen=True, slots=True)
class _Found:
    """What retrieval brought; ``query`` has the question as it is searched, ``worth`` is that of every sentence.

    Of a question about whole documents there is evidence for the quotes only.
    """

    question: str
    query: Query
    evidence: Evidence
    worth: Sequence[float]
    passages: tuple[Passage, ...]
    quotes: tuple[Quote, ...]
    answerable: bool
    whole: Whole | None = None
    unread: tuple[PlannedPassage, ...] = ()

    @property
    def asked_as(self) -> str:
        return "" if self.query.text == self.question else self.query.text


@dataclass(frozen=True, slots=True)
class _Wish:
    """How the answer is wanted: after which answers, and in which way and form."""

    earlier: Sequence[Answer]
    options: AskOptions
    form: Form | None
    quotes_only: bool


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


def _read_all(
    question: str, earlier: Sequence[Answer], options: AskOptions, parts: Parts, clock: _Clock, job: Job
) -> _Found | None:
    """What a question about whole documents is about; None for any other, or if it is to be answered in one call."""
    if options.left_out_of or _wants_one_call(options):
        return None
    with clock.measure("retrieve"):
        retriever = parts.retriever
        last = list_sources(earlier[-1]) if earlier else ()
        wanted = find_whole(
            question, read_scope(options.scope, options.documents, parts.library), retriever.selector, last
        )
        if wanted is None:
            return None
        whole = read_whole(wanted.filters, retriever, parts.settings.retrieval.quotes, job)
    with clock.measure("quotes"):
        evidence = gather_evidence(whole.telling, parts.embedder)
        quotes = tuple(
            Quote(each.text, each.path, each.page, each.start, each.end, min(1.0, each.score)) for each in whole.telling
        )
    asked = f"{question} ({', '.join(path.name for path in last)})" if wanted.leans else question
    return _Found(
        question=question,
        query=Query(asked, filters=wanted.filters),
        evidence=evidence,
        worth=(),
        passages=whole.passages,
        quotes=quotes,
        answerable=bool(whole.passages),
        whole=whole,
        unread=whole.unread,
    )


def _find(
    question: str, earlier: Sequence[Answer], options: AskOptions, parts: Parts, clock: _Clock, job: Job
) -> _Found:
    asked = resolve_follow_up(question, to_proved_turn(earlier[-1])) if earlier else question
    query = Query(asked, filters=read_scope(options.scope, options.documents, parts.library))
    settings = parts.settings.retrieval
    with clock.measure("retrieve"):
        if options.left_out_of:
            read = _read_left_out(query.text, options.left_out_of, parts, job)
        else:
            read = ReadPlaces(parts.retrieve(query, settings.passages), ())
        passages, passed_over = _take_most_alike(read.passages)
    with clock.measure("quotes"):
        embedder = parts.embedder  # one for all, should it be changed just now
        evidence = gather_evidence(passages, embedder)
        vector = embedder.embed_query(query.text)
        worth = score_sentences(query.text, vector, evidence)
        if query.text != question:  # a sentence with nothing but what is leaned on says it again, and answers nothing
            own = score_sentences(question, embedder.embed_query(question), evidence)
            worth = [(one + other) / 2 for one, other in zip(worth, own, strict=True)]
        quotes = choose_quotes(worth, evidence, settings.quotes)
        calibration = Calibrations(parts.library).read(embedder.name)
        shift = calibration.shift if calibration else 0.0
        by_words = goes_by_words(query.text, parts)
        odds = estimate_answerability(query.text, vector, evidence, worth, by_words=by_words)
    # What was left out is read however far it is: the person wants to hear what it says. So is a whole document, and
    # what is found for a question that is to be answered anyway.
    caution = settings.caution if options.caution is None else options.caution
    anyway = options.left_out_of > 0 or options.caution == 0
    sure = anyway or (_wants_one_call(options) and _is_about_a_whole(question, query, earlier, parts))
    answerable = sure or odds >= find_threshold(caution) + shift
    found = _Found(question, query, evidence, worth, passages, quotes, bool(quotes) and answerable, unread=read.gone)
    return _widen(found, read.passages, passed_over, options) if passed_over else found


def _wants_one_call(options: AskOptions) -> bool:
    return bool(options.schema) or options.strategy == Strategy.COMPACT


def _is_about_a_whole(question: str, query: Query, earlier: Sequence[Answer], parts: Parts) -> bool:
    """Whether it asks for what a document says, which is answered in one call where that is wanted."""
    last = list_sources(earlier[-1]) if earlier else ()
    return find_whole(question, query.filters, parts.retriever.selector, last) is not None


def _read_left_out(question: str, number: int, parts: Parts, job: Job) -> ReadPlaces:
    """What was left out of an answer. Raises ``BadInput`` when that is nothing, or nothing that is still there."""
    answer = parts.history.branch(number)[-1]
    if not answer.plan.left_out:
        raise BadInput(f"Nothing was left out of answer {number}: every passage that was found has been read.")
    reader = PlaceReader(parts.retriever, datetime.fromisoformat(answer.asked_at))
    read = reader.read(answer.plan.left_out, parts.embedder.embed_query(question), job)
    if not read.passages:
        raise BadInput(f"What was left out of answer {number} has changed since: ask the question anew.")
    return read


def _widen(found: _Found, passages: tuple[Passage, ...], passed_over: Sequence[Passage], options: AskOptions) -> _Found:
    """The same, but that every passage is read, however many calls of the model it takes; unless one is wanted."""
    if _wants_one_call(options):
        return replace(found, unread=(*found.unread, *_leave_out(passed_over, _LESS_ALIKE)))
    return replace(found, passages=passages, whole=Whole(passages, (), ()))


def _take_most_alike(passages: tuple[Passage, ...]) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Those whose sentences are weighed, in their order, and the others: to embed very many takes minutes."""
    alike = sorted(range(len(passages)), key=lambda place: -passages[place].similarity)
    taken = set(alike[:_MOST_WEIGHED])
    return (
        tuple(passage for place, passage in enumerate(passages) if place in taken),
        tuple(passage for place, passage in enumerate(passages) if place not in taken),
    )


def _write(found: _Found, wish: _Wish, parts: Parts, job: Job, clock: _Clock) -> Answer:
    with clock.measure("load"):
        model = parts.language_model.load()
        if model and parts.entailment:
            parts.entailment.load()  # a wrong folder is told before anything is written
    if model is None and wish.form:
        raise ModelMissing("Only a language model can follow a schema: install one, or ask without it.")
    settings = _vary(parts.settings.generation, wish.options.seed)
    notice = ""
    if model is None or (wish.quotes_only and found.whole):
        proved, strategy = cite_quotes(found.quotes), _QUOTES
        plan = _plan_without_model(found, _SAYS_LESS if model else _NO_MODEL)
    else:
        history, read_before = to_turns(wish.earlier), list_read(wish.earlier)
        writing = begin_writing(found.query.text, history, model, settings, job, read_before)
        if wish.quotes_only:
            proved, strategy = _choose_quotes(found, writing, parts, clock), _QUOTES
        else:
            proved, strategy, notice = _write_freely(found, writing, wish, parts, clock)
        plan = writing.ledger.close()
        plan = replace(plan, left_out=(*plan.left_out, *found.unread))
    return Answer(
        question=found.question,
        text=proved.text,
        refused=False,
        quotes=found.quotes,
        citations=proved.citations,
        sentences=proved.sentences,
        plan=plan,
        model=model.name if model else "",
        strategy=strategy,
        timings=clock.seconds,
        stopped=job.cancelled,
        notice=notice if proved.text or job.cancelled else _WROTE_NOTHING,
        asked_as=found.asked_as,
        structured=wish.form is not None,
    )


def _choose_quotes(found: _Found, writing: Writing, parts: Parts, clock: _Clock) -> ProvedAnswer:
    """Verbatim sentences, chosen and ordered by the model."""
    limit = parts.settings.retrieval.quotes
    quotes = choose_quotes(found.worth, found.evidence, CHOSEN_FROM * limit)
    with clock.measure("generate"):
        return cite_quotes(choose_by_model(writing, found.evidence, quotes, limit))


def _write_freely(
    found: _Found, writing: Writing, wish: _Wish, parts: Parts, clock: _Clock
) -> tuple[ProvedAnswer, str, str]:
    """An answer in the model's words, proved, the strategy it was written by, and what is to be told of it.

    Where the documents support nothing of it, their best sentence stands at its end.
    """
    if wish.form:
        writing = hold_to_form(writing, wish.form)
    draft = _draft(found, writing, wish.options, parts, clock)
    cut = "" if wish.form else explain_cut(writing)
    with clock.measure("cite"):
        prove = cite_values if wish.form else resolve_citations
        proved = prove(draft.text, draft.evidence, parts.embedder, parts.entailment)
    if not (proved.citations or wish.form or found.whole or writing.job.cancelled) and proved.text:
        return append_quote(proved, found.quotes[0]), draft.strategy, f"{_NOT_SUPPORTED} {cut}".strip()
    return proved, draft.strategy, cut


def _vary(settings: GenerationSettings, seed: int | None) -> GenerationSettings:
    """The settings with another seed, which decides nothing where the likeliest words are always taken."""
    if seed is None:
        return settings
    return replace(settings, seed=seed, temperature=settings.temperature or _VARIED, beams=1)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What was written, and what it is to be proved with."""

    text: str
    strategy: str
    evidence: Evidence


def _draft(found: _Found, writing: Writing, options: AskOptions, parts: Parts, clock: _Clock) -> _Draft:
    """Let the model write: from the quotes as a rule, or from more passages in several calls."""
    strategy = Strategy.COMPACT if writing.form else read_strategy(options.strategy)
    one_call = strategy in (None, Strategy.COMPACT)
    everything = bool(found.whole or options.left_out_of)
    focused = parts.settings.generation.focus_on_quotes and one_call and not everything
    passages: Sequence[Passage] = found.passages
    if not one_call and not everything:
        with clock.measure("retrieve more"):
            passages = parts.retrieve(found.query, parts.settings.retrieval.wide_passages)
    # What a model wrote is no proof of itself, even where none of its sources is left.
    sources = passages if found.whole is None or found.whole.sources is None else found.whole.sources
    if strategy is None:
        strategy = Strategy.COMPACT if focused else choose_strategy(writing, passages, whole=found.whole is not None)
    if strategy is Strategy.COMPACT:
        evidence = gather_evidence(passages, parts.embedder) if found.whole else found.evidence
        proof = gather_evidence(sources, parts.embedder) if sources is not passages else evidence
        worth = [0.0] * len(evidence.sentences) if found.whole else found.worth  # all of it fits
        focus = focus_on_quotes(evidence, found.quotes) if focused else focus_on_worth(worth)
        with clock.measure("generate"):
            return _Draft(compact(writing, evidence, focus), strategy, proof)
    with clock.measure("generate"):
        write = refine if strategy is Strategy.REFINE else tree_summarize
        text = write(writing, passages)
    with clock.measure("evidence"):
        # Whoever stops waits for no long proof.
        likely = choose_likely(text, sources, 1 if writing.job.cancelled else _PASSAGES_A_SENTENCE)
        return _Draft(text, strategy, gather_evidence(likely, parts.embedder))


def _refuse(found: _Found, parts: Parts, clock: _Clock) -> Answer:
    """No model call: what comes nearest is shown instead."""
    return Answer(
        question=found.question,
        text=_explain_refusal(found, parts),
        refused=True,
        quotes=found.quotes,
        citations=(),
        sentences=(),
        plan=_plan_without_model(found, _NOT_NEAR),
        model="",
        strategy="refused",
        timings=clock.seconds,
        nearest=found.passages[: parts.settings.retrieval.quotes],
        asked_as=found.asked_as,
    )


def _explain_refusal(found: _Found, parts: Parts) -> str:
    if parts.library.count_passages():
        return _NOTHING_IN_SCOPE if found.query.filters and not found.passages else _REFUSAL
    files = parts.library.counts()
    if files[FileState.WAITING] or files[FileState.READING]:
        return "Your documents are still being read: ask again in a moment."
    return "There is nothing indexed yet: add a folder first."


def _plan_without_model(found: _Found, reason: str) -> ContextPlan:
    """The account of an answer that no model wrote: every passage is left out, and why; nobody counted its tokens."""
    left_out = (*_leave_out(found.passages, reason), *found.unread)
    return ContextPlan(n_ctx=0, system=0, history=0, passages=0, reserve=0, included=(), left_out=left_out)


def _leave_out(passages: Sequence[Passage], reason: str) -> tuple[PlannedPassage, ...]:
    return tuple(PlannedPassage(p.path, p.page, p.start, p.end, 0, reason) for p in passages)
