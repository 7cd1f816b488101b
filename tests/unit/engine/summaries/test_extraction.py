"""Key sentences are verbatim, in place, different from each other, and about what the document is about."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.chunking import Chunker
from engine.domain import Chunk, Document
from engine.ingestion.formats.markdown import parse
from engine.summaries.extraction import MOST_SENTENCES, cover, extract_sentences, outline, summarize_chunks
from tests.fakes import FakeEmbedder
from tests.notes import HOUSEHOLD

EMBEDDER = FakeEmbedder()
CHUNKER = Chunker(EMBEDDER.tokenizer, 40)

TOPICS = {
    "Boilers": "The boiler heats the radiators of the house in winter. A boiler burns gas to heat water for radiators.",
    "Hedges": "A hawthorn hedge shelters birds in spring. Gardeners cut the hawthorn hedge after birds have left it.",
    "Ferries": "The ferry crosses the sound to the island at noon. Cars queue for the ferry to the island every noon.",
}


def make_document(sections: dict[str, str]) -> tuple[Document, list[Chunk]]:
    text = "\n\n".join(f"## {heading}\n\n{body}" for heading, body in sections.items())
    document = parse(text.encode(), Path("note.md"))
    return document, CHUNKER.split(document)


def vectors_of(chunks: list[Chunk]) -> np.ndarray:
    return EMBEDDER.embed_passages([chunk.text for chunk in chunks])


def test_every_topic_has_a_sentence_before_any_has_two() -> None:
    _, chunks = make_document(TOPICS)
    found = extract_sentences(chunks, vectors_of(chunks), "en", most=3)
    assert {sentence.headings for sentence in found} == {(topic,) for topic in TOPICS}


def test_sentences_are_verbatim_and_in_place() -> None:
    document, chunks = make_document({**TOPICS, **HOUSEHOLD})
    found = extract_sentences(chunks, vectors_of(chunks), "en")
    assert found
    for sentence in found:
        assert document.text[sentence.start : sentence.end] == sentence.text
    assert len({sentence.start for sentence in found}) == len(found) <= MOST_SENTENCES


def test_a_shorter_summary_is_the_beginning_of_a_longer_one() -> None:
    _, chunks = make_document(TOPICS)
    longer = extract_sentences(chunks, vectors_of(chunks), "en", most=3)
    assert extract_sentences(chunks, vectors_of(chunks), "en", most=2) == longer[:2]


def test_nothing_is_said_twice() -> None:
    _, chunks = make_document({f"Part {number}": TOPICS["Boilers"] for number in range(5)})
    found = extract_sentences(chunks, vectors_of(chunks), "en")
    assert len(found) == len({sentence.text for sentence in found}) <= 2


@pytest.mark.parametrize(
    "text",
    [
        "| heron | grey | large |\n|---|---|---|\n| egret | white | a large bird of the coast |",
        "```\nfor (int i = 0; i < n; i++) { total += values[i]; }\n```",
        "Page 3 of 12",
        "1.2 ........................ 14",
    ],
)
def test_what_is_no_sentence_is_none(text: str) -> None:
    chunk = Chunk(0, (), None, 0, len(text), text)
    assert extract_sentences([chunk], vectors_of([chunk])) == []


@pytest.mark.parametrize(
    ("sections", "lines"),
    [
        ({"Stock": "| Name | Price |\n|---|---|\n| Lamp | 20 |"}, ["| Name | Price |"]),
        ({"One": "----\nx = 1\nload(x)", "Two": "def save(x):\n    return x"}, ["load(x)", "def save(x):"]),
        ({"Code": "```\n#include <x.h>\n```", "Notes": "```\n## load it\n```"}, ["#include <x.h>", "load it"]),
        ({"Signs": "---- ==== ----"}, ["Signs"]),
    ],
)
def test_a_document_without_sentences_has_an_outline_in_place(sections: dict[str, str], lines: list[str]) -> None:
    document, chunks = make_document(sections)
    found = summarize_chunks(1, "", chunks, vectors_of(chunks), "en").sentences
    assert [sentence.text for sentence in found] == lines
    assert all(sentence.is_outline for sentence in found)
    assert [document.text[sentence.start : sentence.end] for sentence in found] == lines
    prose = summarize_chunks(1, "", *make_prose(), "en").sentences
    assert prose and not any(sentence.is_outline for sentence in prose)


def make_prose() -> tuple[list[Chunk], np.ndarray]:
    _, chunks = make_document(TOPICS)
    return chunks, vectors_of(chunks)


def test_a_long_outline_is_spread_and_repeats_nothing() -> None:
    rows = [Chunk(n, (), None, 10 * n, 10 * n + 9, f"row {n // 2:03}") for n in range(90)]
    lines = outline(rows)
    assert len(lines) == MOST_SENTENCES == len({line.text for line in lines})
    assert (lines[0].text, lines[-1].text) == ("row 000", "row 044")


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("zh", "灯塔建于一八一一年，是苏格兰最古老的海上灯塔。工程师史蒂文森在礁石上工作了四年。", 2),
        ("zh", "他用 Python 和 Qt 写了这个程序来管理灯塔的记录。每天晚上它都会把灯塔的数据保存下来。", 2),
        (
            "ja",
            "灯台は一八一一年に建てられたスコットランドで最も古い海の灯台であり今でも海を渡る多くの船を導いています。",
            1,
        ),
        ("th", "ประภาคารสร้างขึ้นในปี 1811 และเป็นประภาคารกลางทะเลที่เก่าแก่ที่สุดในสกอตแลนด์", 1),
        ("hi", "प्रकाशस्तंभ का निर्माण सन् अठारह सौ ग्यारह में हुआ था। इंजीनियर ने चट्टान पर चार साल काम किया।", 2),
        ("ar", "بني المنارة في عام ألف وثمانمائة وأحد عشر. عمل المهندس على الصخرة لمدة أربع سنوات.", 2),
    ],
)
def test_sentences_of_any_script_can_be_chosen(language: str, text: str, sentences: int) -> None:
    chunk = Chunk(0, (), None, 0, len(text), text)
    found = extract_sentences([chunk], vectors_of([chunk]), language)
    assert len(found) == sentences
    assert not any(sentence.is_outline for sentence in found)


def test_a_document_of_nothing_has_no_summary() -> None:
    assert extract_sentences([], np.zeros((0, 64), np.float32)) == []


def test_what_is_chosen_covers_more_than_the_beginning_does() -> None:
    generator = np.random.default_rng(5)
    centres = generator.normal(size=(8, 32))
    rows = np.repeat(centres, 20, axis=0) + 0.2 * generator.normal(size=(160, 32))
    vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    chosen = cover(vectors, np.zeros(160, np.float32), 8, lambda *_: True)
    assert {row // 20 for row in chosen} == set(range(8))
    worths: list[float] = []
    cover(vectors, np.zeros(160, np.float32), 20, lambda _, worth: not worths.append(worth))
    assert all(first >= second - 1e-6 for first, second in pairwise(worths))


def test_a_very_long_book_is_covered_to_its_end() -> None:
    vectors = np.zeros((3000, 16), np.float32)
    vectors[np.arange(3000), np.arange(3000) // 250] = 1.0
    chosen = cover(vectors, np.zeros(3000, np.float32), 12, lambda *_: True)
    assert {row // 250 for row in chosen} == set(range(12))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=1, max_size=8), st.sampled_from(["", "en", "de", "zh", "xx"]))
def test_any_text_has_a_summary_or_none(texts: list[str], language: str) -> None:
    whole, chunks = "", []
    for number, text in enumerate(texts):
        chunks.append(Chunk(number, (), None, len(whole), len(whole) + len(text), text))
        whole += text
    for sentence in extract_sentences(chunks, vectors_of(chunks), language):
        assert whole[sentence.start : sentence.end] == sentence.text
        assert 0.0 <= sentence.worth <= 1.0 + 1e-6
