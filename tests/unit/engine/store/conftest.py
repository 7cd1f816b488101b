"""A library of five documents to select from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.store.attributes import Attributes
from tests.unit.engine.store.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    shelf.add("/home/ada/My Papers/heron.pdf", Attributes("ada muller", "en", "2024-03-05", ("birds", "work/tax")))
    shelf.add("/home/ada/My Papers/old/Reiher.PDF", Attributes("ada muller, ben", "de", "2019-01-01", ("work",)))
    shelf.add("/home/ada/mail/letter.eml", Attributes("carla <carla@example.org>", "en", "2013-07-01"))
    shelf.add("/home/ada/notes/pump.md", Attributes(tags=("workshop",)))
    shelf.add("/home/ada/notes/été.markdown", modified="2024-12-31")
    yield shelf
    shelf.library.close()
