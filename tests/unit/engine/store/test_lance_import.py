"""LanceDB comes without the models of its REST client, and with each of them as soon as somebody uses it."""

from __future__ import annotations

import subprocess
import sys

LIGHT = """
import sys
import engine.store.search_index
models = [name for name in sys.modules if name.startswith("lance_namespace_urllib3_client.models.")]
assert len(models) < 60, len(models)
from lance_namespace_urllib3_client.models import ListTablesResponse
answer = ListTablesResponse(tables=["notes"])
assert answer.tables == ["notes"]
assert isinstance(answer, ListTablesResponse) and not isinstance("notes", ListTablesResponse)
from lance_namespace_urllib3_client.models.list_tables_response import ListTablesResponse as Real
assert type(answer) is Real
"""


def test_models_are_loaded_only_when_used() -> None:
    subprocess.run([sys.executable, "-c", LIGHT], check=True)
