"""Nothing grows past the caps: 400 lines a module, 250 a class, 40 statements a function."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FOLDERS = ("engine", "desktop", "packaging", "tests")
MODULE_LINES, CLASS_LINES, FUNCTION_STATEMENTS = 400, 250, 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


def find_oversized(folder: Path) -> Iterator[str]:
    """One sentence for each module, class or function under ``folder`` that is over its cap."""
    for path in sorted(folder.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        lines = len(source.splitlines())
        if lines > MODULE_LINES:
            yield f"{path}: {lines} lines, the cap for a module is {MODULE_LINES}"
        for node in ast.walk(ast.parse(source)):
            yield from (f"{path}:{problem}" for problem in _problems_of(node))


def _problems_of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ClassDef):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > CLASS_LINES:
            yield f"{node.lineno}: class {node.name} has {lines} lines, the cap is {CLASS_LINES}"
    elif isinstance(node, Function):
        statements = sum(isinstance(part, ast.stmt) for part in ast.walk(node)) - 1 - bool(ast.get_docstring(node))
        if statements > FUNCTION_STATEMENTS:
            yield f"{node.lineno}: {node.name} has {statements} statements, the cap is {FUNCTION_STATEMENTS}"


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_is_over_its_cap(folder: str) -> None:
    assert list(find_oversized(ROOT / folder)) == []


def test_sizes_at_the_caps_pass(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text("x = 1\n" * MODULE_LINES)
    (tmp_path / "class.py").write_text("class C:\n" + "    x = 1\n" * (CLASS_LINES - 1))
    (tmp_path / "function.py").write_text("def f():\n    'says'\n" + "    x = 1\n" * FUNCTION_STATEMENTS)
    assert list(find_oversized(tmp_path)) == []


def test_a_long_module_is_named(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "module.py").write_text("x = 1\n" * (MODULE_LINES + 1))
    assert list(find_oversized(tmp_path)) == [f"{tmp_path}/deep/module.py: 401 lines, the cap for a module is 400"]


def test_a_long_class_is_named(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text("class C:\n" + "    x = 1\n" * CLASS_LINES)
    assert list(find_oversized(tmp_path)) == [f"{tmp_path}/module.py:1: class C has 251 lines, the cap is 250"]


@pytest.mark.parametrize("head", ["def f():\n", "async def f():\n"])
def test_a_long_function_is_named_with_nested_statements_counted(tmp_path: Path, head: str) -> None:
    body = "    if x:\n        y = 1\n" * (FUNCTION_STATEMENTS // 2) + "    return\n"
    (tmp_path / "module.py").write_text(head + body)
    assert list(find_oversized(tmp_path)) == [f"{tmp_path}/module.py:1: f has 41 statements, the cap is 40"]
