"""Folders worth adding are found by names alone, within bounds."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest

from engine.domain import PlaceKind, SuggestedPlace
from engine.ingestion.places import find_places


def make(user: Path, *folders: str) -> None:
    for folder in folders:
        (user / folder).mkdir(parents=True)


def find(user: Path) -> list[tuple[str, str]]:
    places = find_places(user, user / "Documents")
    return [(place.kind.value, place.path.relative_to(user).as_posix()) for place in places]


def test_documents_vaults_and_zotero_are_found(tmp_path: Path) -> None:
    make(tmp_path, "Zotero/storage", "Documents/Second Brain/.obsidian", "Documents/Second Brain/inner/.obsidian")
    make(tmp_path, "work/a/vault/.obsidian", "Pictures")
    (tmp_path / "Zotero" / "zotero.sqlite").touch()
    assert find(tmp_path) == [
        ("documents", "Documents"),
        ("obsidian", "Documents/Second Brain"),
        ("obsidian", "work/a/vault"),
        ("zotero", "Zotero/storage"),
    ]


def test_what_is_nobodys_work_is_not_looked_into(tmp_path: Path) -> None:
    hidden = (".cache/v", "Library/v", "node_modules/v", "AppData/v", "a/b/c/d/e")
    make(tmp_path, *(f"{folder}/.obsidian" for folder in hidden))
    (tmp_path / "link").symlink_to(tmp_path / ".cache")
    assert find(tmp_path) == []


@pytest.mark.parametrize("folders", [(), ("Documents",)])
def test_an_empty_home_has_no_places(tmp_path: Path, folders: tuple[str, ...]) -> None:
    make(tmp_path, *folders)
    assert find(tmp_path) == []


def test_a_folder_that_cannot_be_read_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "locked", "vault/.obsidian")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert find(tmp_path) == [("obsidian", "vault")]


def test_the_search_ends_in_time_and_with_what_is_nearest(tmp_path: Path) -> None:
    make(tmp_path, "a/b/vault/.obsidian", "vault/.obsidian")
    clock = count(0, 0.6)
    places = find_places(tmp_path, tmp_path / "none", lambda: next(clock))
    assert places == (SuggestedPlace(PlaceKind.OBSIDIAN, tmp_path / "vault"),)


def test_no_more_than_a_dozen_are_suggested(tmp_path: Path) -> None:
    make(tmp_path, *(f"vault {number}/.obsidian" for number in range(20)))
    assert len(find(tmp_path)) == 12
