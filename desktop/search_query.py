"""Reads and edits the text of a query: which words to mark in what is found, and which kinds of file it asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from engine.api import resource

_QUOTES = '"“”„‟«»＂'
# A colon also stands in times and titles: only these words before it make a filter of it.
# A minus before a digit is a sign.
_PART = re.compile(
    rf"""(?P<minus>(?<!\S)[-−](?=[^\W\d_]|[{_QUOTES}]))?
    (?: (?<!\w)(?P<field>after|author|before|folder|lang|path|tag|type):
        (?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<value>[^\s{_QUOTES}]*))
      | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?
      | (?P<word>[^\s{_QUOTES}]+) )""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[\w\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a query wants to find in a text: single words, and words that follow one another."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()


def read_terms(query: str) -> Terms:
    """The words and phrases to mark: neither filters nor what is excluded, nor words that say nothing beside others."""
    question = query.rstrip().endswith(("?", "？"))  # in which quotation marks and minus signs are only punctuation
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for part in _PART.finditer(query):
        if part["field"] or (part["minus"] and not question):
            continue
        found = _WORD.findall(part["phrase"] or part["word"] or "")
        if part["phrase"] and len(found) > 1 and not question:
            phrases.append(tuple(found))
        else:
            words += found
    telling = [word for word in words if word.casefold() not in _stop_words()]
    return Terms(tuple(dict.fromkeys(telling if telling or phrases else words)), tuple(dict.fromkeys(phrases)))


def read_types(query: str) -> frozenset[str]:
    """The kinds of file a query asks for, in lower case; one that is excluded is not among them."""
    return frozenset(kind for part in _PART.finditer(query) for kind in _types_of(part))


def has_filters(query: str) -> bool:
    """Whether something in the query only narrows what is found."""
    return any(part["minus"] or part["field"] or part["phrase"] for part in _PART.finditer(query))


def add_types(query: str, kinds: Sequence[str]) -> str:
    """The query with ``type:`` and those of the kinds at its end that it does not ask for already."""
    missing = [kind for kind in kinds if kind not in read_types(query)]
    return f"{query.rstrip()} type:{','.join(missing)} ".lstrip() if missing else query


def drop_types(query: str, kinds: Collection[str]) -> str:
    """The query without asking for these kinds; what else the person wrote stays as it is."""
    kept, seen = "", 0
    for part in _PART.finditer(query):
        types = _types_of(part)
        left = [kind for kind in types if kind not in kinds]
        if left == types:
            continue
        kept += query[seen : part.start()]
        seen = part.end()
        if left:
            kept += f"type:{','.join(left)}"
        elif not kept or kept[-1].isspace():  # of the two spaces around it one is enough
            seen += len(query[seen:]) - len(query[seen:].lstrip())
    return kept + query[seen:]


def _types_of(part: re.Match[str]) -> list[str]:
    if part["minus"] or (part["field"] or "").casefold() != "type":
        return []
    values = [part["quoted"]] if part["quoted"] is not None else part["value"].split(",")
    return [kind for value in values if (kind := value.strip().casefold())]


@cache
def _stop_words() -> frozenset[str]:
    written = resource("stop_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in written.splitlines() if not line.startswith("#") for word in line.split())
