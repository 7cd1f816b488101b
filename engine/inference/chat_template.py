"""Turns chat messages into tokens with the template inside the model file, keeping data apart from control tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import TemplateError
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from engine.errors import ModelUnusable
from engine.inference.language_model import ChatMessage

# Stands for a message's content while the template is rendered; private-use characters, so no template touches it.
_PLACEHOLDER = "\ue000{}\ue001"
_FILLED = re.compile("\ue000(\\d+)\ue001")

_CHATML = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


class ChatTemplate:
    """A model's chat template; the special tokens it writes are special, the same characters in a message are not."""

    def __init__(self, template: str, eos: str, bos: str, tokenize: Callable[[str, bool], list[int]]) -> None:
        """``tokenize(text, special)`` gives tokens; an empty template means ChatML."""
        self._tokenize = tokenize
        try:
            self._format = Jinja2ChatFormatter(template=template or _CHATML, eos_token=eos, bos_token=bos)
        except TemplateError as error:
            raise ModelUnusable("The model's chat template is damaged: use another model.", repr(error)) from error

    def encode(self, messages: Sequence[ChatMessage]) -> list[int]:
        """The prompt's tokens, ending where the assistant begins to write. Raises ``ModelUnusable``.

        Where the template refuses a system message, or leaves it out, it goes in front of the user's first message.
        """
        try:
            return self._encode(messages)
        except ModelUnusable:
            merged = _merge_system(messages)
            if merged is messages:
                raise
            return self._encode(merged)

    def _encode(self, messages: Sequence[ChatMessage]) -> list[int]:
        marks = [_PLACEHOLDER.format(number) for number in range(len(messages))]
        # Any, because llama-cpp-python wants one typed dictionary a role.
        marked: Any = [{"role": message.role, "content": mark} for message, mark in zip(messages, marks, strict=True)]
        try:
            prompt = self._format(messages=marked).prompt
        except Exception as error:  # a template is somebody else's program: whatever it may raise
            raise ModelUnusable(
                "The model's chat template refused the conversation: use another model.", repr(error)
            ) from error
        before, *rest = _FILLED.split(prompt)
        numbers = [int(number) for number in rest[::2]]
        if set(numbers) != set(range(len(messages))):
            raise ModelUnusable("The model's chat template leaves messages out: use another model.", f"wrote {numbers}")
        tokens = self._tokenize(before, True)  # noqa: FBT003 - tokenize's own signature
        for number, after in zip(numbers, rest[1::2], strict=True):
            tokens += self._tokenize(messages[number].content, False)  # noqa: FBT003 - as above
            tokens += self._tokenize(after, True)  # noqa: FBT003 - as above
        return tokens


def _merge_system(messages: Sequence[ChatMessage]) -> Sequence[ChatMessage]:
    """The same conversation without a system message, where it begins with one."""
    match messages:
        case [ChatMessage("system", instructions), ChatMessage("user", question), *rest]:
            return [ChatMessage("user", f"{instructions}\n\n{question}"), *rest]
    return messages
