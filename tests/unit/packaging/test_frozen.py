"""What is done to the frozen program: whose work is in it is found and written down, copies become links."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from engine.about import list_components
from engine.models.catalogue import load_catalogue
from tests.unit.packaging.scripts import PACKAGING, load_script

components = load_script("frozen/components.py")
freeze = load_script("frozen/freeze.py")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """What PyInstaller leaves of a program that has taken two libraries of Python and one of the system."""
    rich, numpy = distribution("rich"), distribution("numpy")
    archived = [("rich", str(rich.locate_file("rich/__init__.py")), "PYMODULE-1")]
    collected = [
        ("numpy/version.py", str(numpy.locate_file("numpy/version.py")), "DATA"),
        ("libpython.so", "libpython.so.1", "SYMLINK"),
        ("carrel", str(tmp_path / "carrel"), "EXECUTABLE"),
    ]
    (tmp_path / "COLLECT-00.toc").write_text(repr((collected,)), "utf-8")
    (tmp_path / "PYZ-00.toc").write_text(repr(("PYZ-00.pyz", archived)), "utf-8")
    return tmp_path


@pytest.fixture
def llama_licence(tmp_path: Path) -> Path:
    file = tmp_path / "LICENSE-llama.cpp"
    file.write_text("MIT License\n\nCopyright (c) 2023-2026 The ggml authors\n", "utf-8")
    return file


def test_everything_that_was_taken_is_named_and_nothing_else(work: Path, llama_licence: Path) -> None:
    found = {part.component.name: part for part in components.find_parts(work, llama_licence)}
    models = {model.name for model in load_catalogue() if model.package}
    assert found.keys() == {"numpy", "rich", "Python", "llama.cpp", "Lucide icons", *models}
    assert found["rich"].url.to_string() == f"pkg:pypi/rich@{distribution('rich').version}"
    assert all(part.component.text for part in found.values())
    assert "Apache License" in found[models.pop()].component.text
    assert found["Python"].component.version == ".".join(map(str, sys.version_info[:3]))


def test_a_library_of_the_system_is_its_package(work: Path, llama_licence: Path) -> None:
    library = next(
        (file for file in Path("/usr/lib/x86_64-linux-gnu").glob("libsqlite3.so.0*") if file.is_symlink()), None
    )
    if library is None or not shutil.which("dpkg-query"):
        pytest.skip("no Debian with SQLite")
    (work / "COLLECT-00.toc").write_text(repr(([("libsqlite3.so.0", str(library), "BINARY")],)), "utf-8")
    found = {part.component.name: part for part in components.find_parts(work, llama_licence)}
    assert "libsqlite3-0" in found
    assert found["libsqlite3-0"].url.to_string().startswith("pkg:deb/debian/libsqlite3-0@3.")
    assert "public domain" in found["libsqlite3-0"].component.text.lower()


def test_what_says_nothing_of_its_licence_stops_the_build(work: Path) -> None:
    part = components.Part(components.Component("mystery", "1.0", ""), components.PackageURL("pypi", name="mystery"))
    with pytest.raises(components.LicenceMissing, match=r"mystery 1\.0 says nothing of its licence"):
        components._complete(part)


def test_qt_comes_with_the_texts_of_its_licence(work: Path, llama_licence: Path) -> None:
    qt = distribution("PySide6_Essentials")
    (work / "COLLECT-00.toc").write_text(
        repr(([("PySide6/__init__.py", str(qt.locate_file("PySide6/__init__.py")), "DATA")],)), "utf-8"
    )
    (part,) = (
        part for part in components.find_parts(work, llama_licence) if part.component.name == "PySide6_Essentials"
    )
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in part.component.text
    assert "GNU GENERAL PUBLIC LICENSE" in part.component.text


def test_about_reads_what_was_written(
    work: Path, llama_licence: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = components.find_parts(work, llama_licence)
    components.write_licences(parts, tmp_path / "licences")
    monkeypatch.setattr("engine.about.resource", tmp_path.joinpath)
    assert [each.name for each in list_components()] == [part.component.name for part in parts]
    assert {each.name: each.text.strip() for each in list_components()} == {
        part.component.name: part.component.text.strip() for part in parts
    }


def test_the_bill_of_materials_is_cyclonedx_and_the_same_again(
    work: Path, llama_licence: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    parts = components.find_parts(work, llama_licence)
    for name in ("first.json", "second.json"):
        components.write_bill_of_materials(parts, tmp_path / name)
    written = (tmp_path / "first.json").read_bytes()
    assert written == (tmp_path / "second.json").read_bytes()
    bill = json.loads(written)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["name"] == "carrel"
    assert {each["purl"] for each in bill["components"]} == {part.url.to_string() for part in parts}
    kinds = {each["name"]: each["type"] for each in bill["components"]}
    assert sorted(set(kinds.values())) == ["library", "machine-learning-model"]


def test_copies_become_links_that_lead_to_the_same(tmp_path: Path) -> None:
    content = bytes(range(256)) * 100
    for name in ("lib/libggml.so", "lib/libggml.so.0", "other/libggml.so"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "lib" / "small").write_bytes(b"x")
    (tmp_path / "other" / "small").write_bytes(b"x")
    freeze.link_duplicates(tmp_path)
    links = [file for file in tmp_path.rglob("*") if file.is_symlink()]
    assert len(links) == 2
    assert all(not file.readlink().is_absolute() and file.read_bytes() == content for file in links)


def test_the_packaged_models_are_copied_without_graphs(tmp_path: Path) -> None:
    freeze.put_models(tmp_path)
    copied = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert copied == {f"{model.id}/{file.path}" for model in load_catalogue() if model.package for file in model.files}


def test_sizes_are_told_by_part(tmp_path: Path) -> None:
    for name, size in (("carrel", 5_000_000), ("_internal/lancedb/_lancedb.so", 9_000_000), ("_internal/x/y", 10)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(size))
    (tmp_path / "_internal" / "models" / "files").mkdir(parents=True)
    (tmp_path / "_internal" / "models" / "files" / "a.gguf").write_bytes(bytes(4_000_000))
    sizes = freeze.measure_parts(tmp_path)
    assert sizes == {"lancedb": 9_000_000, "the program": 5_000_000, "models": 4_000_000, "everything else": 10}


def test_the_specification_takes_no_part_of_the_full_flavour() -> None:
    specification = (PACKAGING / "frozen" / "carrel.spec").read_text("utf-8")
    compile(specification, "carrel.spec", "exec")
    for library in ("torch", "sentence_transformers", "transformers", "sklearn"):
        assert f'"{library}"' in specification.partition("excluded = [")[2].partition("]")[0]


def test_the_entry_answers_as_carrel_does() -> None:
    command = [sys.executable, str(PACKAGING / "frozen" / "start.py"), "--version"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=PACKAGING.parent, env={"PYTHONPATH": "."}
    )
    assert done.stdout.startswith("carrel ")


def test_what_is_compiled_into_a_wheel_is_told(work: Path, llama_licence: Path, tmp_path: Path) -> None:
    tokenizers = distribution("tokenizers")
    module = tokenizers.locate_file("tokenizers/__init__.py")
    (work / "COLLECT-00.toc").write_text(repr(([("tokenizers/__init__.py", str(module), "DATA")],)), "utf-8")
    parts = components.find_parts(work, llama_licence)
    inside = next(part.inside for part in parts if part.component.name == "tokenizers")
    assert "regex" in {each.name for each in inside}
    components.write_bill_of_materials(parts, tmp_path / "bill.json")
    told = json.loads((tmp_path / "bill.json").read_bytes())["components"]
    nested = next(each["components"] for each in told if each["name"] == "tokenizers")
    assert {each["name"] for each in nested} == {each.name for each in inside}
    text = next(part.component.text for part in parts if part.component.name == "tokenizers")
    assert "Apache License" in text and "Compiled into it:" in text
