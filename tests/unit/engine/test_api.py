"""The window's door to the engine is light: no native engine is loaded through it."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "llama_cpp", "lancedb", "torch", "onnxruntime", "pypdfium2", "xberg", "sentence_transformers", "pyarrow", "numpy",
    "tokenizers", "engine.knowledge_base",
)  # fmt: skip


def test_importing_the_api_loads_no_native_engine():
    code = f"import sys, engine.api; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


def test_all_names_exist_once():
    import engine.api  # noqa: PLC0415 - the other test is about this import

    assert len(set(engine.api.__all__)) == len(engine.api.__all__)
    assert all(hasattr(engine.api, name) for name in engine.api.__all__)
