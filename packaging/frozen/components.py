"""Whose work is in the frozen program, by the files that were really taken: licences for About, a bill of materials.

Nothing is typed: PyInstaller's own account says where every file came from, and the distribution or the package of the
system that owns it says the rest.
"""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions, version
from pathlib import Path
from typing import Any

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as BomComponent
from cyclonedx.model.component import ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from engine.about import describe_distribution
from engine.domain import Component
from engine.models.catalogue import load_catalogue

ROOT = Path(__file__).parents[2]
_TEXTS = ROOT / "packaging" / "licences"
# Licences whose text is the same for all; a package that names one may come without it.
_STANDARD = {
    "Apache": [ROOT / "LICENSE"],
    "MIT": [_TEXTS / "MIT.txt"],
    "LGPL": [_TEXTS / "LGPL-3.0-only.txt", _TEXTS / "GPL-3.0-only.txt"],
}


class LicenceMissing(Exception):
    """One sentence on a component that says nothing of its licence."""


@dataclass(frozen=True, slots=True)
class Part:
    """A component and the name it has where it comes from, as a package URL."""

    component: Component
    url: PackageURL
    kind: ComponentType = ComponentType.LIBRARY
    inside: tuple[BomComponent, ...] = ()
    """What is compiled into it, as its makers' own bills of materials tell."""


def find_parts(work: Path, llama_licence: Path) -> list[Part]:
    """All that is in the program that PyInstaller built in ``work``, by name. Raises ``LicenceMissing``."""
    sources = list(_read_sources(work))
    parts = [*_find_python(sources), *_find_system(sources), *_find_models(), *_find_others(llama_licence)]
    return sorted((_complete(part) for part in parts), key=lambda part: part.component.name.lower())


def write_licences(parts: Iterable[Part], folder: Path) -> None:
    """Write components.json and a text for each into ``folder``, where ``engine.about`` reads them."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for component in (part.component for part in parts):
        file = re.sub(r"[^\w.+-]", "_", component.name) + ".txt"
        (folder / file).write_text(component.text + "\n", encoding="utf-8")
        listed.append(
            {"name": component.name, "version": component.version, "licence": component.licence, "file": file}
        )
    (folder / "components.json").write_text(json.dumps(listed, indent=1), encoding="utf-8")


def write_bill_of_materials(parts: Iterable[Part], file: Path) -> None:
    """Write the parts as CycloneDX 1.6; the same parts give the same file, but for the time of SOURCE_DATE_EPOCH."""
    carrel = BomComponent(name="carrel", version=version("carrel"), type=ComponentType.APPLICATION, bom_ref="carrel")
    bom = Bom()
    bom.metadata.component = carrel
    bom.metadata.timestamp = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    for part in parts:
        bom.components.add(
            BomComponent(
                name=part.component.name,
                version=part.component.version,
                type=part.kind,
                components=part.inside,
                licenses=[DisjunctiveLicense(name=part.component.licence)] if part.component.licence else [],
                purl=part.url,
                bom_ref=part.url.to_string(),
            )
        )
    bom.register_dependency(carrel, bom.components)
    listed = "\n".join(sorted(part.url.to_string() for part in parts))
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, listed)
    file.write_text(JsonV1Dot6(bom).output_as_string(indent=1) + "\n", encoding="utf-8")


def _read_sources(work: Path) -> Iterator[Path]:
    """Where every file of the program came from, by PyInstaller's own tables."""
    (collected,) = ast.literal_eval((work / "COLLECT-00.toc").read_text(encoding="utf-8"))
    _, archived = ast.literal_eval((work / "PYZ-00.toc").read_text(encoding="utf-8"))
    for _, source, kind in [*collected, *archived]:
        if source and kind != "SYMLINK" and Path(source).is_file():
            yield Path(source).resolve()


def _find_python(sources: Iterable[Path]) -> Iterator[Part]:
    owners = {
        Path(str(distribution.locate_file(file))).resolve(): distribution
        for distribution in distributions()
        for file in distribution.files or ()
    }
    found = {owner.name: owner for source in sources if (owner := owners.get(source))}
    found.pop("carrel", None)
    for distribution in found.values():  # PyInstaller's loader among them; its licence allows that in any program
        component, inside = describe_distribution(distribution), tuple(_read_inside(distribution))
        if inside:
            told = "\n".join(f"{each.name} {each.version or ''} ({_name_licences(each)})" for each in inside)
            component = replace(component, text=f"{component.text}\n\n\nCompiled into it:\n\n{told}".strip())
        url = PackageURL("pypi", name=component.name.lower(), version=component.version)
        yield Part(component, url, inside=inside)


def _read_inside(distribution: Distribution) -> Iterator[BomComponent]:
    """What wheels say of the libraries that were compiled into them, in the bills of materials that they bring."""
    seen: set[tuple[str, str]] = set()
    for file in distribution.files or ():
        if "sboms" not in file.parts[:-1] or not file.name.endswith(".json"):
            continue
        for told in json.loads(Path(str(file.locate())).read_text(encoding="utf-8")).get("components", ()):
            name, number = str(told.get("name", "")), str(told.get("version", ""))
            if name and (name, number) not in seen:
                seen.add((name, number))
                reference = f"{distribution.name}/{name}@{number}"
                licences = [DisjunctiveLicense(name=licence) for licence in _read_licences(told)]
                yield BomComponent(name=name, version=number, licenses=licences, bom_ref=reference)


def _read_licences(told: dict[str, Any]) -> Iterator[str]:
    for licence in told.get("licenses") or ():
        chosen = (
            licence.get("expression") or licence.get("license", {}).get("id") or licence.get("license", {}).get("name")
        )
        if chosen:
            yield str(chosen)


def _name_licences(component: BomComponent) -> str:
    names = sorted(str(getattr(licence, "name", "")) for licence in component.licenses)
    return ", ".join(names) or "it does not say"


def _find_system(sources: Iterable[Path]) -> Iterator[Part]:
    """Libraries of the system that were taken along; on Debian its packages say whose they are."""
    foreign = [str(source) for source in sources if not source.is_relative_to(sys.base_prefix) and ".so" in source.name]
    outside = [path for path in foreign if not path.startswith((str(ROOT), sys.prefix))]
    packages: set[str] = set()
    for path in outside:
        # Older packages say /lib where the file is in /usr/lib.
        for said in (path, path.removeprefix("/usr")):
            answer = subprocess.run(["dpkg-query", "--search", said], capture_output=True, text=True, check=False)
            if answer.returncode == 0:
                packages.add(answer.stdout.partition(": ")[0].partition(",")[0])
                break
        else:
            raise LicenceMissing(f"No package of this system owns {path}, which the program would bring along.")
    for package in packages:
        asked = ["dpkg-query", "--show", "--showformat=${Version}", package]
        found = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        name = package.partition(":")[0]
        text = Path("/usr/share/doc", name, "copyright").read_text(encoding="utf-8", errors="replace")
        licences = sorted(set(re.findall(r"^License:[ \t]*(\S[^\n]*)", text, re.MULTILINE)))
        for standard in sorted(set(re.findall(r"/usr/share/common-licenses/[\w.+-]*\w", text))):
            if Path(standard).is_file():  # they are on every Debian, and nowhere else
                text += f"\n\n\n{standard}\n\n{Path(standard).read_text(encoding='utf-8')}"
        component = Component(name, found, ", ".join(licences) or "see its text", text)
        yield Part(component, PackageURL("deb", "debian", name, found))


def _find_models() -> Iterator[Part]:
    for model in load_catalogue():
        if model.package:
            component = Component(model.name, model.package.version, model.licence)
            url = PackageURL("pypi", name=model.package.name, version=model.package.version)
            yield Part(component, url, ComponentType.MACHINE_LEARNING_MODEL)


def _find_others(llama_licence: Path) -> Iterator[Part]:
    """What is inside of others without a name of its own."""
    python = Path(sys.base_prefix, "lib", f"python{sys.version_info[0]}.{sys.version_info[1]}", "LICENSE.txt")
    text = next(file for file in (python, Path(sys.base_prefix, "LICENSE.txt")) if file.is_file()).read_text("utf-8")
    number = ".".join(map(str, sys.version_info[:3]))
    yield Part(Component("Python", number, "PSF-2.0", text), PackageURL("generic", name="python", version=number))
    text = llama_licence.read_text(encoding="utf-8")
    inside = version("llama_cpp_python")
    yield Part(
        Component("llama.cpp", f"in llama_cpp_python {inside}", "MIT", text),
        PackageURL("github", "ggml-org", "llama.cpp", qualifiers={"in": f"llama_cpp_python-{inside}"}),
    )
    icons = (ROOT / "resources" / "icons" / "README.md").read_text(encoding="utf-8")
    yield Part(Component("Lucide icons", "", "ISC", icons), PackageURL("npm", name="lucide-static"))


def _complete(part: Part) -> Part:
    """With the standard text of its licence where it came without one; every part must have a text."""
    component = part.component
    if component.text and not component.text.startswith("Compiled into it"):
        return part
    for said, files in _STANDARD.items():
        if said in component.licence:
            texts = [file.read_text(encoding="utf-8") for file in files]
            head = f"{component.name} {component.version}, © its authors, is under this licence: {component.licence}"
            return replace(part, component=replace(component, text="\n\n".join([head, *texts, component.text]).strip()))
    raise LicenceMissing(f"{component.name} {component.version} says nothing of its licence ({component.licence!r}).")
