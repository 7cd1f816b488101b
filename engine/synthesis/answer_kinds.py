"""Which kind of thing a question asks for, where its words say so, and whether a sentence has one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from engine.letters import BEGIN, END
from engine.paths import resource
from engine.sentences import fold
from engine.synthesis.claims import Statement

_TELLING = "telling"


class AnswerKind(StrEnum):
    """What may be asked for; the order is that in which a question's words are looked at."""

    NUMBER = "number"
    TIME = "time"
    PERSON = "person"
    PLACE = "place"


def expect_kind(question: str, language: str) -> AnswerKind | None:
    """What a question in this language asks for, an ISO 639-1 code or "" where it cannot be told."""
    folded = fold(question)
    patterns = _load(language or "en")
    return next((kind for kind in AnswerKind if kind in patterns and patterns[kind].search(folded)), None)


def drop_telling(question: str, language: str) -> str:
    """The question, folded, without words such as "said" and "mentioned", which no answer needs to repeat."""
    words = _load(language or "en").get(_TELLING)
    return words.sub(" ", fold(question)) if words else question


def holds_kind(statement: Statement, kind: AnswerKind, asked: Statement) -> bool:
    """Whether a sentence has a number, or a name, that the question does not have already."""
    known = asked.words.union(*(claim.readings for claim in asked.claims))
    new = [claim for claim in statement.claims if not claim.readings & known]
    if kind in (AnswerKind.NUMBER, AnswerKind.TIME):
        return any(claim.is_number and not claim.loose for claim in new)
    return any(not claim.is_number for claim in new)


@cache
def _load(language: str) -> Mapping[str, re.Pattern[str]]:
    table = tomllib.loads(resource("answer_kinds.toml").read_text(encoding="utf-8")).get(language, {})
    return {name: _compile(phrases) for name, phrases in table.items()}


def _compile(phrases: str) -> re.Pattern[str]:
    return re.compile(f"{BEGIN}(?:{'|'.join(map(re.escape, fold(phrases).split('|')))}){END}")
