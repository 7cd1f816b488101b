"""Which rows a search may look at: of some documents, with these phrases and without those words, as SQL of LanceDB."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from engine.letters import SIGNS, STYLES, is_letter

_FEW_DOCUMENTS = 3000  # LanceDB looks for these in 50 ms
_SMALL_SHARE = 0.1
_MOST_RANGES = 20
# Between the words of a phrase may stand a line break, and the marks that Markdown sets around words.
_GAP = r"[*_~`]*\s[\s>*_~`]*"
# Markdown writes emphasis with underscores, which are letters to an expression. To Rust's, not to Python's, so are the
# signs on letters, styles, and what joins or parts two letters unseen.
_NO_LETTER = rf"(?:[^\w{SIGNS}\u200c\u200d]|[_{STYLES}])"
# LanceDB takes an expression without any class for a LIKE, in which "%" and "\" mean something.
_ANYTHING = r"[\s\S]"
_QUOTE_MARKS = "'’‘ʼ"
_DASHES = "-‐‑‒–—"
_ACCENTED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
# Written without spaces between words: where one ends, a pattern cannot tell.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Restriction:
    """``documents`` are ids, None for all; a passage, or its headings, holds every one of ``phrases``.

    Neither holds any of ``excluded``. Case and white space do not count. A phrase ends where its words end: "light" is
    not in "lighthouse".
    """

    documents: Collection[int] | None = None
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    share: float = 1.0
    """Of all documents, roughly how many are among ``documents``."""
    without: Collection[int] = ()
    """Documents that are left out, whatever ``documents`` says."""
    excluded_forms: tuple[str, ...] = ()
    """Neither a passage nor its headings have a word of one of these forms (``engine.store.word_forms``)."""

    @property
    def is_wide(self) -> bool:
        """Whether so many rows may meet it that the best of all rows are likely to have enough of them."""
        return self.documents is None or (len(self.documents) > _FEW_DOCUMENTS and self.share > _SMALL_SHARE)

    @property
    def is_about_text(self) -> bool:
        """Whether it says what has to stand in a passage, or may not."""
        return bool(self.phrases or self.excluded or self.excluded_forms)

    @property
    def columns(self) -> list[str]:
        """What ``admit`` has to know of a row."""
        texts = ["headings", "text"] if self.phrases or self.excluded else []
        return ["document", *texts, *(["words"] if self.excluded_forms else [])]

    def to_sql(self) -> str:
        """The condition on a row; "" if any row meets it."""
        conditions = []
        if self.documents is not None:
            conditions.append(_match_ids(sorted(self.documents)))
        if self.without:
            conditions.append(f"document NOT IN ({', '.join(map(str, sorted(self.without)))})")
        conditions += [_hold(make_pattern(phrase)) for phrase in self.phrases]
        conditions += [f"NOT {_hold(make_pattern(phrase))}" for phrase in self.excluded]
        if self.excluded_forms:
            conditions.append(f"NOT regexp_like(words, {quote_sql(_match_forms(self.excluded_forms))})")
        return " AND ".join(conditions)

    def admit_documents(self, documents: pa.ChunkedArray) -> pa.ChunkedArray:
        """Which of these numbers of documents, with repetitions, it admits, whatever their texts say."""
        admitted = pc.is_valid(documents)
        if self.documents is not None:
            admitted = pc.is_in(documents, pa.array(list(self.documents), documents.type))
        if self.without:
            admitted = pc.and_not(admitted, pc.is_in(documents, pa.array(list(self.without), documents.type)))
        return admitted

    def admit(self, rows: Iterable[Sequence[Any]]) -> list[bool]:
        """The same for rows that were read, each with the values of ``columns``."""
        documents = None if self.documents is None else frozenset(self.documents)
        needed, unwanted = ([re.compile(make_pattern(each)) for each in some] for some in (self.phrases, self.excluded))
        forms = re.compile(_match_forms(self.excluded_forms))

        def admits(document: int, *values: str) -> bool:
            texts = values[:-1] if self.excluded_forms else values
            return (
                (documents is None or document in documents)
                and document not in self.without
                and all(any(map(pattern.search, texts)) for pattern in needed)
                and not any(any(map(pattern.search, texts)) for pattern in unwanted)
                and not (self.excluded_forms and forms.search(values[-1]))
            )

        return [admits(*row) for row in rows]


def make_pattern(phrase: str) -> str:
    """A regular expression for these words, one after the other, as Rust and Python read it."""
    words = _ACCENTED.sub(lambda match: unicodedata.normalize("NFC", match[0]), phrase).split()
    inside = _GAP.join("".join(map(_match_character, word)) for word in words)
    starts = _bounds_word(words[0][0]) if words else False
    ends = _bounds_word(words[-1][-1]) if words else False
    return rf"(?i)(?:^|{_NO_LETTER if starts else _ANYTHING}){inside}{f'(?:$|{_NO_LETTER})' if ends else ''}"


def quote_sql(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _match_ids(documents: Sequence[int]) -> str:
    """That a row is of one of these documents, in rising order.

    A folder's documents were found one after the other, as a rule, and a range takes half the time of a list.
    """
    if not documents:
        return "false"
    starts = [place for place, number in enumerate(documents) if not place or number != documents[place - 1] + 1]
    if len(starts) > _MOST_RANGES:
        return f"document IN ({', '.join(map(str, documents))})"
    ends = [*(start - 1 for start in starts[1:]), len(documents) - 1]
    ranges = (
        f"document BETWEEN {documents[start]} AND {documents[end]}" for start, end in zip(starts, ends, strict=True)
    )
    return f"({' OR '.join(ranges)})"


def _hold(pattern: str) -> str:
    """That the headings or the text of a row hold it."""
    return f"(regexp_like(headings, {quote_sql(pattern)}) OR regexp_like(text, {quote_sql(pattern)}))"


def _match_forms(forms: Iterable[str]) -> str:
    """A regular expression for any of these among the forms of a row, each of which ends with a space."""
    return f"(?:^| )(?:{'|'.join(map(re.escape, forms))}) "


def _bounds_word(character: str) -> bool:
    return is_letter(character) and not _UNSPACED.match(character)


def _match_character(character: str) -> str:
    for alike in (_QUOTE_MARKS, _DASHES):
        if character in alike:
            return f"[{alike}]".replace("[-", r"[\-")
    decomposed = unicodedata.normalize("NFD", character)  # as macOS writes an accent: a character of its own
    return re.escape(character) if decomposed == character else f"(?:{character}|{decomposed})"
