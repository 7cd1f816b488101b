"""Who may recognise text, and what a person is told when nobody can."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from engine.errors import DocumentUnsupported
from engine.ingestion.recognition import Recogniser, _is_language, current_recogniser, recognising
from engine.paths import find_tessdata
from engine.settings import ReadingSettings


def test_english_comes_with_the_program() -> None:
    assert find_tessdata(["eng"])
    assert Recogniser(ReadingSettings()).obstacle == ""


def test_the_folder_with_most_of_the_languages_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("eng", "tlh"):
        (tmp_path / f"{name}.traineddata").touch()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert find_tessdata(["eng", "tlh"]) == tmp_path
    assert find_tessdata(["xxx"]) is None


def test_missing_languages_are_named_with_their_package() -> None:
    recogniser = Recogniser(ReadingSettings(ocr_languages="tlh"))
    assert "apt install tesseract-ocr-tlh" in recogniser.obstacle
    with pytest.raises(DocumentUnsupported, match="tesseract-ocr-tlh"):
        recogniser.read(Image.new("L", (10, 10)))


def test_one_language_of_two_is_enough() -> None:
    assert Recogniser(ReadingSettings(ocr_languages="tlh+eng")).obstacle == ""


def test_a_language_without_data_is_told_once_a_picture_was_read() -> None:
    recogniser = Recogniser(ReadingSettings(ocr_languages="tlh+eng"))
    assert recogniser.take_shortfall() == ""
    recogniser.read(write("Some words that can be read"))
    assert "the data of tlh was not found" in recogniser.take_shortfall()
    assert recogniser.take_shortfall() == ""


def test_a_failure_is_no_empty_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("no memory")

    recogniser = Recogniser(ReadingSettings())
    assert recogniser.read(Image.new("L", (200, 100), 255)) == ""
    assert recogniser.take_shortfall() == ""
    monkeypatch.setattr("xberg.extract", fail)
    assert [recogniser.read(write("Some words")) for _ in range(2)] == ["", ""]
    assert recogniser.take_shortfall().startswith("2 pictures were not recognised, because Tesseract failed")


def test_pictures_that_nobody_looks_at_are_counted_with_the_reason() -> None:
    recogniser = Recogniser(ReadingSettings(ocr=False))
    recogniser.pass_over(0)
    assert recogniser.take_shortfall() == ""
    recogniser.pass_over(1)
    assert recogniser.take_shortfall().startswith(
        "1 picture was not searched for text. Recognising text in pictures is"
    )


def write(text: str) -> Image.Image:
    image = Image.new("L", (700, 100), 255)
    ImageDraw.Draw(image).text((10, 30), text, fill=0, font_size=40)
    return image


def test_nobody_recognises_unless_asked() -> None:
    assert "set ocr = true" in current_recogniser().obstacle
    with recognising(Recogniser(ReadingSettings())):
        assert current_recogniser().obstacle == ""
    assert current_recogniser().obstacle


@pytest.mark.parametrize("text", ["यह चिट्ठी हिन्दी में लिखी है", "இது தமிழில் எழுதப்பட்ட கடிதம்", "A letter in English."])
def test_words_whose_vowels_are_signs_are_no_noise(text: str) -> None:
    assert _is_language(text)
    assert not _is_language("| - ~ . _ ' | — :")
