"""How many sentences of the packaged model's summaries are faithful, read by eye.

``summary_sentences.jsonl`` has sentences of the packaged model, each with the ``source`` that the support check of
answers matched it to, ``said`` where that has neighbours that count, and the verdict of a person who read them: whether
all that it says is said there. The first 87 are of those that the check of answers lets pass, drawn from the summaries
of the sample notes, of notes of D_notes and of parts of books of F_long. The others are all that were supported at 0.85
of some 200 units of other notes and passages, some written with the instruction elsewhere in the prompt. Those from
``alice_in_wonderland.txt`` with the white rabbit on were read after ``repeats`` was written.
"""

from __future__ import annotations

import json
from pathlib import Path

from engine.summaries.proof import is_worth_keeping, repeats

LEAST = 0.9
_DRAWN = 87


def test_what_is_kept_is_faithful() -> None:
    lines = Path(__file__).with_name("summary_sentences.jsonl").read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    sure = [each for each in read if is_worth_keeping(each["sentence"], each["support"])]
    kept = [each for each in sure if repeats(each["sentence"], each.get("said", each["source"]))]
    for name, sentences in (
        ("the check of answers lets pass", read[:_DRAWN]),
        ("are supported at 0.85", sure),
        ("a summary keeps, as they only repeat", kept),
    ):
        faithful = sum(each["supported"] for each in sentences)
        print(f"\nof {len(sentences)} sentences that {name}, {faithful} are faithful")
    assert sum(each["supported"] for each in kept) >= LEAST * len(kept)
