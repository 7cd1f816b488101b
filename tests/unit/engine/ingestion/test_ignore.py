"""What is left out: the built-in rules, rules in .carrelignore files as git reads them, and exceptions."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from engine.domain import FileFailure, SourceFile
from engine.ingestion.scan import Walk, scan
from engine.settings import ReadingSettings


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def read_files(folder: Path) -> set[str]:
    return {
        str(found.path.relative_to(folder))
        for found in scan(folder, ReadingSettings())
        if isinstance(found, SourceFile)
    }


def skips(folder: Path) -> dict[str, str]:
    return {
        str(found.path.relative_to(folder)): found.reason
        for found in scan(folder, ReadingSettings())
        if isinstance(found, FileFailure)
    }


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (".secret.md", ".*"),
        (".git/a.md", ".*"),
        ("~$a.md", "~$*"),
        ("a.md~", "*~"),
        ("a.tmp", "*.tmp"),
        ("film.part", "*.part"),
        ("node_modules/x/a.md", "node_modules/"),
        ("__pycache__/a.md", "__pycache__/"),
        ("$RECYCLE.BIN/a.md", "$RECYCLE.BIN/"),
        ("Thumbs.db", "Thumbs.db"),
        ("target/CACHEDIR.TAG", "CACHEDIR.TAG"),
        ("env/pyvenv.cfg", "pyvenv.cfg"),
    ],
)
def test_the_built_in_rules_name_themselves(tmp_path: Path, name: str, rule: str) -> None:
    write(tmp_path, {name: "x", "good.md": "x"})
    ((skipped, reason),) = skips(tmp_path).items()
    assert skipped == name.split("/", maxsplit=1)[0]
    assert f'built-in rule "{rule}"' in reason
    assert read_files(tmp_path) == {"good.md"}


def test_a_file_called_like_a_left_out_folder_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"node_modules": "x", "deep/CVS.md": "x"})
    assert read_files(tmp_path) == {"deep/CVS.md", "node_modules"}


def test_exceptions_bring_back_what_the_built_in_rules_leave_out(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            ".carrelignore": "!.notes/\n!target/\n",
            ".notes/a.md": "x",
            ".notes/.deep.md": "x",
            "target/CACHEDIR.TAG": "x",
            "target/b.md": "x",
            ".other/c.md": "x",
        },
    )
    assert read_files(tmp_path) == {".notes/a.md", "target/b.md", "target/CACHEDIR.TAG"}


CASES = {
    ".gitignore": "*.log.md\n/top.md\ndrafts/\n!keep.log.md\na/**/z.md\n\\#odd.md\n# a comment\n\nwhite space.md   \n",
    "deep/.gitignore": "!top.md\n!/*.log.md\nlocal.md\n",
    "deep/er/.gitignore": "*\n!*.md\n",
    "x.log.md": "", "keep.log.md": "", "top.md": "", "deep/top.md": "", "drafts/a.md": "", "deep/drafts/b.md": "",
    "a/b/c/z.md": "", "a/z.md": "", "#odd.md": "", "white space.md": "", "deep/x.log.md": "", "deep/er/x.log.md": "",
    "deep/local.md": "", "deep/er/local.md": "", "local.md": "", "deep/er/top.md": "", "deep/er/more/a.md": "",
    "drafts.md": "", "deep/drafts.txt": "",
}  # fmt: skip


def test_nested_rules_are_read_as_git_reads_them(tmp_path: Path) -> None:
    ours, gits = tmp_path / "ours", tmp_path / "gits"
    write(gits, CASES)
    write(ours, {name.replace(".gitignore", ".carrelignore"): text for name, text in CASES.items()})
    git = ["git", "-C", str(gits), "-c", "init.defaultBranch=main"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    listed = subprocess.run(
        [*git, "ls-files", "--others", "--exclude-standard", "-z"], check=True, capture_output=True, text=True
    )
    wanted = {name for name in listed.stdout.split("\0") if name and not name.endswith(".gitignore")}
    assert 5 < len(wanted) < len(CASES) - 5
    assert read_files(ours) == wanted


def test_the_reason_names_rule_line_and_file(tmp_path: Path) -> None:
    write(tmp_path, {"deep/.carrelignore": "\n# mine\n*.txt\n", "deep/a.txt": "x"})
    file = tmp_path / "deep" / ".carrelignore"
    assert skips(tmp_path)["deep/a.txt"] == f'Skipped by the rule "*.txt" in line 3 of {file}.'


def test_a_line_that_is_no_rule_is_told_and_the_others_hold(tmp_path: Path) -> None:
    write(tmp_path, {".carrelignore": "a.md\nodd\\\nb.md\n", "a.md": "x", "b.md": "x", "c.md": "x"})
    found = [found for found in scan(tmp_path, ReadingSettings()) if isinstance(found, FileFailure)]
    assert [each.reason for each in found if each.kind == "rule"] == [
        "Line 2 is no rule: write it as in a .gitignore file."
    ]
    assert read_files(tmp_path) == {"c.md"}


def ask_for_rules(folder: Path) -> list[FileFailure]:
    """What is wrong with the rules, in a walk of the folder and in one of a file in it; neither may wait for ever."""
    found: list[list[FileFailure]] = []

    def walk() -> None:
        for start in (folder, folder / "a.md"):
            entries = [each.refusal for each in Walk(folder, start, None)]
            found.append([each for each in entries if each])

    thread = threading.Thread(target=walk, daemon=True)
    thread.start()
    thread.join(10)
    assert len(found) == 2
    assert found[0] == found[1]
    return found[0]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices as on POSIX")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "link that leads nowhere", "link in a circle"])
def test_rules_that_are_no_file_are_one_row_and_hold_nothing_up(tmp_path: Path, kind: str) -> None:
    write(tmp_path, {"a.md": "x"})
    rules = tmp_path / ".carrelignore"
    match kind:
        case "pipe":
            os.mkfifo(rules)
        case "device":
            rules.symlink_to("/dev/zero")
        case "folder":
            rules.mkdir()
        case "link that leads nowhere":
            rules.symlink_to("nowhere")
        case _:
            rules.symlink_to(rules)
    (defect,) = ask_for_rules(tmp_path)
    assert (defect.path, defect.kind) == (rules, "rule")
    assert defect.reason.startswith("Its rules do not hold, because it ")
    assert ("put a text file in its place" in defect.reason) == ("link" not in kind)
    assert read_files(tmp_path) == {"a.md"}


@pytest.mark.skipif(sys.platform == "win32", reason="pipes as on POSIX")
def test_a_pipe_put_in_the_place_of_the_rules_just_now_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.md": "x"})
    os.mkfifo(tmp_path / ".carrelignore")
    ordinary, real = (tmp_path / "a.md").stat(), Path.stat
    monkeypatch.setattr(
        Path, "stat", lambda path, **how: ordinary if path.name == ".carrelignore" else real(path, **how)
    )
    (defect,) = ask_for_rules(tmp_path)
    assert "put a text file in its place" in defect.reason


def test_a_huge_file_of_rules_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {".carrelignore": "*.md\n" * 300_000, "a.md": "x"})
    (defect,) = ask_for_rules(tmp_path)
    assert (defect.kind, "more than 1 MB: shorten it" in defect.reason) == ("rule", True)


def test_many_lines_that_are_no_rules_are_one_row(tmp_path: Path) -> None:
    write(tmp_path, {".carrelignore": "odd\\\n" * 7 + "b.md\n", "a.md": "x", "b.md": "x"})
    (defect, skipped) = (each for each in scan(tmp_path, ReadingSettings()) if isinstance(each, FileFailure))
    assert defect.reason == "Lines 1, 2, 3, 4, 5 and others are no rules: write them as in a .gitignore file."
    assert skipped.path.name == "b.md"
