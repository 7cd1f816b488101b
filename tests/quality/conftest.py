"""Where the evaluation data lies: beside the checkout, or where ``CARREL_DATA`` says."""

import os
from pathlib import Path

import pytest

DATA = Path(os.environ.get("CARREL_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")


@pytest.fixture(scope="session")
def data() -> Path:
    if not DATA.is_dir():
        pytest.skip(f"no evaluation data in {DATA}")
    return DATA
