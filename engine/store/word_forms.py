"""The forms of its words by which a text is found: stems in its language, or short strings of its characters.

Scripts that set no spaces between words have no words to stem, and the endings of Korean words none that could be
taken off: what is indexed of them is every string of two characters, of three in South-East Asia, where vowels stand
beside their consonants. A shorter word is a string of its own.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache

import Stemmer

from engine.letters import SIGNS, STYLES
from engine.sentences import fold, stop_words

# By the language of the text, where words are in Latin letters; what has no stemmer is stemmed as English.
_LANGUAGES = {
    "ca": "catalan", "da": "danish", "de": "german", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish",
    "fr": "french", "ga": "irish", "hu": "hungarian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_ENGLISH = "english"
# By the last letter below which words are in one alphabet: there, a text whose language was not told, or told wrongly,
# is found like any other. English stands for Latin.
_ALPHABETS = (
    ("\u036f", _ENGLISH), ("\u03ff", "greek"), ("\u052f", "russian"), ("\u058f", "armenian"), ("\u05ff", ""),
    ("\u06ff", "arabic"), ("\u08ff", ""), ("\u097f", "hindi"), ("\u0b7f", ""), ("\u0bff", "tamil"), ("\u1dff", ""),
    ("\u1eff", _ENGLISH), ("\u1fff", "greek"),
)  # fmt: skip
_SOUTH_EAST_ASIAN = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"  # Tibetan too
_EAST_ASIAN = (
    "\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_ACCENTED = re.compile("[\u00c0-\u03ff\u1e00-\u1fff]")  # Latin and Greek, which people also type without accents
_CUT_INTO: Mapping[str | None, int] = {"pairs": 2, "triples": 3}
_MOST_CACHED = 100_000

_stemming = threading.Lock()  # a stemmer works for one thread at a time


def find_words(text: str) -> Iterator[tuple[int, int, int]]:
    """The ``[start, end)`` of every word, and the length of the strings it is cut into; 0 for one that is stemmed."""
    for match in _words().finditer(text):
        yield *match.span(), _CUT_INTO.get(match.lastgroup, 0)


def list_forms(text: str, language: str) -> list[str]:
    """What is indexed of a text in this language, an ISO 639-1 code or "", in order; none has white space in it."""
    forms: list[str] = []
    for word, length in _split(text):
        if length:
            forms += _cut(word, length)
            forms += _cut(word, length - 1) or [word]
        else:
            forms += _find_forms(word, _choose_stemmer(word, language))
    return forms


def ask_forms(text: str, languages: Collection[str]) -> list[str]:
    """What is looked for, each once, to find a text in texts of these languages."""
    forms: dict[str, None] = {}
    for word, length in _split(text):
        if length:
            forms |= dict.fromkeys(_cut(word, min(length, len(word))))
        else:
            for stemmer in dict.fromkeys(_choose_stemmer(word, language) for language in languages):
                forms |= dict.fromkeys(_find_forms(word, stemmer)[:1])
    return list(forms)


def _cut(word: str, length: int) -> list[str]:
    """Every string of this many characters that stands in a word."""
    return [word[start : start + length] for start in range(len(word) - length + 1)]


def _split(text: str) -> Iterator[tuple[str, int]]:
    """The words in small letters, each with the length of the strings it is cut into."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    for start, end, length in find_words(folded):
        yield folded[start:end], length


@cache
def _words() -> re.Pattern[str]:
    """Words end at apostrophes, hyphens and other marks; numbers do not: 3.14 is one.

    As ``engine.letters`` has it, with what is cut into strings apart; but here styles are parts of words, as they were
    when the words of every index were cut.
    """
    pairs, triples = f"[{_EAST_ASIAN}]", f"[{_SOUTH_EAST_ASIAN}]"
    letter = f"(?:(?![{_EAST_ASIAN}{_SOUTH_EAST_ASIAN}])[^\\W_])"
    return re.compile(
        f"(?P<pairs>{pairs}+)|(?P<triples>{triples}+)|\\d+(?:[.,:]\\d+)+(?![^\\W\\d_])|{letter}(?:{letter}|[{SIGNS}{STYLES}])*"
    )


def _choose_stemmer(word: str, language: str) -> str:
    """The name of a stemmer; "" for words that are taken as they are."""
    alphabet = next((stemmer for last, stemmer in _ALPHABETS if word[0] <= last), "")
    return _LANGUAGES.get(language, _ENGLISH) if alphabet == _ENGLISH else alphabet


@lru_cache(_MOST_CACHED)
def _find_forms(word: str, stemmer: str) -> tuple[str, ...]:
    """The stem without accents; then what the word is looked for by when it is typed without them, if that differs."""
    if fold(word) in _list_stop_words(stemmer):
        return ()
    stem = fold(_stem(word, stemmer))
    if not _ACCENTED.search(word):
        return (stem,)
    typed = _stem(fold(word), stemmer)
    return (stem,) if typed == stem else (stem, typed)


@cache
def _list_stop_words(stemmer: str) -> frozenset[str]:
    if stemmer == _ENGLISH:
        return stop_words("en")
    return next((stop_words(language) for language, name in _LANGUAGES.items() if name == stemmer), frozenset())


def _stem(word: str, stemmer: str) -> str:
    if not stemmer or word[0].isdigit():
        return word
    with _stemming:
        return str(_load(stemmer).stemWord(word))


@cache
def _load(stemmer: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(stemmer)
