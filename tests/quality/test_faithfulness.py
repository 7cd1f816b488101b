"""How many sentences of the packaged model's summaries are faithful, read by eye.

``summary_sentences.jsonl`` has sentences that the support check of answers let pass, drawn from the summaries of the
sample notes, of notes of D_notes and of parts of books of F_long, each with what it was matched to, and the verdict of
a person who read both: whether all that it says is said there.
"""

from __future__ import annotations

import json
from pathlib import Path

from engine.summaries.proof import is_worth_keeping

LEAST = 0.9


def test_what_is_kept_is_faithful() -> None:
    lines = Path(__file__).with_name("summary_sentences.jsonl").read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    kept = [each for each in read if is_worth_keeping(each["sentence"], each["support"])]
    for name, sentences in (("the check of answers lets pass", read), ("a summary keeps", kept)):
        faithful = sum(each["supported"] for each in sentences)
        print(f"\nof {len(sentences)} sentences that {name}, {faithful} are faithful")
    assert sum(each["supported"] for each in kept) >= LEAST * len(kept)
