"""Every import is declared, every dependency is pinned, and nothing with a licence that does not fit is among them."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[3]
OWN = {"engine", "desktop", "models", "resources"}
SCRIPTS = {script.stem for script in ROOT.glob("packaging/**/*.py")}  # they import their neighbours
UNFIT = {
    "ebooklib", "extract-msg", "html2text", "igraph", "nuitka", "pymupdf", "pyside6-addons", "python-igraph", "pyqt5",
    "pyqt6", "red-black-tree-mod", "unidecode",
}  # fmt: skip


def declared(table: str = "dependencies") -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = project["dependencies"] if table == "dependencies" else project["optional-dependencies"][table]
    return {normalise(re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0]) for requirement in listed}


def pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split("#")[0].strip() for line in lines]
    return {normalise(name): version for name, version in (pin.split("==") for pin in pins if pin)}


def normalise(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> Iterator[tuple[Path, str]]:
    """Every top-level package that the program imports, and where."""
    for path in [*ROOT.glob("engine/**/*.py"), *ROOT.glob("desktop/**/*.py"), *ROOT.glob("packaging/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name.partition(".")[0]) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield path, node.module.partition(".")[0]


def allowed(path: Path) -> set[str]:
    """What a module may import: the scripts of packaging also what only packaging needs."""
    only = declared("packaging") if path.is_relative_to(ROOT / "packaging") else set()
    return declared() | declared("full") | only


def test_every_import_is_a_declared_dependency() -> None:
    distributions = packages_distributions()
    undeclared = {
        f"{path.relative_to(ROOT)} imports {package}"
        for path, package in imported()
        if package not in sys.stdlib_module_names | OWN | SCRIPTS
        and not {normalise(name) for name in distributions.get(package, [])} & allowed(path)
    }
    assert undeclared == set()


def test_every_dependency_is_pinned_to_one_release() -> None:
    tables = ("dependencies", "full", "development", "packaging")
    assert {name for table in tables for name in declared(table)} - pinned().keys() == set()
    assert all(re.fullmatch(r"\d[\w.]*", version) for version in pinned().values())


def test_pytorch_is_pinned_without_choosing_a_processor() -> None:
    assert pinned()["torch"] == "2.13.0"
    assert not any(name.startswith(("nvidia-", "cuda-", "triton")) for name in pinned())


def test_nothing_with_an_unfit_licence() -> None:
    assert UNFIT & (pinned().keys() | declared() | declared("full")) == set()
    assert "pyside6" not in declared(), "PySide6 whole brings Qt Charts and Qt Graphs (GPL): take PySide6-Essentials"
