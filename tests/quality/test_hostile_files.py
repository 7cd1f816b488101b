"""The worst files there are, real ones and mutated ones: each ends as a document or with a reason, and in time."""

from __future__ import annotations

import hashlib
import os
import random
import threading
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from engine.errors import DocumentUnreadable
from engine.ingestion.formats import find_format
from engine.ingestion.reader import ReaderPool
from engine.settings import ReadingSettings

pytestmark = pytest.mark.timeout(7200)

SEED = 20260
MUTANTS = int(os.environ.get("CARREL_FUZZ", "2000"))
MAIN_FORMATS = ("pdf", "docx", "doc", "xlsx", "xls", "pptx", "ppt", "odt", "rtf", "html")
NAMED = {
    "document",
    "encrypted",
    "corrupt",
    "empty",
    "unsupported",
    "too_large",
    "not_unpacked",
    "timeout",
    "memory",
    "crash",
    "unreadable",
}
HOSTILE_SECONDS, FUZZ_SECONDS, GRACE = 60.0, 20.0, 5.0


@dataclass(frozen=True)
class Outcome:
    path: Path
    kind: str
    seconds: float


class Watch:
    """Looks at the memory of this process and its readers while it runs."""

    def __init__(self) -> None:
        self.peak_mb = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        own = psutil.Process()
        while not self._over.wait(0.1):
            total = 0
            for process in (own, *own.children(recursive=True)):
                try:
                    total += process.memory_info().rss
                except psutil.Error:
                    continue
            self.peak_mb = max(self.peak_mb, total / 1_000_000)


def read(path: Path, pool: ReaderPool) -> Outcome:
    begun = time.monotonic()
    try:
        pool.read(path)
        kind = "document"
    except DocumentUnreadable as error:
        kind = error.kind
        assert error.message.endswith((".", ")")), error.message
    return Outcome(path, kind, time.monotonic() - begun)


def read_all(paths: list[Path], settings: ReadingSettings) -> tuple[list[Outcome], float]:
    pool = ReaderPool(settings)
    try:
        with Watch() as watch, ThreadPoolExecutor(2) as workers:
            outcomes = list(workers.map(lambda path: read(path, pool), paths))
    finally:
        pool.close()
    return outcomes, watch.peak_mb


def show(outcomes: list[Outcome], peak_mb: float) -> None:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in outcomes:
        table[outcome.path.suffix.lower() or "none"][outcome.kind] += 1
    for suffix, kinds in sorted(table.items(), key=lambda row: -sum(row[1].values())):
        print(
            f"{suffix:14}{sum(kinds.values()):5}  "
            + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        )
    total = Counter(outcome.kind for outcome in outcomes)
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    print(f"{'all':14}{len(outcomes):5}  {list_counts(total)}")
    print(f"slowest {slowest.seconds:.1f} s ({slowest.path.name}), peak memory of engine and readers {peak_mb:.0f} MB")
    for outcome in outcomes:
        if outcome.kind in {"timeout", "memory", "crash"}:
            print(f"{outcome.kind}: {outcome.path.name} after {outcome.seconds:.1f} s")


def list_counts(counts: Counter[str]) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in counts.most_common())


def test_every_hostile_file_is_accounted_for(data: Path) -> None:
    files = sorted(path for path in (data / "E_hard").rglob("*") if path.is_file())
    settings = ReadingSettings(seconds_per_file=HOSTILE_SECONDS)
    outcomes, peak_mb = read_all(files, settings)
    show(outcomes, peak_mb)
    unclaimed = [outcome for outcome in outcomes if not find_format(outcome.path)]
    told = Counter(outcome.kind for outcome in unclaimed)
    print(f"of no format in the table by their names: {len(unclaimed)} of {len(files)}: {list_counts(told)}")
    assert len(outcomes) == len(files)
    assert {outcome.kind for outcome in outcomes} <= NAMED
    assert peak_mb < 2 * settings.memory_mb * 1.1 + 500, "two readers at their limit, and this process"


def test_no_mutated_file_hangs_or_goes_unnamed(data: Path, tmp_path: Path) -> None:
    settings = ReadingSettings(seconds_per_file=FUZZ_SECONDS, ocr=False)
    mutants = make_mutants(data / "E_hard", tmp_path, MUTANTS)
    assert len(mutants) == MUTANTS
    outcomes, peak_mb = read_all(mutants, settings)
    show(outcomes, peak_mb)
    assert {outcome.kind for outcome in outcomes} <= NAMED
    assert sum(outcome.kind == "crash" for outcome in outcomes) <= 0.01 * MUTANTS
    assert max(outcome.seconds for outcome in outcomes) < 2 * FUZZ_SECONDS + GRACE, "a reader's start included"


def make_mutants(source: Path, target: Path, count: int) -> list[Path]:
    """The same mutants for the same seed: originals of the main formats in turn, each way of damage in turn."""
    originals = {
        suffix: sorted(path for path in source.rglob(f"*.{suffix}") if path.stat().st_size < 500_000)
        for suffix in MAIN_FORMATS
    }
    mutants = []
    for number in range(count):
        chance = random.Random(SEED + number)
        suffix = MAIN_FORMATS[number % len(MAIN_FORMATS)]
        damage = DAMAGES[number // len(MAIN_FORMATS) % len(DAMAGES)]
        data = damage(chance.choice(originals[suffix]).read_bytes() or b"?", chance)
        mutant = target / f"{number:05}-{hashlib.sha256(data).hexdigest()[:8]}.{suffix}"
        mutant.write_bytes(data)
        mutants.append(mutant)
    return mutants


def flip_bits(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(max(1, len(data) // 2000)):
        damaged[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data)) + 1]


def splice(data: bytes, chance: random.Random) -> bytes:
    """A stretch of the file is put in the place of another."""
    start, length, place = (chance.randrange(len(data)) for _ in range(3))
    return data[:place] + data[start : start + length // 4] + data[place + length // 4 :]


def keep_header(data: bytes, chance: random.Random) -> bytes:
    head = min(len(data), 512)
    return data[:head] + chance.randbytes(min(len(data) - head, 100_000))


def overwrite_numbers(data: bytes, chance: random.Random) -> bytes:
    """Lengths and offsets become the largest, the smallest or negative: what bombs are made of."""
    damaged = bytearray(data)
    for _ in range(max(1, len(data) // 5000)):
        place = chance.randrange(len(data))
        damaged[place : place + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f"))
    return bytes(damaged)


DAMAGES = (flip_bits, truncate, splice, keep_header, overwrite_numbers)
