"""The query language on real files, read by the real parsers and found through the command line."""

from __future__ import annotations

import json
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import pytest

from engine.domain import Collection
from engine.knowledge_base import KnowledgeBase
from engine.paths import open_home
from tests.command_line import run_carrel

HERON = """---
title: The heron
author: Ada Müller
date: 2024-03-05
tags: [birds, work/tax]
---
# The heron

The grey heron stands near the lighthouse and
waits for fish in the shallow water. #wading
"""
OTTER = """---
author: Ben
created: 2019-01-02
---
The otter sleeps near the lighthouse when the storm has gone, and nobody wakes it before noon.
"""
PAGE = """<html><head><title>Tides</title><meta name="author" content="Dora">
<meta name="date" content="2021-07-01"></head><body><p>The tide rises near the lighthouse twice a day.</p></body></html>
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("desk")
    files = root / "files"
    (files / "My papers").mkdir(parents=True)
    (files / "mail").mkdir()
    (files / "My papers" / "heron.md").write_text(HERON, encoding="utf-8")
    (files / "My papers" / "otter.md").write_text(OTTER, encoding="utf-8")
    (files / "mail" / "zz copy.md").write_text(HERON, encoding="utf-8")
    (files / "tides.html").write_text(PAGE, encoding="utf-8")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Carla <carla@example.org>", "me@example.org", "Der Reiher"
    mail["Date"] = "Tue, 05 Mar 2013 10:00:00 +0000"
    mail.set_content("Der Reiher steht am Wasser und wartet auf die Fische, wie er es jeden Tag tut, und schweigt.")
    (files / "mail" / "reiher.eml").write_bytes(mail.as_bytes())
    report = run_carrel("index", files, "--json", "--home", root / "home").record()
    assert (report["indexed"], report["copies"], report["failed"]) == (5, 1, 0)
    return root / "home"


FOUND = {
    "type:md after:2023 heron": {"heron.md"},
    "heron type:pdf": set(),
    '"near the lighthouse and waits"': {"heron.md"},
    '"THE TIDE rises"': {"tides.html"},
    '"lighthouse the near"': set(),
    'folder:"my papers"': {"heron.md", "otter.md"},
    "folder:mail": {"zz copy.md", "reiher.eml"},
    "heron folder:mail type:md": {"zz copy.md"},
    "-folder:mail -type:html": {"heron.md", "otter.md"},
    "tag:birds": {"heron.md"},
    "tag:work": {"heron.md"},
    "tag:wading": {"heron.md"},
    "author:muller": {"heron.md"},
    "author:carla": {"reiher.eml"},
    "author:dora,": {"tides.html"},
    "lang:de": {"reiher.eml"},
    "before:2014": {"reiher.eml"},
    "after:2019-01-02 before:2019-01-03": {"otter.md"},
    "after:2021 before:2022 lighthouse": {"tides.html"},
    "type:mail": {"reiher.eml"},
    "path:otter": {"otter.md"},
}
LEAVES_NOTHING = {
    "lighthouse tag:bird": "No document has the tag “bird”: did you mean tag:birds?",
    "type:pdf": "None of your files is of the type “pdf”.",
    "tag:birds author:ben": "No document meets all of these filters: leave one of them out.",
}
WRONG = {
    "tpye:pdf": "did you mean type:",
    "type:pfd": "did you mean type:pdf?",
    "before:soon": "is not a date",
    "lang:klingon": "is not a language",
    "title:lease": "leave it out",
    "  ": "type a few words",
}


def test_every_kind_of_query_finds_its_documents(home: Path, tmp_path: Path) -> None:
    batch = tmp_path / "queries.jsonl"
    lines = [json.dumps({"id": query, "text": query}) for query in FOUND]
    batch.write_text("\n".join(lines), encoding="utf-8")
    found = {
        record["id"]: {Path(result["path"]).name for result in record["results"]}
        for record in run_carrel("search", "--queries", batch, "--home", home).records()
    }
    assert found == FOUND


def test_words_that_are_excluded_are_in_no_result(home: Path) -> None:
    results = run_carrel("search", "lighthouse -storm -grey", "--json", "--home", home).record()
    assert "tides.html" in {Path(result["path"]).name for result in results}
    assert not any("storm" in result["text"] or "grey" in result["text"] for result in results)


def test_a_typing_error_is_forgiven(home: Path) -> None:
    results = run_carrel("search", "lighthuose type:html", "--json", "--home", home).record()
    (result,) = results
    assert result["findings"].keys() == {"words", "meaning"}


def test_a_slip_is_looked_for_by_meaning_as_well_and_told_to_scripts(home: Path) -> None:
    (first, *_) = run_carrel("search", "lighthuose sleeps", "--json", "--home", home).record()
    assert Path(first["path"]).name == "otter.md"
    assert first["slips"] == {"lighthuose": "lighthouse"}
    assert first["findings"]["words"] == first["findings"]["meaning"] == 1


def test_a_question_in_other_words_finds_its_document_by_meaning(home: Path) -> None:
    (first, *others) = run_carrel("search", "an animal dozing until midday", "--json", "--home", home).record()
    assert Path(first["path"]).name == "otter.md"
    assert all("words" not in result["findings"] for result in [first, *others])
    shown = run_carrel("search", "an animal dozing until midday", "--home", home).out
    assert shown.startswith("No document has these words. Nearest in meaning:")


def test_a_question_whose_words_are_everywhere_finds_the_one_that_says_more(home: Path) -> None:
    results = run_carrel("search", "rises near the lighthouse", "--json", "--home", home).record()
    assert {"heron.md", "otter.md", "tides.html"} <= {Path(result["path"]).name for result in results}
    assert Path(results[0]["path"]).name == "tides.html"


@pytest.mark.parametrize(("query", "reason"), LEAVES_NOTHING.items())
def test_a_filter_that_no_document_meets_is_told(home: Path, query: str, reason: str) -> None:
    run = run_carrel("search", query, "--json", "--home", home)
    assert run.record() == []
    assert run.err.strip() == reason


@pytest.mark.parametrize("query", WRONG)
def test_what_cannot_be_read_is_one_sentence(home: Path, query: str) -> None:
    assert WRONG[query] in run_carrel("search", query, "--home", home).complaint()


def test_a_wrong_query_does_not_hold_up_a_batch(home: Path, tmp_path: Path) -> None:
    batch = tmp_path / "queries.jsonl"
    batch.write_text('{"id": 1, "text": "tpye:pdf"}\n{"id": 2, "text": "type:mail"}', encoding="utf-8")
    wrong, right = run_carrel("search", "--queries", batch, "--home", home).records()
    assert "results" not in wrong
    assert "did you mean type:" in wrong["error"]
    assert len(right["results"]) == 1


class TestScope:
    def test_a_question_sees_only_what_is_in_its_scope(self, home: Path) -> None:
        question = "Who sleeps near the lighthouse?"
        whole = run_carrel("ask", question, "--json", "--home", home).record()
        assert len({each["path"] for each in [*whole["quotes"], *whole["plan"]["left_out"]]}) > 1
        scoped = run_carrel("ask", question, "--scope", "author:dora type:html", "--json", "--home", home).record()
        seen = [*scoped["quotes"], *scoped["plan"]["included"], *scoped["plan"]["left_out"]]
        assert {Path(each["path"]).name for each in seen} == {"tides.html"}

    def test_a_scope_without_documents_is_refused_and_says_why(self, home: Path, tmp_path: Path) -> None:
        questions = tmp_path / "questions.jsonl"
        questions.write_text('{"id": 1, "text": "Who sleeps?"}', encoding="utf-8")
        (answer,) = run_carrel("ask", "--questions", questions, "--scope", "tag:none", "--home", home).records()
        assert answer["refused"]
        assert answer["answer"] == "None of your documents meets the filters of this question: change its scope."

    @pytest.mark.parametrize(
        ("scope", "complaint"),
        [("lighthouse", "A scope holds filters only"), ("tpye:pdf", "did you mean type:"), ("after:x", "not a date")],
    )
    def test_a_wrong_scope_is_one_sentence(self, home: Path, scope: str, complaint: str) -> None:
        assert complaint in run_carrel("ask", "Who sleeps?", "--scope", scope, "--home", home).complaint()
        assert "type a few words" in run_carrel("ask", " ", "--scope", "type:md", "--home", home).complaint()


def test_what_is_kept_is_found_and_asked_about_by_its_name(home: Path) -> None:
    with closing(KnowledgeBase.open(open_home(home))) as base:
        base.collections.keep([Collection("Of 2024", "after:2024 type:md"), Collection("Herons", "grey heron")])
        assert [each.written for each in base.suggest_scope("@of", 5)] == ['collection:"Of 2024"']
        assert base.suggest_scope("@herons", 5) == ()
        assert base.explain_nothing("tag:birds collection:'of 2024' -collection:'of 2024'") == (
            "No document meets all of these filters: leave one of them out."
        )
    (found,) = run_carrel("search", "lighthouse collection:'of 2024'", "--json", "--home", home).record()
    assert Path(found["path"]).name == "heron.md"
    left = run_carrel("search", "lighthouse -collection:'of 2024'", "--json", "--home", home).record()
    assert {Path(each["path"]).name for each in left} >= {"otter.md", "tides.html"}
    assert "heron.md" not in {Path(each["path"]).name for each in left}
    question = ("ask", "Who stands near the lighthouse?", "--json", "--home", home, "--scope")
    answer = run_carrel(*question, 'collection:"of 2024"').record()
    assert {Path(quote["path"]).name for quote in answer["quotes"]} == {"heron.md"}
    assert "a collection of this one looks for “grey heron”" in run_carrel(*question, "collection:herons").complaint()
    wrong = run_carrel("search", "collection:heron", "--json", "--home", home).complaint()
    assert wrong == "There is no collection “heron”: the nearest is collection:Herons."
    assert "heron.md" in run_carrel("search", "collection:herons", "-k", "1", "--home", home).out
