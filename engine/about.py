"""What a person may ask of the program itself: which connections it has, and whose work it is made of."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from importlib.metadata import Distribution, PackagePath, distributions, version
from pathlib import Path
from typing import Any

import psutil

from engine.domain import About, Component
from engine.paths import resource

_CLASSIFIER = "License :: OSI Approved :: "
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)
_TEXTS = {"", ".txt", ".md", ".rst"}
_LONGEST = 60  # letters of a licence's name; some put its whole text there


def describe_program() -> About:
    """The version, the network connections of all its processes as they are just now, and what it is made of."""
    processes = _list_processes()
    looked = [_list_connections(process) for process in processes]
    unseen = sum(each is None for each in looked)
    connections = tuple(sorted(told for each in looked for told in each or ()))
    return About(version("carrel"), len(processes), connections, list_components(), unseen)


def list_components() -> tuple[Component, ...]:
    """What the program is made of, by name: as its installer has written it down, or every package that is installed.

    In a development environment these are also the packages that check it.
    """
    listed = resource("licences", "components.json")
    if listed.is_file():
        components = json.loads(listed.read_text(encoding="utf-8"))
        return tuple(
            Component(each["name"], each["version"], each["licence"], (listed.parent / each["file"]).read_text("utf-8"))
            for each in components
        )
    found = {each.name: describe_distribution(each) for each in distributions() if each.name != "carrel"}
    return tuple(found[name] for name in sorted(found, key=str.lower))


def describe_distribution(distribution: Distribution) -> Component:
    """A Python package, with the texts of all licences that come with it, those of what is compiled into it too."""
    files = [Path(str(file.locate())) for file in distribution.files or () if _is_licence(file)]
    texts = [
        f"{file.name}\n\n{file.read_text(encoding='utf-8', errors='replace').strip()}"
        for file in files
        if file.is_file()
    ]
    name = distribution.metadata["Name"]
    return Component(name, distribution.version, _find_licence(distribution), "\n\n\n".join(texts))


def _is_licence(file: PackagePath) -> bool:
    of_itself = file.parts[0].endswith(".dist-info")
    if of_itself and "licenses" in file.parts[1:-1]:
        return True  # whatever it is called: some have a text for each library that is compiled into them
    return bool(_LICENCE_FILE.search(file.name)) and file.suffix.lower() in _TEXTS


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


def _find_licence(distribution: Distribution) -> str:
    """As its makers write it: an SPDX expression, a classifier, or the first line of a text; "" if they say nothing."""
    metadata = distribution.metadata
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    classifiers = metadata.get_all("Classifier") or []
    classified = [each.removeprefix(_CLASSIFIER) for each in classifiers if each.startswith(_CLASSIFIER)]
    written = metadata["License"].strip().partition("\n")[0] if "License" in metadata else ""
    return ", ".join(classified) or (written if len(written) <= _LONGEST else "")
