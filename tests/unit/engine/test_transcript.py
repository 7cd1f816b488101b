"""A conversation as a file: all of it, and nothing of it taken for markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from engine.domain import Answer, AnswerSentence, Citation, Quote
from engine.errors import BadInput
from engine.transcript import name_conversation, write_transcript
from tests.fakes import make_answer

SENTENCE = "The *tenant* gives <three> months' notice."
CITED = replace(
    make_answer(f"{SENTENCE} [1]\n\nThe mayor keeps the keys."),
    question="How [much] notice?",
    asked_at="2026-03-01T10:20:30+00:00",
    quotes=(Quote(SENTENCE, Path("/notes/my_lease.md"), 3, 0, 42, 0.9),),
    citations=(Citation(1, Path("/notes/my_lease.md"), 3, 0, 42, SENTENCE),),
    sentences=(AnswerSentence(SENTENCE, 0.9, (1,)), AnswerSentence("The mayor keeps the keys.", 0.0, ())),
)
REFUSED = replace(make_answer("Your documents do not seem to answer this."), question="And the rent?", refused=True)


def read_html(html: str) -> str:
    return " ".join(LexborHTMLParser(html).body.text(separator=" ").split())


@pytest.mark.parametrize("name", ["a.md", "a.HTML"])
def test_everything_stands_there_as_it_was_said(name: str) -> None:
    written = write_transcript([CITED, REFUSED], name)
    text = read_html(MarkdownIt().render(written) if name == "a.md" else written)
    assert text.count(SENTENCE) == 3, "in the quote, the answer and the citation"
    for part in (
        "How [much] notice?",
        "2026-03-01 10:20 UTC · none · compact",
        "/notes/my_lease.md, page 3",
        "Nothing in the documents supports this:",
        "And the rent?",
        "Not in the documents.",
    ):
        assert part in text
    assert text.count("The mayor keeps the keys.") == 2


@pytest.mark.parametrize(
    "text",
    ["![1](http://tracker/x.png)", "[1]: http://x", "[1](http://x)", "- a", "1. a", "+ a", "&copy; <b>", "= a", "1) a"],
)
def test_no_text_becomes_markup(text: str) -> None:
    quote = replace(CITED.quotes[0], text=text)
    citation = replace(CITED.citations[0], quote=text)
    answer = replace(CITED, question=text, text=f"{text}\n\nSo it is. [1]", quotes=(quote,), citations=(citation,))
    html = MarkdownIt().render(write_transcript([answer], "a.md"))
    assert not {"<img", "<a ", "<b>"} & set(re.findall(r"<img|<a |<b>", html))
    assert read_html(html).count(" ".join(text.split())) == 4
    assert "So it is. [1]" in read_html(html)


def test_what_is_to_be_known_of_an_answer_is_told() -> None:
    stopped = replace(CITED, stopped=True, notice="The last sentence is theirs.")
    structured = replace(CITED, structured=True, text='{"name": "*x*",\n "year": 3}')
    for name in ("a.md", "a.html"):
        written = write_transcript([stopped, structured], name)
        text = read_html(MarkdownIt().render(written) if name == "a.md" else written)
        assert "This answer was stopped before it was complete." in text
        assert "The last sentence is theirs." in text
        assert '{"name": "*x*", "year": 3}' in text


def test_json_is_what_the_command_line_prints() -> None:
    first, second = json.loads(write_transcript([CITED, REFUSED], "a.json"))
    assert first["citations"][0]["quote"] == SENTENCE
    assert (first["question"], second["refused"]) == ("How [much] notice?", True)


@pytest.mark.parametrize("answers", [[], [CITED]])
@pytest.mark.parametrize("name", ["a.txt", "a", "md"])
def test_an_unknown_ending_is_told(answers: list[Answer], name: str) -> None:
    with pytest.raises(BadInput, match=r"\.md, \.html, \.json"):
        write_transcript(answers, name)


def test_the_name_of_a_conversation_is_its_title() -> None:
    named = [replace(CITED, name="Lease <& notice>"), REFUSED]
    assert name_conversation(named) == "Lease <& notice>"
    assert name_conversation([CITED]) == "How [much] notice?"
    assert write_transcript(named, "a.md").startswith("# Lease \\<\\& notice\\>\n\n## ")
    html = write_transcript(named, "a.html")
    assert html.count("Lease &lt;&amp; notice&gt;") == 2
    assert [record["name"] for record in json.loads(write_transcript(named, "a.json"))] == ["Lease <& notice>", ""]
    assert not write_transcript([CITED], "a.md").startswith("# ")
