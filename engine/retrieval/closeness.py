"""How much of a query stands in a text letter by letter: the rarer, the more it counts."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from engine.letters import WORD
from engine.sentences import fold

_LETTERS = 5  # of a string that is compared; tests/quality/test_fusion.py compares lengths
_LONGEST = 500  # characters of a query that are compared
_WORD = re.compile(WORD)
# Words of these scripts are found by pairs of letters already, and longer strings mislead: Chinese lost half a point.
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def measure_closeness(query: str, texts: Sequence[str]) -> list[float]:
    """For each text its share of the query's strings of five letters, 0 to 1; the closest text has 1.

    Strings run across words, so that inflections, parts of compounds and words beside each other count, which stems
    and vectors miss. A string counts by how few of ``texts`` have it. Source: McNamee and Mayfield, "Character N-Gram
    Tokenization for European Language Text Retrieval", Information Retrieval 2004.
    """
    folded = [_fold(text) for text in texts]
    worths = [0.0] * len(texts)
    for string in _list_strings(_fold(query[:_LONGEST])):
        having = [place for place, text in enumerate(folded) if string in text]
        for place in having:
            worths[place] += math.log(1 + len(texts) / len(having))
    best = max(worths, default=0.0) or 1.0
    return [worth / best for worth in worths]


def _fold(text: str) -> str:
    """The words alone, one space around each."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _list_strings(text: str) -> list[str]:
    strings = dict.fromkeys(text[start : start + _LETTERS] for start in range(len(text) - _LETTERS + 1))
    return sorted(string for string in strings if not _EAST_ASIAN.search(string))
