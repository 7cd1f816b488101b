"""The command line with the real models: what it quotes and cites is in the documents, word for word, at that place."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.paths import resource
from tests.command_line import CONSOLE_SCRIPT, run_carrel

NOTES = resource("sample_notes")
FACTS = {
    "How much notice must the tenant give to end the tenancy?": (
        "home/Tenancy agreement.pdf",
        "at least 28 days of written notice",
    ),
    "When was the Bell Rock lighthouse first lit?": (
        "research/Bell Rock lighthouse.md",
        "first lit on 1 February 1811",
    ),
    "When is the publication of The Ice Pilot planned?": (
        "work/Fjord Books meeting 2025-02-18.docx",
        "Publication is planned for April 2026",
    ),
}
Extract = Callable[[str], Any]


@pytest.fixture
def extract() -> Extract:
    """The document of a path as ``carrel extract`` prints it, asked for once."""
    return cache(lambda path: run_carrel("extract", path, "--json").record())


def test_what_is_quoted_and_cited_is_there(extract: Extract) -> None:
    report = run_carrel("index", NOTES, "--json", command=CONSOLE_SCRIPT).record()
    assert (report["indexed"], report["failed"], report["skipped"]) == (16, 0, 0)

    typed = "".join(json.dumps({"id": question, "text": question}) + "\n" for question in FACTS)
    answers = run_carrel("ask", "--questions", "-", "--json", typed=typed, command=CONSOLE_SCRIPT).records()
    assert [answer["id"] for answer in answers] == list(FACTS)
    for answer in answers:
        name, fact = FACTS[answer["id"]]
        assert not answer["refused"]
        assert answer["answer"]
        assert [quote for quote in answer["quotes"] if fact in quote["text"] and quote["path"] == str(NOTES / name)], (
            name
        )
        check_places(answer, extract)
        check_sentences(answer)
        check_plan(answer["plan"], extract)
    assert any(answer["citations"] for answer in answers), "no answer was supported by anything"


def check_places(answer: Any, extract: Extract) -> None:
    """Every quote and citation is the text at its place, on its page."""
    for text, place in [(quote["text"], quote) for quote in answer["quotes"]] + [
        (citation["quote"], citation) for citation in answer["citations"]
    ]:
        document = extract(place["path"])
        assert document["text"][place["start"] : place["end"]] == text
        around = [each for each in document["sections"] if each["start"] <= place["start"] < each["end"]]
        assert [section["page"] for section in around] == [place["page"]]


def check_sentences(answer: Any) -> None:
    """Every sentence is of the answer and says whether something supports it; every citation is used."""
    known = {citation["marker"] for citation in answer["citations"]}
    used = {marker for sentence in answer["sentences"] for marker in sentence["citations"]}
    assert used == known
    assert all(f"[{marker}]" in answer["answer"] for marker in known)
    for sentence in answer["sentences"]:
        assert sentence["text"] in answer["answer"]
        assert bool(sentence["citations"]) == (sentence["support"] > 0)
        assert 0 <= sentence["support"] <= 1


def check_plan(plan: Any, extract: Extract) -> None:
    """What the model saw fits its window, and every passage found is either in it or left out with a reason."""
    assert plan["system"] + plan["history"] + plan["passages"] + plan["reserve"] <= plan["n_ctx"]
    assert plan["included"]
    assert sum(passage["tokens"] for passage in plan["included"]) <= plan["passages"]
    for passage in plan["included"] + plan["left_out"]:
        text = extract(passage["path"])["text"]
        assert text[passage["start"] : passage["end"]].strip()
        assert Path(passage["path"]).is_relative_to(NOTES)
    assert all(passage["reason"] for passage in plan["left_out"])
