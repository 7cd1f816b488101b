"""Makes questions of sentences without a language model: what a calibration asks a library about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.letters import ALPHANUMERIC
from engine.sentences import content_words, split_sentences
from engine.synthesis.claims import read_statement

_LEAST_WORDS, _MOST_WORDS = 6, 40  # of a sentence that is asked about
_KEPT = 3  # of its words that carry meaning every third is left out, as people leave out or reword some
_WORD = re.compile(rf"{ALPHANUMERIC}(?:['’-]{ALPHANUMERIC})*")


def make_question(text: str) -> tuple[str, str] | None:
    """A question about the first sentence of ``text`` that can be asked about, and that sentence; None without any.

    The sentence loses its last name or number, which is what is asked for, and every third word besides.
    """
    for sentence in _list_sentences(text):
        words = list(_WORD.finditer(sentence))
        answers = [claim for claim in read_statement(sentence, "").claims if not claim.loose]
        if answers and _LEAST_WORDS <= len(words) <= _MOST_WORDS:
            return _ask(words, answers[-1].start, answers[-1].end), sentence
    return None


def _list_sentences(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in split_sentences(text))


def _ask(words: list[re.Match[str]], start: int, end: int) -> str:
    kept, telling = [], 0
    for word in words:
        if word.start() < end and start < word.end():
            continue
        telling += bool(content_words(word[0]))
        if not content_words(word[0]) or telling % _KEPT:
            kept.append(word[0])
    return f"{' '.join(kept)}?"
