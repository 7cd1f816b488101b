"""Forgives typing errors: a word that is nowhere in the documents is taken for the nearest one that is.

A word that the embedder knows as a whole is none: no document has it, and it means what it says. The last word may
still be on its way, and is also taken for the commonest one that begins with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from engine.letters import BEGIN, END, LETTERS, SIGNS
from engine.sentences import content_words, fold, stop_words
from engine.store.search_index import Hit, SearchIndex
from engine.store.word_forms import find_words

_WORD = re.compile(LETTERS)
_SHORTEST = 4  # letters: shorter words are near too many others
_SHORTEST_BEGINNING = 3  # letters
_LONGEST = 40  # letters: longer words are no slips, and LanceDB fails to look for what is near to one of 250
_LONG = 8  # letters in which two slips may be, not one
_CANDIDATES = 100


def find_slips(
    text: str, found: Sequence[Hit], index: SearchIndex, is_word: Callable[[str], bool] = lambda _: False
) -> dict[str, str]:
    """Each word of a text that is in no row, with the nearest one that is in some, if any is near.

    ``found`` is what was found for the text as it stands: a word in there needs no looking for. Of what ``is_word``
    nothing can be wrong; it may still be the beginning of another.
    """
    seen = fold(" ".join(hit.text for hit in found))
    words = list(dict.fromkeys(_list_words(text)))
    unfinished = words[-1] if words and text.endswith(words[-1]) else ""
    unseen = [
        word
        for word in words
        if (_SHORTEST_BEGINNING if word == unfinished else _SHORTEST) <= len(word) <= _LONGEST
        and (word == unfinished or not is_word(word))
        and (word == unfinished or fold(word) not in seen)  # what it begins may be there as well
        and fold(word) not in stop_words()
    ]
    # Filters may have left out the rows that hold it; to look for near words takes ten times as long.
    near = {
        word: _find_near(word, index, unfinished=word == unfinished, is_word=is_word(word))
        for word in unseen
        if not index.holds_word(word)
    }
    return {word: other for word, other in near.items() if other}


def correct(text: str, slips: Mapping[str, str]) -> str:
    """The same text with other words in place of some."""
    for word, meant in slips.items():
        text = re.sub(f"{BEGIN}{re.escape(word)}{END}", meant, text)
    return text


def _list_words(text: str) -> list[str]:
    """The words of scripts that set spaces between them; of the others nobody can tell where one ends."""
    words = (text[start:end] for start, end, length in find_words(text) if not length)
    return [word for word in words if _WORD.fullmatch(word)]


def _find_near(word: str, index: SearchIndex, *, unfinished: bool, is_word: bool) -> str:
    """The word of the documents that is nearest to this one, the most frequent of those; "" if none is near.

    What an unfinished one begins is as near as what is one slip apart; nothing else is near to what is a word.
    """
    typed = fold(word)
    # The index holds words without their endings, and compares with what it is given as it is.
    forms = [*dict.fromkeys((typed, *content_words(word)))]
    hits = index.search_spelling(forms, _CANDIDATES, beginning=typed if unfinished else "")
    texts = fold("\n".join(f"{hit.text} {' '.join(hit.headings)}" for hit in hits))
    written = Counter(re.findall(rf"{BEGIN}{typed[0]}(?:[^\W\d_]|[{SIGNS}])+", texts))
    most = 0 if is_word or len(typed) < _SHORTEST else 1 if len(typed) < _LONG else 2
    near = []
    for other, count in written.items():
        slips = count_slips(typed, other, most) if len(other) >= _SHORTEST - 1 else most + 1
        if unfinished and other.startswith(typed):
            slips = min(slips, 1)
        elif slips > most:
            continue
        near.append((slips, -count, other))
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
