"""Whatever may be wrong with a file, the person is told what to do about it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from engine import advice, errors
from engine.advice import advise

ENGINE = Path(advice.__file__).parent


def kinds_in_the_code() -> set[str]:
    """Every kind that a ``FileFailure`` or a refusal is made with, written out."""
    found: set[str] = set()
    for file in [*ENGINE.glob("indexing/*.py"), *ENGINE.glob("ingestion/*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"FileFailure", "_refuse", "Rule"}:
                found |= {
                    each.value
                    for each in node.args[1:2]
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return found


def test_every_kind_has_a_sentence_of_its_own() -> None:
    kinds = {each.kind for each in errors.DocumentUnreadable.__subclasses__()} | kinds_in_the_code()
    assert {"encrypted", "timeout", "rule", "link", "special"} <= kinds
    assert {kind for kind in kinds if kind not in advice._ADVICE} == set()
    for kind in advice._ADVICE:
        assert re.fullmatch(r"[A-Z].*\.", advise(kind))


def test_a_file_without_trouble_needs_no_advice() -> None:
    assert advise("") == ""
    assert advise("a kind of a later version").startswith("Open it")
