"""What README.md tells a newcomer to type exists, and is what continuous integration does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from engine.ingestion.formats import FORMATS

ROOT = Path(__file__).parents[3]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def verbs() -> list[str]:
    """The verbs of every ``carrel VERB ...`` line in the code blocks of README.md."""
    blocks = re.findall(r"```sh\n(.*?)```", read("README.md"), flags=re.DOTALL)
    return sorted(set(re.findall(r"^carrel (\w+)", "\n".join(blocks), flags=re.MULTILINE)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), flags=re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)|^make ([a-z]+)", read(name), flags=re.MULTILINE))
    assert {first or second for first, second in named} <= targets


def test_readme_shows_the_two_commands_first() -> None:
    commands = re.findall(r"^make (\w+)", read("README.md"), flags=re.MULTILINE)
    assert commands[:2] == ["run", "test"]


@pytest.mark.parametrize("verb", verbs())
def test_every_verb_of_readme_exists(verb: str) -> None:
    asked = [sys.executable, "-m", "engine", verb, "--help"]
    shown = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert shown.returncode == 0, shown.stderr


def test_readme_names_verbs() -> None:
    named = (
        "ask bench bundle eval extract history index map models open related remove retry search status summarize watch"
    )
    assert verbs() == named.split()


def test_readme_installs_the_debian_packages_that_ci_does() -> None:
    told = re.search(r"^sudo apt install (.*?)\n```", read("README.md"), flags=re.DOTALL | re.MULTILINE)
    done = re.search(r'^packages="(.*?)"', read(".ci/run"), flags=re.DOTALL | re.MULTILINE)
    assert told is not None and done is not None
    assert set(told[1].replace("\\\n", " ").split()) == set(done[1].split())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_to_files_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", read(name))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_readme_has_a_row_for_every_format() -> None:
    rows = read("README.md")
    assert [suffix for form in FORMATS for suffix in form.suffixes if f"`{suffix}`" not in rows] == []
