"""Loads a script of packaging/, which is no package, as a module under its own name."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

PACKAGING = Path(__file__).parents[3] / "packaging"


def load_script(path: str) -> ModuleType:
    """The module of ``path`` below packaging/; its neighbours are found as when it is run."""
    file = PACKAGING / path
    folder = str(file.parent)
    sys.path.insert(0, folder)
    try:
        specification = importlib.util.spec_from_file_location(file.stem, file)
        assert specification is not None and specification.loader is not None
        module = importlib.util.module_from_spec(specification)
        sys.modules[file.stem] = module  # where its dataclasses look for their names
        specification.loader.exec_module(module)
    finally:
        sys.path.remove(folder)
    return module
