"""The window in every language, and as one reads from the right: real windows, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.language import LANGUAGES, choose_language, choose_locale

ROOT = Path(__file__).parents[3]
TRANSLATIONS = ROOT / "resources" / "translations"
PROGRAM = """
import json, sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

language, mirrored = sys.argv[1], sys.argv[2] == "mirrored"
app = QApplication(["carrel", "-style", "Fusion"])
from desktop.language import speak
from desktop.theme import LIGHT, wear_theme

speak(app, language)
if mirrored:
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
wear_theme(app, LIGHT)
from desktop.engine_bridge import EngineBridge
from desktop.question_box import QuestionBox
from desktop.sidebar import Sidebar
from desktop.workspace import Workspace
from tests.unit.desktop.fake_engine import FakeEngineClient

window = Workspace(Sidebar(), QuestionBox(), EngineBridge(FakeEngineClient().connect))
for _ in window.make_places():
    app.processEvents()
window.resize(1280, 800)
window.show()
app.processEvents()
said = set()
for widget in window.findChildren(QWidget):
    said |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
    if isinstance(widget, QLabel | QAbstractButton):
        said.add(widget.text().strip())
    if isinstance(widget, QLineEdit):
        said.add(widget.placeholderText())
    said |= {action.text() for action in widget.actions()}
print(json.dumps({
    "said": sorted(said - {""}),
    "number": QLocale().toString(1234567),
    "cancel": QCoreApplication.translate("QPlatformTheme", "Cancel"),
    "side": window.sidebar.mapTo(window, window.sidebar.rect().center()).x(),
    "scale": window.width(),
    "english": [
        each for each in sorted(said - {""})
        if QCoreApplication.translate("", each) != each or QCoreApplication.translate("engine", each) != each
    ],
}))
window.close()
"""


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    """What ``make`` compiles before it runs tests."""
    for catalogue in TRANSLATIONS.glob("*.ts"):
        compiled = catalogue.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
            release = Path(sys.executable).with_name("pyside6-lrelease")
            subprocess.run([release, "-silent", catalogue, "-qm", compiled], check=True)


def open_window(language: str, direction: str = "") -> dict:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, language, direction],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    ("language", "library", "number", "cancel"),
    [
        ("de", "Bibliothek", "1.234.567", "Abbrechen"),
        ("es", "Biblioteca", "1.234.567", "Cancelar"),
        ("zh_CN", "资料库", "1,234,567", "取消"),
    ],
)
def test_the_window_speaks_it(language: str, library: str, number: str, cancel: str) -> None:
    """Whatever is still English there, though the catalogue has it, was translated too early."""
    window = open_window(language)
    assert library in window["said"]
    assert (window["number"], window["cancel"]) == (number, cancel)
    assert window["english"] == []


def test_english_needs_no_catalogue() -> None:
    window = open_window("en")
    assert {"Library", "Settings", "Add folder"} <= set(window["said"])
    assert window["number"] == "1,234,567"


def test_the_side_bar_is_where_one_begins_to_read() -> None:
    from_left, from_right = open_window("en"), open_window("en", "mirrored")
    assert from_left["side"] < from_left["scale"] / 2 < from_right["side"]


@pytest.mark.parametrize(
    ("preferred", "spoken"),
    [
        (["de-AT", "en-US"], "de"),
        (["fr-FR", "es-MX"], "es"),
        (["fr-FR", "it-IT"], "en"),
        (["zh-Hans-CN"], "zh_CN"),
        (["zh-Hant-TW", "en-US"], "en"),
        (["zh-TW"], "en"),
        (["zh"], "zh_CN"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_is_known_is_spoken(preferred: list[str], spoken: str) -> None:
    assert choose_language(preferred) == spoken


@pytest.mark.parametrize(
    ("language", "system", "written"),
    [
        ("de", "de_AT", "de_AT"),
        ("de", "fr_FR", "de_DE"),
        ("en", "C", "en_US"),
        ("es", "es_MX", "es_MX"),
        ("zh_CN", "en_US", "zh_CN"),
    ],
)
def test_numbers_are_written_as_where_the_person_lives(language: str, system: str, written: str) -> None:
    assert choose_locale(language, system).name() == written


def test_every_language_can_be_chosen_in_the_settings() -> None:
    from engine.setting_prose import describe_table  # noqa: PLC0415 - the window must not need it
    from engine.settings import WindowSettings  # noqa: PLC0415

    choices = next(each.choices for each in describe_table(WindowSettings) if each.name == "language")
    assert choices == ("", *LANGUAGES)
