"""Every file of a folder is either to be read or named with the reason why not."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from engine.advice import advise
from engine.domain import FileFailure, SourceFile
from engine.errors import PathMissing, PathUnreadable
from engine.ingestion.scan import Walk, hash_file, is_left_out, scan
from engine.settings import ReadingSettings

SETTINGS = ReadingSettings(largest_file_mb=1)
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and bytes in names as on POSIX")
needs_ordinary_user = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind the superuser"
)


def find(folder: Path, leave_out: Path | None = None) -> dict[str, str]:
    """Path below ``folder`` -> "" if it is to be read, else the kind of the reason."""
    found = list(scan(folder, SETTINGS, leave_out))
    assert all(item.reason.endswith(".") for item in found if isinstance(item, FileFailure))
    return {str(item.path.relative_to(folder)): getattr(item, "kind", "") for item in found}


def test_every_file_is_listed_in_order(tmp_path: Path) -> None:
    for name in (
        "b.md",
        "a.TXT",
        "sub/deep/c.pdf",
        "sub/d.docx",
        "z/e.html",
        "z/photo.xyz",
        "z/noending",
        "z/song.MP3",
        "~$d.docx",
        ".hidden.md",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    (tmp_path / ".git" / "deep").mkdir(parents=True)
    (tmp_path / ".git" / "deep" / "x.md").write_text("x")
    assert list(find(tmp_path).items()) == [
        (".git", "hidden"),
        (".hidden.md", "hidden"),
        ("a.TXT", ""),
        ("b.md", ""),
        ("~$d.docx", "hidden"),
        ("sub/d.docx", ""),
        ("sub/deep/c.pdf", ""),
        ("z/e.html", ""),
        ("z/noending", ""),  # their content says what they are
        ("z/photo.xyz", ""),
        ("z/song.MP3", "unsupported"),
    ]


def test_size_and_time_as_the_disk_shows_them(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"12345")
    os.utime(file, ns=(10**18, 10**18 + 5))
    assert list(scan(file, SETTINGS)) == [SourceFile(file, 5, 10**18 + 5)]


def test_a_single_file_may_be_unsupported_or_too_large(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 1_000_001)
    other = tmp_path / "song.mp3"
    other.touch()
    assert [item.kind for file in (large, other) for item in scan(file, SETTINGS)] == ["too_large", "unsupported"]


def test_own_folder_is_not_entered(tmp_path: Path) -> None:
    home = tmp_path / "carrel"
    home.mkdir()
    (home / "settings.txt").touch()
    assert find(tmp_path, home) == {"carrel": "own_folder"}
    assert [item.kind for item in scan(home, SETTINGS, home)] == ["own_folder"]


@needs_posix
def test_links_to_folders_loops_and_dangling_links_are_named(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.md").touch()
    (tmp_path / "real" / "up").symlink_to(tmp_path)
    (tmp_path / "itself.md").symlink_to("itself.md")
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    (tmp_path / "file.md").symlink_to("real/a.md")
    assert find(tmp_path) == {
        "file.md": "",
        "gone.md": "missing",
        "itself.md": "missing",
        "real/a.md": "",
        "real/up": "link",
    }


@needs_posix
def test_a_link_that_leads_in_a_circle_is_no_matter_of_permissions(tmp_path: Path) -> None:
    (tmp_path / "itself.md").symlink_to("itself.md")
    (found,) = scan(tmp_path, SETTINGS)
    assert isinstance(found, FileFailure)
    assert found.reason == "It is a link that leads in a circle, so there is no file."
    assert "mend the link" in advise(found.kind)
    with pytest.raises(PathMissing, match="leads in a circle: mend it"):
        list(scan(tmp_path / "itself.md", SETTINGS))


@needs_posix
def test_pipes_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert find(tmp_path) == {"pipe.txt": "special"}


@needs_posix
def test_names_that_are_no_text_are_read_like_others(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/d\xe9"))
    folder.mkdir()
    (folder / os.fsdecode(b"caf\xe9.md")).touch()
    (found,) = scan(tmp_path, SETTINGS)
    assert isinstance(found, SourceFile)
    assert os.fsencode(found.path) == os.fsencode(tmp_path) + b"/d\xe9/caf\xe9.md"


@needs_ordinary_user
def test_unreadable_folders_are_named(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)
    assert find(tmp_path) == {"locked": "no_permission"}
    with pytest.raises(PathUnreadable, match="check its permissions"):
        list(scan(locked, SETTINGS))
    locked.chmod(0o700)


@needs_posix
@pytest.mark.parametrize(("name", "kind"), [("a.md", "no_permission"), (".hidden.md", "hidden")])
def test_a_walk_that_starts_below_a_folder_that_may_not_be_entered_says_so(
    tmp_path: Path, name: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a save there: nothing in it can be asked about, neither its rules nor the file."""
    start = tmp_path / "locked" / "deep" / name
    refuse_below(tmp_path / "locked", monkeypatch)
    (found,) = Walk(tmp_path, start, None)
    assert found.refusal is not None
    assert (found.refusal.path, found.refusal.kind) == (start, kind)
    assert is_left_out(tmp_path, start) == (kind == "hidden")


@needs_posix
def test_a_link_into_a_folder_that_may_not_be_entered_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "link.md"
    link.symlink_to("locked/a.md")
    real = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path == link and follow_symlinks:
            raise PermissionError(13, "Permission denied")
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    (found,) = Walk(tmp_path, link, None)
    assert found.refusal is not None
    assert found.refusal.kind == "no_permission"


def refuse_below(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says of all in a folder that may not be entered, also to the superuser."""
    real = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if folder in path.parents:
            raise PermissionError(13, "Permission denied")
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)  # ``lstat``, ``is_file`` and ``is_dir`` ask it


def test_a_missing_path_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PathMissing, match="There is no file or folder"):
        list(scan(tmp_path / "none", SETTINGS))


def test_folders_nest_deeper_than_calls_may(tmp_path: Path) -> None:
    depth = 1100 if sys.platform == "linux" else 50
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    assert list(scan(tmp_path, SETTINGS)) == []
    while (tmp_path / "d").exists():  # what removes the folder after the test cannot go so deep
        (tmp_path / "d").rename(tmp_path / "emptied")
        if (tmp_path / "emptied" / "d").exists():
            (tmp_path / "emptied" / "d").rename(tmp_path / "d")
        (tmp_path / "emptied").rmdir()


def test_hash_is_the_content(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"beans")
    assert hash_file(file) == hashlib.sha256(b"beans").hexdigest()
    with pytest.raises(PathMissing):
        hash_file(tmp_path / "none.md")
