"""The program tells of its own connections and of what it is made of."""

from __future__ import annotations

import json
import os
import socket
from importlib.metadata import version
from pathlib import Path

import pytest

from engine.about import describe_program, list_components
from engine.domain import Component


@pytest.mark.connects_to_itself
def test_an_open_connection_is_told_while_it_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            told = [each for each in describe_program().connections if f"127.0.0.1:{port}" in each]
            assert len(told) == 1
            assert told[0].startswith(f"process {os.getpid()} at port ")
            assert told[0].endswith(f" to 127.0.0.1:{port} (established)")
    assert not [each for each in describe_program().connections if f"127.0.0.1:{port} (established)" in each]


def test_what_it_is_made_of_is_named_with_its_licence() -> None:
    about = describe_program()
    assert about.version == version("carrel")
    assert about.processes >= 1
    licences = {each.name: each.licence for each in list_components()}
    assert "carrel" not in licences
    assert "LGPL" in licences["PySide6_Essentials"]
    assert licences["lancedb"] and licences["numpy"] and licences["llama_cpp_python"]
    unnamed = [name for name, licence in licences.items() if not licence]
    assert len(unnamed) < len(licences) / 10


def test_licences_come_with_their_texts() -> None:
    texts = {each.name: each.text for each in list_components()}
    assert "Permission is hereby granted" in texts["rich"] or "MIT" in texts["rich"]
    assert len([name for name, text in texts.items() if text]) > len(texts) / 2
    assert "PDFium" in texts["pypdfium2"] and "FreeType" in texts["pypdfium2"]  # which are compiled into it
    assert "onnxruntime" not in texts or "protobuf" in texts["onnxruntime"].lower()


def test_an_installer_has_written_down_what_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "licences"
    folder.mkdir()
    text = "GNU LESSER GENERAL PUBLIC LICENSE\n"
    (folder / "Qt.txt").write_text(text, "utf-8")
    listed = [{"name": "Qt", "version": "6.11.3", "licence": "LGPL-3.0-only", "file": "Qt.txt"}]
    (folder / "components.json").write_text(json.dumps(listed), "utf-8")
    monkeypatch.setattr("engine.about.resource", tmp_path.joinpath)
    assert list_components() == (Component("Qt", "6.11.3", "LGPL-3.0-only", text),)
