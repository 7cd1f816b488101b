"""Which language the window speaks, with the numbers, dates and the direction of writing that go with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from engine.paths import resource

KEY = "language"
"""Of the file that keeps how the window was left."""

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "de": "Deutsch", "es": "Español", "zh_CN": "简体中文"}
"""Those with a complete catalogue in resources/translations, each in its own words; English is what the code says."""


def speak(app: QApplication, wanted: str = "") -> str:
    """Speak one of ``LANGUAGES`` from now on, or that of the computer where none is wanted; returns which it is.

    Has to be called before anything of the window is made: what stands there is not translated again.
    """
    system = QLocale.system()
    language = wanted if wanted in LANGUAGES else choose_language(system.uiLanguages())
    QLocale.setDefault(choose_locale(language, system.name()))
    if language != ENGLISH:
        # Qt's own words first: a translator that is installed later is asked before it. They also say from which side
        # the language is read, and Qt then mirrors the window.
        for name, folder in (
            (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            (f"carrel_{language}", str(resource("translations"))),
        ):
            translator = QTranslator(app)
            if translator.load(name, folder):
                app.installTranslator(translator)
    return language


def read_language(file: Path) -> str:
    """What was wanted when the window was last open, as ``file`` keeps it: the settings themselves come later."""
    return str(QSettings(str(file), QSettings.Format.IniFormat).value(KEY, ""))


def choose_language(preferred: Iterable[str]) -> str:
    """The first of the person's languages, such as ``de-AT``, that the window speaks; else English."""
    known = {_strip(language): language for language in LANGUAGES}
    return next((known[_strip(name)] for name in preferred if _strip(name) in known), ENGLISH)


def choose_locale(language: str, system: str) -> QLocale:
    """How this language is written: as it is where the person lives, such as ``de_AT``, if it is spoken there."""
    territory = system.rpartition("_")[2]
    local = QLocale(f"{language.partition('_')[0]}_{territory}")
    return local if local.name().endswith(f"_{territory}") else QLocale(language)


def _strip(name: str) -> str:
    """A language without where it is spoken, but for Chinese, which is written in two ways.

    By names, as Python's copies of Qt's lists of languages and places take 15 ms to make, at every start.
    """
    parts = name.replace("_", "-").split("-")
    return f"{parts[0]}-Hant" if {"Hant", "TW", "HK", "MO"} & set(parts) else parts[0]
