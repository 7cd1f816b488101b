"""What a word is to an expression: letters with the signs for vowels, tones and accents that stand on or beside them.

To Python such a sign is no part of a word: one of Hindi, Tamil, Thai or pointed Arabic would be cut at each, and so
would one of Latin letters whose accents are characters of their own. The parts of expressions here have no groups. Of
English they find the same as Python's, as fast: a run of letters is still one class, and signs are looked for after it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_BLOCKS = ((0x0300, 0x1E00), (0x2000, 0x3100), (0xA600, 0xAC00), (0xFB00, 0xFE30))
"""Where such signs are, but for scripts that nobody writes any more and some that few do."""


def is_letter(character: str) -> bool:
    """Whether a character is a part of words: a letter, a digit, or a sign that belongs to a letter."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def count_letters(text: str) -> int:
    """The letters of a text, with their signs, but no digits."""
    return sum(unicodedata.category(character)[0] in "LM" for character in text)


def _list_signs() -> Iterator[str]:
    """Ranges of a class, such as ``a-z``."""
    codes = [code for begin, end in _BLOCKS for code in range(begin, end)]
    kinds = map(unicodedata.category, map(chr, codes))
    signs = [code for code, kind in zip(codes, kinds, strict=True) if kind[0] == "M"]
    first = before = signs[0]
    for code in [*signs[1:], 0]:
        if code != before + 1:
            yield f"{chr(first)}-{chr(before)}"
            first = code
        before = code


SIGNS = "".join(_list_signs())
"""Inside of a class: the signs that stand on or beside letters."""


def join_signs(letter: str) -> str:
    """A run of what ``letter`` finds, a class, with all signs that belong to it."""
    return f"{letter}++(?:[{SIGNS}]++{letter}*+)*+"


WORD = join_signs(r"\w")
ALPHANUMERIC = join_signs(r"[^\W_]")
LETTERS = join_signs(r"[^\W\d_]")
BEGIN = rf"(?<![\w{SIGNS}])"
"""No part of a word stands before."""
END = rf"(?![\w{SIGNS}])"
"""No part of a word stands after."""
