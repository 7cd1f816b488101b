"""Where sentences begin and end, and which words carry their meaning."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

import sentencex
import Stemmer

from engine.letters import WORD, count_letters
from engine.paths import resource

# A list item or table row is a unit of its own even without a full stop; a lone line break inside a paragraph is not.
_BLOCK_BREAK = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*+•|>]|\d{1,3}[.)])[ \t])|(?<=\|)\n|(?m:(?<=\n)(?=#{1,6} ))")
_HEADING_END = re.compile(r"(?m)^#{1,6} [^\n]*\n")
_TABLE_ROW = re.compile(
    r"(?m)^(?>.*? \| ).*\n(?=.*? \| )"
)  # as Word and HTML tables are written out, without bars around
_NUMBERING = re.compile(r"\d{1,3}[.)]")
_WORD = re.compile(rf"{WORD}(?:[.,:/'’-]{WORD})*")
_ENDING = re.compile(r"['’](?:s|d|ll|m|re|t|ve)$")  # Anna's, I'd, we'll
# sentencex finds no end of a sentence in what begins with one of these; with a hyphen, which is as long, it does.
_BULLETS = str.maketrans(dict.fromkeys("•◦▪●■○□⁃▸►", "-"))
_SECTION = re.compile(r"^# \w+ \((\w\w)\)$", re.MULTILINE)  # of the stop words
_FULL_STOPS = tuple(".!?…。！？．｡।॥؟۔։።፧။")
_CLOSERS = " \t\n\"'”’»“‹›)]}*_`」』）】"
# Thai and Lao have no mark that ends a sentence, and nothing is split at those of Tibetan and Khmer.
_UNMARKED = re.compile(r"[\u0e00-\u0fff\u1780-\u17ff]")
# Nothing stands between the words of these scripts; about so many letters and signs are one.
_LETTERS_A_WORD = {re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"): 2, re.compile(r"[\u0e00-\u109f\u1780-\u17ff]"): 4}
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def split_sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The ``[start, end)`` of every sentence of ``text`` without surrounding white space, in order, none empty.

    Headings, list items, table rows and paragraphs are never joined with what follows them.
    """
    spans: list[tuple[int, int]] = []
    for block_start, block_end in _blocks(text):
        for boundary in sentencex.get_sentence_boundaries(language, text[block_start:block_end].translate(_BULLETS)):
            span = _strip(text, block_start + boundary["start_index"], block_start + boundary["end_index"])
            if span[0] == span[1]:
                continue
            if spans and spans[-1][0] >= block_start and _NUMBERING.fullmatch(text, *spans[-1]):
                spans[-1] = spans[-1][0], span[1]
            else:
                spans.append(span)
    return spans


def is_ended(sentence: str) -> bool:
    """Whether a sentence has the mark that ends one, in any script, however it is quoted or set."""
    return sentence.rstrip(_CLOSERS).endswith(_FULL_STOPS)


def cut_unended(text: str, *, is_full: bool) -> str:
    """Without the sentence at the end of ``text`` that was cut off; nothing if it is the only one.

    ``is_full`` says that there was no room for more. Scripts without a mark that ends a sentence need that to tell: all
    that was written is whole then, or all up to the last space, which parts clauses.
    """
    ends = [end for start, end in split_sentences(text) if is_ended(text[start:end])]
    end = ends[-1] if ends else 0
    rest = text[end:].rstrip()
    if len(_UNMARKED.findall(rest)) * 2 > len("".join(rest.split())):
        clauses = rest.split(" ")[:-1]
        end += len(" ".join(clauses) if is_full else rest)
    return text[:end].strip()


def is_unspaced(word: str) -> bool:
    """Whether nothing stands between the words of the script that it is written in."""
    return any(letters.search(word) for letters in _LETTERS_A_WORD)


def count_words(text: str) -> int:
    """About how many words a text has, also in scripts that put no spaces between them."""
    words = 0
    for letters, in_a_word in _LETTERS_A_WORD.items():
        words += count_letters("".join(letters.findall(text))) // in_a_word
        text = letters.sub(" ", text)
    return words + len(text.split())


def content_words(text: str) -> list[str]:
    """The stemmed words of ``text`` that carry meaning, in order: no stop words; numbers keep their digits.

    Scripts without spaces between words give overlapping pairs of characters instead.
    """
    words = []
    for match in _WORD.finditer(fold(text)):
        word = match.group()
        if _CJK.search(word):
            words += [word[i : i + 2] for i in range(max(1, len(word) - 1))]
        elif word not in stop_words():
            parts = re.split(r"['’/:-]", _ENDING.sub("", word))
            words += [_stem(part) for part in parts if part and part not in stop_words()]
    return words


def fold(text: str) -> str:
    """Lower case, compatibility forms unified, accents removed: what two spellings of one word have in common."""
    if text.isascii():  # as most texts are, and this is called for all that is found
        return text.lower()
    # Twice: a compatibility form such as ℌ only has a lower case once it is an H.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))


def _blocks(text: str) -> list[tuple[int, int]]:
    cuts = {0, len(text)}
    cuts.update(match.end() for match in _BLOCK_BREAK.finditer(text))
    cuts.update(match.end() for match in _HEADING_END.finditer(text))
    cuts.update(match.end() for match in _TABLE_ROW.finditer(text))
    ordered = sorted(cuts)
    return list(pairwise(ordered))


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@cache
def stop_words(language: str = "") -> frozenset[str]:
    """The words that say nothing about what a text is about, folded: of one language, as ISO 639-1, or "" for all."""
    sections = _SECTION.split(resource("stop_words.txt").read_text(encoding="utf-8"))[1:]
    return frozenset(
        fold(word)
        for code, words in zip(sections[::2], sections[1::2], strict=True)
        if language in ("", code)
        for word in words.split()
    )


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    # A stemmer of its own: one works for one thread at a time.
    return word if word.isdigit() else str(Stemmer.Stemmer("english").stemWord(word))
