"""Takes the text of a query apart as it is being typed, without judging it: the window edits it, and marks its words.

Light, unlike ``engine.retrieval.query``: what a part means in a library is of no concern here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.domain import Collection, Method, Passage
from engine.sentences import fold, stop_words
from engine.speech import Translate, speak_english
from engine.store.word_forms import find_words

_QUOTES = '"“”„‟«»＂'
# A colon also stands in times and titles: only these words before it make a filter of it.
# A minus before a digit is a sign.
_PART = re.compile(
    rf"""(?P<minus>(?<!\S)[-−](?=[^\W\d_]|[{_QUOTES}]))?
    (?: (?<!\w)(?P<field>after|author|before|collection|folder|lang|path|tag|type):(?!:|//)
        (?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]?|'(?P<single>[^']*)'(?!\S)|(?P<value>[^\s{_QUOTES}]*))
      | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?
      | (?P<word>[^\s{_QUOTES}]+) )""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class QueryPart:
    """Characters ``[start, end)`` of a query: a filter if ``field`` is its name, else a word or a quoted phrase.

    ``text`` is without signs: the filter's value, the word or the phrase.
    """

    start: int
    end: int
    negated: bool
    field: str
    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """What a query wants to find in a text: single words, and words that follow one another."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()


def split_query(query: str) -> Iterator[QueryPart]:
    """The parts of a query in their order; between them is white space, or a sign that belongs to none."""
    for part in _PART.finditer(query):
        names = ("quoted", "single", "phrase", "value", "word")
        text = next(filter(None, map(part.group, names)), "")
        quoted = any(part[name] is not None for name in names[:3])
        yield QueryPart(*part.span(), bool(part["minus"]), (part["field"] or "").lower(), text, quoted)


def fold_name(name: str) -> str:
    """The name of a collection as names are compared: whatever its letters and white space are."""
    return fold(" ".join(name.split()))


def name_collection(part: QueryPart) -> str:
    """The name in a ``collection:`` filter, as names are compared."""
    return fold_name(part.text if part.quoted else part.text.rstrip("?？!,;"))


def find_named(collections: Iterable[Collection]) -> dict[str, Collection]:
    """The collections by their names, as these are compared; of two that are called alike, the first."""
    named: dict[str, Collection] = {}
    for each in collections:
        named.setdefault(fold_name(each.name), each)
    return named


def read_terms(query: str, slips: Iterable[tuple[str, str]] = (), collections: Iterable[Collection] = ()) -> Terms:
    """The words and phrases to mark: neither filters nor what is excluded, nor words that say nothing beside others.

    ``slips`` are words with what was looked for instead. What those of the ``collections`` look for that the query
    names is marked with its own.
    """
    meant = dict(slips)
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for each in _list_queries(query, find_named(collections)):
        found, found_phrases = _read_parts(each)
        words += [meant.get(word, word) for word in found]
        phrases += found_phrases
    telling = _leave_out_stop_words(words)
    return Terms(tuple(dict.fromkeys(telling if telling or phrases else words)), tuple(dict.fromkeys(phrases)))


def _list_queries(query: str, named: dict[str, Collection]) -> list[str]:
    """The query, and behind it once each that it leads to: one that is open at its end says nothing of the next."""
    queries, seen = [query], set[str]()
    for each in queries:
        for part in split_query(each):
            name = name_collection(part) if part.field == "collection" and not part.negated else ""
            if name in named and name not in seen:
                seen.add(name)
                queries.append(named[name].query)
    return queries


def _read_parts(query: str) -> tuple[list[str], list[tuple[str, ...]]]:
    question = query.rstrip().endswith(("?", "？"))  # in which quotation marks and minus signs are only punctuation
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for part in split_query(query):
        if part.field or (part.negated and not question):
            continue
        found = _find_words(part.text)
        if part.quoted and len(found) > 1 and not question:
            phrases.append(tuple(found))
        else:
            words += found
    return words, phrases


def explain_slips(slips: Iterable[tuple[str, str]], translate: Translate = speak_english) -> str:
    """A sentence on each word that another was looked for instead of; "" if there is none."""
    said = (
        translate("No document has “{word}”: looked for “{meant}”.", word=word, meant=meant) for word, meant in slips
    )
    return " ".join(said)


def found_alike(passages: Iterable[Passage]) -> bool:
    """Whether all that was found was found by what it means, and none of it has the words that were looked for."""
    methods = {finding.method for passage in passages for finding in passage.findings}
    return bool(methods) and Method.WORDS not in methods  # of nothing but filters no method finds anything


def read_text_terms(text: str) -> Terms:
    """The words of a passage to mark in one that is like it, without numbers and those that say nothing."""
    telling = _leave_out_stop_words([word for word in _find_words(text) if not word[0].isdigit()])
    return Terms(tuple(dict.fromkeys(telling)))


def _find_words(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in find_words(text)]


def _leave_out_stop_words(words: list[str]) -> list[str]:
    return [word for word in words if fold(word) not in stop_words()]
