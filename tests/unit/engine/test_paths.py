"""One folder holds everything Carrel keeps, and one sentence says when it cannot."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.errors import HomeUnusable
from engine.paths import Home, locate_home, open_home, packaged_models, resource


def test_a_chosen_home_goes_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARREL_HOME", str(tmp_path / "environment"))
    assert locate_home(tmp_path / "chosen").root == tmp_path / "chosen"
    assert locate_home().root == tmp_path / "environment"


def test_without_a_word_from_the_person_the_platform_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CARREL_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    root = locate_home().root
    assert root.is_absolute()
    assert root.name == "carrel"


def test_locating_creates_nothing(tmp_path: Path) -> None:
    locate_home(tmp_path / "home")
    assert list(tmp_path.iterdir()) == []


def test_a_home_is_absolute_and_knows_the_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    assert locate_home(Path("notes")).root == tmp_path / "notes"
    assert locate_home(Path("~/notes")).root == tmp_path / "person" / "notes"


def test_opening_makes_the_folder_and_leaves_nothing_in_it(tmp_path: Path) -> None:
    home = open_home(tmp_path / "deep" / "home")
    assert home.root.is_dir()
    assert list(home.root.iterdir()) == []
    assert open_home(home.root) == home


def test_everything_kept_is_inside_the_home(tmp_path: Path) -> None:
    home = Home(tmp_path)
    kept = [home.library, home.index, home.models, home.settings, home.log, home.write_lock]
    assert {path.parent for path in kept} == {tmp_path}
    assert len(set(kept)) == len(kept)


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_home_that_cannot_be_made_is_one_sentence_that_names_it(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HomeUnusable) as caught:
        open_home(tmp_path / place)
    assert str(tmp_path / place) in caught.value.message
    assert "--home" in caught.value.message
    assert caught.value.message.count("\n") == 0
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is writable for root")
def test_a_home_that_may_not_be_written_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(HomeUnusable, match="cannot write"):
        open_home(tmp_path)


def test_a_home_on_a_file_system_that_takes_no_files_is_one_sentence() -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("this system has no /proc")
    with pytest.raises(HomeUnusable, match="cannot write"):
        open_home(Path("/proc/self"))


def test_what_came_with_the_program_is_there() -> None:
    assert resource("prompts", "answer.md").is_file()
    assert (packaged_models().parent / "catalogue.toml").is_file()
