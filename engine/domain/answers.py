"""What is found for a question, and the answer with all that is needed to check it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Method(StrEnum):
    """A way of finding passages."""

    WORDS = "words"
    MEANING = "meaning"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason for a result: which method found it, and at which rank of that method's list, from 1."""

    method: Method
    rank: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What is found for a query: one chunk, or neighbouring chunks of one document joined.

    ``findings`` say why it was found, the best rank of each method; ``similarity`` is the cosine to the query, 0.0 when
    meaning was not looked at; ``copies`` are other files with the same content or nearly the same text; ``language`` is
    ISO 639-1, "" where it cannot be told; ``slips`` are words of the query that are in no document, each with the one
    that was looked for instead.
    """

    document_id: int
    path: Path
    title: str
    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int
    text: str
    score: float
    similarity: float
    kind: str = "chunk"
    findings: tuple[Finding, ...] = ()
    copies: tuple[Path, ...] = ()
    language: str = ""
    slips: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim sentence of a document with its place; ``score`` is its estimated worth as an answer, 0 to 1."""

    text: str
    path: Path
    page: int | None
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Citation:
    """The place that supports one or more answer sentences; ``marker`` is the number shown as ``[n]``."""

    marker: int
    path: Path
    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence of an answer; ``support`` is 0 to 1, and exactly 0.0 when no passage supports it.

    ``unknown`` are the spans of its names and numbers that occur in no passage, as ``[start, end)`` of ``text``.
    """

    text: str
    support: float
    citations: tuple[int, ...]
    unknown: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedPassage:
    """A passage in the context plan: its cost in tokens, and why it was shortened or left out ("" if neither).

    ``call`` is the number, from 1, of the model's call that saw it; 0 for what no call did.
    """

    path: Path
    page: int | None
    start: int
    end: int
    tokens: int
    reason: str = ""
    call: int = 0


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """One call of the model, in tokens as in ``ContextPlan``; the five never exceed ``n_ctx`` together.

    ``task`` is ``answer``, ``refine`` (improve the draft by more passages), ``note`` (write down what passages say),
    ``join`` (answer from notes) or ``choose`` (weigh a sentence); ``drafts`` counts what earlier calls wrote.
    """

    task: str
    system: int
    history: int
    passages: int
    drafts: int
    reserve: int

    @property
    def total(self) -> int:
        """Tokens of the prompt and of the room for what the model writes."""
        return self.system + self.history + self.passages + self.drafts + self.reserve


@dataclass(frozen=True, slots=True)
class ContextPlan:
    """What the model will see and what was left out, in tokens of the model's own tokenizer, chat template included.

    ``system`` counts everything that is always there: instructions, question and template. The four parts never
    exceed ``n_ctx`` together; of many calls they are those of the fullest one, whose drafts count as passages.
    ``calls`` has every call in turn. Of the turns before, ``history_left_out`` were not shown, and of
    ``history_shortened`` (0 or 1) only the first sentences of the answer.
    """

    n_ctx: int
    system: int
    history: int
    passages: int
    reserve: int
    included: tuple[PlannedPassage, ...]
    left_out: tuple[PlannedPassage, ...]
    history_left_out: int = 0
    history_shortened: int = 0
    calls: tuple[PlannedCall, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question and its answer in the same conversation."""

    question: str
    answer: str


class Strategy(StrEnum):
    """How an answer is written from passages; the names are those of the field."""

    COMPACT = "compact"
    """One call over the quoted sentences, or over the passages that fit."""
    REFINE = "refine"
    """One call for each window full of passages, each given the answer so far."""
    TREE_SUMMARIZE = "tree_summarize"
    """Notes on each window full of passages, then notes on the notes, until one answer is left."""


class Verdict(StrEnum):
    """What a person thinks of an answer."""

    NONE = ""
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class AskOptions:
    """How one question is to be answered; the defaults are those of the settings.

    ``scope`` holds filters as in a query, such as ``folder:papers``: only the documents that meet them are seen. So do
    ``documents``, numbers as ``MapPoint`` and ``DocumentRecord`` have them; () for all.
    ``strategy`` is one of ``Strategy``, "" for what fits. ``after`` is the ``Answer.id`` of the answer that the
    question follows, 0 for none: that answer and those it follows are the conversation so far. ``again_of`` is that of
    the answer whose question is asked again, perhaps in other words. ``left_out_of`` is that of an answer of which the
    model is now to read everything that was left out, and nothing else. ``seed`` stands in for that of the settings,
    and asks for other words where these always take the likeliest. ``schema`` is a JSON schema, or a grammar in
    llama.cpp's GBNF, that the answer must follow. ``quotes_only`` lets the model choose among verbatim sentences and
    write none, None does what the settings say; so does None for ``caution``, 0 to 1: with 0 it is
    answered if anything is found.
    """

    scope: str = ""
    strategy: str = ""
    after: int = 0
    again_of: int = 0
    left_out_of: int = 0
    seed: int | None = None
    schema: str = ""
    quotes_only: bool | None = None
    caution: float | None = None
    documents: tuple[int, ...] = ()


DEFAULT_ASK_OPTIONS = AskOptions()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with everything needed to check it; ``refused`` means that what was found does not seem to answer.

    ``strategy`` is one of ``Strategy``, ``quotes`` (verbatim sentences alone) or ``refused``; ``timings`` are
    seconds a stage; the quotes and the ``nearest`` passages are shown instead of an answer that is refused; ``notice``
    is a sentence the person should read beside it. ``id`` is its number among the past answers, from 1, 0 for one that
    was not kept; ``after`` that of the answer it follows, 0 for none: answers after the same one are branches.
    ``asked_at`` is ISO 8601. ``asked_as`` is the question as it was searched and put to the model where it leans on the
    one before, else "".
    ``structured`` says that ``text`` follows a schema: no markers stand in it, and ``sentences`` are its values.
    ``options`` are those that it was asked with. ``name`` is what the person calls the conversation that begins with
    it, "" where they gave it none; ``pinned`` says that they keep it at the top. ``verdict`` is theirs on this answer,
    with their ``reason``.
    """

    question: str
    text: str
    refused: bool
    quotes: tuple[Quote, ...]
    citations: tuple[Citation, ...]
    sentences: tuple[AnswerSentence, ...]
    plan: ContextPlan
    model: str
    strategy: str
    timings: Mapping[str, float]
    nearest: tuple[Passage, ...] = ()
    stopped: bool = False
    notice: str = ""
    id: int = 0
    after: int = 0
    asked_at: str = ""
    asked_as: str = ""
    structured: bool = False
    options: AskOptions = DEFAULT_ASK_OPTIONS
    name: str = ""
    pinned: bool = False
    verdict: Verdict = Verdict.NONE
    reason: str = ""
