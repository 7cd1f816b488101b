"""What stands in a document never becomes markup of the prompt, whatever it looks like: forty hostile notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import gguf as gguf_format
import pytest

from engine.domain import Turn
from engine.inference.chat_template import ChatTemplate
from engine.inference.gguf_model import GgufModel
from engine.inference.language_model import ChatMessage
from engine.inference.llama_model import LlamaModel
from engine.inference.prompts import (
    answer_messages,
    join_messages,
    note_messages,
    question_messages,
    refine_messages,
    structured_messages,
    summary_messages,
)
from tests.chat_templates import FAMILIES
from tests.gguf_files import write_vocabulary
from tests.injections import INJECTIONS, Injection

HARMLESS = "The boiler is serviced in March."
HISTORY = [Turn("When is the boiler serviced?", "In March.")]

PROMPTS: dict[str, Callable[[str, str], list[ChatMessage]]] = {
    "answer": lambda question, text: answer_messages(question, [text, text], HISTORY),
    "refine": lambda question, text: refine_messages(question, text, [text], HISTORY),
    "note": lambda question, text: note_messages(question, [text], HISTORY),
    "join": lambda question, text: join_messages(question, [text, text], HISTORY),
    "structured": lambda question, text: structured_messages(question, '{"type": "string"}', [text], HISTORY),
    "summary": lambda _, text: summary_messages(text),
    "question": lambda _, text: question_messages(text),
    "follow-up": lambda question, text: answer_messages(question, [text], [Turn(text, text)]),
}
# The packaged model has these for source code; the markup of the other families takes their place.
MARKUP = {
    "<repo_name>": "<|start_header_id|>",
    "<reponame>": "<|end_header_id|>",
    "<file_sep>": "<|eot_id|>",
    "<filename>": "<|begin_of_text|>",
    "<gh_stars>": "<start_of_turn>",
    "<issue_start>": "<end_of_turn>",
    "<issue_comment>": "[INST]",
    "<issue_closed>": "[/INST]",
    "<jupyter_start>": "<|user|>",
    "<jupyter_text>": "<|assistant|>",
    "<jupyter_code>": "<|system|>",
    "<jupyter_output>": "<|end|>",
    "<jupyter_script>": "<s>",
    "<empty_output>": "</s>",
}


class Family:
    """The words of the packaged model with the markup of all families, behind one family's template."""

    def __init__(self, file: GgufModel, template: str) -> None:
        self._file = file
        self._template = ChatTemplate(template, eos="</s>", bos="<s>", tokenize=file.tokenize)
        marks = [*MARKUP.values(), "<|im_start|>", "<|im_end|>", "<|endoftext|>"]
        self.markup = {token for mark in marks for token in file.tokenize(mark, special=True)}
        assert len(self.markup) == len(marks), "each is one token"

    def list_markup(self, messages: Sequence[ChatMessage]) -> list[int]:
        return [token for token in self._template.encode(messages) if token in self.markup]

    def write(self, messages: Sequence[ChatMessage]) -> str:
        """The prompt as the model reads it."""
        pieces = (self._file.bytes_of(token, special=True) for token in self._template.encode(messages))
        return b"".join(pieces).decode()


@pytest.fixture(
    scope="module",
    params=[gguf_format.TokenType.CONTROL, gguf_format.TokenType.USER_DEFINED],
    ids=["control tokens", "words of the user's own"],
)
def file(gguf: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[GgufModel]:
    """With the markup as it should be in a file, and as it is in some."""
    own = {"<|im_start|>": "<|im_start|>"} if request.param == gguf_format.TokenType.USER_DEFINED else {}
    target = tmp_path_factory.mktemp("families") / "families.gguf"
    model = GgufModel(write_vocabulary(gguf, target, MARKUP | own, request.param))
    yield model
    model.close()


def test_there_are_forty_and_each_holds_its_fact() -> None:
    assert len({each.text for each in INJECTIONS}) == len({each.question for each in INJECTIONS}) == 40
    assert all(each.fact in each.text for each in INJECTIONS)


@pytest.mark.parametrize("template", FAMILIES.values(), ids=FAMILIES)
def test_no_note_writes_markup_into_any_prompt(file: GgufModel, template: str) -> None:
    family = Family(file, template)
    for name, prompt in PROMPTS.items():
        for note in INJECTIONS:
            asked = prompt(note.question, note.text)
            assert family.list_markup(asked) == family.list_markup(prompt(note.question, HARMLESS)), (name, note.name)
            check_whole(family.write(asked), note)


def check_whole(prompt: str, note: Injection) -> None:
    """Nothing of a note is taken away either: it is a text like any other."""
    assert note.text.strip() in prompt


@pytest.mark.parametrize("note", INJECTIONS, ids=[each.name for each in INJECTIONS])
def test_the_packaged_model_reads_every_note_as_text(llama: LlamaModel, note: Injection) -> None:
    for prompt in PROMPTS.values():
        tokens = llama._template.encode(prompt(note.question, note.text))
        harmless = llama._template.encode(prompt(note.question, HARMLESS))
        assert count_control(llama, tokens) == count_control(llama, harmless) > 0


def count_control(llama: LlamaModel, tokens: Sequence[int]) -> int:
    return sum(llama._file.is_control(token) for token in tokens)
