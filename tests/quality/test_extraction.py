"""How much of what a person sees in real documents comes out of the readers: a table by kind, and every miss."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from engine.errors import DocumentUnreadable
from engine.ingestion.formats import find_format
from engine.ingestion.reader import ReaderPool
from engine.settings import ReadingSettings

pytestmark = pytest.mark.timeout(3000)

APART = ("password", "embedded", "ocr")
LIMITS = {"plain": 0.95, "ocr": 0.7, "embedded": 0.8}
QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛′ʼ", "'"), **dict.fromkeys("“”„‟″", '"'), **dict.fromkeys("‐‑‒–—―−", "-")})


@dataclass(frozen=True)
class Score:
    """``group`` is plain, ocr, embedded, password, unclaimed or contradicted; ``missing`` is what went wrong."""

    file: str
    extension: str
    group: str
    missing: tuple[str, ...]
    stretch: int
    stretched: int


def normalise(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(QUOTES).lower().split())


def find_missing(entry: dict[str, Any], text: str, problem: str) -> Iterator[str]:
    """What keeps an entry from passing, as its README defines passing."""
    absent = [wanted for wanted in entry["must_contain"] if normalise(wanted) not in text]
    hits = len(entry["must_contain"]) - len(absent)
    failed = bool(absent) and hits < entry.get("min_hit_ratio", 1.0) * len(entry["must_contain"])
    if failed:
        yield from absent
    any_of = entry.get("any_of", [])
    if any_of and not any(normalise(wanted) in text for wanted in any_of):
        failed = True
        yield "one of " + repr(any_of)
    for unwanted in entry.get("must_not_contain", []):
        if normalise(unwanted) in text:
            failed = True
            yield "not " + repr(unwanted)
    if len(text) < entry.get("min_content_length", 0):
        failed = True
        yield f"{entry['min_content_length']} characters"
    if failed and problem:
        yield problem


def find_contradicted(entries: list[dict[str, Any]]) -> set[int]:
    """Entries that forbid what another entry of the same file demands: no reader passes both."""
    demanded = defaultdict(set)
    for entry in entries:
        demanded[entry["file"]] |= set(entry["must_contain"])
    return {
        number
        for number, entry in enumerate(entries)
        for unwanted in entry.get("must_not_contain", [])
        if any(unwanted in wanted for wanted in demanded[entry["file"]])
    }


def judge(entry: dict[str, Any], data: Path, pool: ReaderPool, *, contradicted: bool) -> Score:
    path, problem, text = data / entry["file"], "", ""
    try:
        text = normalise(pool.read(path).text)
    except DocumentUnreadable as error:
        problem = f"<{error.kind}: {error.message} {error.detail}>"
    group = next((flag for flag in APART if flag in entry["flags"]), "plain")
    if group == "plain" and not find_format(path):
        group = "unclaimed"
    if contradicted:
        group = "contradicted"
    stretch = entry.get("stretch", [])
    stretched = sum(normalise(wanted) in text for wanted in stretch)
    missing = tuple(find_missing(entry, text, problem))
    return Score(entry["file"], entry["ext"], group, missing, len(stretch), stretched)


def test_real_documents_come_out_whole(data: Path) -> None:
    entries = json.loads((data / "extraction_expectations.json").read_text(encoding="utf-8"))
    contradicted = find_contradicted(entries)
    pool = ReaderPool(ReadingSettings())
    try:
        with ThreadPoolExecutor(2) as workers:
            judged = workers.map(
                lambda each: judge(each[1], data, pool, contradicted=each[0] in contradicted), enumerate(entries)
            )
            scores = list(judged)
    finally:
        pool.close()
    show(scores)
    for group, least in LIMITS.items():
        passed = [not score.missing for score in scores if score.group == group]
        assert sum(passed) >= least * len(passed), f"{group}: {sum(passed)} of {len(passed)}"


def show(scores: list[Score]) -> None:
    for score in scores:
        if score.missing:
            what = "; ".join(" ".join(missing.split())[:160] for missing in score.missing)
            print(f"missed [{score.group}] {score.file}: {what}")
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for score in scores:
        for name in (f".{score.extension}", f"all {score.group}"):
            table[name]["entries"] += 1
            table[name]["passed"] += not score.missing
            table[name]["stretch"] += score.stretch
            table[name]["stretched"] += score.stretched
    print(f"\n{'':15}{'passed':>8}{'of':>6}{'share':>8}{'stretch':>12}")
    for name, row in sorted(table.items()):
        stretch = f"{row['stretched']}/{row['stretch']}" if row["stretch"] else ""
        print(f"{name:15}{row['passed']:8}{row['entries']:6}{row['passed'] / row['entries']:8.3f}{stretch:>12}")
