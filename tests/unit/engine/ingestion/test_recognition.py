"""Who may recognise text, and what a person is told when nobody can."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from engine.errors import DocumentUnsupported
from engine.ingestion.recognition import Recogniser, current_recogniser, recognising
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


def test_nobody_recognises_unless_asked() -> None:
    assert "set ocr = true" in current_recogniser().obstacle
    with recognising(Recogniser(ReadingSettings())):
        assert current_recogniser().obstacle == ""
    assert current_recogniser().obstacle
