"""Names what lies together on the map by the words that tell it from everything else.

A word is worth its part of the divergence (Kullback and Leibler) between the documents of the region and all: the share
of them that have it, times the logarithm of how many times the share of all that is. What is read are titles and
summaries.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from engine.sentences import fold, stop_words
from engine.store.word_forms import find_words

_WORDS = 3
_SAME_BEGINNING = 5  # letters: "lighthouse" and "lighthouses" say the same
_LEAST_SHARE = 0.05  # of the region's documents
_LEAST_DOCUMENTS = 2
_LEAST_TIMES = 1.2  # as often as everywhere


def name_regions(texts: Mapping[int, str], regions: Mapping[int, int]) -> dict[int, tuple[str, ...]]:
    """The words of each region, the best first, as they are mostly written; by the region's number.

    ``texts`` and ``regions`` are by document.
    """
    everywhere: Counter[str] = Counter()
    inside: dict[int, Counter[str]] = {}
    written: dict[str, Counter[str]] = {}
    for document, text in texts.items():
        words = dict(_list_words(text))
        everywhere.update(words.keys())
        inside.setdefault(regions[document], Counter()).update(words.keys())
        for word, as_written in words.items():
            written.setdefault(word, Counter())[as_written] += 1
    sizes = Counter(regions[document] for document in texts)
    return {
        region: tuple(
            written[word].most_common(1)[0][0] for word in _choose(counts, everywhere, sizes[region], len(texts))
        )
        for region, counts in inside.items()
    }


def _choose(here: Counter[str], everywhere: Counter[str], size: int, documents: int) -> Iterable[str]:
    least = min(size, max(_LEAST_DOCUMENTS, _LEAST_SHARE * size))
    times = {word: count / size * documents / everywhere[word] for word, count in here.items() if count >= least}
    worth = {word: here[word] / size * math.log(each) for word, each in times.items() if each >= _LEAST_TIMES}
    chosen: list[str] = []
    for word in sorted(worth, key=lambda word: (-worth[word], word)):
        if not any(word[:_SAME_BEGINNING] == other[:_SAME_BEGINNING] for other in chosen):
            chosen.append(word)
        if len(chosen) == _WORDS:
            break
    return chosen


def _list_words(text: str) -> Iterable[tuple[str, str]]:
    """Each word folded and as it is written here; no numbers, no single letters, none that says nothing.

    Scripts without spaces between words give every string of two or three characters.
    """
    for start, end, length in find_words(text):
        for first in range(start, end - length + 1) if length else [start]:
            written = text[first : first + length if length else end]
            word = fold(written)
            if len(word) > (1 if length else 2) and not any(map(str.isdigit, word)) and word not in stop_words():
                yield word, written
