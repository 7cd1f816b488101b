"""``carrel open`` hands links on as they are, and files as addresses that mean the same in any folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.cli.app import run


def handed_on(*arguments: str) -> tuple[Path | None, str]:
    given: list[tuple[Path | None, str]] = []

    def open_window(home: Path | None, link: str) -> int:
        given.append((home, link))
        return 7

    assert run(["open", *arguments], open_window) == 7
    (only,) = given
    return only


@pytest.mark.parametrize("link", ["carrel://open?path=/notes/a.md", "file:///models/a.gguf", "https://elsewhere/x", ""])
def test_links_stay_as_they_are(link: str) -> None:
    assert handed_on(link) == (None, link)
    assert handed_on("--home", "there", link) == (Path("there"), link)


def test_files_become_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("my own.gguf", "half%20way.gguf", "für.gguf", "folder"):
        assert handed_on(name)[1] == (tmp_path / name).as_uri()
    assert handed_on(str(tmp_path / "a.gguf"))[1] == (tmp_path / "a.gguf").as_uri()
    assert handed_on() == (None, "")
