"""The prompt files, and that a document cannot reach into them."""

from __future__ import annotations

from pathlib import Path
from string import Template

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain import Turn
from engine.inference import prompts
from engine.inference.prompts import (
    answer_messages,
    join_messages,
    note_messages,
    question_messages,
    refine_messages,
    structured_messages,
    summary_messages,
)
from engine.paths import resource


def written(name: str) -> str:
    return resource("prompts", name).read_text(encoding="utf-8").strip()


def test_every_prompt_file_is_used() -> None:
    """Each piece of prose between the variables of each file stands in one conversation."""
    conversations = [
        *answer_messages("Q?", ["text"], []),
        *refine_messages("Q?", "draft", ["text"], []),
        *note_messages("Q?", ["text"], []),
        *join_messages("Q?", ["note"], []),
        *question_messages("text"),
        *summary_messages("text"),
        *structured_messages("Q?", "{}", ["text"], []),
    ]
    everything = "\n".join(message.content for message in conversations)
    files = [entry.name for entry in resource("prompts").iterdir()]
    assert files
    for name in files:
        template = Template(written(name))
        prose = [piece for piece in template.pattern.split(template.template) if piece and piece.strip()]
        variables = set(template.get_identifiers())
        assert all(piece.strip() in everything for piece in prose if piece not in variables), name


def test_turns_come_before_the_question() -> None:
    history = [Turn("first?", "one"), Turn("second?", "two")]
    messages = answer_messages("third?", ["It is serviced in March."], history)
    assert [message.role for message in messages] == ["user", "assistant", "user", "assistant", "user"]
    for message, end in zip(messages, ["first?", "one", "second?", "two", "third?"], strict=True):
        assert message.content.endswith(end)


def test_the_next_turn_over_the_same_passages_begins_as_this_one_does() -> None:
    passages = ["It is serviced in March.", "By Gustav."]
    first = answer_messages("When?", passages, [])
    second = answer_messages("By whom?", passages, [Turn("When?", "In March.")])
    assert first[0].content.startswith("It is serviced in March.\nBy Gustav.\n\n")
    assert second[:1] == first
    assert "March" not in second[-1].content


@pytest.mark.parametrize("name", ["answer", "refine", "note", "join"])
def test_a_variable_that_nobody_fills_is_an_error(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for entry in resource("prompts").iterdir():
        (tmp_path / entry.name).write_text(entry.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / f"{name}.md").write_text(written(f"{name}.md") + " $forgotten", encoding="utf-8")
    monkeypatch.setattr(prompts, "resource", lambda _folder, file: tmp_path / file)
    prompts._template.cache_clear()
    try:
        with pytest.raises(KeyError, match="forgotten"):
            for write in (answer_messages, note_messages, join_messages):
                write("Q?", ["text"], [Turn("a", "b")])
            refine_messages("Q?", "draft", ["text"], [])
    finally:
        prompts._template.cache_clear()


@given(st.text(st.sampled_from("$\\{}abpqest ") | st.characters(codec="utf-8")))
def test_text_is_never_read_as_a_template(text: str) -> None:
    hostile = f"{text} $question ${{passages}} $$ $"
    messages = answer_messages("Q?", [hostile], [Turn(hostile, "$text")])
    assert messages[0].content.startswith(hostile)
    assert messages[0].content.endswith(hostile)
    assert messages[1].content == "$text"
    assert messages[2].content.endswith("Q?")
    assert answer_messages(hostile, [], [])[-1].content.endswith(hostile)
