"""Splits documents into chunks: along headings, then paragraphs, then sentences, never over the embedder's limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from semantic_text_splitter import TextSplitter

from engine.domain import Chunk, Document, Section
from engine.embeddings.tokenizer import Tokenizer

# A quarter of the limit at most goes to the heading path, so that a deep path cannot starve the text.
_HEADINGS_SHARE = 0.25
_LONGEST_JOINT = 16
_LONGEST_RUN = 4000
_RUN = re.compile(rf"\S{{1,{_LONGEST_RUN}}}")
# What is tokenised and cut at once: an encoding takes a hundred times the room of its text, and the splitter's time
# grows faster than what it is given.
_LONGEST_BLOCK = 20_000
_CHARACTERS_AT_ONCE = 100_000
_MOST_WORDS = 50_000
_FENCES = ("```", "~~~")


class Chunker:
    """Cuts documents for one embedder; a chunk with its heading path has at most ``max_tokens`` tokens."""

    def __init__(self, tokenizer: Tokenizer, max_tokens: int, prefix: str = "") -> None:
        """``prefix`` is what the embedder puts in front of every passage."""
        self._tokenizer = tokenizer
        self._budget = max_tokens - tokenizer.special_tokens - self._count(prefix)
        self._splitters: dict[tuple[int, bool], TextSplitter] = {}
        self._word_tokens: dict[str, int] = {}

    def split(self, document: Document, check: Callable[[], None] = lambda: None) -> list[Chunk]:
        """All text of the document in reading order; ``chunk.text == document.text[chunk.start:chunk.end]``.

        ``check`` is called every now and then and may raise, to call it off.
        """
        chunks: list[Chunk] = []
        for section in document.sections:
            for start, end in self._spans(document, section, check):
                text = document.text[start:end]
                joint = _joint(document.text, chunks[-1], start, section.page) if chunks else None
                chunks.append(Chunk(len(chunks), section.headings, section.page, start, end, text, joint))
        return chunks

    def fit(self, title: str, chunks: Sequence[Chunk], check: Callable[[], None] = lambda: None) -> list[Chunk]:
        """The same chunks, made for another embedder, with those that are too long for this one cut further."""
        counts = self._tokenizer.count([chunk.text for chunk in chunks])
        fitting: list[Chunk] = []
        for chunk, tokens in zip(chunks, counts, strict=True):
            whole = tokens <= self._room(title, chunk.headings)
            fitting += [chunk] if whole else self._cut(title, chunk, check)
        return [replace(chunk, ordinal=ordinal) for ordinal, chunk in enumerate(fitting)]

    def embedded_text(self, title: str, chunk: Chunk) -> str:
        """What is embedded for a chunk: its heading path, then its text."""
        path = self._heading_path(title, chunk.headings)
        return f"{path}\n{chunk.text}" if path else chunk.text

    def _cut(self, title: str, chunk: Chunk, check: Callable[[], None]) -> list[Chunk]:
        section = Section(chunk.headings, chunk.page, 0, len(chunk.text))
        pieces = self.split(Document(Path(), title, chunk.text, (section,)), check)
        return [
            replace(
                piece,
                start=chunk.start + piece.start,
                end=chunk.start + piece.end,
                joint=piece.joint if piece.ordinal else chunk.joint,
            )
            for piece in pieces
        ]

    def _room(self, title: str, headings: tuple[str, ...]) -> int:
        """The most tokens of text below this heading path."""
        # One token of slack: the joint of path and text may cost one more than the two apart.
        return self._budget - self._count(self._heading_path(title, headings) + "\n") - 1

    def _spans(self, document: Document, section: Section, check: Callable[[], None]) -> Iterator[tuple[int, int]]:
        room = self._room(document.title, section.headings)
        start = end = used = 0
        for block_start, block_end, tokens in self._blocks(document.text, section, room, check):
            # Only across white space is the sum of two counts the count of both.
            if start < end < block_start and used + 1 + tokens <= room:
                end, used = block_end, used + 1 + tokens
                continue
            if start < end:
                yield start, end
            start, end, used = block_start, block_end, tokens
        if start < end:
            yield start, end

    def _blocks(
        self, text: str, section: Section, room: int, check: Callable[[], None]
    ) -> Iterator[tuple[int, int, int]]:
        """Paragraphs, lists, tables and fences as ``(start, end, tokens)``; those over ``room`` cut at sentences."""
        for spans in _group(_paragraphs(text, section.start, section.end)):
            check()
            counts = self._tokenizer.count([text[start:end] for start, end in spans])
            for (start, end), tokens in zip(spans, counts, strict=True):
                if tokens <= room:
                    yield start, end, tokens
                    continue
                for stretch_start, stretch_end in _stretches(text, start, end):
                    yield from self._pieces(text, stretch_start, stretch_end, room, exact=False)

    def _pieces(self, text: str, start: int, end: int, room: int, *, exact: bool) -> Iterator[tuple[int, int, int]]:
        """A stretch cut at sentences; where a piece that was only estimated is over ``room``, it is cut once more."""
        for offset, piece in self._splitter(room, exact=exact).chunk_indices(text[start:end]):
            body = piece.strip()
            begin = start + offset + len(piece) - len(piece.lstrip())
            tokens = self._count(body) if body else 0
            if tokens > room and not exact:
                yield from self._pieces(text, begin, begin + len(body), room, exact=True)
            elif body:
                yield begin, begin + len(body), tokens

    def _splitter(self, room: int, *, exact: bool) -> TextSplitter:
        """It asks for the tokens of the same words again and again, twenty times a text: so it gets an estimate."""
        if (room, exact) not in self._splitters:
            count = self._count if exact else self._estimate
            self._splitters[room, exact] = TextSplitter.from_callback(count, room, trim=False)
        return self._splitters[room, exact]

    def _estimate(self, text: str) -> int:
        """The tokens of every word, added up; the pieces themselves are counted in the end."""
        total = 0
        for word in text.split():
            tokens = self._word_tokens.get(word)
            if tokens is None:
                tokens = self._count(word)
                if len(self._word_tokens) < _MOST_WORDS:
                    self._word_tokens[word] = tokens
            total += tokens
        return total

    def _heading_path(self, title: str, headings: tuple[str, ...]) -> str:
        parts = [title, *(heading for heading in headings if heading != title)]
        path = " › ".join(part for part in parts if part)
        return self._tokenizer.cut(path, int(self._budget * _HEADINGS_SHARE))

    def _count(self, text: str) -> int:
        return self._tokenizer.count([text])[0]


def _joint(text: str, previous: Chunk, start: int, page: int | None) -> str | None:
    """The white space between two chunks; None where there is text between them or they stand on different pages."""
    between = text[previous.end : start]
    return between if not between.strip() and len(between) <= _LONGEST_JOINT and previous.page == page else None


def _group(spans: Iterator[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """As many at once as are tokenised together."""
    group: list[tuple[int, int]] = []
    for start, end in spans:
        group.append((start, end))
        if end - group[0][0] >= _CHARACTERS_AT_ONCE:
            yield group
            group = []
    if group:
        yield group


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between blank lines, without surrounding white space; a fenced block is whole, blank lines included.

    One that is far longer than any paragraph, such as a table of a hundred thousand rows, is cut between two lines.
    """
    fence = ""
    begin, stop = start, start
    position = start
    for line in text[start:end].splitlines(keepends=True):
        mark = line.lstrip()[:3]
        if mark in _FENCES and fence in ("", mark):
            fence = "" if fence else mark
        if begin < stop and position + len(line) - begin > _LONGEST_BLOCK:
            yield begin, stop
            begin = stop
        if line.strip():
            if begin == stop:
                begin = position + len(line) - len(line.lstrip())
            stop = position + len(line.rstrip())
        elif not fence and begin < stop:
            yield begin, stop
            begin = stop
        position += len(line)
    if begin < stop:
        yield begin, stop


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The whole, cut only inside endless runs without white space: the splitter's time grows with their square."""
    runs = (run.span() for run in _RUN.finditer(text, start, end))
    cuts = [run_end for run_start, run_end in runs if run_end - run_start == _LONGEST_RUN and run_end < end]
    return pairwise([start, *cuts, end])
