"""Forgives typing errors: a word that is nowhere in the documents is taken for the nearest one that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from engine.sentences import content_words, fold, stop_words
from engine.store.search_index import Hit, SearchIndex

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4  # letters: shorter words are near too many others
_LONG = 8  # letters in which two slips may be, not one
_CANDIDATES = 100


def correct_spelling(text: str, found: Sequence[Hit], index: SearchIndex) -> str:
    """The same text, with each word that is in no row replaced by the nearest one that is in some, if any is near.

    ``found`` is what was found for the text as it stands: a word in there needs no looking for.
    """
    seen = fold(" ".join(hit.text for hit in found))
    unseen = [
        word
        for word in dict.fromkeys(_WORD.findall(text))
        if len(word) >= _SHORTEST and fold(word) not in seen and fold(word) not in stop_words()
    ]
    for word in unseen:
        is_nowhere = not found or not index.search_words(word, None, 1)
        if is_nowhere and (near := _find_near(word, index)):
            text = re.sub(rf"\b{re.escape(word)}\b", near, text)
    return text


def _find_near(word: str, index: SearchIndex) -> str:
    """The word of the documents that is nearest to this one, the most frequent of those; "" if none is near."""
    typed = fold(word)
    # The index holds words without their endings, and compares with what it is given as it is.
    hits = index.search_spelling([*dict.fromkeys((typed, *content_words(word)))], _CANDIDATES)
    texts = fold("\n".join(f"{hit.text} {' '.join(hit.headings)}" for hit in hits))
    written = Counter(re.findall(rf"\b{typed[0]}[^\W\d_]+", texts))
    most = 2 if len(typed) >= _LONG else 1
    near = [
        (slips, -count, other)
        for other, count in written.items()
        if len(other) >= _SHORTEST - 1 and (slips := count_slips(typed, other, most)) <= most
    ]
    return min(near)[2] if near else ""


def count_slips(typed: str, wanted: str, most: int) -> int:
    """How many letters are wrong, missing, too many or swapped with the next; ``most`` + 1 for any number above it."""
    if abs(len(typed) - len(wanted)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(wanted) + 1))
    for line, letter in enumerate(typed, start=1):
        above, row, earlier = row, [line], before
        before = above
        for column, other in enumerate(wanted, start=1):
            best = min(above[column] + 1, row[-1] + 1, above[column - 1] + (letter != other))
            if earlier and column > 1 and letter == wanted[column - 2] and typed[line - 2] == other:
                best = min(best, earlier[column - 2] + 1)
            row.append(best)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)
