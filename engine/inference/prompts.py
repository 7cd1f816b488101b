"""The prompts: Markdown files in resources/prompts, one typed function each; a missing variable is an error."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from string import Template

from engine.domain import Turn
from engine.inference.language_model import ChatMessage
from engine.paths import resource


def answer_messages(question: str, passages: Sequence[str], history: Sequence[Turn]) -> list[ChatMessage]:
    """The conversation that asks for an answer from the texts of ``passages``, in the order given.

    There is no system message: models of the packaged size follow what stands last, after the text.
    """
    messages = []
    for turn in history:
        messages += [ChatMessage("user", turn.question), ChatMessage("assistant", turn.answer)]
    prompt = _template("answer").substitute(passages="\n".join(passages), question=question)
    return [*messages, ChatMessage("user", prompt)]


def question_messages(passage: str) -> list[ChatMessage]:
    """The conversation that asks for a question which ``passage`` answers."""
    return [ChatMessage("user", _template("question").substitute(passage=passage))]


@cache
def _template(name: str) -> Template:
    return Template(resource("prompts", f"{name}.md").read_text(encoding="utf-8").strip())
