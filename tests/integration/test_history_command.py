"""``carrel history``, in real processes with the real models: what follows what, found, written out and forgotten."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import run_carrel

PAST = {
    "id",
    "after",
    "asked_at",
    "question",
    "asked_as",
    "answer",
    "refused",
    "strategy",
    "name",
    "pinned",
    "verdict",
    "reason",
}


def test_questions_follow_answers_and_are_forgotten(indexed_home: Path) -> None:
    first = run_carrel("ask", "When was the Bell Rock lighthouse first lit?", "--json").record()
    second = run_carrel("ask", "Who built the Bell Rock lighthouse?", "--continue", "--json").record()
    branch = ("ask", "Where is the Bell Rock?", "--after", first["answer_id"])
    shown = run_carrel(*branch, "--seed", 3).out
    assert (first["after"], second["after"]) == (0, first["answer_id"])
    assert (first["plan"]["history"], second["plan"]["history"] > 0) == (0, True)
    assert second["asked_as"] == ""
    third = second["answer_id"] + 1
    assert f"--after {third}." in shown
    listed = run_carrel("history", "--json").record()
    assert [(past["id"], past["after"]) for past in listed] == [(third, 1), (2, 1), (1, 0)]
    assert listed[-1].keys() == PAST
    assert [past["id"] for past in run_carrel("history", "--search", "WHO built", "--json").record()] == [2]
    assert run_carrel("history", "--search", "zebra").out == "No past answer is like that.\n"
    assert run_carrel("history", "--feedback", "--json").record() == []
    assert run_carrel("history", "--feedback", "--search", "x").code == 2
    told = run_carrel("history").out.split("\n")
    assert [line.split("  20")[0].strip() for line in told if "?" in line and "  20" in line] == [
        "1  When was the Bell Rock lighthouse first lit?",
        "2  Who built the Bell Rock lighthouse?",
        "3  Where is the Bell Rock?",
    ]
    leaning = run_carrel("ask", "And when?", "--after", 2).out
    assert leaning.startswith("Asked as: And when? (")
    assert "asked as: And when? (" in run_carrel("history").out
    again = run_carrel("ask", "--left-out", 2, "--json").record()
    assert (again["question"], again["after"]) == ("Who built the Bell Rock lighthouse?", 1)
    assert {row["start"] for row in again["plan"]["included"]} <= {row["start"] for row in second["plan"]["left_out"]}
    assert "carrel history lists" in run_carrel("ask", "Why?", "--after", 9).complaint()
    file = indexed_home / "lighthouse.md"
    assert run_carrel("history", "--export", file, "--answer", 2).out == "Wrote 2 answers.\n"
    assert file.read_text(encoding="utf-8").count("## ") == 2
    assert "exists already" in run_carrel("history", "--export", file).complaint()
    assert ".md, .html, .json" in run_carrel("history", "--export", indexed_home / "lighthouse.doc").complaint()
    assert run_carrel("history", "--forget", third, "--json").record() == {"forgotten": 1}
    assert run_carrel("history", "--forget", 1).out == "Forgot 4 answers.\n"
    assert "ask a first question" in run_carrel("ask", "Why?", "--continue").complaint()
    assert "ask one first" in run_carrel("history", "--export", indexed_home / "none.md").complaint()
    assert run_carrel("history").out == "No question has been asked yet.\n"
