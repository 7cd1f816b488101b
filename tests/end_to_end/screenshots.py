"""Takes the pictures of the README: the real window, engine and models over the sample notes, in light and dark.

xvfb-run -s "-screen 0 1280x800x24" python -m tests.end_to_end.screenshots resources/screenshots
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.theme import DARK, LIGHT, wear_theme
from engine.api import resource
from tests.end_to_end.window_driver import WindowDriver, drive_window

QUESTIONS = (
    "When did the Bell Rock light first shine?",
    "How much notice must the tenant give to end the tenancy?",
)
LARGEST = 150_000  # bytes
THEMES = {"light": LIGHT, "dark": DARK}


def take_screenshots(folder: Path) -> None:
    """Write ``{ask,document,library}-{light,dark}.png`` into ``folder``."""
    app = QApplication([])
    app.setStyle("Fusion")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, drive_window(Path(home)) as driver:
        driver.window.resize(1280, 800)
        driver.add_folder(resource("sample_notes"))
        for question in QUESTIONS:
            driver.ask(question)
        _take(app, driver, folder, "ask")
        driver.follow(".pdf, page")
        driver.wait_until(lambda: bool(driver.window.document_view.page_pane.sheet.marks()))
        driver.rest(1000)  # the page is drawn once more when its width has settled
        _take(app, driver, folder, "document")
        driver.window.document_view.close_document()
        driver.window.show_library()
        _take(app, driver, folder, "library")


def _take(app: QApplication, driver: WindowDriver, folder: Path, name: str) -> None:
    for mood, theme in THEMES.items():
        wear_theme(app, theme)
        driver.rest(300)
        file = folder / f"{name}-{mood}.png"
        assert _reduce_colours(driver.window.grab().toImage()).save(str(file))
        assert file.stat().st_size <= LARGEST, f"{file} has {file.stat().st_size} bytes, more than {LARGEST}"
    wear_theme(app, LIGHT)


def _reduce_colours(picture: QImage) -> QImage:
    """The picture in its 256 commonest colours: half the bytes, and no difference to be seen."""
    pixels = picture.convertToFormat(QImage.Format.Format_RGB32)
    commonest = Counter(pixels.constBits().cast("I")).most_common(256)
    table = [colour for colour, _count in commonest]
    return pixels.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


if __name__ == "__main__":
    take_screenshots(Path(sys.argv[1]))
