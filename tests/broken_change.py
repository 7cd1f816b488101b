"""A library whose change to another embedder was killed half-way, for tests of what goes on with it."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path
from typing import Any

from tests.command_line import ENGINE, run_carrel, wait_until
from tests.embedding_models import write_bert
from tests.notes import write_notes


class BrokenChange:
    """``active`` is the model that all passages have vectors of, ``wanted`` the one that some have."""

    files = 300  # several commits

    def __init__(self, root: Path) -> None:
        self.home, self.folder = root / "home", write_notes(root / "notes", self.files, sentences=12)
        self.active = str(write_bert(root / "one", 48, 64))
        self.wanted = str(write_bert(root / "two", 384, 64, "mean_tokens", seed=2))  # takes its time
        run_carrel("models", "use", self.active, "--home", self.home)
        assert run_carrel("index", self.folder, "--json", "--home", self.home).record()["indexed"] == self.files
        before = self._tables()
        run_carrel("models", "use", self.wanted, "--home", self.home)
        process = subprocess.Popen(
            [*ENGINE, "index", str(self.folder), "--home", str(self.home)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        wait_until(lambda: any(len(list(table.glob("data/*"))) > 1 for table in self._tables() - before), process)
        process.kill()  # the second commit may be lost, the first one must not be
        process.communicate()
        assert process.returncode == -signal.SIGKILL

    def read_status(self) -> dict[str, Any]:
        """What ``carrel status`` says."""
        status: dict[str, Any] = run_carrel("status", "--json", "--home", self.home).record()
        return status

    def check_unfinished(self) -> None:
        """It is told, and meanwhile searches find by the old model."""
        status = self.read_status()
        assert (status["embedder"], status["wanted_embedder"]) == (self.active, self.wanted)
        self._search()

    def check_finished(self) -> None:
        """Searches find by the new model, and nothing is left of the old one."""
        status = self.read_status()
        assert (status["embedder"], status["wanted_embedder"]) == (self.wanted, "")
        assert sorted(table.name.partition("-")[0].rstrip("0123456789.") for table in self._tables()) == [
            "chunks",
            "summaries",
        ]
        self._search()

    def _search(self) -> None:
        found = json.loads(run_carrel("search", "Keyword001", "--json", "--home", self.home).out)
        assert found[0]["path"].endswith("note 001.md")

    def _tables(self) -> set[Path]:
        return set(self.home.glob("index/*/*.lance"))
