"""Keeps what a parser made of a file within what the engine can take: whole characters, and not too many of them."""

from __future__ import annotations

import re
from dataclasses import replace

from engine.domain import Document, EnclosedFile, Section

MOST_CHARACTERS = 20_000_000
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def bound_document(document: Document) -> Document:
    """The same document; what had to be cut off is told in its remark, halves of characters become marks."""
    return _cut(_make_valid(document))


def _make_valid(document: Document) -> Document:
    """JSON and mail can hold halves of surrogate pairs, which no tokenizer, database or log takes."""
    if not any(map(_HALF_CHARACTER.search, _list_texts(document))):
        return document
    return replace(
        document,
        title=_mark(document.title),
        text=_mark(document.text),
        sections=tuple(replace(section, headings=tuple(map(_mark, section.headings))) for section in document.sections),
        metadata={_mark(key): _mark(value) for key, value in document.metadata.items()},
        links=tuple(map(_mark, document.links)),
        remark=_mark(document.remark),
        enclosed=tuple(replace(each, name=_mark(each.name), reason=_mark(each.reason)) for each in document.enclosed),
    )


def _cut(document: Document) -> Document:
    if len(document.text) <= MOST_CHARACTERS:
        return document
    sections = tuple(
        Section(section.headings, section.page, section.start, min(section.end, MOST_CHARACTERS))
        for section in document.sections
        if section.start < MOST_CHARACTERS
    )
    told = f"Only the first {MOST_CHARACTERS:,} characters are read: split the file to have all of it."
    remark = f"{document.remark} {told}".strip()
    enclosed = tuple(
        each if each.start is None or each.start < MOST_CHARACTERS else EnclosedFile(each.name, None, told)
        for each in document.enclosed
    )
    text = document.text[:MOST_CHARACTERS]
    return replace(document, text=text, sections=sections, remark=remark, enclosed=enclosed, tables=())


def _list_texts(document: Document) -> list[str]:
    headings = [heading for section in document.sections for heading in section.headings]
    properties = [*document.metadata.keys(), *document.metadata.values()]
    enclosed = [words for each in document.enclosed for words in (each.name, each.reason)]
    return [document.title, document.text, document.remark, *headings, *properties, *document.links, *enclosed]


def _mark(text: str) -> str:
    return _HALF_CHARACTER.sub("\ufffd", text)
