"""Chunks are exact stretches of their document, never over the embedder's limit, and nothing is lost between them."""

from __future__ import annotations

import string
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from engine.chunking import Chunker
from engine.domain import Chunk, Document, Section
from engine.embeddings.tokenizer import FileTokenizer
from tests.fakes import MINILM_TOKENIZER, FakeEmbedder

EMBEDDER = FakeEmbedder()
LIMIT = EMBEDDER.max_tokens
TOKENIZER = Tokenizer.from_file(str(MINILM_TOKENIZER))
TOKENIZER.no_truncation()
TOKENIZER.no_padding()
CHUNKER = Chunker(EMBEDDER.tokenizer, LIMIT)
PREFIX = "passage: "
PREFIXING_CHUNKER = Chunker(EMBEDDER.tokenizer, LIMIT, PREFIX)

PROSE = "The lighthouse keeper counted ships until the fog came in, and then she counted bells instead. "


def count_tokens(text: str) -> int:
    """Tokens as the embedder counts them, its special tokens included."""
    return len(TOKENIZER.encode(text))


def make_document(text: str, headings: tuple[str, ...] = (), title: str = "Title") -> Document:
    return Document(Path("note.md"), title, text, (Section(headings, None, 0, len(text)),))


def drop_white_space(texts: Iterable[str]) -> str:
    return "".join("".join(text.split()) for text in texts)


def split_texts(text: str) -> list[str]:
    return [chunk.text for chunk in CHUNKER.split(make_document(text))]


# Text as people's files hold it: words, Markdown's marks, scripts with and without spaces, emoji, endless runs.
_WORDS = st.one_of(
    st.text(string.ascii_letters + string.digits + "äöüßéñ", min_size=1, max_size=12),
    st.sampled_from(
        [
            "漢字仮名交じり文。",
            "会议十点开始。",
            "한국어",
            "привет",
            "👩‍👩‍👧",
            "e\u0301",
            "z. B.",
            "3.14",
            "1,234",
            "'tis",
        ]
    ),
    st.text(string.punctuation, min_size=1, max_size=6),
    st.text(max_size=8),
)
_LINES = st.one_of(
    st.lists(_WORDS, max_size=40).map(" ".join),
    st.builds("{} {}".format, st.sampled_from(["#", "##", "-", "1.", ">", "| a |", "```", "~~~", "```python"]), _WORDS),
    st.builds(lambda piece, times: piece * times, _WORDS, st.integers(1, 300)),
    st.sampled_from(["", "", "   ", "\t", "```", "~~~"]),
)
_TEXTS = st.lists(_LINES, max_size=30).map("\n".join)
_NAMES = st.one_of(st.just(""), _WORDS, st.builds(lambda word, times: f"{word} " * times, _WORDS, st.integers(1, 200)))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Random text cut into random sections, with gaps between some of them, on and off pages."""
    text = draw(_TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)) | {0, len(text)})
    sections = [
        Section(tuple(draw(st.lists(_NAMES, max_size=3))), draw(st.sampled_from([None, 1, 2])), start, end)
        for start, end in pairwise(cuts)
        if draw(st.integers(0, 9))
    ]
    return Document(Path("note.md"), draw(_NAMES), text, tuple(sections))


@settings(max_examples=150, deadline=None)
@given(documents())
def test_chunks_are_exact_ordered_and_within_the_limit(document: Document) -> None:
    chunks = CHUNKER.split(document)
    assert [chunk.ordinal for chunk in chunks] == list(range(len(chunks)))
    for chunk in chunks:
        assert chunk.text == document.text[chunk.start : chunk.end]
        assert chunk.text == chunk.text.strip()
        assert chunk.text
        assert count_tokens(CHUNKER.embedded_text(document.title, chunk)) <= LIMIT
    assert all(before.end <= after.start for before, after in pairwise(chunks))


@settings(max_examples=100, deadline=None)
@given(documents())
def test_every_chunk_belongs_to_one_section_and_no_text_is_lost(document: Document) -> None:
    chunks = CHUNKER.split(document)
    for chunk in chunks:
        section = next(s for s in document.sections if s.start <= chunk.start and chunk.end <= s.end)
        assert (chunk.headings, chunk.page) == (section.headings, section.page)
    texts = [document.text[section.start : section.end] for section in document.sections]
    assert drop_white_space(chunk.text for chunk in chunks) == drop_white_space(texts)


@settings(max_examples=100, deadline=None)
@given(documents())
def test_joints_join_exactly_and_never_across_pages_or_text(document: Document) -> None:
    for before, after in pairwise(CHUNKER.split(document)):
        between = document.text[before.end : after.start]
        if after.joint is None:
            assert before.page != after.page or between.strip() or len(between) > 16
        else:
            assert before.page == after.page
            assert after.joint == between
            assert before.text + after.joint + after.text == document.text[before.start : after.end]


@settings(max_examples=50, deadline=None)
@given(documents())
def test_the_prefix_of_the_embedder_counts_too(document: Document) -> None:
    for chunk in PREFIXING_CHUNKER.split(document):
        assert count_tokens(PREFIX + PREFIXING_CHUNKER.embedded_text(document.title, chunk)) <= LIMIT


def test_an_empty_document_has_no_chunks() -> None:
    assert split_texts("") == []
    assert split_texts(" \n\t\n ") == []


def test_the_first_chunk_has_no_joint() -> None:
    (chunk,) = CHUNKER.split(make_document("Only this."))
    assert chunk == Chunk(0, (), None, 0, 10, "Only this.", None)


def test_sections_on_different_pages_are_not_joined() -> None:
    text = "One page.\nThe next."
    sections = (Section(("A",), 1, 0, 10), Section(("A",), 2, 10, 19))
    chunks = CHUNKER.split(Document(Path("a.pdf"), "A", text, sections))
    assert [(chunk.text, chunk.page, chunk.joint) for chunk in chunks] == [
        ("One page.", 1, None),
        ("The next.", 2, None),
    ]


def test_sections_that_follow_each_other_are_joined_by_the_white_space_between_them() -> None:
    text = "One section.\n\nThe next."
    sections = (Section(("A",), None, 0, 13), Section(("B",), None, 14, len(text)))
    assert [chunk.joint for chunk in CHUNKER.split(Document(Path("a.md"), "A", text, sections))] == [None, "\n\n"]


def test_short_paragraphs_share_a_chunk_and_a_long_text_fills_its_chunks() -> None:
    assert split_texts("One.\n\nTwo.\n\nThree.") == ["One.\n\nTwo.\n\nThree."]
    sizes = [count_tokens(text) for text in split_texts(f"{PROSE}\n\n" * 60)]
    assert all(size > 0.8 * LIMIT for size in sizes[:-1])


def test_a_paragraph_over_the_limit_is_cut_between_sentences() -> None:
    texts = split_texts(PROSE * 60)
    assert len(texts) > 1
    assert all(text.endswith("instead.") and text.startswith("The lighthouse") for text in texts)


@pytest.mark.parametrize("mark", ["```", "~~~"])
def test_a_fence_with_blank_lines_is_whole_when_it_fits(mark: str) -> None:
    fence = f"{mark}python\nfirst = 1\n\n\nsecond = 2\n\nprint(first)\n{mark}"
    texts = split_texts(f"{PROSE * 9}\n\n{fence}\n\n{PROSE * 9}")
    assert sum(fence in text for text in texts) == 1


def test_a_mark_of_the_other_kind_does_not_close_a_fence() -> None:
    fence = "```\n~~~\n\nstill inside\n```"
    assert sum(fence in text for text in split_texts(f"{PROSE * 9}\n\n{fence}\n\n{PROSE * 9}")) == 1


def test_the_heading_path_goes_in_front_and_names_the_title_once() -> None:
    chunk = CHUNKER.split(make_document("Text.", ("Title", "Part", "Detail")))[0]
    assert CHUNKER.embedded_text("Title", chunk) == "Title › Part › Detail\nText."
    assert CHUNKER.embedded_text("", CHUNKER.split(make_document("Text.", (), ""))[0]) == "Text."


@pytest.mark.parametrize("name", ["long heading " * 3000, "w" * 10_000, "漢" * 5000, ". " * 5000])
def test_an_absurd_title_or_heading_leaves_room_for_the_text(name: str) -> None:
    document = make_document(PROSE * 30, (name, name), title=name)
    chunks = CHUNKER.split(document)
    assert max(count_tokens(CHUNKER.embedded_text(name, chunk)) for chunk in chunks) <= LIMIT
    assert all(count_tokens(chunk.text) > LIMIT / 2 for chunk in chunks[:-1])


@pytest.mark.parametrize(
    "word", ["x" * 10_000, "a." * 5000, "foo_" * 2500, "1,234" * 2000, "漢" * 10_000, "e\u0301" * 5000]
)
def test_one_endless_word_is_cut_within_the_limit_and_kept_whole(word: str) -> None:
    document = make_document(f"Before. {word} After.")
    chunks = CHUNKER.split(document)
    assert drop_white_space(chunk.text for chunk in chunks) == f"Before.{word}After."
    assert max(count_tokens(CHUNKER.embedded_text("Title", chunk)) for chunk in chunks) <= LIMIT


@pytest.mark.parametrize(
    "text",
    [
        " " * 200_000,
        "\n" * 100_000,
        "\n \t" * 50_000,
        "```\n" + "\n" * 100_000,
        "foo_" * 10_000,
        "a." * 20_000,
        "# " * 20_000,
    ],
    ids=["spaces", "newlines", "blank lines", "open fence", "one word", "dots", "marks"],
)
def test_takes_little_time_for_adversarial_text(text: str) -> None:
    """The time grows with the length, not with its square: 40,000 characters of one word once took half a minute."""
    started = time.process_time()
    CHUNKER.split(make_document(text))
    assert time.process_time() - started < 8


def test_a_table_of_very_many_rows_is_cut_between_rows_a_part_at_a_time() -> None:
    rows = "\n".join(f"{number},{number * 7919 % 1000},{number * 31 % 97}" for number in range(20_000))
    encoded: list[int] = []

    class Watched(FileTokenizer):
        def count(self, texts: Sequence[str]) -> list[int]:
            encoded.append(sum(map(len, texts)))
            return super().count(texts)

    chunks = Chunker(Watched(MINILM_TOKENIZER), LIMIT).split(make_document(rows))
    assert drop_white_space(chunk.text for chunk in chunks) == drop_white_space([rows])
    assert max(encoded) <= 130_000 < len(rows)


def test_splitting_can_be_called_off() -> None:
    class CalledOffError(Exception):
        pass

    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise CalledOffError

    with pytest.raises(CalledOffError):
        CHUNKER.split(make_document((PROSE * 20 + "\n\n") * 200), check)
