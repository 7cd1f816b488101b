"""Sentences are found where a reader sees them, at exact offsets; content words are what two wordings share."""

from __future__ import annotations

import string
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.sentences import content_words, count_words, cut_unended, fold, is_ended, split_sentences, stop_words


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Dr. Smith paid Mr. Jones.", "He left."],
        ["It costs $3.14 or 1,000.50 euros.", "Version 2.0.1 is out!", "Is it?"],
        ["We met at 5 p.m. on Jan. 3.", "It rained."],
        ["See e.g. the note, i.e. this one.", "Done."],
        ['"Stop!" she said.', "He stopped."],
        ["Wait...", "What?", "Yes!"],
        ["Hello 😀😀.", "Wow 👩‍👩‍👧!", "Next."],
        ["𝔘𝔫𝔦𝔠𝔬𝔡𝔢 first.", "𝒮econd 𝓈entence."],
        ["No full stop at the end"],
    ],
)
def test_english(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_german() -> None:
    expected = ["Das kostet z. B. 3,50 € bzw. mehr.", "Am 3. Mai kommt Hr. Müller.", "Schön!"]
    assert sentences(" ".join(expected), "de") == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["これは日本語です。", "会議は三月十日ですか？", "はい。"],
        ["会议十点开始。", "请准时！", "谢谢。"],
    ],
)
def test_scripts_without_spaces(expected: list[str]) -> None:
    assert sentences("".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["# A heading", "Text below it."],
        ["## One", "### Another", "Text."],
        ["Text without a stop", "# A heading", "More text"],
        ["An introduction:", "- first item", "- second item", "* third item"],
        ["1. first step.", "2. second step", "10) tenth step"],
        ["| name | town |", "|---|---|", "| Ada | London |"],
        ["> a quotation", "> goes on"],
        ["Light | First lit | Height", "Bell Rock | 1811 |  | 35 metres", "Skerryvore | 1844 | 48 metres"],
    ],
)
def test_blocks_are_never_joined(expected: list[str]) -> None:
    assert sentences("\n".join(expected)) == expected


def test_a_blank_line_ends_a_sentence_and_a_single_line_break_does_not() -> None:
    assert sentences("One line\ngoes on.\n \t\nAnother paragraph\n\n\n") == ["One line\ngoes on.", "Another paragraph"]


def test_a_number_is_a_list_number_only_at_the_start_of_its_block() -> None:
    assert sentences("1. Buy milk. Then bread.\n2. Go home.") == ["1. Buy milk.", "Then bread.", "2. Go home."]
    assert sentences("1.") == ["1."]
    assert sentences("They were 12. Then they left.") == ["They were 12.", "Then they left."]


@pytest.mark.parametrize("bullet", "•◦▪●■○□⁃▸►-*")
def test_an_item_of_several_sentences_is_cut_whatever_its_bullet(bullet: str) -> None:
    expected = [f"{bullet} Skerryvore: not yet.", "The ferry takes four hours."]
    assert sentences(" ".join(expected)) == expected


_TEXT = st.lists(
    st.one_of(
        st.text(max_size=10),
        st.text(string.printable, max_size=20),
        st.sampled_from(
            [
                "Dr. ",
                "e.g. ",
                "3.14",
                ". ",
                "! ",
                "\n",
                "\n\n",
                "- ",
                "• ",
                "1. ",
                "# ",
                "|",
                "| a |\n",
                "。",
                "😀",
                "👍🏽",
                '"',
                "…",
            ]
        ),
    ),
    max_size=30,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(_TEXT, st.sampled_from(["en", "de", "ja"]))
def test_spans_are_inside_ordered_and_lose_no_text(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    kept = "".join("".join(text[start:end].split()) for start, end in spans)
    assert kept == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        " " * 200_000,
        "\n" * 100_000,
        ("\n" + " " * 100) * 2000,
        "#" * 100_000,
        "|\n" * 50_000,
        "| " * 100_000,
        "a | b\n" * 5_000,
        "a." * 50_000,
        "." * 100_000,
    ],
    ids=["spaces", "newlines", "indents", "marks", "bars", "cells", "rows", "dots", "stops"],
)
def test_takes_little_time_for_adversarial_text(text: str) -> None:
    started = time.process_time()
    split_sentences(text)
    content_words(text)
    assert time.process_time() - started < 5


def test_wordings_of_one_thing_share_their_words() -> None:
    assert content_words("The keeper was counting ships") == content_words("Keepers counted a ship")
    assert content_words("Café MÜLLER") == content_words("cafe\u0301 Muller")
    assert content_words("Straße") == content_words("STRASSE")


def test_stop_words_of_several_languages_carry_no_meaning() -> None:
    assert content_words("What is the, and who are they? Wer ist der? Où est-il, le?") == ["il"]
    assert {"the", "der", "ou", "fur"} <= stop_words()


def test_numbers_keep_their_digits() -> None:
    assert content_words("In 2024 it was 3.14 of 1,000 on 12/05, by 7") == ["2024", "3.14", "1,000", "12", "05", "7"]


def test_compounds_are_found_by_their_parts() -> None:
    assert content_words("well-known client/server O’Brien's") == ["well", "known", "client", "server", "brien"]


@pytest.mark.parametrize(
    "whole",
    ["It rained.", "“It rained.”", "(It rained!)", "**It rained.**", "वर्षा हुई।", "雨が降った。", "雨！", "雨？"],
)
def test_a_sentence_with_its_mark_is_ended_in_any_script(whole: str) -> None:
    assert is_ended(whole)
    assert not is_ended(whole.strip("“”()*")[:-1])


WRITTEN = {
    "English": ("The ferry leaves at 11:25. It takes three hours.", " A ticket costs"),
    "Japanese": ("フェリーは11時25分に出発します。「三時間かかります。」", "切符は40"),
    "Chinese": ("渡轮于11:25出发，需要三个小时。票价四十欧元！", "儿童可以"),
    "Hindi": ("नौका 11:25 बजे निकलती है। इसमें तीन घंटे लगते हैं।", " टिकट"),
    "Arabic": ("تغادر العبارة الساعة 11:25. هل تستغرق ثلاث ساعات؟", " سعر"),
    "Urdu": ("کشتی صبح نکلتی ہے۔ تین گھنٹے لگتے ہیں۔", " ٹکٹ"),
    "Burmese": ("သင်္ဘောသည် မနက်ထွက်သည်။ သုံးနာရီကြာသည်။", " လက်မှတ်"),
    "Thai": ("เรือเฟอร์รีออกเวลา 11:25 น. และใช้เวลาสามชั่วโมง ตั๋วราคาสี่สิบยูโร", " เด็กเดิน"),
    "Lao": ("ເຮືອອອກເດີນທາງໃນຕອນເຊົ້າ ໃຊ້ເວລາສາມຊົ່ວໂມງ", " ປີ້"),
    "Khmer": ("នាវាចេញដំណើរនៅព្រឹក។ វាចំណាយបីម៉ោង។", " សំបុត្រ"),
}


@pytest.mark.parametrize(("whole", "begun"), WRITTEN.values(), ids=WRITTEN)
def test_only_the_sentence_that_was_cut_off_is_taken_away(whole: str, begun: str) -> None:
    assert cut_unended(whole + begun, is_full=True) == whole
    assert cut_unended(whole, is_full=False) == whole
    assert cut_unended(begun.strip(), is_full=True) == cut_unended("", is_full=True) == ""


def test_in_thai_all_is_whole_that_was_not_cut_off() -> None:
    whole, begun = WRITTEN["Thai"]
    assert cut_unended(whole + begun, is_full=False) == whole + begun
    assert cut_unended("The ferry leaves at noon. It takes", is_full=False) == "The ferry leaves at noon."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry leaves at 11:25.", 5),
        ("渡轮需要三个小时。", 4),
        ("用 Python 写", 2),
        ("เรือใช้เวลาสามชั่วโมง", 5),
        ("नौका सुबह निकलती है।", 4),
    ],
)
def test_words_are_counted_where_nothing_stands_between_them(text: str, words: int) -> None:
    assert abs(count_words(text) - words) <= 1


def test_scripts_without_spaces_give_pairs_of_characters() -> None:
    assert content_words("日本語 漢") == ["日本", "本語", "漢"]
    assert "会议" in content_words("明天的会议十点开始")


def test_folding_unifies_case_accents_and_compatibility_forms() -> None:
    assert fold("ÀÉÎ ﬁ Ⅳ ＡＢＣ ß ℌ") == "aei fi iv abc ss h"


def test_folding_twice_changes_nothing_more() -> None:
    once = fold(" ".join(chr(code) for code in range(sys.maxunicode) if not 0xD800 <= code < 0xE000))
    assert fold(once) == once


@given(st.text())
def test_content_words_never_fail_and_are_never_stop_words(text: str) -> None:
    assert all(content_words(text))
