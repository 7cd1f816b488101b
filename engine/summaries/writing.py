"""Lets the language model write the summaries of documents: all of each is read, and only what is supported is kept.

This is work for when nothing else is to be done: questions and indexing go before the next token.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from engine.domain import DocumentRecord, FileState, KeySentence, Passage, WritingReport
from engine.errors import BadInput
from engine.job import Job, Progress
from engine.pace import Pace
from engine.parts import Parts
from engine.sentences import split_sentences
from engine.store.search_index import Hit
from engine.store.summaries import StoredSummary, Summaries, name_writer
from engine.summaries.completion import to_chunk
from engine.summaries.documents import LEAST_WRITTEN, find_original
from engine.summaries.standing import TEXTS_A_PASSAGE, note_rate
from engine.summaries.tree import SummaryTree
from engine.synthesis.evidence import Evidence, choose_likely, gather_evidence
from engine.synthesis.support import Support, SupportChecker

WRITING = "Writing summaries"
"""The stage of the job that does."""

_MOST_SENTENCES = 12
_ENOUGH = 8  # texts, to tell from how fast they are written
_MOST_PROVED = 48  # sentences of a level: each takes the vectors of its likely passages
# A summary stands for a document that nobody may open: of sentences that the check of answers lets pass, 57 % were
# faithful when they were read by eye, of those above this 91 % (``tests/quality/test_faithfulness.py``).
_LEAST_SUPPORT = 0.85
_SHORTEST = 5  # words
_LIKELY = 5  # passages a sentence that are looked at for what supports it


def write_summaries(path: Path | None, parts: Parts, job: Job) -> WritingReport:
    """Write the summaries, to be read in place of the verbatim ones, of a document, a folder's or, without a path, all.

    A document that is named is written about anew; of several those are that this model has yet to write about, the
    shortest first. A sentence is kept only if a passage supports it; with fewer than two, the verbatim summary stays.
    Raises ``BadInput`` for what cannot be searched or without a model, ``Cancelled``, and what loading the model may
    raise; what was written stays.
    """
    records = _list_wanted(path, parts)
    model = parts.language_model.load()
    if model is None:
        raise BadInput("No language model is installed: the summaries stay as they are.")
    done = Summaries(parts.library).made_by(name_writer(model.name)) if _is_several(path, parts) else frozenset()
    wanted = sorted((each for each in records if each.id not in done), key=lambda each: (each.passages, each.path))
    account = _Account(wanted, job)
    pace = Pace(parts.settings.indexing, job, account.say_why_nothing_is_done)
    # In a thread of its own: one that has stepped back may not step forward again.
    with ThreadPoolExecutor(1, "summary-writer", pace.step_back) as thread:
        written = thread.submit(_write_all, wanted, parts, job, account, pace).result()
    return WritingReport(len(records), written, len(wanted) - written, account.texts)


def _write_all(wanted: Sequence[DocumentRecord], parts: Parts, job: Job, account: _Account, pace: Pace) -> int:
    """Write one summary after the other; returns how many of them are read in place of the verbatim ones."""
    written = 0
    for record in wanted:
        job.check()
        account.begin(record)
        written += _write_summary(record, parts, job, account, pace) >= LEAST_WRITTEN
        account.finish()
        if account.texts >= _ENOUGH:
            note_rate(account.rate, parts.library)
    return written


def is_worth_keeping(sentence: str, support: float) -> bool:
    """Whether a sentence may stand in a summary: surely supported, and neither a heading nor a link."""
    is_sentence = (
        len(sentence.split()) >= _SHORTEST and not sentence.rstrip("*_ ").endswith(":") and "](" not in sentence
    )
    return is_sentence and support >= _LEAST_SUPPORT


def _list_wanted(path: Path | None, parts: Parts) -> list[DocumentRecord]:
    """The documents with passages of their own."""
    if path is not None and not _is_several(path, parts):
        record = find_original(path, parts.library)
        if not record.passages or record.state is FileState.FAILED:
            raise BadInput(f"{path.name} has nothing that could be summarised: index its folder once more.")
        return [record]
    known = parts.library.documents()
    inside = [record for record in known if path is None or path in record.path.parents]
    originals = {record.copy_of or record.path for record in inside}
    found = [record for record in known if record.path in originals and record.passages and record.copy_of is None]
    if not found:
        where = "the library" if path is None else str(path)
        raise BadInput(f"Nothing in {where} can be summarised: add it with carrel index, then ask again.")
    return found


def _is_several(path: Path | None, parts: Parts) -> bool:
    return path is None or (os.fsencode(path) not in parts.library.known_files(path) and path.is_dir())


@dataclass(slots=True)
class _Account:
    """How far the work is, in texts: those of documents whose turn has yet to come are guessed."""

    wanted: Sequence[DocumentRecord]
    job: Job
    texts: int = 0  # that were written, not found
    _began: float = field(default_factory=time.perf_counter)
    _current: str = ""
    _before: int = 0  # texts of the documents that are done
    _new_before: int = 0
    _here: tuple[int, int] = (0, 0)
    _ahead: float = 0.0

    def __post_init__(self) -> None:
        self._ahead = sum(map(_guess_texts, self.wanted))

    @property
    def rate(self) -> float:
        """Texts a second, whatever else the machine did meanwhile."""
        return self.texts / max(time.perf_counter() - self._began, 1e-6)

    def begin(self, record: DocumentRecord) -> None:
        self._current, self._new_before = os.fspath(record.path), self.texts
        self._ahead -= _guess_texts(record)
        self._here = 0, max(1, round(_guess_texts(record)))

    def advance(self, done: int, total: int, new: int) -> None:
        self._here, self.texts = (done, total), self._new_before + new
        self._report()

    def finish(self) -> None:
        self._before, self._here = self._before + self._here[0], (0, 0)
        self._report()

    def say_why_nothing_is_done(self, reason: str) -> None:
        self._report(reason)

    def _report(self, waiting: str = "") -> None:
        done = self._before + self._here[0]
        total = max(done, round(self._before + self._here[1] + self._ahead))
        left = (total - done) / self.rate if self.texts else None
        self.job.report(Progress(done, total, self._current, self.rate, left, waiting, WRITING))


def _guess_texts(record: DocumentRecord) -> float:
    return TEXTS_A_PASSAGE * record.passages


def _write_summary(record: DocumentRecord, parts: Parts, job: Job, account: _Account, pace: Pace) -> int:
    """Write the summary of a document; returns how many sentences it has."""
    sha256 = parts.library.known_file(record.id).sha256
    hits, _ = parts.search_index.chunks_of(record.id)
    model = parts.language_model.load()
    if model is None or not hits:  # the one was taken away, or the other, since it was looked for
        return 0
    tree = SummaryTree(record.id, model, parts, job, pace, account.advance)
    levels = tree.write([to_chunk(hit) for hit in hits])
    with parts.cores.for_background(job):
        sentences = _prove(levels, [_to_passage(hit, record) for hit in hits], parts)
    pages = sorted({hit.page for hit in hits if hit.page is not None})
    summary = StoredSummary(record.id, sha256, len(hits), tuple(pages), sentences, max(hit.end for hit in hits))
    Summaries(parts.library).note([summary], name_writer(model.name))
    Summaries(parts.library).keep_units(record.id, tree.used)
    return len(sentences)


def _prove(levels: Sequence[Sequence[str]], passages: Sequence[Passage], parts: Parts) -> tuple[KeySentence, ...]:
    """The sentences that a passage supports, with its place: those of the whole first, then those of its parts."""
    kept: dict[str, KeySentence] = {}
    for texts in levels:
        text = "\n\n".join(texts)
        written = [text[start:end] for start, end in split_sentences(text)]
        sentences = written[:: max(1, len(written) // _MOST_PROVED)]  # from all over the document
        evidence = gather_evidence(choose_likely("\n\n".join(sentences), passages, _LIKELY), parts.embedder)
        checker = SupportChecker(evidence, parts.embedder, parts.entailment)
        for sentence, found in zip(sentences, checker.check(sentences), strict=True):
            is_supported = found.sources and not found.unknown and is_worth_keeping(sentence, found.support)
            if is_supported and sentence not in kept:
                kept[sentence] = _place(sentence, found, evidence)
        if len(kept) >= _MOST_SENTENCES:
            break
    return tuple(kept.values())[:_MOST_SENTENCES]


def _place(sentence: str, found: Support, evidence: Evidence) -> KeySentence:
    """The sentence at what supports it; where that is in several passages, at the first of them."""
    first = found.sources[0]
    here = [source for source in found.sources if source.passage == first.passage]
    start, end = min(source.start for source in here), max(source.end for source in here)
    headings = evidence.passages[first.passage].headings
    return KeySentence(sentence, tuple(headings[1:]), first.page, start, end, found.support)


def _to_passage(hit: Hit, record: DocumentRecord) -> Passage:
    return Passage(
        record.id, record.path, record.title, hit.headings, hit.page, hit.start, hit.end, hit.text, 0.0, 0.0,
        language=hit.language,
    )  # fmt: skip
