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

    There is no system message: models of the packaged size follow what stands last, after the text. The passages come
    before the history, so that the next turn over the same ones begins as this one does and is read from there on.
    """
    messages = []
    for turn in history:
        messages += [ChatMessage("user", _ask(turn.question)), ChatMessage("assistant", turn.answer)]
    first, *others = [*messages, ChatMessage("user", _ask(question))]
    text = "\n".join(passages)
    return [ChatMessage("user", f"{text}\n\n{first.content}"), *others]


def refine_messages(question: str, draft: str, passages: Sequence[str], history: Sequence[Turn]) -> list[ChatMessage]:
    """The conversation that asks for a better answer than ``draft`` from the texts of ``passages``."""
    prompt = _template("refine").substitute(passages="\n".join(passages), draft=draft, question=question)
    return _converse(history, prompt)


def note_messages(question: str, passages: Sequence[str], history: Sequence[Turn]) -> list[ChatMessage]:
    """The conversation that asks for notes on what the texts of ``passages`` say about the question."""
    return _converse(history, _template("note").substitute(passages="\n".join(passages), question=question))


def join_messages(question: str, notes: Sequence[str], history: Sequence[Turn]) -> list[ChatMessage]:
    """The conversation that asks for an answer from notes that were made before."""
    return _converse(history, _template("join").substitute(notes="\n".join(notes), question=question))


def structured_messages(
    question: str, schema: str, passages: Sequence[str], history: Sequence[Turn]
) -> list[ChatMessage]:
    """The conversation that asks for an answer that follows a JSON schema."""
    prompt = _template("structured").substitute(schema=schema, question=question)
    text = "\n".join(passages)
    return _converse(history, f"{text}\n\n{prompt}")


def summary_messages(text: str) -> list[ChatMessage]:
    """The conversation that asks what a text says in brief.

    What all of them have in common comes first, so that of many it is read once.
    """
    return [ChatMessage("user", _template("summary").substitute(text=text))]


def question_messages(passage: str) -> list[ChatMessage]:
    """The conversation that asks for a question which ``passage`` answers."""
    return [ChatMessage("user", _template("question").substitute(passage=passage))]


def _ask(question: str) -> str:
    return _template("answer").substitute(question=question)


def _converse(history: Sequence[Turn], prompt: str) -> list[ChatMessage]:
    messages = []
    for turn in history:
        messages += [ChatMessage("user", turn.question), ChatMessage("assistant", turn.answer)]
    return [*messages, ChatMessage("user", prompt)]


@cache
def _template(name: str) -> Template:
    return Template(resource("prompts", f"{name}.md").read_text(encoding="utf-8").strip())
