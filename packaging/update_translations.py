"""Brings the catalogues of resources/translations up to date with what window and engine say: ``make translations``.

``pyside6-lupdate`` collects the window's sentences by the functions of ``desktop/translation.py``. The engine knows
nothing of Qt and no language but English: its sentences are collected here under a context of their own, and kept in
``engine_sentences.txt``, by which the window recognises them. ``pyside6-lrelease`` makes the .qm files to be loaded.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from engine.domain import ModelRole
from engine.paths import resource
from engine.setting_prose import describe_table
from engine.settings import ChangeableTable

ROOT = Path(__file__).parents[1]
TRANSLATIONS = ROOT / "resources" / "translations"
ENGINE_SENTENCES = "engine_sentences.txt"

ENGINE_FILES_OF_THE_WINDOW = ("engine/models/words.py", "engine/retrieval/query_text.py")
"""What the engine says by a function that it is given, which the window gives its own."""

_LOOKS_UP = ("translation.py", "engine_words.py")  # modules of the window that name Qt's function and no sentence
_ALIASES = "tr+=translate,tr+=translate_count,tr+=mark,translate=translate_engine"
_TERMINAL_ONLY = ("cli", "bundle.py", "store/snapshot.py", "evaluation", "transcript.py", "about.py", "__main__.py")
_PHRASES = {
    "indexing/__init__.py": ("CHANGING",),
    "ingestion/formats/signatures.py": ("_UNREADABLE",),
    "ingestion/ignore.py": ("_BUILT_IN",),
    "retrieval/place_reader.py": ("_CHANGED",),
    "retrieval/whole_reader.py": ("_IN_BRIEF", "_TOO_MANY"),
    "summaries/account.py": ("WRITING",),
    "summaries/completion.py": ("SUMMARISING",),
    "synthesis/compact.py": ("_NO_ROOM", "_SHORTENED"),
    "synthesis/refine.py": ("_NO_ROOM", "STOPPED"),
}
"""Constants of the engine that are no whole sentences, and are shown or put into one."""

_SENTENCE = re.compile(r"[A-Z{“][^\n]*[.…!?]")
_PHRASE = re.compile(r"[a-z]+ .+|[A-Z][a-z ]+")  # no pattern of names
_SQL = re.compile(r"\b(UPDATE|DELETE|SELECT|INSERT|CREATE|WHERE)\b")
_CLEARER = {"strerror": "cause", "self": "name"}  # names of what is put in
_LEAST_LETTERS = 9  # of a sentence, beside what is put into it


def main() -> int:
    """Write all files anew; returns the exit code."""
    sentences = list_engine_sentences()
    (TRANSLATIONS / ENGINE_SENTENCES).write_text("".join(f"{each}\n" for each in sentences), encoding="utf-8")
    catalogues = sorted(TRANSLATIONS.glob("*.ts"))
    update(catalogues, sentences)
    for catalogue in catalogues:
        release(catalogue, catalogue.with_suffix(".qm"))
    return 0


def update(catalogues: list[Path], sentences: list[str]) -> None:
    """Give each catalogue the sentences that there are now; what is translated stays so."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "engine_sentences.py"
        said.write_text("".join(f"translate_engine({'engine'!r}, {_quote(each)})\n" for each in sentences), "utf-8")
        window = [file for file in sorted((ROOT / "desktop").rglob("*.py")) if file.name not in _LOOKS_UP]
        files = [*window, *(ROOT / each for each in ENGINE_FILES_OF_THE_WINDOW), said]
        run_tool(
            "pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none", "-extensions", "py",
            "-tr-function-alias", _ALIASES, *map(str, files), "-ts", *map(str, catalogues),
        )  # fmt: skip


def release(catalogue: Path, compiled: Path) -> None:
    """Make the file that Qt loads."""
    run_tool("pyside6-lrelease", "-silent", str(catalogue), "-qm", str(compiled))


def run_tool(name: str, *arguments: str) -> None:
    """Run a tool of PySide6, which lies beside this Python."""
    subprocess.run([Path(sys.executable).with_name(name), *arguments], check=True, cwd=ROOT)


def list_engine_sentences() -> list[str]:
    """What the engine tells the window, in the order of the alphabet; ``{name}`` stands where something is put in."""
    found = set(_list_words())
    for file in sorted((ROOT / "engine").rglob("*.py")):
        place = file.relative_to(ROOT / "engine").as_posix()
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found.update(_list_phrases(tree, _PHRASES.get(place, ())))
        found.update(_list_stages(tree))
        if not place.startswith(_TERMINAL_ONLY) and f"engine/{place}" not in ENGINE_FILES_OF_THE_WINDOW:
            found.update(_list_sentences(tree))
    return sorted(found)


def _list_words() -> Iterator[str]:
    """What is told in tables: settings, roles of models, what models are good for, what they are tried for."""
    for table in get_args(ChangeableTable):
        for setting in describe_table(table):
            yield from (setting.name.replace("_", " ").capitalize(), setting.prose, *setting.ends)
    yield from (role.words for role in ModelRole)
    catalogue = tomllib.loads((ROOT / "models" / "catalogue.toml").read_text(encoding="utf-8"))
    yield from (model["good_for"] for model in catalogue["model"])
    abilities = tomllib.loads(resource("abilities.toml").read_text(encoding="utf-8"))
    yield from (ability["title"] for ability in abilities["ability"])


def _list_sentences(tree: ast.Module) -> Iterator[str]:
    """Every literal of a module that reads like a sentence, without documentation and what goes to the log."""
    unsaid = {id(part) for node in ast.walk(tree) if _is_unsaid(node) for part in ast.walk(node)}
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in unsaid or id(node) in inside:
            continue
        sentence = _read_literal(node)
        letters = re.sub(r"\{\w+\}", "", sentence)
        is_long = " " in sentence and len(letters) >= _LEAST_LETTERS
        if is_long and _SENTENCE.fullmatch(sentence) and not _SQL.search(sentence):
            yield sentence


def _is_unsaid(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("logger.", "re.", "_setting", "_preset"))


def _list_phrases(tree: ast.Module, names: tuple[str, ...]) -> Iterator[str]:
    """All words that stand in these constants of a module."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if any(isinstance(target, ast.Name) and target.id in names for target in targets):
            literals = (_read_literal(part) for part in ast.walk(node))
            yield from (literal for literal in literals if _PHRASE.fullmatch(literal))


def _list_stages(tree: ast.Module) -> Iterator[str]:
    """What a job is said to be doing, at the beginning of a line or inside: an argument of its progress."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            named = [each.value for each in node.keywords if each.arg == "stage"]
            placed = node.args[2:3] if ast.unparse(node.func) in ("ByteProgress", "writing.report") else []
            stages = [stage for stage in map(_read_literal, [*named, *placed]) if stage]
            yield from (*stages, *map(str.lower, stages))


def _read_literal(node: ast.AST) -> str:
    """The text of a string, with ``{names}`` for what an f-string puts in; "" for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    names: dict[str, str] = {}
    text = ""
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            source = ast.unparse(part.value)
            if source not in names:
                name = _name_value(part.value)
                names[source] = name if name not in names.values() else f"{name}{len(names)}"
            text += f"{{{names[source]}}}"
        else:
            text += _read_literal(part)
    return text


def _name_value(node: ast.expr) -> str:
    """A word for what an f-string puts in, by which a translator knows it."""
    match node:
        case ast.Attribute(ast.Name(base) | ast.Attribute(_, base), "name" | "id" | "path" | "title" | "words"):
            name = base
        case ast.Name(name) | ast.Attribute(_, name):
            pass
        case ast.Call(_, [first, *_]):
            return _name_value(first)
        case _:
            name = "value"
    return _CLEARER.get(name, name.strip("_").lower())


def _quote(text: str) -> str:
    """The text as a literal that lupdate reads like Python."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


if __name__ == "__main__":
    sys.exit(main())
