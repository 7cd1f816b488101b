"""Answers of the real model that follow a JSON schema or a grammar, and files that are neither."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from engine.errors import BadInput
from engine.inference.grammar import Grammar, to_gbnf
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel

LIKELIEST = Sampling(temperature=0.0, top_k=40, top_p=0.95, min_p=0.05, repeat_penalty=1.0, seed=7)
WILD = replace(LIKELIEST, temperature=2.0, top_k=3, min_p=0.0, repeat_penalty=1.3)
"""Of few tokens, so that often none of them is allowed."""

BOILER = [ChatMessage("user", "The boiler is serviced every March by Gustav. Who services the boiler?")]
SCHEMA = {
    "type": "object",
    "properties": {
        "keeper": {"type": "string", "maxLength": 12},
        "month": {"enum": ["March", "April"]},
        "years": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 2},
    },
    "required": ["keeper", "month", "years"],
}


def write(model: LlamaModel, grammar: str, sampling: Sampling = LIKELIEST, tokens: int = 120) -> str:
    return "".join(model.generate(BOILER, tokens, replace(sampling, grammar=grammar), lambda: False))


@pytest.mark.parametrize("sampling", [LIKELIEST, *(replace(WILD, seed=seed) for seed in range(3))])
def test_an_answer_is_json_of_the_schema(llama: LlamaModel, sampling: Sampling) -> None:
    written = json.loads(write(llama, to_gbnf(json.dumps(SCHEMA)), sampling))
    assert list(written) == ["keeper", "month", "years"]
    assert len(written["keeper"]) <= 12
    assert written["month"] in ("March", "April")
    assert 1 <= len(written["years"]) <= 2 and all(type(year) is int for year in written["years"])


def test_an_answer_follows_a_grammar(llama: LlamaModel) -> None:
    grammar = 'root ::= "yes, by " name | "no"\nname ::= [A-Z] [a-z]+ "."'
    assert re.fullmatch(r"yes, by [A-Z][a-z]+\.|no", write(llama, to_gbnf(grammar)))
    assert write(llama, 'root ::= "Gus" "tav" "é東"') == "Gustavé東"


def test_an_answer_that_is_not_finished_in_its_tokens_is_told(llama: LlamaModel) -> None:
    with pytest.raises(BadInput, match=r"not finished .* raise generation\.answer_tokens"):
        write(llama, to_gbnf(json.dumps(SCHEMA)), tokens=5)
    tokens = len(llama._file.tokenize("Gustav", special=False))
    assert write(llama, 'root ::= "Gustav"', tokens=tokens) == "Gustav", "nothing but the end was missing"


def test_strings_hold_no_line_breaks(llama: LlamaModel) -> None:
    grammar = Grammar(llama._file, to_gbnf('{"type": "string"}'))
    grammar.accept(*llama._file.tokenize('"', special=False))
    (line_break,) = llama._file.tokenize("\n", special=False)
    assert (grammar.allows(line_break), grammar.complete) == (False, False)
    grammar.close()


@pytest.mark.parametrize(
    "written",
    [[], 3, True, {"type": "nope"}, {"$ref": "#/definitions/x"}, {"$ref": "https://example.org/schema"},
     {"type": "string", "pattern": "["}, {"type": "string", "minLength": "a"}],
)  # fmt: skip
def test_json_that_is_no_schema_is_told(written: Any) -> None:
    with pytest.raises(BadInput, match="cannot be followed: use objects"):
        to_gbnf(json.dumps(written))


@pytest.mark.parametrize("written", ["{", "plain words", "[" * 100_000])
def test_what_is_neither_json_nor_a_grammar_is_told(written: str) -> None:
    with pytest.raises(BadInput, match="neither JSON nor a grammar"):
        to_gbnf(written)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("root ::= undefined", "Undefined rule identifier 'undefined'"),
        ('root ::= ("a"', "expecting '\\)'"),
        ('first ::= "a"', "a rule is missing, or begins with itself"),
        ('root ::= root "a"', "a rule is missing, or begins with itself"),
    ],
)
def test_a_grammar_that_cannot_be_read_is_told_once(
    llama: LlamaModel, written: str, reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(BadInput, match=rf"cannot be read \({reason}.*\): mend it") as caught:
        write(llama, to_gbnf(written))
    assert "\n" not in caught.value.message
    assert "parsing grammar" not in capfd.readouterr().err
