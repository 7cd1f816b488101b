"""Every word of the window goes through its translation, and every catalogue has all of them."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import string
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[3]
TRANSLATIONS = ROOT / "resources" / "translations"
CATALOGUES = sorted(TRANSLATIONS.glob("carrel_*.ts"))
FORMS = {"de": 2, "es": 2, "zh_CN": 1}
"""How many forms of a word a language has for numbers of things."""

SCRIPT = ROOT / "packaging" / "update_translations.py"
specification = importlib.util.spec_from_file_location("update_translations", SCRIPT)
assert specification is not None and specification.loader is not None
update_translations = importlib.util.module_from_spec(specification)
specification.loader.exec_module(update_translations)

WORDS = {"translate", "translate_count", "mark"}
NO_WORDS = {"setObjectName", "setProperty", "getattr", "TypeVar", "Thread", "setattr", "import_module"}
"""Functions whose arguments nobody reads."""

SHOWN = {
    "Label", "ElidedLabel", "QPushButton", "QMenu", "QLabel", "CheckBox", "setText", "setToolTip", "setAccessibleName",
    "setAccessibleDescription", "setPlaceholderText", "setStatusTip", "addAction", "addMenu", "addItem", "setTitle",
}  # fmt: skip
"""Functions whose first argument is read by a person."""

SAME_EVERYWHERE = {
    "Carrel", "Fusion", "F16", "F32", "BF16", "Q8_0", "PDF", "PDF (*.pdf)", "JSON (*.json)", "Markdown (*.md)", "It",
    "English", "Deutsch", "Español",
}  # fmt: skip
"""Names, endings of files, languages in their own words, and ``It`` before a reason that the engine gave in English."""

UNSPOKEN = {"__main__.py", "app.py", "language.py"}  # the first two speak in the terminal, the third names languages
PROTOCOLS = {"global_shortcut"}  # packages that call D-Bus and X by the names of their functions
KEYS = re.compile(r"(((Ctrl|Alt|Shift)\+\S+|F\d+|Esc|Del) ?)+")
MARKUP = re.compile(r"[<>{}=]|\dpt|;\s")


def list_window() -> list[Path]:
    return [file for file in sorted((ROOT / "desktop").rglob("*.py")) if file.name not in UNSPOKEN]


def list_calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            yield function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", ""), node


def find_bare_words(source: str) -> list[str]:
    """Literals that read like words for a person and are not translated."""
    tree = ast.parse(source)
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    shown = set()
    for name, call in list_calls(tree):
        if name in WORDS | NO_WORDS:
            passed |= {id(part) for part in ast.walk(call)}
        elif name in SHOWN and call.args:
            shown.add(id(call.args[0]))
    literals = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [
        f"{literal.lineno}: {literal.value}"
        for literal in literals
        if id(literal) not in passed and _reads_like_words(literal.value, shown=id(literal) in shown)
    ]


def _reads_like_words(text: str, *, shown: bool) -> bool:
    if text in SAME_EVERYWHERE or KEYS.fullmatch(text) or MARKUP.search(text):
        return False
    letters = sum(letter.isalpha() for letter in text)
    return letters > 1 and (shown or text[0].isupper() or bool(re.search(r"\w \w", text)))


def list_fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("file", list_window(), ids=lambda file: file.name)
def test_no_word_of_the_window_is_bare(file: Path) -> None:
    bare = find_bare_words(file.read_text(encoding="utf-8"))
    if file.parent.name in PROTOCOLS:
        bare = [found for found in bare if not found.partition(": ")[2].isidentifier()]
    assert bare == []


@pytest.mark.parametrize(
    "source",
    [
        'button.setText("Close")',
        'button.setText("close")',
        'x = Label("small words")',
        'WORDS = ("Two sentences", 1)',
        'said = f"{count} documents were read"',
    ],
)
def test_a_bare_word_is_found(source: str) -> None:
    assert len(find_bare_words(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'button.setText(translate("Close"))',
        '"""What this is for."""',
        'frame.setObjectName("page area")',
        "page.write(f'<p class=\"small\">{words}</p>')",
        'keys = "Ctrl+Shift+F F3"',
    ],
)
def test_what_nobody_reads_is_no_bare_word(source: str) -> None:
    assert find_bare_words(source) == []


@pytest.mark.parametrize("file", list_window(), ids=lambda file: file.name)
def test_lupdate_finds_every_sentence(file: Path) -> None:
    """It does not look into f-strings, and takes literals only."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    hidden = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    for name, call in list_calls(tree):
        if name in WORDS and call.args:
            assert not isinstance(call.args[0], ast.JoinedStr), call.lineno
            assert not (isinstance(call.args[0], ast.Constant) and id(call) in hidden), call.lineno


@pytest.mark.parametrize("file", list_window(), ids=lambda file: file.name)
def test_every_field_of_a_sentence_is_given(file: Path) -> None:
    for name, call in list_calls(ast.parse(file.read_text(encoding="utf-8"))):
        if name not in WORDS - {"mark"} or any(keyword.arg is None for keyword in call.keywords):
            continue
        texts = [each.value for each in call.args[:2] if isinstance(each, ast.Constant)]
        given = {keyword.arg for keyword in call.keywords} | ({"n"} if name == "translate_count" else set())
        for text in texts if name == "translate_count" else texts[:1]:
            assert list_fields(text) <= given, (call.lineno, text)


def list_messages(catalogue: Path) -> Iterator[tuple[str, str, ElementTree.Element]]:
    for message in ElementTree.parse(catalogue).getroot().iter("message"):
        yield message.findtext("source", ""), message.findtext("comment", ""), message


def list_forms(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    if message.get("numerus") == "yes":
        return [form.text or "" for form in translation.iter("numerusform")]
    return [translation.text or ""]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.stem)
def test_a_catalogue_is_complete(catalogue: Path) -> None:
    """Whatever is missing here: `make translations`, then translate what is marked as unfinished."""
    unfinished = [
        source
        for source, _, message in list_messages(catalogue)
        if message.find("translation").get("type") or not all(list_forms(message))
    ]
    assert unfinished == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.stem)
def test_translations_have_the_fields_of_their_sentence(catalogue: Path) -> None:
    language = catalogue.stem.removeprefix("carrel_")
    for source, plural, message in list_messages(catalogue):
        forms = list_forms(message)
        if message.get("numerus") == "yes":
            assert len(forms) == FORMS[language], source
        wanted = list_fields(source) | list_fields(plural if message.get("numerus") == "yes" else "")
        for form in forms:
            # A form for one thing may say "the only one" instead of its number.
            assert list_fields(form) | {"n"} == wanted | {"n"}, form
            assert list_fields(form) <= wanted, form


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.stem)
def test_what_surrounds_a_sentence_stays(catalogue: Path) -> None:
    """Spaces at the ends put sentences together, filters of a dialog lie between semicolons."""
    spaced = catalogue.stem != "carrel_zh_CN"  # Chinese puts nothing between sentences
    for source, _, message in list_messages(catalogue):
        for form in list_forms(message):
            assert form.count(";;") == source.count(";;"), form
            if spaced:
                assert (form[:1] == " ", form[-1:] == " ") == (source[:1] == " ", source[-1:] == " "), form


def test_the_catalogues_are_up_to_date(tmp_path: Path) -> None:
    """`make translations` would change nothing."""
    sentences = update_translations.list_engine_sentences()
    told = (TRANSLATIONS / update_translations.ENGINE_SENTENCES).read_text(encoding="utf-8")
    assert told.splitlines() == sentences
    copies = [Path(shutil.copy(catalogue, tmp_path)) for catalogue in CATALOGUES]
    update_translations.update(copies, sentences)
    for catalogue, copy in zip(CATALOGUES, copies, strict=True):
        assert copy.read_text(encoding="utf-8") == catalogue.read_text(encoding="utf-8"), catalogue.name


def test_there_is_a_catalogue_for_every_language() -> None:
    spoken = (ROOT / "desktop" / "language.py").read_text(encoding="utf-8")
    for catalogue in CATALOGUES:
        assert f'"{catalogue.stem.removeprefix("carrel_")}"' in spoken
    assert {catalogue.stem.removeprefix("carrel_") for catalogue in CATALOGUES} == set(FORMS)
