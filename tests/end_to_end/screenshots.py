"""Takes the pictures of the README: the real window, engine and models over the sample notes, in light and dark.

xvfb-run -s "-screen 0 1280x800x24" python -m tests.end_to_end.screenshots resources/screenshots

A text beside them says which parts of the window are where, which tests/end_to_end/test_screenshots.py compares.
With the code of a language after the folder, in that language; with ``mirrored``, as one reads from the right.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.language import speak
from desktop.theme import DARK, LIGHT, wear_theme
from desktop.translation import translate
from engine.api import SummaryLength, resource
from tests.end_to_end.window_driver import WindowDriver, drive_window
from tests.end_to_end.window_structure import Part, list_parts, read_parts

QUESTIONS = (
    "Who built the Bell Rock lighthouse?",
    "How much is the deposit?",
    "How many days of notice does the tenant have to give?",
)
SEARCH = "tenant notice"
LARGEST = 150_000  # bytes
SIZE = 1280, 800  # pixels
STRUCTURE = "structure.txt"
MIRRORED = "mirrored"
THEMES = {"light": LIGHT, "dark": DARK}


def take_screenshots(folder: Path, language: str = "en") -> None:
    """Write ``{PLACES}-{light,dark}.png`` and what is on them, ``structure.txt``, into ``folder``."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home  # so that no picture shows a folder of this machine
        app = QApplication(["carrel", "-style", "Fusion"])
        speak(app, language)
        if language == MIRRORED:
            app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        folder.mkdir(parents=True, exist_ok=True)
        structures = {}
        for place, mood, driver in visit_places(app, Path(home)):
            _take(driver, folder / f"{place}-{mood}.png")
            structures[place, mood] = list_parts(driver.window)
    (folder / STRUCTURE).write_text(write_structures(structures), encoding="utf-8")


def visit_places(app: QApplication, home: Path) -> Iterator[tuple[str, str, WindowDriver]]:
    """The window of somebody who lives in ``home``, at each place in turn, light and dark, as it is to be looked at."""
    notes = home / "Notes"
    shutil.copytree(resource("sample_notes"), notes)
    with drive_window(home / "carrel") as driver:
        driver.window.window().resize(*SIZE)
        driver.add_folder(notes)
        driver.window.activity_bar.dismiss_button.click()  # else it goes by itself, at one place or another
        for place, go in PLACES.items():
            go(driver, notes)
            for mood, theme in THEMES.items():
                wear_theme(app, theme)
                driver.rest(300)
                yield place, mood, driver
            wear_theme(app, LIGHT)


def write_structures(structures: Mapping[tuple[str, str], Sequence[Part]]) -> str:
    """What is on the pictures, a place after the other; what light and dark have in common, which is all of it."""
    for place in PLACES:
        assert structures[place, "light"] == structures[place, "dark"], place
    return "\n".join(
        "\n".join([f"# {place}", *(part.write() for part in structures[place, "light"]), ""]) for place in PLACES
    )


def read_structures(text: str) -> dict[str, list[Part]]:
    """What ``write_structures`` wrote, by place."""
    _, *sections = re.split(r"(?m)^# (\w+)\n", text)
    return {place: read_parts(lines.strip("\n")) for place, lines in zip(sections[::2], sections[1::2], strict=True)}


def _go_to_ask(driver: WindowDriver, _notes: Path) -> None:
    for question in QUESTIONS:
        driver.ask(question)


def _go_to_document(driver: WindowDriver, _notes: Path) -> None:
    driver.follow(".pdf")
    driver.wait_until(lambda: bool(driver.window.document_view.page_pane.sheet.marks()))
    driver.rest(1000)  # the page is drawn once more when its width has settled


def _go_to_search(driver: WindowDriver, _notes: Path) -> None:
    driver.window.document_view.close_document()
    driver.search(SEARCH)


def _go_to_library(driver: WindowDriver, _notes: Path) -> None:
    driver.window.show_library()


def _go_to_summary(driver: WindowDriver, notes: Path) -> None:
    driver.summarise(notes / "home" / "Tenancy agreement.pdf")
    view = driver.window.summary_view
    view.length_buttons[SummaryLength.LONG].click()
    driver.wait_until(lambda: translate("page {number}", number=2) in view.pane.toPlainText())


def _go_to_map(driver: WindowDriver, _notes: Path) -> None:
    driver.window.show_map()
    driver.wait_until(lambda: bool(driver.window.map_view.drawn.points))


def _go_to_models(driver: WindowDriver, _notes: Path) -> None:
    driver.show_models()


PLACES: Mapping[str, Callable[[WindowDriver, Path], None]] = {
    "ask": _go_to_ask,
    "document": _go_to_document,
    "search": _go_to_search,
    "library": _go_to_library,
    "summary": _go_to_summary,
    "map": _go_to_map,
    "models": _go_to_models,
}
"""In this order: each begins where the one before has left the window."""


def _take(driver: WindowDriver, file: Path) -> None:
    assert _reduce_colours(driver.window.grab().toImage()).save(str(file))
    assert file.stat().st_size <= LARGEST, f"{file} has {file.stat().st_size} bytes, more than {LARGEST}"


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
