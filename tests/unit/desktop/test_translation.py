from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.translation import mark, translate, translate_count

CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name></name>
    <message><source>Reading {name}</source><translation>{name} wird gelesen</translation></message>
    <message><source>Open</source><comment>adjective</comment><translation>Offen</translation></message>
    <message><source>Open</source><translation>Öffnen</translation></message>
    <message numerus="yes">
        <source>{n} file in {folder}</source>
        <comment>{n} files in {folder}</comment>
        <translation>
            <numerusform>In {folder} liegt {n} Datei</numerusform>
            <numerusform>In {folder} liegen {n} Dateien</numerusform>
        </translation>
    </message>
</context>
</TS>
"""


@pytest.fixture
def german(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """A catalogue with four sentences, compiled as those of the program are."""
    (tmp_path / "words.ts").write_text(CATALOGUE, encoding="utf-8")
    release = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([release, "-silent", tmp_path / "words.ts"], check=True)
    translator, before = QTranslator(), QLocale()
    assert translator.load(str(tmp_path / "words.qm"))
    qapp.installTranslator(translator)
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)
    qapp.removeTranslator(translator)


def test_without_a_catalogue_english_speaks(qapp: QApplication) -> None:
    assert translate("Reading {name}", name="a{b}.md") == "Reading a{b}.md"
    assert translate("100 % {sure}") == "100 % {sure}"
    assert translate_count("{n} file in {folder}", "{n} files in {folder}", 1, folder="x") == "1 file in x"
    assert translate_count("{n} file in {folder}", "{n} files in {folder}", 1200, folder="x") == "1,200 files in x"


@pytest.mark.usefixtures("german")
def test_a_catalogue_has_its_own_order_forms_and_numbers() -> None:
    assert translate("Reading {name}", name="a{b}.md") == "a{b}.md wird gelesen"
    assert translate_count("{n} file in {folder}", "{n} files in {folder}", 1, folder="x") == "In x liegt 1 Datei"
    many = translate_count("{n} file in {folder}", "{n} files in {folder}", 1200, folder="x")
    assert many == "In x liegen 1.200 Dateien"
    assert translate("{done} of {total}", done=999, total=1000) == "999 of 1.000"


@pytest.mark.usefixtures("german")
def test_one_word_has_a_translation_for_each_sense() -> None:
    assert (translate("Open"), translate("Open", "adjective")) == ("Öffnen", "Offen")


@pytest.mark.usefixtures("german")
def test_a_marked_sentence_is_translated_when_it_is_shown() -> None:
    assert (mark("Open"), translate(mark("Open"))) == ("Open", "Öffnen")
