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


STYLES = "\u0488\u0489\u1abe\u20dd-\u20e0\u20e2-\u20e4\ua670-\ua672\ufe00-\ufe0f"
"""Inside of a class: marks that say how a character is drawn, such as an emoji, or what is set around it.

They belong to no word.
"""
_FIRST_STYLE, _LAST_STYLE = "\ufe00", "\ufe0f"


def is_letter(character: str) -> bool:
    """Whether a character is a part of words: a letter, a digit, or a sign that belongs to a letter."""
    return character.isalnum() or is_sign(character)


def is_sign(character: str) -> bool:
    """Whether a character is a sign that stands on or beside a letter."""
    return unicodedata.category(character) in ("Mn", "Mc") and not _FIRST_STYLE <= character <= _LAST_STYLE


def count_letters(text: str) -> int:
    """The letters of a text, with their signs, but no digits."""
    return sum(unicodedata.category(character)[0] == "L" or is_sign(character) for character in text)


def _list_signs() -> Iterator[str]:
    """Ranges of a class, such as ``a-z``."""
    signs = [code for begin, end in _BLOCKS for code in range(begin, end) if is_sign(chr(code))]
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
