"""The little words by which a question leans on the one before it, in the language it is asked in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from engine.letters import WORD
from engine.paths import resource
from engine.sentences import fold

_KANA, _HAN = re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\u3400-\u9fff]")
_UNSPACED = ("ja", "zh")

Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FollowUpWords:
    """One section of ``resources/follow_ups.toml``, which says what each is for; folded, phrases word by word.

    Where no spaces stand between words (``spaced`` is False) a phrase is one string, and so is a reference.
    """

    openings: Phrases
    empty: Phrases
    references: frozenset[str]
    at_end: frozenset[str]
    ties: frozenset[str]
    auxiliaries: frozenset[str]
    determiners: frozenset[str]
    questions: frozenset[str]
    spaced: bool

    @property
    def little(self) -> frozenset[str]:
        """All single words: none of them says what a question is about."""
        return self.references | self.at_end | self.ties | self.auxiliaries | self.determiners | self.questions


def choose_follow_up_words(question: str) -> FollowUpWords:
    """Those of the language whose little words the question has most of; English where none has any."""
    if _KANA.search(question):
        return _load()["ja"]
    if _HAN.search(question):
        return _load()["zh"]
    asked = re.findall(WORD, fold(question))
    counts = {language: _count(asked, words) for language, words in _load().items() if words.spaced}
    return _load()[max(counts, key=lambda language: counts[language])]  # English is the first among equals


def _count(asked: list[str], words: FollowUpWords) -> int:
    """The first word tells most of a short question."""
    opens = bool(asked) and any(asked[: len(phrase)] == list(phrase) for phrase in words.openings)
    return sum(word in words.little for word in asked) + 2 * opens


@cache
def _load() -> Mapping[str, FollowUpWords]:
    table = tomllib.loads(resource("follow_ups.toml").read_text(encoding="utf-8"))
    return {language: _read(section, spaced=language not in _UNSPACED) for language, section in table.items()}


def _read(section: Mapping[str, str], *, spaced: bool) -> FollowUpWords:
    def split(name: str) -> frozenset[str]:
        return frozenset(fold(section.get(name, "")).split())

    def phrases(name: str) -> Phrases:
        """The longest first: “and what about” begins with “and”."""
        each = (tuple(fold(phrase).split()) for phrase in section.get(name, "").split("|"))
        return tuple(sorted(filter(None, each), key=lambda phrase: (-len(phrase), -len(phrase[0]))))

    return FollowUpWords(
        openings=phrases("openings"),
        empty=phrases("empty"),
        references=split("references"),
        at_end=split("at_end"),
        ties=split("ties"),
        auxiliaries=split("auxiliaries"),
        determiners=split("determiners"),
        questions=split("questions"),
        spaced=spaced,
    )
