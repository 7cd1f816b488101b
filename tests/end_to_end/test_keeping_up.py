"""The real window on the real engine keeps the library as the disk is: pausing, crashing, saving, deleting."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtWidgets import QApplication

from desktop.theme import LIGHT, wear_theme
from engine.api import FileState, GetStatus, IndexingSettings, LibraryStatus, Passage, SearchPassages
from engine.settings import load_settings
from tests.broken_change import BrokenChange
from tests.end_to_end.window_driver import WindowDriver, drive_window
from tests.notes import write_notes

NOTES = 80
SEARCHABLE_SECONDS = 2.0
STEP_SECONDS = 2.0
"""In which work that goes on commits something, on a slow machine too."""


@pytest.fixture
def driver(qapp: QApplication, tmp_path: Path) -> Iterator[WindowDriver]:
    qapp.setStyle("Fusion")
    wear_theme(qapp, LIGHT)
    with drive_window(tmp_path / "home") as driver:
        yield driver


def search(driver: WindowDriver, words: str) -> tuple[Passage, ...]:
    found: list[tuple[Passage, ...]] = []
    job = driver.window.bridge.submit(SearchPassages(words, 3))
    job.finished.connect(found.append)
    driver.wait_until(lambda: bool(found))
    return found[0]


def finds(driver: WindowDriver, words: str, path: Path) -> bool:
    return any(words in passage.text and passage.path == path for passage in search(driver, words))


def wait_and_measure(driver: WindowDriver, condition: Callable[[], bool]) -> float:
    began = time.monotonic()
    driver.wait_until(condition)
    return time.monotonic() - began


def kill_engine() -> None:
    [engine] = [child for child in psutil.Process().children() if "resource_tracker" not in " ".join(child.cmdline())]
    engine.kill()


def read_status(driver: WindowDriver) -> LibraryStatus:
    read: list[LibraryStatus] = []
    driver.window.bridge.submit(GetStatus()).finished.connect(read.append)
    driver.wait_until(lambda: bool(read))
    return read[0]


def search_has(driver: WindowDriver, word: str) -> bool:
    return any(word in passage.text for passage in search(driver, word))


def count_indexed(driver: WindowDriver) -> int:
    """How many files the engine says are indexed, asked now."""
    records = driver.list_documents()
    return sum(record.state is FileState.INDEXED for record in records)


def wait_for_standstill(driver: WindowDriver) -> int:
    """How many files are indexed when no more are: what was being written when indexing was paused is written."""
    before, now = -1, count_indexed(driver)
    while now != before:
        driver.rest(int(1000 * STEP_SECONDS))
        before, now = now, count_indexed(driver)
    return now


def test_a_change_of_the_embedder_that_was_killed_is_finished_by_the_window(qapp: QApplication, tmp_path: Path) -> None:
    change = BrokenChange(tmp_path)
    with drive_window(change.home) as driver:
        driver.wait_until(lambda: not read_status(driver).wanted_embedder)
        assert read_status(driver).embedder == change.wanted
    change.check_finished()


def test_a_saved_file_is_searchable_within_two_seconds(
    driver: WindowDriver, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = write_notes(tmp_path / "notes", 5)
    driver.add_folder(notes)
    driver.wait_until(lambda: not driver.window.indexer.running)
    took = []
    for number in range(3):
        fresh, words = notes / f"fresh {number}.md", f"Marmalade{number} needs bitter oranges."
        fresh.write_text(words, encoding="utf-8")
        took.append(wait_and_measure(driver, lambda words=words, fresh=fresh: finds(driver, words, fresh)))
    renamed = notes / "renamed.md"
    (notes / "fresh 0.md").rename(renamed)
    took.append(wait_and_measure(driver, lambda: finds(driver, "Marmalade0 needs bitter oranges.", renamed)))
    renamed.unlink()
    took.append(wait_and_measure(driver, lambda: not search_has(driver, "Marmalade0")))
    with capsys.disabled():
        print("\nseconds from a change to its being found:", ", ".join(f"{seconds:.2f}" for seconds in took))
    assert min(took[:3]) < SEARCHABLE_SECONDS
    assert driver.window.notices.sentences == []


def test_what_is_paused_stays_paused_over_a_crash_and_nothing_is_lost(driver: WindowDriver, tmp_path: Path) -> None:
    window = driver.window
    notes = write_notes(tmp_path / "notes", NOTES, sentences=20)
    window.indexer.add((notes,))
    driver.wait_until(lambda: count_indexed(driver) > 0)
    window.indexer.pause()
    done = wait_for_standstill(driver)
    assert done < NOTES
    assert window.activity_bar.line.text().startswith("Paused")

    kill_engine()
    driver.wait_until(lambda: window.notices.notice("engine") is not None)
    driver.wait_until(lambda: window.notices.notice("engine") is None)
    assert window.indexer.paused
    assert window.activity_bar.line.text().startswith("Paused")
    assert count_indexed(driver) == done

    window.indexer.resume()
    driver.wait_until(lambda: not window.indexer.running)
    assert count_indexed(driver) == NOTES
    assert finds(driver, f"Keyword{NOTES - 1:03}", notes / f"note {NOTES - 1:03}.md")


def test_the_pace_that_was_chosen_is_kept_in_the_settings(driver: WindowDriver, tmp_path: Path) -> None:
    menu = driver.window.pace_menu
    driver.wait_until((tmp_path / "home" / "settings.toml").exists)
    next(action for action in menu.paces.actions() if action.data() == "light").trigger()
    driver.wait_until(lambda: menu.settings.pace == "light")
    menu.on_battery.trigger()
    driver.wait_until(lambda: menu.settings.pause_on_battery)
    written = load_settings(tmp_path / "home" / "settings.toml").indexing
    assert written == menu.settings == IndexingSettings(pace="light", pause_on_battery=True)
    kill_engine()
    driver.wait_until(lambda: driver.window.notices.notice("engine") is not None)
    driver.wait_until(lambda: driver.window.notices.notice("engine") is None)
    driver.rest(300)
    assert menu.settings == written
