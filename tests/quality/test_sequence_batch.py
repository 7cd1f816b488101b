"""How many texts a minute are written one by one and at the same time: 1, 2, 4, 8 and 16 of them.

QUALITY_UNITS says how many there are to write, 16 if it does not; the machine should have nothing else to do.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from engine.domain import ModelRole
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel
from engine.inference.sequence_batch import SequenceBatch
from engine.models.installed import find_model
from engine.paths import Home
from engine.settings import GenerationSettings

pytestmark = pytest.mark.timeout(7200)

_CHARACTERS = 1300  # about 350 tokens with the instruction
_WRITTEN = 60
_GREEDY = Sampling(temperature=0.0, top_k=40, top_p=0.95, min_p=0.05, repeat_penalty=1.0, seed=1)


def test_units_a_minute_by_the_number_written_at_once(data: Path, tmp_path: Path) -> None:
    found = find_model(GenerationSettings().model, ModelRole.LANGUAGE_MODEL, Home(tmp_path))
    model = LlamaModel("packaged", found.path, 1024, 0)
    book = (data / "F_long" / "gutenberg" / "alice_in_wonderland.txt").read_text(encoding="utf-8")
    texts = [book[at : at + _CHARACTERS] for at in range(2000, len(book), _CHARACTERS)]
    prompts = [
        model._template.encode([ChatMessage("user", f"{text}\n\nSummarise the text above in two sentences.")])
        for text in texts[: int(os.environ.get("QUALITY_UNITS", "16"))]
    ]
    print(f"\n{len(prompts)} units of {sum(map(len, prompts)) / len(prompts):.0f} tokens, {_WRITTEN} written for each")
    alone: dict[int, list[int]] = {}
    for sequences in (1, 2, 4, 8, 16):
        batch = SequenceBatch(model._file, 768, sequences)
        seconds: list[float] = []
        for most in (1, _WRITTEN):
            began = time.perf_counter()
            written = dict(batch.write(prompts, most, _GREEDY, model._count_threads(), lambda: False))
            seconds.append(time.perf_counter() - began)
        batch.close()
        alone = alone or written
        tokens = sum(map(len, written.values())) - len(written)
        same = sum(written[number] == alone[number] for number in alone)
        print(
            f"{sequences:2} at once: {tokens / max(seconds[1] - seconds[0], 1e-9):6.1f} tokens/s written, "
            f"{60 * len(prompts) / seconds[1]:6.1f} units a minute; {same} of {len(alone)} as one by one",
            flush=True,
        )
        assert written.keys() == alone.keys()
    model.close()
