"""``carrel ask --schema`` as scripts use it, in real processes with the real models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import run_carrel


@pytest.fixture(scope="module")
def boiler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that knows one note."""
    folder = tmp_path_factory.mktemp("boiler")
    (folder / "boiler.md").write_text("The boiler is serviced every March by Gustav Lind.\n", encoding="utf-8")
    assert run_carrel("index", folder, "--json", "--home", folder / "home").record()["indexed"] == 1
    return folder / "home"


def test_an_answer_follows_a_schema(boiler: Path, tmp_path: Path) -> None:
    keeper = {"type": "string", "maxLength": 20}
    schema = {"type": "object", "properties": {"keeper": keeper}, "required": ["keeper"]}
    (tmp_path / "schema.json").write_text(json.dumps(schema), encoding="utf-8")
    asked = ("ask", "Who services the boiler?", "--schema", tmp_path / "schema.json", "--home", boiler)
    answer = run_carrel(*asked, "--json").record()
    told = json.loads(answer["answer"])
    assert list(told) == ["keeper"]
    assert (answer["structured"], answer["strategy"]) == (True, "compact")
    assert [sentence["text"] for sentence in answer["sentences"]] == [told["keeper"]]
    assert run_carrel(*asked).out.count(answer["answer"]) == 1


def test_a_schema_that_cannot_be_used_is_told(boiler: Path, tmp_path: Path) -> None:
    for name, content, words in (
        ("absent.json", None, "cannot be read"),
        ("binary.json", b"\xff\xfe\x00", "not text in UTF-8"),
        ("empty.json", b" \n", "is empty"),
        ("words.json", b"a form with a name", "neither JSON nor a grammar"),
        ("broken.gbnf", b"root ::= undefined", "Undefined rule identifier"),
    ):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        outcome = run_carrel("ask", "Who services the boiler?", "--schema", tmp_path / name, "--home", boiler)
        assert words in outcome.err, outcome
        assert (outcome.code, outcome.err.count("\n")) == (1, 1)
    for_many = ("ask", "Who?", "--schema", tmp_path / "broken.gbnf", "--strategy", "refine", "--home", boiler)
    assert "leave refine out" in run_carrel(*for_many).complaint()
