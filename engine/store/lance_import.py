"""Imports LanceDB without the models of its REST client, which take longer to load than all the rest of it.

LanceDB names some 300 generated classes as types of methods that talk to a server. Carrel has no server, and a search
from the command line should not pay 1.6 to 2.4 seconds of processor time for them. Whatever else needs LanceDB takes it
from here.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
from types import ModuleType
from typing import Any

from engine.store.processor import check_processor

_CLIENT = "lance_namespace_urllib3_client"
_MODELS = f"{_CLIENT}.models"
_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


class _StandIn(type):
    """A class that is named everywhere and used nowhere; the real one is loaded when somebody uses it after all."""

    def __call__(cls, *arguments: Any, **named: Any) -> Any:
        return _load_model(cls.__name__)(*arguments, **named)

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _load_model(cls.__name__))


def _load_model(name: str) -> Any:
    return getattr(importlib.import_module(f"{_MODELS}.{_WORD_START.sub('_', name).lower()}"), name)


def _stand_in(name: str) -> type:
    if name.startswith("__"):
        raise AttributeError(name)
    return _StandIn(name, (), {})


def _leave_out_models() -> None:
    """Put packages in place whose modules can be imported one by one, but which import none by themselves."""
    spec = importlib.util.find_spec(_CLIENT)
    if _CLIENT in sys.modules or spec is None or not spec.submodule_search_locations:
        return
    folder = spec.submodule_search_locations[0]
    for name, path in ((_CLIENT, folder), (_MODELS, f"{folder}/models")):
        package = ModuleType(name)
        package.__path__ = [path]
        sys.modules[name] = package
    vars(sys.modules[_MODELS])["__getattr__"] = _stand_in


check_processor()
_leave_out_models()

import lancedb  # noqa: E402 - light only after the call above
from lancedb.index import FTS, BTree, IvfRq  # noqa: E402 - light only after the call above
from lancedb.query import (  # noqa: E402 - light only after the call above
    BooleanQuery,
    FullTextOperator,
    FullTextQuery,
    LanceVectorQueryBuilder,
    MatchQuery,
    Occur,
)

__all__ = [
    "FTS",
    "BTree",
    "BooleanQuery",
    "FullTextOperator",
    "FullTextQuery",
    "IvfRq",
    "LanceVectorQueryBuilder",
    "MatchQuery",
    "Occur",
    "lancedb",
]
