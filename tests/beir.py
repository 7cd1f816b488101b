"""Writes test collections in BEIR's layout, and one whose figures are known by counting."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

CORPUS = {
    "bread": ("Bread", "Mix flour, water and salt. Let the dough rest overnight, then bake it until the crust sings."),
    "keeper": ("Lighthouse", "The keeper counted every ship that passed, and wrote the number into a book."),
    "fire": ("Archive", "The archive burned down in 1912, and nobody learned how many ships had passed."),
    "pump": ("", "Dear Ada, the pump is broken again. Please send the plumber on Friday. Yours, Charles"),
    "empty": ("", ""),
}
QUERIES = {"dough": "How long does the dough rest?", "plumber": "Who has to send the plumber?"}
JUDGEMENTS = {"dough": {"bread": 1, "pump": 0}, "plumber": {"pump": 2}}


def write_collection(
    folder: Path,
    corpus: Mapping[str, tuple[str, str]] = CORPUS,
    queries: Mapping[str, str] = QUERIES,
    judgements: Mapping[str, Mapping[str, int]] = JUDGEMENTS,
) -> Path:
    """Returns the folder; ``corpus`` has titles and texts by id."""
    (folder / "qrels").mkdir(parents=True)
    documents = [{"_id": name, "title": title, "text": text} for name, (title, text) in corpus.items()]
    asked = [{"_id": name, "text": text} for name, text in queries.items()]
    for name, records in [("corpus", documents), ("queries", asked)]:
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = [f"{query}\t{name}\t{worth}" for query, worths in judgements.items() for name, worth in worths.items()]
    (folder / "qrels" / "test.tsv").write_text(
        "\n".join(["query-id\tcorpus-id\tscore", *rows]) + "\n", encoding="utf-8"
    )
    return folder
