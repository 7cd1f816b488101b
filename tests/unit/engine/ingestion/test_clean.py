"""Encodings people's files are really in, and junk that must not reach the index."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ingestion.clean import clean_title, decode, drop_invisible, looks_like_text

GERMAN = "Sehr geehrte Frau Müller,\nüber die Größe der Wohnung haben wir gesprochen. Die Miete beträgt 850 €."
FRENCH = "Le garçon a mangé des pâtes à la crème brûlée hier soir, près de l’hôtel où il était resté."
JAPANESE = "これは日本語のテキストです。会議は三月十日に東京で行われます。"
RUSSIAN = "Встреча состоится в понедельник в десять часов утра."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "cp1252"),
        (GERMAN.replace("€", "EUR"), "latin-1"),
        (FRENCH, "cp1252"),
        ("Café", "cp1252"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        ("Zażółć gęślą jaźń, proszę o odpowiedź do piątku.", "cp1250"),
        ("会议将于星期一上午十点举行，请准时参加。", "gb18030"),
        ("회의는 월요일 오전 열 시에 시작합니다.", "cp949"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
    ],
)
def test_finds_the_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_obeys_and_removes_the_mark(mark: bytes, encoding: str) -> None:
    assert decode(mark + JAPANESE.encode(encoding)) == JAPANESE


def test_a_few_broken_bytes_do_not_turn_utf_8_into_something_else() -> None:
    log = (RUSSIAN * 3).encode() + b"\xff\xfe broken"
    assert decode(log).startswith(RUSSIAN)


@given(st.text())
def test_utf_8_survives_but_for_its_line_ends(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if not data.startswith(b"\xfe") and "\x00" not in text and "\x1b" not in text and not text.startswith("\ufeff"):
        assert decode(data) == text.encode("utf-8", "ignore").decode().replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary())
def test_never_fails(data: bytes) -> None:
    assert "\r" not in decode(data)


def test_titles_programs_fill_in_are_no_titles() -> None:
    fillers = [None, "", "  ", "Untitled", "Microsoft Word - letter.doc", "Document1", "x", "Unbenannt 2"]
    assert [clean_title(title) for title in fillers] == [""] * len(fillers)
    assert clean_title(" The\u00ad lease\n of 2024 ") == "The lease of 2024"


def test_invisible_characters_go_and_line_breaks_stay() -> None:
    assert drop_invisible("a\x00b\u00adc\u200bd\n\te\x0cf") == "abcd\n\te\nf"


def test_text_of_mainframes() -> None:
    record = "0010017 MARGARET BERRY    12 HIGH STREET   LONDON      0000785625.00 ".encode("cp500")
    assert decode(record * 4).startswith("0010017 MARGARET BERRY    12 HIGH STREET")
    assert looks_like_text(record * 4)
    signs = "@@@@ an ASCII line with many signs @@@@ @@@@ @@@@ @@@@ @@@@ @@@@ @@@@"
    assert decode(signs.encode()) == signs


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Größe\n".encode(), True),
        ("Größe\n".encode("cp1252"), True),
        ("Größe und Farbe\n".encode("utf-16"), True),
        ("Größe und Farbe\n".encode("utf-16-be"), True),
        (b"", True),
        (b"\x1b[31mred\x1b[0m\n", True),
        (b"PK\x03\x04" + bytes(100), False),
        (bytes(range(256)) * 8, False),
    ],
)
def test_what_looks_like_text(data: bytes, expected: bool) -> None:
    assert looks_like_text(data) is expected
