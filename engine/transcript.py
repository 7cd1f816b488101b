"""Writes a conversation for a file of its own: questions, quotes and answers, with the place of everything cited."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from pathlib import PurePath

from engine.domain import Answer
from engine.errors import BadInput
from engine.records import describe_answer

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~!&]|^[-+=])")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
_MARKER = re.compile(r"\\\[(\d+)\\\](?![(:\[])")
_REFUSED = "Not in the documents."
_STOPPED = "This answer was stopped before it was complete."
_UNSUPPORTED = "Nothing in the documents supports this:"
_STYLE = (
    "body { font-family: sans-serif; max-width: 44em; margin: 2em auto; line-height: 1.5; padding: 0 1em; } "
    "blockquote { border-left: 3px solid #2f6fab; margin-left: 0; padding-left: 1em; } "
    ".place, .asked { color: #666666; font-size: 0.85em; }"
)


def write_transcript(answers: Sequence[Answer], name: str) -> str:
    """The answers, oldest first, in the format that the ending of a file's name says: .md, .html or .json.

    Raises ``BadInput`` for another ending.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in _WRITERS:
        raise BadInput(
            f"A conversation is written as {', '.join(_WRITERS)}: end the name of the file with one of them."
        )
    return _WRITERS[ending](answers)


def name_conversation(answers: Sequence[Answer]) -> str:
    """What the person calls the conversation of these answers, oldest first: else its first question."""
    return answers[0].name or answers[0].question if answers else ""


def _write_markdown(answers: Sequence[Answer]) -> str:
    name = [f"# {_plain(answers[0].name)}", ""] if answers and answers[0].name else []
    lines = (line for answer in answers for line in _list_markdown(answer))
    return "\n".join((*name, *lines)).strip() + "\n"


def _list_markdown(answer: Answer) -> Iterator[str]:
    yield from (f"## {_plain(answer.question)}", "", f"*{_plain(_say_when(answer))}*", "")
    for quote in answer.quotes:
        yield from (f"> {_plain(quote.text)}  ", f"> — {_plain(_say_place(quote.path, quote.page))}", "")
    if answer.structured and not answer.refused:
        yield from ("~~~", *answer.text.replace("~~~", "~ ~ ~").splitlines(), "~~~", "")
    else:
        yield from (_mark(_REFUSED if answer.refused else answer.text, answer), "")
    for remark in _list_remarks(answer):
        yield from (f"*{_plain(remark)}*", "")
    for citation in answer.citations:
        place = _plain(_say_place(citation.path, citation.page))
        yield f"{citation.marker}. {place}: “{_plain(citation.quote)}”"
    if answer.citations:
        yield ""
    if unsupported := _list_unsupported(answer):
        yield from (f"*{_UNSUPPORTED}*", "", *(f"* {_plain(sentence)}" for sentence in unsupported), "")


def _mark(text: str, answer: Answer) -> str:
    """The text by paragraphs, nothing in it markup but the markers of the answer's citations."""
    known = {str(citation.marker) for citation in answer.citations}
    paragraphs = [_plain(part) for part in text.split("\n\n")]
    return _MARKER.sub(lambda found: f"[{found[1]}]" if found[1] in known else found[0], "\n\n".join(paragraphs))


def _plain(text: str) -> str:
    """The text in one line, with nothing in it that Markdown takes for markup."""
    return _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", " ".join(text.split())))


def _write_html(answers: Sequence[Answer]) -> str:
    title = escape(name_conversation(answers)) or "Carrel"
    heading = [f"<h1>{title}</h1>"] if answers and answers[0].name else []
    body = "\n".join((*heading, *(part for answer in answers for part in _list_html(answer))))
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>'
        f"<body>\n{body}\n</body></html>\n"
    )


def _list_html(answer: Answer) -> Iterator[str]:
    yield f'<h2>{escape(answer.question)}</h2>\n<p class="asked">{escape(_say_when(answer))}</p>'
    for quote in answer.quotes:
        place = escape(_say_place(quote.path, quote.page))
        yield f'<blockquote>{escape(quote.text)}<br><span class="place">{place}</span></blockquote>'
    text = _REFUSED if answer.refused else answer.text
    if answer.structured and not answer.refused:
        yield f"<pre>{escape(text)}</pre>"
    else:
        yield "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    yield "".join(f"<p><em>{escape(remark)}</em></p>" for remark in _list_remarks(answer))
    cited = (
        f'<li value="{each.marker}">{escape(_say_place(each.path, each.page))}: “{escape(each.quote)}”</li>'
        for each in answer.citations
    )
    if answer.citations:
        yield f"<ol>{''.join(cited)}</ol>"
    if unsupported := _list_unsupported(answer):
        yield f"<p>{_UNSUPPORTED}</p><ul>{''.join(f'<li>{escape(each)}</li>' for each in unsupported)}</ul>"


def _write_json(answers: Sequence[Answer]) -> str:
    records = [{**describe_answer(answer), "name": answer.name} for answer in answers]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def _list_unsupported(answer: Answer) -> list[str]:
    return [] if answer.refused else [each.text for each in answer.sentences if each.support == 0.0]


def _list_remarks(answer: Answer) -> list[str]:
    return [*([answer.notice] if answer.notice else []), *([_STOPPED] if answer.stopped else [])]


def _say_when(answer: Answer) -> str:
    when = f"{answer.asked_at[:16].replace('T', ' ')} UTC" if answer.asked_at else ""
    return " · ".join(filter(None, [when, answer.model, answer.strategy]))


def _say_place(path: PurePath, page: int | None) -> str:
    return f"{path}, page {page}" if page else str(path)


_WRITERS: Mapping[str, Callable[[Sequence[Answer]], str]] = {
    ".md": _write_markdown,
    ".html": _write_html,
    ".json": _write_json,
}
