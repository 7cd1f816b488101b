"""Ends a text that comes in pieces before the first of its stop words, and never shows a part of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def cut_at_stop_words(pieces: Iterable[str], words: Sequence[str]) -> Iterator[str]:
    """The pieces until a stop word is complete, without it; of several complete at once the longest counts.

    What may still become one is held back until that is known. No stop word is empty.
    """
    held = ""
    for piece in pieces:
        held += piece
        found = [(start + len(word), start) for word in words if (start := held.find(word)) >= 0]
        end = min(found)[1] if found else len(held) - _count_begun(held, words)
        if end:
            yield held[:end]
        if found:
            return
        held = held[end:]
    if held:
        yield held


def read_stop_words(written: str) -> tuple[str, ...]:
    r"""The stop words of a setting, which has ``|`` between them and may have ``\n`` for a line break."""
    return tuple(word for word in written.replace("\\n", "\n").split("|") if word)


def _count_begun(text: str, words: Sequence[str]) -> int:
    """How many characters at the end of the text may be the beginning of a stop word."""
    longest = min(len(text), max(map(len, words), default=1) - 1)
    for length in range(longest, 0, -1):
        if any(word.startswith(text[-length:]) for word in words):
            return length
    return 0
