"""What a person may ask of the program itself: which connections it has, and whose work it is made of."""

from __future__ import annotations

from contextlib import suppress
from importlib.metadata import Distribution, distributions, version
from typing import Any

import psutil

from engine.domain import About, Component

_CLASSIFIER = "License :: OSI Approved :: "
_LONGEST = 60  # letters of a licence's name; some put its whole text there


def describe_program() -> About:
    """The version, the network connections of all its processes as they are just now, and what it is made of."""
    processes = _list_processes()
    looked = [_list_connections(process) for process in processes]
    unseen = sum(each is None for each in looked)
    connections = tuple(sorted(told for each in looked for told in each or ()))
    return About(version("carrel"), len(processes), connections, list_components(), unseen)


def list_components() -> tuple[Component, ...]:
    """Every package that is installed with the program, by name; in a development environment also what checks it."""
    found = {_name(each): Component(_name(each), each.version, _find_licence(each)) for each in distributions()}
    found.pop("carrel", None)
    return tuple(found[name] for name in sorted(found, key=str.lower))


def _list_processes() -> list[psutil.Process]:
    """This one, the window that started it if any, and all that either has started."""
    here = psutil.Process()
    root = here
    with suppress(psutil.Error):
        parent = here.parent()
        if parent is not None and parent.exe() == here.exe():
            root = parent
    with suppress(psutil.Error):
        return [root, *root.children(recursive=True)]
    return [here]


def _list_connections(process: psutil.Process) -> list[str] | None:
    """Open sockets of the internet's kind, None where nobody may look; what ties its processes together are pipes."""
    try:
        found = process.net_connections(kind="inet")
    except psutil.NoSuchProcess:  # it has ended since
        return []
    except (psutil.Error, OSError):
        return None
    return [_say(each.laddr, each.raddr, each.status, process.pid) for each in found]


def _say(here: Any, there: Any, status: str, number: int) -> str:
    to = f" to {there.ip}:{there.port}" if there else ""
    at = f" at port {here.port}" if here else ""
    return f"process {number}{at}{to} ({status.lower()})"


def _name(distribution: Distribution) -> str:
    return str(distribution.metadata["Name"] or "")


def _find_licence(distribution: Distribution) -> str:
    """As its makers write it: an SPDX expression, a classifier, or the first line of a text; "" if they say nothing."""
    metadata = distribution.metadata
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    classifiers = metadata.get_all("Classifier") or []
    classified = [each.removeprefix(_CLASSIFIER) for each in classifiers if each.startswith(_CLASSIFIER)]
    written = metadata["License"].strip().partition("\n")[0] if "License" in metadata else ""
    return ", ".join(classified) or (written if len(written) <= _LONGEST else "")
