"""What is left out: the built-in rules, rules in .carrelignore files as git reads them, and exceptions."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from engine.domain import FileFailure, SourceFile
from engine.ingestion.scan import scan
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
