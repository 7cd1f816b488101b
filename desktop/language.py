"""Which language the window speaks, with the numbers, dates and the direction of writing that go with it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from engine.paths import resource

ENGLISH = "en"
LANGUAGES = (ENGLISH, "de", "es", "zh_CN")
"""Those with a complete catalogue in resources/translations; English is what the code says."""


def speak(app: QApplication, wanted: str = "") -> str:
    """Speak one of ``LANGUAGES`` from now on, or that of the computer where none is wanted; returns which it is.

    Has to be called before anything of the window is made: what stands there is not translated again.
    """
    system = QLocale.system()
    language = wanted if wanted in LANGUAGES else choose_language(system.uiLanguages())
    locale = choose_locale(language, system)
    QLocale.setDefault(locale)
    app.setLayoutDirection(locale.textDirection())
    if language != ENGLISH:
        # Qt's own words first: a translator that is installed later is asked before it.
        for name, folder in (
            (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            (f"carrel_{language}", str(resource("translations"))),
        ):
            translator = QTranslator(app)
            if translator.load(name, folder):
                app.installTranslator(translator)
    return language


def choose_language(preferred: Iterable[str]) -> str:
    """The first of the person's languages, such as ``de-AT``, that the window speaks; else English."""
    for name in preferred:
        locale = QLocale(name)
        for language in LANGUAGES:
            known = QLocale(language)
            if (locale.language(), locale.script()) == (known.language(), known.script()):
                return language
    return ENGLISH


def choose_locale(language: str, system: QLocale) -> QLocale:
    """How this language is written: as it is where the person lives, if it is spoken there."""
    known = QLocale(language)
    local = QLocale(known.language(), known.script(), system.territory())
    return local if local.territory() == system.territory() else known
