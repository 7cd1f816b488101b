"""Every setting with its default and one sentence of prose, read from and written to settings.toml."""

from __future__ import annotations

import difflib
import logging
import math
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

import tomlkit
from tomlkit.exceptions import TOMLKitError

from engine.errors import SettingsInvalid

logger = logging.getLogger(__name__)

Warn = Callable[[str], None]
"""Is told, in a sentence, of what was written and is passed over."""


def _setting(default: Any, prose: str, **more: Any) -> Any:
    """``more`` may be ``least`` and ``most``, in words the ``ends`` of what lies between, ``choices``; ``is_keys``."""
    return field(default=default, metadata={"prose": prose, **more})


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
    """How much of the computer indexing takes, and writing summaries."""

    pace: str = _setting(
        "normal",
        "How hard indexing works: light (one core, with pauses), normal (steps back for other programs) or full.",
        choices=("light", "normal", "full"),
    )
    pause_on_battery: bool = _setting(
        default=False, prose="Indexing and writing summaries wait while the computer runs on its battery."
    )
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
    query_prefix: str = _setting(
        "", 'What the model wants before a query, such as "query: "; none for nothing, empty for what it says itself.'
    )
    passage_prefix: str = _setting(
        "", "The same before a passage; when it is changed, all passages get new vectors in the background."
    )


@dataclass(frozen=True, slots=True)
class RetrievalSettings:
    """How passages are found."""

    passages: int = _setting(5, "How many passages a question may draw on.", least=1, most=50)
    wide_passages: int = _setting(
        20,
        "How many passages a question may draw on that is answered in several calls of the model.",
        least=1,
        most=200,
    )
    quotes: int = _setting(3, "How many verbatim quotes are shown at most.", least=1, most=10)
    caution: float = _setting(
        0.5,
        "How soon Carrel says that your documents do not answer a question: 0 hardly ever, 1 whenever it is in doubt; "
        "what comes nearest is shown all the same.",
        least=0,
        most=1,
        ends=("eager", "careful"),
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
class Preset:
    """Values for the settings of sampling that go together, in one sentence."""

    prose: str
    values: Mapping[str, Any]


def _preset(prose: str, temperature: float, top_k: int, top_p: float, min_p: float, repeat_penalty: float) -> Preset:
    names = ("temperature", "top_k", "top_p", "min_p", "repeat_penalty")
    return Preset(prose, dict(zip(names, (temperature, top_k, top_p, min_p, repeat_penalty), strict=True)))


PRESETS: Mapping[str, Preset] = {
    "precise": _preset(
        "always takes the likeliest word, so that an answer is the same each time", 0.0, 40, 0.95, 0.05, 1.0
    ),
    "balanced": _preset("varies its words a little and repeats itself less", 0.5, 40, 0.9, 0.05, 1.05),
    "creative": _preset(
        "takes unlikely words too, and strays more easily from your documents", 1.0, 100, 0.95, 0.02, 1.1
    ),
}
"""The choices of ``GenerationSettings.preset``; the first is the default."""


AUTOMATIC_LAYERS = -1
"""Of ``GenerationSettings.gpu_layers``: as many as fit."""


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
    quotes_only: bool = _setting(
        default=False,
        prose="Answers are verbatim sentences of your documents: the model chooses and orders them, and writes none.",
    )
    preset: str = _setting(
        "precise",
        f"How the model chooses its words: {'; '.join(f'{name} {preset.prose}' for name, preset in PRESETS.items())}. "
        "It sets the five settings below, and each can be changed after it.",
        choices=tuple(PRESETS),
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
    beams: int = _setting(
        1,
        "How many beginnings of an answer are followed side by side until the likeliest whole one is known; more take "
        "longer, and the settings of chance do not count. What follows a schema has one.",
        least=1,
        most=8,
    )
    stop: str = _setting(
        "", "The answer ends before the first of these texts; | stands between them, \\n for a line break."
    )
    write_summaries: bool = _setting(
        default=True,
        prose="The window lets the model write the summaries of your documents while nothing else is to be done.",
    )
    release_after: int = _setting(
        10,
        "After so many minutes without a question the language model's memory is given back; 0 keeps it.",
        least=0,
        most=1440,
    )
    lora: str = _setting(
        "", "The full path of a LoRA adapter, a GGUF file that changes how the model writes, or nothing."
    )
    lora_weight: float = _setting(
        1.0, "How much of the LoRA adapter is added to the model: 1 as it was made, 0 nothing.", least=0, most=2
    )
    support_model: str = _setting(
        "",
        "The full path of a folder with an NLI cross-encoder, which is asked too whether a passage supports a sentence "
        "of an answer, or nothing.",
    )
    keep_states_mb: int = _setting(
        0,
        "How many megabytes of what the model has read, which is text of your documents, are kept on the disk so that "
        "a conversation goes on at once after a restart; 0 keeps none.",
        least=0,
        most=1_000_000,
    )
    threads: int = _setting(
        0, "Processor threads for the language model; 0 takes those that are free.", least=0, most=256
    )
    gpu_layers: int = _setting(
        AUTOMATIC_LAYERS,
        "How many layers of the language model a graphics processor computes: -1 as many as fit into its memory, 0 "
        "none. Where llama.cpp was built without CUDA, Metal and Vulkan, there is none, and carrel status says so.",
        least=AUTOMATIC_LAYERS,
        most=10_000,
    )
    device: str = _setting(
        "", "The graphics processor to use, by the name that carrel models advise has for it; nothing for all."
    )


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Where models come from."""

    downloads: bool = _setting(
        default=False,
        prose="Carrel may fetch a model over the network when you tell it to, each time; else it is offline.",
    )


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """What the window speaks, and how it keeps in touch."""

    language: str = _setting(
        "",
        "The language of the window, from its next start on; nothing for that of the computer.",
        choices=("", "en", "de", "es", "zh_CN"),
    )
    notify: bool = _setting(
        default=True,
        prose="The desktop says when work of over a minute has ended while the window is not in front.",
    )
    tray: bool = _setting(
        default=False, prose="An icon in the system tray leads to asking and searching, pauses indexing and quits."
    )
    quick_question: bool = _setting(
        default=False, prose="Keys lead from any program to the question box, where the desktop gives Carrel some."
    )
    quick_question_keys: str = _setting(
        "Ctrl+Alt+Space",
        "The keys of the quick question: Meta (the Windows key), or Ctrl and Alt together, with a letter, a digit, a "
        "function key or Space.",
        is_keys=True,
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, by the table of settings.toml they stand in."""

    reading: ReadingSettings = field(default_factory=ReadingSettings)
    indexing: IndexingSettings = field(default_factory=IndexingSettings)
    embedding: EmbeddingSettings = field(default_factory=EmbeddingSettings)
    retrieval: RetrievalSettings = field(default_factory=RetrievalSettings)
    generation: GenerationSettings = field(default_factory=GenerationSettings)
    models: ModelSettings = field(default_factory=ModelSettings)
    window: WindowSettings = field(default_factory=WindowSettings)


ChangeableTable = IndexingSettings | RetrievalSettings | GenerationSettings | ModelSettings | WindowSettings
"""The tables that may be changed while Carrel runs; the others are read when it starts."""


def choose_preset(settings: GenerationSettings, preset: str) -> GenerationSettings:
    """The same settings with those of a preset."""
    return replace(settings, preset=preset, **PRESETS[preset].values)


def find_defaults(table: Any) -> Any:
    """The table that the settings of this one go back to: the defaults, with what its preset makes of them."""
    defaults = type(table)()
    if isinstance(table, GenerationSettings):
        return replace(choose_preset(defaults, table.preset), preset=defaults.preset)
    return defaults


def name_table(table: ChangeableTable) -> str:
    """The name a table has in the file."""
    return next(name for name, kind in get_type_hints(Settings).items() if isinstance(table, kind))


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
        defaults = find_defaults(values)
        for setting in fields(values):
            table.add(tomlkit.comment(setting.metadata["prose"]))
            value = getattr(values, setting.name)
            if value == getattr(defaults, setting.name):
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

    Raises ``SettingsInvalid`` when the file cannot be read or written, or a value is out of range.
    """
    for name, table in tables.items():
        for setting in fields(table):
            _check_value(getattr(table, setting.name), setting, f"{name}.{setting.name}", file)
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
    base = choose_preset(table(), values["preset"]) if "preset" in values else table()
    return replace(base, **values)


def _check_value(value: Any, setting: Any, label: str, file: Path) -> Any:
    wanted = type(setting.default)
    if wanted is float and type(value) is int:
        value = float(value)
    if type(value) is not wanted or (wanted is float and not math.isfinite(value)):
        raise SettingsInvalid(f"In {file}, {label} must be a {wanted.__name__}, for example {setting.default!r}.")
    least, most = setting.metadata.get("least"), setting.metadata.get("most")
    if (least is not None and value < least) or (most is not None and value > most):
        limits = f"at least {least}" if most is None else f"from {least} to {most}"
        raise SettingsInvalid(f"In {file}, {label} must be {limits}.")
    choices = setting.metadata.get("choices")
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
