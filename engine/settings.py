"""Every setting with its default and one sentence of prose, read from and written to settings.toml."""

from __future__ import annotations

import difflib
import logging
import math
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

import tomlkit
from tomlkit.exceptions import TOMLKitError

from engine.errors import SettingsInvalid

logger = logging.getLogger(__name__)

Warn = Callable[[str], None]
"""Is told, in a sentence, of what was written and is passed over."""


def _setting(
    default: Any, prose: str, *, least: float | None = None, most: float | None = None, choices: Sequence[str] = ()
) -> Any:
    return field(default=default, metadata={"prose": prose, "least": least, "most": most, "choices": choices})


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How files are read."""

    seconds_per_file: float = _setting(
        60.0, "A file whose parser takes longer is stopped and listed as failed.", least=1, most=86_400
    )
    memory_mb: int = _setting(
        1024, "A file whose parser wants more megabytes is stopped and listed as failed.", least=128, most=1_048_576
    )
    largest_file_mb: int = _setting(200, "Files with more megabytes are skipped.", least=1, most=1_000_000)
    processes: int = _setting(2, "How many files may be read at the same time.", least=1, most=16)
    ocr: bool = _setting(default=True, prose="Text in pictures and on scanned pages is recognised.")
    ocr_languages: str = _setting(
        "eng",
        "The languages of scanned text, such as eng+deu; each needs Tesseract's data (Debian: tesseract-ocr-deu).",
    )


@dataclass(frozen=True, slots=True)
class IndexingSettings:
    """How much of the computer indexing takes."""

    pace: str = _setting(
        "normal",
        "How hard indexing works: light (one core, with pauses), normal (steps back for other programs) or full.",
        choices=("light", "normal", "full"),
    )
    pause_on_battery: bool = _setting(default=False, prose="Indexing waits while the computer runs on its battery.")
    watch: bool = _setting(default=True, prose="The window reads files again as soon as they are saved.")


@dataclass(frozen=True, slots=True)
class EmbeddingSettings:
    """How text becomes vectors."""

    model: str = _setting("all-minilm-l6-v2", "The embedding model: a name from the catalogue.")
    backend: str = _setting(
        "onnx",
        "What computes the vectors: onnx (fastest), onnx-fp32 (the reference's vectors) or sentence-transformers.",
        choices=("onnx", "onnx-fp32", "sentence-transformers"),
    )


@dataclass(frozen=True, slots=True)
class RetrievalSettings:
    """How passages are found."""

    passages: int = _setting(5, "How many passages a question may draw on.", least=1, most=50)
    quotes: int = _setting(3, "How many verbatim quotes are shown at most.", least=1, most=10)
    refuse_below: float = _setting(
        0.42,
        "A question whose best passage is less alike than this, and shares too few words, is refused.",
        least=0,
        most=1,
    )
    reranker: str = _setting(
        "",
        "What reads the best passages again to order them: language-model, the full path of a cross-encoder's folder, "
        "or nothing.",
    )
    rerank_seconds: float = _setting(
        5.0,
        "How long a search may rerank at most; the small language model reads about one passage a second.",
        least=0.1,
        most=60,
    )


@dataclass(frozen=True, slots=True)
class GenerationSettings:
    """How the language model writes."""

    model: str = _setting("smollm2-135m-instruct", "The language model: a name from the catalogue.")
    context_window: int = _setting(
        2048, "How many tokens the model sees at once, if it can hold that many.", least=256, most=1_048_576
    )
    answer_tokens: int = _setting(96, "How many tokens an answer may have at most.", least=16, most=1_048_576)
    focus_on_quotes: bool = _setting(
        default=True, prose="Give the model the quoted sentences only: small models answer better and much sooner."
    )
    temperature: float = _setting(0.0, "Higher is more varied, 0 always takes the likeliest word.", least=0, most=2)
    top_k: int = _setting(
        40, "Only this many likeliest tokens are considered; 0 considers all.", least=0, most=1_000_000
    )
    top_p: float = _setting(
        0.95, "Only the likeliest tokens that together reach this share are considered.", least=0, most=1
    )
    min_p: float = _setting(
        0.05, "Tokens less likely than this share of the likeliest are not considered.", least=0, most=1
    )
    repeat_penalty: float = _setting(1.0, "Above 1 discourages repetition.", least=0.5, most=2)
    seed: int = _setting(7, "The same seed gives the same answer to the same prompt.", least=0)
    threads: int = _setting(
        0, "Processor threads for the language model; 0 takes those that are free.", least=0, most=256
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, by the table of settings.toml they stand in."""

    reading: ReadingSettings = field(default_factory=ReadingSettings)
    indexing: IndexingSettings = field(default_factory=IndexingSettings)
    embedding: EmbeddingSettings = field(default_factory=EmbeddingSettings)
    retrieval: RetrievalSettings = field(default_factory=RetrievalSettings)
    generation: GenerationSettings = field(default_factory=GenerationSettings)


def load_settings(file: Path, warn: Warn | None = None) -> Settings:
    """Read settings; a missing file gives the defaults, an unknown key is logged and told with the nearest name.

    Raises ``SettingsInvalid`` when the file is not TOML or a value has the wrong type or is out of range.
    """
    try:
        written = tomlkit.parse(file.read_text(encoding="utf-8")).unwrap()
    except FileNotFoundError:
        return Settings()
    except (TOMLKitError, UnicodeDecodeError, OSError) as error:
        raise SettingsInvalid(f"The settings file {file} cannot be read: mend or delete it.", str(error)) from error
    _warn_about_unknown(written, [table.name for table in fields(Settings)], str(file), warn)
    tables = get_type_hints(Settings)
    return Settings(**{name: _read_table(tables[name], written.get(name, {}), (name, file), warn) for name in tables})


def save_settings(settings: Settings, file: Path) -> None:
    """Write every setting with its prose; one that has its default is commented out, so that a later default counts.

    The file is replaced whole or not at all. Raises ``OSError``.
    """
    document = tomlkit.document()
    for table_field in fields(settings):
        table = tomlkit.table()
        values = getattr(settings, table_field.name)
        for setting in fields(values):
            table.add(tomlkit.comment(setting.metadata["prose"]))
            value = getattr(values, setting.name)
            if value == setting.default:
                table.add(tomlkit.comment(f"{setting.name} = {tomlkit.item(value).as_string()}"))
            else:
                table.add(setting.name, value)
            table.add(tomlkit.nl())
        document.add(table_field.name, table)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".settings") as draft_folder:
        draft = Path(draft_folder) / file.name
        draft.write_text(tomlkit.dumps(document), encoding="utf-8")
        draft.replace(file)


def change_settings(file: Path, **tables: Any) -> Settings:
    """Put whole tables in the place of those in the file, which is read afresh; returns what it says now.

    Raises ``SettingsInvalid`` when the file cannot be read or written.
    """
    settings = replace(load_settings(file), **tables)
    try:
        save_settings(settings, file)
    except OSError as error:
        raise SettingsInvalid(
            f"The settings file {file} cannot be written ({error.strerror}): check its permissions.", repr(error)
        ) from error
    return settings


def _read_table(table: type[Any], written: Any, place: tuple[str, Path], warn: Warn | None) -> Any:
    name, file = place
    if not isinstance(written, Mapping):
        raise SettingsInvalid(f"In {file}, [{name}] must be a table: mend or delete it.")
    known = {setting.name: setting for setting in fields(table)}
    _warn_about_unknown(written, list(known), f"[{name}] of {file}", warn)
    values = {}
    for key in known.keys() & written.keys():
        values[key] = _check_value(written[key], known[key], f"{name}.{key}", file)
    return table(**values)


def _check_value(value: Any, setting: Any, label: str, file: Path) -> Any:
    wanted = type(setting.default)
    if wanted is float and type(value) is int:
        value = float(value)
    if type(value) is not wanted or (wanted is float and not math.isfinite(value)):
        raise SettingsInvalid(f"In {file}, {label} must be a {wanted.__name__}, for example {setting.default!r}.")
    least, most = setting.metadata["least"], setting.metadata["most"]
    if (least is not None and value < least) or (most is not None and value > most):
        limits = f"at least {least}" if most is None else f"from {least} to {most}"
        raise SettingsInvalid(f"In {file}, {label} must be {limits}.")
    choices = setting.metadata["choices"]
    if choices and value not in choices:
        raise SettingsInvalid(f"In {file}, {label} must be {' or '.join(choices)}.")
    return value


def _warn_about_unknown(written: Mapping[str, Any], known: list[str], place: str, warn: Warn | None) -> None:
    for key in sorted(written.keys() - set(known)):
        nearest = difflib.get_close_matches(key, known, n=1)
        hint = f"did you mean {nearest[0]}?" if nearest else "mend or delete it."
        warning = f"Unknown setting {key} in {place}: {hint}"
        logger.warning("%s", warning)
        if warn:
            warn(warning)
