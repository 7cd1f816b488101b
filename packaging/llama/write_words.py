"""Lets the packaged model write a few words, and says which code for processors llama.cpp has chosen for them."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

from engine.domain import ModelRole
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.llama_model import LlamaModel
from engine.models.catalogue import load_catalogue
from engine.paths import packaged_models

_GREEDY = Sampling(temperature=0.0, top_k=40, top_p=0.95, min_p=0.05, repeat_penalty=1.0, seed=1)


def main() -> None:
    """Write eight tokens on one thread."""
    entry = next(each for each in load_catalogue() if each.package and each.role is ModelRole.LANGUAGE_MODEL)
    file = packaged_models() / entry.id / entry.files[0].path
    question = [ChatMessage("user", "What is the capital of France?")]
    with closing(LlamaModel(entry.id, file, 256, 1)) as model:
        words = "".join(model.generate(question, 8, _GREEDY, lambda: False))
    chosen = sorted(set(re.findall(r"libggml-cpu[\w-]*\.so", Path("/proc/self/maps").read_text(encoding="utf-8"))))
    print(f"{', '.join(chosen)} wrote: {words!r}")


if __name__ == "__main__":
    main()
