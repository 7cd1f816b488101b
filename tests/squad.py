"""Writes a small file in SQuAD's layout: notes of one household, questions about them, one that they do not answer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

ARTICLES: Mapping[str, Sequence[str]] = {
    "The_boiler": ["The boiler is serviced every March by Mrs. Lindqvist.", "Its filter costs 38 euros."],
    "Visby/ferry": ["The ferry to Visby leaves Nynäshamn at 11:25 and takes three hours."],
}
QUESTIONS: Sequence[tuple[str, str, Sequence[str]]] = (
    ("The_boiler", "When is the boiler serviced?", ["every March", "March", "March"]),
    ("Visby/ferry", "When does the ferry to Visby leave?", ["at 11:25", "11:25"]),
    ("Visby/ferry", "Which proteins fold in the mitochondria of yeast?", []),
)


def write_squad(
    file: Path,
    articles: Mapping[str, Sequence[str]] = ARTICLES,
    questions: Sequence[tuple[str, str, Sequence[str]]] = QUESTIONS,
) -> Path:
    """Returns the file; a question is (article, text, answers) and stands at the article's first paragraph."""
    data = []
    for title, contexts in articles.items():
        asked = [
            {
                "id": f"q{number}",
                "question": text,
                "is_impossible": not answers,
                "answers": [{"text": answer, "answer_start": 0} for answer in answers],
            }
            for number, (about, text, answers) in enumerate(questions)
            if about == title
        ]
        paragraphs = [{"context": context, "qas": []} for context in contexts]
        paragraphs[0]["qas"] = asked
        data.append({"title": title, "paragraphs": paragraphs})
    file.write_text(json.dumps({"version": "test", "data": data}), encoding="utf-8")
    return file
