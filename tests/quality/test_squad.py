"""SQuAD as a person's notes, one Markdown note an article: retrieval, quotes and the cost of indexing, in figures.

``make quality`` prints them. The questions are a seeded sample; QUALITY_QUESTIONS=0 takes them all.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from engine.domain import IndexReport, Passage
from engine.knowledge_base import KnowledgeBase
from engine.synthesis.evidence import gather_evidence
from engine.synthesis.quotes import choose_quotes, score_sentences
from tests.quality.conftest import Question

pytestmark = pytest.mark.timeout(3600)

HIT_AT_5 = 0.95
FIRST_HOLDS_ANSWER, QUOTES_HOLD_ANSWER = 0.75, 0.88
INDEXING_RATIO = 1.3


@pytest.fixture(scope="module")
def sample(notes: tuple[Path, list[Question]]) -> list[Question]:
    size = int(os.environ.get("QUALITY_QUESTIONS", "400"))
    return random.Random(11).sample(notes[1], size) if size else notes[1]


def test_indexing_takes_little_longer_than_embedding(
    indexed: tuple[KnowledgeBase, IndexReport], notes: tuple[Path, list[Question]]
) -> None:
    knowledge_base, report = indexed
    parts = knowledge_base._parts()
    texts = []
    for path in sorted(notes[0].iterdir()):
        document = parts.readers.read(path)
        texts += [parts.chunker.embedded_text(document.title, chunk) for chunk in parts.chunker.split(document)]
    began = time.perf_counter()
    parts.embedder.embed_passages(texts)
    alone = time.perf_counter() - began
    stages = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in report.stages.items())
    print(f"\nindexing: {report.indexed} notes, {report.passages} passages in {report.seconds:.1f} s ({stages})")
    print(f"embedding the same {len(texts)} chunks alone: {alone:.1f} s; ratio {report.seconds / alone:.2f}")
    assert report.seconds / alone <= INDEXING_RATIO


def test_the_passage_that_holds_the_answer_is_found(knowledge_base: KnowledgeBase, sample: list[Question]) -> None:
    hits = {1: 0, 5: 0, 10: 0}
    began = time.perf_counter()
    for question in sample:
        passages = knowledge_base.search(question.text, 10)
        for depth in hits:
            hits[depth] += any(holds_answer(passage, question) for passage in passages[:depth])
    seconds = (time.perf_counter() - began) / len(sample)
    figures = ", ".join(f"hit@{depth} {count / len(sample):.3f}" for depth, count in hits.items())
    print(f"\nretrieval, {len(sample)} questions: {figures}; {1000 * seconds:.0f} ms a question")
    assert hits[5] / len(sample) >= HIT_AT_5


def test_the_quotes_hold_the_answer(knowledge_base: KnowledgeBase, sample: list[Question]) -> None:
    parts = knowledge_base._parts()
    settings = parts.settings.retrieval
    first = any_of_three = 0
    began = time.perf_counter()
    for question in sample:
        evidence = gather_evidence(parts.retriever.retrieve(question.text, settings.passages), parts.embedder)
        worth = score_sentences(question.text, parts.embedder.embed_query(question.text), evidence)
        quotes = choose_quotes(worth, evidence, settings.quotes)
        found = [any(answer in quote.text for answer in question.answers) for quote in quotes]
        first += any(found[:1])
        any_of_three += any(found)
    seconds = (time.perf_counter() - began) / len(sample)
    print(
        f"\nquotes, {len(sample)} questions: the first holds a gold answer for {first / len(sample):.3f}, "
        f"one of three for {any_of_three / len(sample):.3f}; {seconds:.2f} s a question"
    )
    assert first / len(sample) >= FIRST_HOLDS_ANSWER
    assert any_of_three / len(sample) >= QUOTES_HOLD_ANSWER


def holds_answer(passage: Passage, question: Question) -> bool:
    """Whether a passage is of the right note, touches the right paragraph, and holds a gold answer."""
    right_place = passage.path == question.path and passage.start < question.end and passage.end > question.start
    return right_place and any(answer in passage.text for answer in question.answers)
