"""The manual and the completions of every shell know each verb and option of the program, and real shells read them."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCRIPTS = ROOT / "packaging" / "linux"
specification = importlib.util.spec_from_file_location("command_tree", SCRIPTS / "command_tree.py")
assert specification is not None and specification.loader is not None
command_tree = importlib.util.module_from_spec(specification)
sys.modules["command_tree"] = command_tree  # where its dataclasses look for their names
specification.loader.exec_module(command_tree)

VERBS = command_tree.read_verbs().walk()
NAMES = [(verb, name) for verb in VERBS for option in verb.options for name in option.names]


def run_script(name: str, target: Path) -> Path:
    command = [sys.executable, str(SCRIPTS / name), str(target)]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    return target


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_script("write_manual.py", tmp_path_factory.mktemp("man") / "carrel.1")


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_script("write_completions.py", tmp_path_factory.mktemp("share"))


def test_the_tree_is_that_of_the_program() -> None:
    words = [" ".join(verb.words) for verb in VERBS]
    assert {"", "ask", "models", "models eval", "bundle make"} <= set(words)
    assert all(verb.help for verb in VERBS)
    assert {"--json", "--home", "--quotes-only", "--own-words", "-k"} <= {name for _, name in NAMES}
    length = next(option for verb in VERBS for option in verb.options if "--length" in option.names)
    assert length.choices == ("short", "medium", "long")


def test_the_manual_has_every_verb_and_option(manual: Path) -> None:
    page = manual.read_text(encoding="ascii").replace("\\-", "-")
    for verb in VERBS[1:]:
        assert f'.SS "carrel {" ".join(verb.words)}' in page
    assert page.count("\\fB--json\\fR") == sum(name == "--json" for _, name in NAMES)
    assert all(f"\\fB{name}\\fR" in page for _, name in NAMES)
    for section in ("NAME", "SYNOPSIS", "DESCRIPTION", "FILES", "ENVIRONMENT", "EXIT STATUS"):
        assert f".SH {section}\n" in page
    assert "\\fIlibrary.sqlite3\\fR" in page and "\\fBCARREL_HOME\\fR" in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_manual_is_typeset_without_a_warning(manual: Path) -> None:
    done = subprocess.run(
        ["groff", "-ww", "-man", "-Tutf8", "-P-cbou", str(manual)], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    assert "   carrel ask [QUESTION]\n" in done.stdout


def complete(share: Path, line: str, folder: Path) -> list[str]:
    """What bash offers for the last word of a line, where readline would have split it."""
    words = line.replace("=", " = ").split(" ")
    script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _carrel; printf "%s\\n" "${COMPREPLY[@]}"'
    source = str(share / "bash-completion" / "completions" / "carrel")
    done = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", source, *words], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return [word for word in done.stdout.splitlines() if word]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
class TestBash:
    def test_every_verb_and_option_is_offered(self, share: Path, tmp_path: Path) -> None:
        for verb in VERBS:
            line = " ".join(["carrel", *verb.words, ""])
            if verb.parts:
                assert complete(share, line, tmp_path) == [part.words[-1] for part in verb.parts]
            own = [name for option in verb.options for name in option.names]
            assert set(complete(share, f"{line}-", tmp_path)) == {*own, "--home", "--help"}

    @pytest.mark.parametrize(
        ("line", "offered"),
        [
            ("carrel mod", ["models"]),
            ("carrel models e", ["eval", "export"]),
            ("carrel --home ask models --json ev", ["eval"]),  # the folder is called like a verb
            ("carrel --home=ask bundle ver", ["verify"]),
            ("carrel --home my", ["my notes"]),
            ("carrel --home=my", ["my notes"]),
            ("carrel index my", ["my notes", "my.gguf"]),
            ("carrel open my", ["my notes", "my.gguf"]),
            ("carrel models add my", ["my notes", "my.gguf"]),
            ("carrel bundle make x --installer my", ["my notes", "my.gguf"]),
            ("carrel summarize --length m", ["medium"]),
            ("carrel ask my", []),
            ("carrel ask --after ", []),
            ("carrel search models ", []),  # a query that is a verb's name
            ("carrel no-such-verb ", []),
        ],
    )
    def test_the_next_word_is_offered(self, line: str, offered: list[str], share: Path, tmp_path: Path) -> None:
        (tmp_path / "my notes").mkdir()
        (tmp_path / "my.gguf").touch()
        if line == "carrel no-such-verb ":
            offered = [part.words[-1] for part in VERBS[0].parts]  # it is taken for nothing
        assert sorted(complete(share, line, tmp_path)) == offered


@pytest.mark.parametrize(
    ("shell", "place"), [("zsh", "zsh/vendor-completions/_carrel"), ("fish", "fish/vendor_completions.d/carrel.fish")]
)
def test_the_other_shells_know_every_verb_and_option(shell: str, place: str, share: Path) -> None:
    script = (share / place).read_text(encoding="utf-8")
    for verb in VERBS:
        function = "_".join(["_carrel", *verb.words])
        offer = f"-a {verb.words[-1]} -d" if verb.words else "-a ask -d"
        assert f"{function}() {{" in script if shell == "zsh" else offer in script
    for _, name in NAMES:
        written = name if shell == "zsh" else f"-l {name[2:]} " if name.startswith("--") else f"-s {name[1:]} "
        assert written in script
    if found := shutil.which(shell):
        subprocess.run([found, "-n", str(share / place)], check=True)
