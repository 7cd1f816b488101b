"""JSON becomes lines of keys and values; records are apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.ingestion.formats.json_text import parse


def read(source: str, name: str = "data.json") -> str:
    return parse(source.encode(), Path(name)).text


def test_nested_values_are_indented() -> None:
    source = (
        '{"name": "Bo", "born": 1950.10, "alive": true, "ids": [1, 2], "home": {"town": "Ulm", "zip": null}, '
        '"trees": [{"kind": "oak", "age": 2}, [3]]}'
    )
    assert read(source) == (
        "name: Bo\nborn: 1950.10\nalive: true\nids: 1, 2\nhome:\n  town: Ulm\n  zip: \n"
        "trees:\n  - kind: oak\n    age: 2\n  - - 3\n"
    )


@pytest.mark.parametrize(
    "source", ['[{"a": 1}, {"a": 2}]', '{"a": 1}\n{"a": 2}\n', '{"a": 1}{"a": 2}', '{"a": 1},\n{"a": 2}']
)
def test_records_are_apart(source: str) -> None:
    assert read(source) == "a: 1\n\na: 2\n"


def test_broken_json_is_kept_as_text_with_a_remark() -> None:
    document = parse(b'{"a": 1, ', Path("data.json"))
    assert document.text == '{"a": 1, '
    assert document.remark == "data.json is not valid JSON; read as text."
    assert parse(b"// note\n{}", Path("data.jsonc")).remark == ""


def test_deep_nesting_is_kept_as_text() -> None:
    assert read("[" * 100_000 + "]" * 100_000).startswith("[[")
