"""Changes on a real disk are told within two seconds, whatever they are, and nothing else is."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from engine.ingestion import watch
from engine.ingestion.watch import watch_files
from engine.job import FilesChanged, Job

SECONDS = 2.0


class Watcher:
    """Watches in a thread, as the engine does."""

    def __init__(self, places: Callable[[], Sequence[Path]], own: Path) -> None:
        self.job = Job()
        self.told: queue.Queue[FilesChanged] = queue.Queue()
        self.remarks: list[str] = []
        self._thread = threading.Thread(target=self._run, args=(places, own))
        self._thread.start()

    def _run(self, places: Callable[[], Sequence[Path]], own: Path) -> None:
        for changed in watch_files(places, own, self.job):
            self.told.put(changed)
            if changed.remark:
                self.remarks.append(changed.remark)

    def wait_for(self, *paths: Path) -> float:
        """Wait until each path, or a folder it is in, has been told; seconds it took."""
        began = time.monotonic()
        missing = set(paths)
        while missing:
            changed = self.told.get(timeout=max(0.01, began + 10 - time.monotonic()))
            missing = {path for path in missing if not {path, *path.parents} & set(changed.paths)}
        return time.monotonic() - began

    def is_quiet(self, seconds: float = 1.5) -> bool:
        try:
            return not self.told.get(timeout=seconds)
        except queue.Empty:
            return True

    def close(self) -> float:
        began = time.monotonic()
        self.job.cancel()
        self._thread.join(10)
        return time.monotonic() - began


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "a.md").write_text("one", encoding="utf-8")
    (folder / "deep" / "er" / "b.md").write_text("one", encoding="utf-8")
    return folder


@pytest.fixture
def watcher(folder: Path, tmp_path: Path) -> Iterator[Watcher]:
    watcher = Watcher(lambda: [folder], tmp_path / "home")
    watcher.wait_for(folder)  # the first set: everything
    yield watcher
    assert watcher.close() < SECONDS


def test_what_the_system_does_not_tell_is_found_in_the_next_round(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a network drive, where another computer saved the file."""
    monkeypatch.setattr(watch, "_SECONDS_BETWEEN_ROUNDS", 2.0)
    monkeypatch.setattr(watch, "_choose", lambda *_: ())
    watcher = Watcher(lambda: [folder], tmp_path / "home")
    try:
        watcher.wait_for(folder)
        (folder / "a.md").write_text("two", encoding="utf-8")
        assert watcher.is_quiet(0.5)
        assert watcher.wait_for(folder / "a.md") < 2 * SECONDS
    finally:
        watcher.close()


def test_saves_renames_deletions_and_new_trees_are_told_in_time(folder: Path, watcher: Watcher) -> None:
    (folder / "a.md").write_text("two", encoding="utf-8")
    assert watcher.wait_for(folder / "a.md") < SECONDS
    (folder / "deep" / "er" / "b.md").rename(folder / "c.md")
    assert watcher.wait_for(folder / "deep" / "er" / "b.md", folder / "c.md") < SECONDS
    (folder / "c.md").unlink()
    assert watcher.wait_for(folder / "c.md") < SECONDS
    for number in range(20):
        tree = folder / "new" / f"tree {number}" / "deep"
        tree.mkdir(parents=True)
        (tree / "d.md").write_text("one", encoding="utf-8")
    assert watcher.wait_for(*(folder / "new" / f"tree {number}" / "deep" / "d.md" for number in range(20))) < SECONDS
    (folder / "new" / "tree 7" / "deep" / "d.md").write_text("two", encoding="utf-8")
    assert watcher.wait_for(folder / "new" / "tree 7" / "deep" / "d.md") < SECONDS


def test_a_save_by_way_of_a_draft_is_told(folder: Path, watcher: Watcher) -> None:
    (folder / "a.md.tmp").write_text("two", encoding="utf-8")
    (folder / "a.md.tmp").replace(folder / "a.md")
    assert watcher.wait_for(folder / "a.md") < SECONDS


@pytest.mark.skipif(os.name == "nt", reason="bytes in names as on POSIX")
def test_a_name_that_is_no_text_is_told_by_itself_or_by_its_folder(folder: Path, watcher: Watcher) -> None:
    file = folder / "deep" / os.fsdecode(b"caf\xe9.md")
    file.write_text("one", encoding="utf-8")
    assert watcher.wait_for(file) < SECONDS


@pytest.mark.skipif(os.name == "nt", reason="bytes in names as on POSIX")
@pytest.mark.parametrize("at_start", [True, False])
def test_folders_whose_names_are_no_text_are_watched_and_blamed(folder: Path, tmp_path: Path, at_start: bool) -> None:
    odd = folder / os.fsdecode(b"caf\xe9") / "in"
    if at_start:
        odd.mkdir(parents=True)
    watcher = Watcher(lambda: [folder], tmp_path / "home")
    try:
        watcher.wait_for(folder)
        odd.mkdir(parents=True, exist_ok=True)
        until = time.monotonic() + 10
        while (not watcher.remarks or not watcher.is_quiet(0.5)) and time.monotonic() < until:
            pass
        for file in (odd / "new.md", folder / "a.md", folder / "deep" / "er" / "b.md"):
            file.write_text("two", encoding="utf-8")
            assert watcher.wait_for(file) < SECONDS
        (remark,) = watcher.remarks
        assert "bytes that are no text" in remark
        assert "max_user_watches" not in remark
    finally:
        watcher.close()


@pytest.mark.skipif(os.name == "nt", reason="bytes in names as on POSIX")
def test_a_known_folder_whose_name_is_no_text_is_blamed_too(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9")
    odd.mkdir()
    watcher = Watcher(lambda: [odd], tmp_path / "home")
    try:
        watcher.wait_for(odd)
        (odd / "a.md").write_text("one", encoding="utf-8")
        assert watcher.wait_for(odd / "a.md") < SECONDS
        assert ["bytes that are no text" in remark for remark in watcher.remarks] == [True]
    finally:
        watcher.close()


def test_what_is_left_out_is_not_told(folder: Path, tmp_path: Path) -> None:
    home = folder / "carrel"
    home.mkdir()
    (folder / ".git").mkdir()
    (folder / "drafts").mkdir()
    (folder / ".carrelignore").write_text("drafts/\n", encoding="utf-8")
    watcher = Watcher(lambda: [folder], home)
    try:
        watcher.wait_for(folder)
        for name in ("carrel/log.txt", ".git/index", ".a.md.swp", "drafts/c.md", "x.tmp"):
            (folder / name).write_text("x", encoding="utf-8")
            (folder / name).unlink()
        assert watcher.is_quiet()
        (folder / ".carrelignore").write_text("", encoding="utf-8")
        assert watcher.wait_for(folder) < SECONDS  # now the drafts are to be read
    finally:
        watcher.close()


def test_a_folder_that_goes_and_comes_back_is_told_and_watched_again(folder: Path, watcher: Watcher) -> None:
    away = folder.with_name("unplugged")
    folder.rename(away)
    assert watcher.wait_for(folder) < SECONDS
    time.sleep(0.5)
    away.rename(folder)
    assert watcher.wait_for(folder) < SECONDS
    while not watcher.is_quiet(0.5):
        pass
    (folder / "a.md").write_text("two", encoding="utf-8")
    assert watcher.wait_for(folder / "a.md") < SECONDS


def test_folders_may_be_added_and_forgotten(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    places = [folder]
    watcher = Watcher(lambda: list(places), tmp_path / "home")
    try:
        watcher.wait_for(folder)
        places.append(other)
        assert watcher.wait_for(other) < SECONDS
        (other / "c.md").write_text("one", encoding="utf-8")
        assert watcher.wait_for(other / "c.md") < SECONDS
        places.clear()
        time.sleep(1)
        (other / "c.md").write_text("two", encoding="utf-8")
        assert watcher.is_quiet()
    finally:
        watcher.close()


def test_looking_every_second_takes_over_where_nothing_more_can_be_watched(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: Path, **_options: object) -> None:
        raise OSError("OS file watch limit reached.")

    monkeypatch.setattr(watch, "watch", refuse)
    watcher = Watcher(lambda: [folder], tmp_path / "home")
    try:
        assert "max_user_watches" in watcher.told.get(timeout=5).remark
        watcher.wait_for(folder)
        for text in ("two", "three"):  # also twice in a second
            (folder / "a.md").write_text(text, encoding="utf-8")
            assert watcher.wait_for(folder / "a.md") < SECONDS
        (folder / "a.md").unlink()
        assert watcher.wait_for(folder / "a.md") < SECONDS
    finally:
        watcher.close()


def test_a_save_below_a_folder_that_a_link_leads_to_is_told_by_its_own_path(folder: Path, tmp_path: Path) -> None:
    """The system watches the folder once, and may name it by the link."""
    (folder / "odd").mkdir()
    (folder / "odd" / "link").symlink_to(folder / "deep")
    watcher = Watcher(lambda: [folder], tmp_path / "home")
    try:
        watcher.wait_for(folder)
        (folder / "deep" / "er" / "new.md").write_text("new", encoding="utf-8")
        told: set[Path] = set()
        until = time.monotonic() + 5
        while folder / "deep" / "er" / "new.md" not in told and time.monotonic() < until:
            with contextlib.suppress(queue.Empty):
                told |= set(watcher.told.get(timeout=0.5).paths)
        assert folder / "deep" / "er" / "new.md" in told
    finally:
        watcher.close()


def test_a_save_below_a_folder_that_may_not_be_entered_does_not_end_the_watch(
    folder: Path, watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests may run as the superuser, who may enter all; so the system's answer is given for it."""
    real = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if folder / "deep" in path.parents:
            raise PermissionError(13, "Permission denied")
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    (folder / "deep" / "er" / "b.md").write_text("two", encoding="utf-8")
    assert watcher.wait_for(folder / "deep" / "er" / "b.md") < SECONDS
    (folder / "a.md").write_text("two", encoding="utf-8")
    assert watcher.wait_for(folder / "a.md") < SECONDS
    assert watcher.remarks == []
