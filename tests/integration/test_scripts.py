"""Scripts whose vowels, tones or accents are signs of their own: read, found, marked and quoted as whole words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.retrieval.excerpt import choose_excerpt
from engine.retrieval.query_text import read_terms
from tests.command_line import run_carrel

TEXTS = {
    "hindi": "पुस्तकालय रविवार को बंद रहता है। किरायेदार को अट्ठाईस दिन पहले सूचना देनी होती है। चाबियाँ आख़िरी दिन लौटाई जाती हैं।",
    "tamil": "நூலகம் ஞாயிற்றுக்கிழமை மூடப்பட்டிருக்கும். வாடகைதாரர் இருபத்தெட்டு நாட்களுக்கு முன் அறிவிப்பு தர வேண்டும்.",
    "thai": "ห้องสมุดปิดทุกวันอาทิตย์ ผู้เช่าต้องแจ้งล่วงหน้ายี่สิบแปดวันก่อนสิ้นสุดสัญญาเช่า",
    "arabic": "المَكْتَبَةُ مُغْلَقَةٌ يَوْمَ الأَحَدِ. عَلَى المُسْتَأْجِرِ أَنْ يُبَلِّغَ قَبْلَ ثَمَانِيَةٍ وَعِشْرِينَ يَوْمًا.",
    "accents": "La bibliothe\u0300que est ferme\u0301e. Le locataire pre\u0301vient avant l\u2019e\u0301che\u0301ance.",
}
QUERIES = {
    "किरायेदार": ("hindi", ["किरायेदार"]),
    '"अट्ठाईस दिन"': ("hindi", ["अट्ठाईस दिन"]),
    "வாடகைதாரர்": ("tamil", ["வாடகைதாரர்"]),
    '"முன் அறிவிப்பு"': ("tamil", ["முன் அறிவிப்பு"]),
    "ผู้เช่า": ("thai", ["ผู้เช่า"]),
    "المستأجر": ("arabic", ["المُسْتَأْجِرِ"]),
    "échéance": ("accents", ["e\u0301che\u0301ance"]),
    '"bibliothèque est"': ("accents", ["bibliothe\u0300que est"]),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("scripts")
    (root / "files").mkdir()
    for name, text in TEXTS.items():
        (root / "files" / f"{name}.txt").write_text(text, encoding="utf-8")
    report = run_carrel("index", root / "files", "--json", "--home", root / "home").record()
    assert (report["indexed"], report["failed"]) == (5, 0)
    return root / "home"


@pytest.fixture(scope="module")
def found(home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    lines = [f'{{"id": {number}, "text": {json.dumps(query)}}}' for number, query in enumerate(QUERIES)]
    file = tmp_path_factory.mktemp("queries") / "queries.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    records = run_carrel("search", "--queries", file, "--json", "--home", home).records()
    return {query: record["results"] for query, record in zip(QUERIES, records, strict=True)}


@pytest.mark.parametrize("query", QUERIES)
def test_a_word_is_found_and_marked_whole(found: dict[str, Any], query: str) -> None:
    name, marked = QUERIES[query]
    best = found[query][0]
    assert Path(best["path"]).stem == name
    excerpt = choose_excerpt(best["text"], read_terms(query))
    assert [excerpt.text[start:end] for start, end in excerpt.marks] == marked


@pytest.mark.parametrize("query", ["किरायेदा", "வாடகைதாரர", "bibliothèqu"])
def test_a_phrase_ends_where_its_word_does(home: Path, query: str) -> None:
    assert run_carrel("search", f'"{query}"', "--json", "--home", home).record() == []
