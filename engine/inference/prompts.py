"""The prompts: Markdown files in resources/prompts, one typed function each; a missing variable is an error."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from string import Template

from engine.domain import Turn
from engine.inference.language_model import ChatMessage
from engine.paths import resource


def answer_messages(question: str, passages: Sequence[tuple[str, str]], history: Sequence[Turn]) -> list[ChatMessage]:
    """The conversation that asks for an answer from ``passages``, (title, text) each, in the order given."""
    notes = "\n\n".join(_template("passage").substitute(title=title, text=text) for title, text in passages)
    messages = [ChatMessage("system", _template("answer_system").substitute())]
    for turn in history:
        messages += [ChatMessage("user", turn.question), ChatMessage("assistant", turn.answer)]
    return [*messages, ChatMessage("user", _template("answer_question").substitute(passages=notes, question=question))]


@cache
def _template(name: str) -> Template:
    return Template(resource("prompts", f"{name}.md").read_text(encoding="utf-8").strip())
