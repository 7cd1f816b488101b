"""The manifest of a bundle is read as it was written, whatever files are called, and never leads out of the folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from engine.bundle import MANIFEST, make_bundle, read_manifest, restore_bundle, verify_bundle
from engine.errors import BadInput, BundleDamaged, Cancelled, LibraryBusy, LibraryTooNew
from engine.job import Job
from engine.paths import Home, open_home
from engine.settings import GenerationSettings, Settings, load_settings, save_settings
from engine.store.library import Library
from engine.store.schema import LIBRARY_VERSION

ODD = ["two\nlines.deb", "back\\slash.deb", "n\\n.deb", " spaces .deb", "*star.deb", os.fsdecode(b"gr\xfcn.deb")]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home with a library, on a computer without models."""
    monkeypatch.setattr("engine.models.installed.packaged_models", lambda: tmp_path / "none")
    home = open_home(tmp_path / "home")
    Library(home.library, home.write_lock).close()
    return home


@pytest.mark.skipif(os.name == "nt", reason="names as on POSIX")
@pytest.mark.parametrize("name", ODD)
def test_every_name_is_written_and_read_as_sha256sum_does(name: str, home: Home, tmp_path: Path) -> None:
    installer = tmp_path / name
    installer.write_bytes(b"x")
    folder = tmp_path / "bundle"
    make_bundle(folder, home, Job(), installer, with_library=False)
    hashes = read_manifest(folder)
    assert hashes[f"installer/{name}"] == hashlib.sha256(b"x").hexdigest()
    verify_bundle(folder, Job()).demand_whole()
    if shutil.which("sha256sum"):
        command = ["sha256sum", "--check", "--strict", "--quiet", MANIFEST]
        assert subprocess.run(command, cwd=folder, check=False).returncode == 0


@pytest.mark.parametrize(
    "line", [b"x", b"0" * 64 + b"  ../other", b"0" * 64 + b"  /etc/passwd", b"0" * 63 + b"  a", b"0" * 64 + b"  "]
)
def test_a_manifest_that_cannot_be_read_is_damaged(line: bytes, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b"1" * 64 + b"  good\n" + line + b"\n")
    with pytest.raises(BundleDamaged, match="is damaged"):
        verify_bundle(tmp_path, Job())


def test_a_library_that_is_written_is_not_carried(home: Home, tmp_path: Path) -> None:
    library = Library(home.library, home.write_lock)
    with library.writing(), pytest.raises(LibraryBusy):
        make_bundle(tmp_path / "bundle", home, Job(), None, with_library=True)
    library.close()
    assert not (tmp_path / "bundle" / MANIFEST).exists()
    assert make_bundle(tmp_path / "bundle", home, Job(), None, with_library=True).library


def test_a_library_that_changes_while_it_is_taken_in_is_not(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, other = tmp_path / "bundle", open_home(tmp_path / "other")
    make_bundle(folder, home, Job(), None, with_library=True)
    monkeypatch.setattr("engine.bundle.verify_bundle", _verify_then_change)
    with pytest.raises(BundleDamaged, match="has changed since"):
        restore_bundle(folder, other, Job())
    assert not any(other.root.glob("library*")) and not any(other.root.glob(".restoring*"))


def test_a_library_of_a_newer_carrel_is_not_taken_in(home: Home, tmp_path: Path) -> None:
    folder, other = tmp_path / "bundle", open_home(tmp_path / "other")
    make_bundle(folder, home, Job(), None, with_library=True)
    carried = folder / "library" / "library.sqlite3"
    with closing(sqlite3.connect(carried)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA user_version = {LIBRARY_VERSION + 1}")
    lines = [line for line in (folder / MANIFEST).read_text().splitlines() if "sqlite3" not in line]
    sha256 = hashlib.sha256(carried.read_bytes()).hexdigest()
    (folder / MANIFEST).write_text("\n".join([*lines, f"{sha256}  library/library.sqlite3"]) + "\n")
    with pytest.raises(LibraryTooNew, match="update Carrel"):
        restore_bundle(folder, other, Job())
    assert not any(other.root.glob("library*")) and not any(other.root.glob(".restoring*"))


def _verify_then_change(folder: Path, job: Job):
    check = verify_bundle(folder, job)
    with (folder / "library" / "library.sqlite3").open("ab") as content:
        content.write(b"x")
    return check


def test_a_library_is_taken_in_where_there_is_an_empty_one_that_nobody_has_open(home: Home, tmp_path: Path) -> None:
    folder, other = tmp_path / "bundle", open_home(tmp_path / "other")
    with closing(Library(home.library, home.write_lock)) as library:
        library.add_folder(Path("/notes"))
    save_settings(Settings(generation=GenerationSettings(answer_tokens=99)), home.settings)
    make_bundle(folder, home, Job(), None, with_library=True)
    save_settings(Settings(), other.settings)  # as at every first start
    with closing(Library(other.library, other.write_lock)), pytest.raises(BadInput, match="is open on"):
        restore_bundle(folder, other, Job())
    assert restore_bundle(folder, other, Job()).settings
    assert load_settings(other.settings).generation.answer_tokens == 99
    with closing(Library(other.library, other.write_lock)) as library:
        assert library.folders() == (Path("/notes"),)
    with pytest.raises(BadInput, match="already"):
        restore_bundle(folder, other, Job())


def test_settings_that_are_there_stay(home: Home, tmp_path: Path) -> None:
    home.settings.write_text("# of the one")
    folder, other = tmp_path / "bundle", open_home(tmp_path / "other")
    make_bundle(folder, home, Job(), None, with_library=True)
    mine = "[generation]\nanswer_tokens = 77\n"
    other.settings.write_text(mine)
    assert restore_bundle(folder, other, Job()).settings is False
    assert other.settings.read_text() == mine


def test_who_stops_it_finds_it_unfinished(home: Home, tmp_path: Path) -> None:
    installer = tmp_path / "carrel.exe"
    installer.write_bytes(b"x" * 10)
    job = Job(lambda _progress: job.cancel())
    with pytest.raises(Cancelled):
        make_bundle(tmp_path / "bundle", home, job, installer, with_library=True)
    assert not (tmp_path / "bundle" / MANIFEST).exists()
    assert make_bundle(tmp_path / "bundle", home, Job(), installer, with_library=True).files > 3
    assert "Open installer/carrel.exe" in (tmp_path / "bundle" / "README.txt").read_text()
