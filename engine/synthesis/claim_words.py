"""The words of a language by which numbers, months, negations and opposites are written out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from engine.paths import resource
from engine.sentences import fold

_POWERS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9}


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Everything is folded; ``values`` are numbers below a hundred, ``powers`` exponents of ten, months count from 1.

    ``loose`` are number words that are often none; ``opposites`` hold each pair both ways.
    """

    values: Mapping[str, int] = field(default_factory=dict)
    powers: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    negations: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    opposites: frozenset[tuple[str, str]] = frozenset()


@cache
def load_claim_words(language: str) -> ClaimWords:
    """The words of a language, an ISO 639-1 code; of English where it is "", and none where there is no list."""
    table = tomllib.loads(resource("claim_words.toml").read_text(encoding="utf-8")).get(language or "en")
    if table is None:
        return ClaimWords()
    pairs = [pair.split("|") for pair in _split(table, "opposites")]
    months = enumerate(_split(table, "months"), start=1)
    return ClaimWords(
        values=_list_values(table),
        powers={word: power for name, power in _POWERS.items() for word in _split(table, name)},
        ordinals=_count(_split(table, "ordinals")) | _count_tens(_split(table, "ordinal_tens")),
        months={form: number for number, forms in months for form in forms.split("|")},
        negations=frozenset(_split(table, "negations")),
        loose=frozenset(_split(table, "loose")),
        opposites=frozenset((one, other) for pair in pairs for one, other in (pair, reversed(pair))),
    )


def _list_values(table: Mapping[str, str]) -> dict[str, int]:
    units, tens = _split(table, "count"), _count_tens(_split(table, "tens"))
    values = _count(units) | tens
    if joint := table.get("joint"):  # einundzwanzig
        first = {word.removesuffix("s") if number == 1 else word: number for number, word in enumerate(units[:10])}
        values |= {
            f"{unit}{joint}{ten}": more + number
            for ten, more in tens.items()
            for unit, number in first.items()
            if number and more > 10
        }
    return values


def _split(table: Mapping[str, str], name: str) -> list[str]:
    return [fold(word) for word in table.get(name, "").split()]


def _count(words: Sequence[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(words)}


def _count_tens(words: Sequence[str]) -> dict[str, int]:
    return {word: 10 * row for row, word in enumerate(words, start=1)}
