"""The language of a text is told where it can be told."""

from __future__ import annotations

import pytest

from engine.ingestion.language import LanguageTeller


@pytest.fixture(scope="module")
def teller() -> LanguageTeller:
    return LanguageTeller()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The apricot tree stands behind the house, and nobody has pruned it for many years."),
        ("de", "Der Aprikosenbaum steht hinter dem Haus, und seit vielen Jahren hat ihn niemand geschnitten."),
        ("fr", "L'abricotier se trouve derrière la maison et personne ne l'a taillé depuis des années."),
        ("ru", "Абрикосовое дерево стоит за домом, и много лет его никто не обрезал."),
        ("zh", "杏树在房子后面，已经很多年没有人修剪过了，每年春天都开花。"),
        ("hi", "खुबानी का पेड़ घर के पीछे खड़ा है और कई सालों से किसी ने उसकी छँटाई नहीं की है।"),
        ("ta", "வீட்டின் பின்னால் ஒரு மரம் நிற்கிறது, பல ஆண்டுகளாக யாரும் அதை வெட்டவில்லை."),
        ("", "apricot"),
        ("", ""),
        ("", "12 34 56 | 78 90 11 | 12 13 14 15 | 99 98 97 96"),
    ],
)
def test_languages(teller: LanguageTeller, language: str, text: str) -> None:
    assert teller.tell(text) == language


def test_the_middle_of_a_long_text_decides(teller: LanguageTeller) -> None:
    header = "Copyright and licence of this file in English words. " * 20
    assert teller.tell(header + "Der Baum steht hinter dem Haus und trägt viele Früchte. " * 100) == "de"
