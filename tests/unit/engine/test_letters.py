"""Words are whole in every script, and those of English are what they are to Python."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.letters import ALPHANUMERIC, BEGIN, END, LETTERS, SIGNS, STYLES, WORD, count_letters, is_letter
from engine.sentences import content_words

SENTENCES = {
    "यह किताब हिन्दी में है।": ["यह", "किताब", "हिन्दी", "में", "है"],
    "இது ஒரு புத்தகம்.": ["இது", "ஒரு", "புத்தகம்"],
    "ห้องสมุด ที่นี่": ["ห้องสมุด", "ที่นี่"],
    "هٰذَا كِتَابٌ.": ["هٰذَا", "كِتَابٌ"],
    "L\u2019e\u0301te\u0301 nai\u0308f": ["L", "e\u0301te\u0301", "nai\u0308f"],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_whole(sentence: str) -> None:
    for pattern in (WORD, ALPHANUMERIC, LETTERS):
        assert re.findall(pattern, sentence) == SENTENCES[sentence]
    for word in SENTENCES[sentence]:
        assert re.search(f"{BEGIN}{re.escape(word)}{END}", sentence)
        if len(word) > 2:
            assert not re.search(f"{BEGIN}{re.escape(word[:-1])}{END}", sentence)
    assert all(map(is_letter, "".join(SENTENCES[sentence])))


def test_what_carries_meaning_is_whole() -> None:
    assert content_words("पुस्तकालय की किताबें")[0].startswith("पु")
    assert len(content_words("पुस्तकालय किताबें")) == 2
    assert content_words("e\u0301le\u0301gance") == content_words("élégance")
    assert count_letters("हिन्दी 5") == 6


@given(st.text(st.characters(codec="latin-1")))
def test_without_signs_words_are_those_of_python(text: str) -> None:
    assert re.findall(WORD, text) == re.findall(r"\w+", text)
    assert re.findall(ALPHANUMERIC, text) == re.findall(r"[^\W_]+", text)
    assert re.findall(LETTERS, text) == re.findall(r"[^\W\d_]+", text)


def test_no_sign_of_the_first_plane_is_forgotten() -> None:
    sign, style = re.compile(f"[{SIGNS}]"), re.compile(f"[{STYLES}]")
    for code in range(0x10000):
        kind = unicodedata.category(chr(code))
        is_style = kind == "Me" or 0xFE00 <= code <= 0xFE0F
        assert bool(sign.match(chr(code))) == (kind in ("Mn", "Mc") and not is_style), hex(code)
        assert bool(style.match(chr(code))) == is_style, hex(code)
        assert is_letter(chr(code)) == (chr(code).isalnum() or bool(sign.match(chr(code)))), hex(code)
    assert sys.maxunicode > 0x10000  # rarer scripts, which are beyond it, keep Python's words


def test_what_draws_an_emoji_is_no_part_of_a_word() -> None:
    assert re.findall(WORD, "❤\ufe0fheart 5\ufe0f\u20e3 ok\ufe0f") == ["heart", "5", "ok"]
    assert re.search(f"{BEGIN}heart{END}", "❤\ufe0fheart\ufe0f")
    assert count_letters("❤\ufe0f a\ufe0f\u20e3") == 1
