"""What a run costs that finds ten thousand files unchanged, against a bare walk over them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from engine.indexing import index_paths
from engine.ingestion.reader import ReaderPool
from engine.job import Job
from engine.parts import Parts
from engine.paths import open_home
from engine.settings import ReadingSettings, Settings
from engine.store.library import Library
from tests.fakes import FakeEmbedder

FOLDERS, FILES = 100, 100

MEASURE = """
import json, os, sys, time
from pathlib import Path
import psutil
from engine.indexing import index_paths
from engine.ingestion.reader import ReaderPool
from engine.job import Job
from engine.parts import Parts
from engine.paths import open_home
from engine.settings import Settings
from engine.store.library import Library
from tests.fakes import FakeEmbedder

def walk(folder):
    waiting, size = [folder], 0
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    size += entry.stat().st_size
    return size

home, folder = open_home(Path(sys.argv[1])), Path(sys.argv[2])
settings = Settings()
library = Library(home.library, home.write_lock)
parts = Parts(home, settings, library, ReaderPool(settings.reading), FakeEmbedder())
walk(str(folder))
memory = psutil.Process().memory_info().rss
bare, runs = [], []
for _ in range(5):
    began = time.perf_counter()
    walk(str(folder))
    bare.append(time.perf_counter() - began)
    began = time.perf_counter()
    report = index_paths([folder], parts, Job())
    runs.append(time.perf_counter() - began)
grown = psutil.Process().memory_info().rss - memory
library.close()
print(json.dumps({
    "unchanged": report.unchanged, "bare": min(bare), "run": min(runs), "ratio": min(runs) / min(bare),
    "grown": grown / 1e6,
}))
"""


def test_ten_thousand_unchanged_files(tmp_path: Path) -> None:
    folder, home = tmp_path / "notes", open_home(tmp_path / "home")
    for number in range(FOLDERS * FILES):
        file = folder / f"folder {number // FILES:03}" / f"note {number:05}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# Note {number}\n\nThe heron came back {number} times.\n", encoding="utf-8")
    settings = Settings(reading=ReadingSettings())
    library, readers = Library(home.library, home.write_lock), ReaderPool(settings.reading)
    began = time.perf_counter()
    report = index_paths([folder], Parts(home, settings, library, readers, FakeEmbedder()), Job())
    first = time.perf_counter() - began
    readers.close()
    library.close()
    assert report.indexed == FOLDERS * FILES
    command = [sys.executable, "-c", MEASURE, os.fspath(home.root), os.fspath(folder)]
    measured = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(
        f"\nindexed for the first time, with an embedder that costs nothing: {first:.1f} s\n"
        f"a bare walk {measured['bare']:.3f} s, a run without changes {measured['run']:.3f} s: "
        f"{measured['ratio']:.2f} times; memory grew by {measured['grown']:.1f} MB"
    )
    assert measured["unchanged"] == FOLDERS * FILES
    assert measured["ratio"] <= 3
    assert measured["grown"] < 100
