"""Takes the pictures of the README: the real window, engine and models over the sample notes, in light and dark.

xvfb-run -s "-screen 0 1280x800x24" python -m tests.end_to_end.screenshots resources/screenshots

With the code of a language after the folder, in that language; with ``mirrored``, as one reads from the right.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.language import speak
from desktop.theme import DARK, LIGHT, wear_theme
from desktop.translation import translate
from engine.api import SummaryLength, resource
from tests.end_to_end.window_driver import WindowDriver, drive_window

QUESTIONS = (
    "Who built the Bell Rock lighthouse?",
    "How much is the deposit?",
    "How many days of notice does the tenant have to give?",
)
SEARCH = "tenant notice"
LARGEST = 150_000  # bytes
MIRRORED = "mirrored"
THEMES = {"light": LIGHT, "dark": DARK}


def take_screenshots(folder: Path, language: str = "en") -> None:
    """Write ``{ask,document,search,library,summary,map,models}-{light,dark}.png`` into ``folder``."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home  # so that no picture shows a folder of this machine
        notes = Path(home) / "Notes"
        shutil.copytree(resource("sample_notes"), notes)
        app = QApplication(["carrel", "-style", "Fusion"])
        speak(app, language)
        if language == MIRRORED:
            app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        _take_all(app, notes, Path(home) / "carrel", folder)


def _take_all(app: QApplication, notes: Path, home: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with drive_window(home) as driver:
        driver.window.window().resize(1280, 800)
        driver.add_folder(notes)
        for question in QUESTIONS:
            driver.ask(question)
        _take(app, driver, folder, "ask")
        driver.follow(".pdf")
        driver.wait_until(lambda: bool(driver.window.document_view.page_pane.sheet.marks()))
        driver.rest(1000)  # the page is drawn once more when its width has settled
        _take(app, driver, folder, "document")
        driver.window.document_view.close_document()
        driver.search(SEARCH)
        _take(app, driver, folder, "search")
        driver.window.show_library()
        _take(app, driver, folder, "library")
        driver.summarise(notes / "home" / "Tenancy agreement.pdf")
        driver.window.summary_view.length_buttons[SummaryLength.LONG].click()
        driver.wait_until(lambda: translate("page {number}", number=2) in driver.window.summary_view.pane.toPlainText())
        _take(app, driver, folder, "summary")
        driver.window.show_map()
        driver.wait_until(lambda: bool(driver.window.map_view.drawn.points))
        _take(app, driver, folder, "map")
        driver.show_models()
        _take(app, driver, folder, "models")


def _take(app: QApplication, driver: WindowDriver, folder: Path, name: str) -> None:
    for mood, theme in THEMES.items():
        wear_theme(app, theme)
        driver.rest(300)
        file = folder / f"{name}-{mood}.png"
        assert _reduce_colours(driver.window.grab().toImage()).save(str(file))
        assert file.stat().st_size <= LARGEST, f"{file} has {file.stat().st_size} bytes, more than {LARGEST}"
    wear_theme(app, LIGHT)


def _reduce_colours(picture: QImage) -> QImage:
    """The picture in 256 colours of its own: half the bytes, and no difference to be seen."""
    pixels = picture.convertToFormat(QImage.Format.Format_RGB32)
    colours = [colour for colour, _count in Counter(pixels.constBits().cast("I")).most_common()]
    # The commonest as they are, so that no ground changes; of the others one of each kind, so that no ink is lost.
    kinds = {colour & 0xE0F0E0: colour for colour in reversed(colours)}
    table = list(dict.fromkeys([*colours[:96], *sorted(kinds.values(), key=colours.index)]))[:256]
    return pixels.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


if __name__ == "__main__":
    take_screenshots(Path(sys.argv[1]), *sys.argv[2:])
