"""Settings are what the person wrote, or one sentence about what is wrong with it."""

from __future__ import annotations

import logging
import resource
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SettingsInvalid
from engine.settings import (
    PRESETS,
    GenerationSettings,
    IndexingSettings,
    RetrievalSettings,
    Settings,
    change_settings,
    choose_preset,
    find_defaults,
    load_settings,
    save_settings,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def load(file: Path, written: str) -> Settings:
    file.write_text(written, encoding="utf-8")
    return load_settings(file)


def test_no_file_and_an_empty_file_are_the_defaults(file: Path) -> None:
    assert load_settings(file) == Settings()
    assert load(file, "") == Settings()


def test_what_is_written_replaces_its_default_only(file: Path) -> None:
    loaded = load(file, "[retrieval]\npassages = 9\n[generation]\nmodel = 'mine'\n")
    assert loaded.retrieval == replace(Settings().retrieval, passages=9)
    assert loaded.generation == replace(Settings().generation, model="mine")
    assert loaded.reading == Settings().reading


def test_a_whole_number_is_good_for_a_fraction(file: Path) -> None:
    assert load(file, "[reading]\nseconds_per_file = 5").reading.seconds_per_file == 5.0


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[retrieval]\npasages = 3", ["pasages", "[retrieval]", "did you mean passages?"]),
        ("[retreival]\npassages = 3", ["retreival", "did you mean retrieval?"]),
        ("[reading]\nzzzz = 3", ["zzzz", "[reading]"]),
    ],
)
def test_an_unknown_key_is_warned_of_with_the_nearest_name(
    file: Path, caplog: pytest.LogCaptureFixture, written: str, words: list[str]
) -> None:
    with caplog.at_level(logging.WARNING):
        assert load(file, written) == Settings()
    told: list[str] = []
    load_settings(file, told.append)
    record = caplog.records[0]
    assert told == [record.getMessage()]
    assert all(word in record.getMessage() for word in [*words, str(file)])


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[retrieval]\npassages = 'five'", ["retrieval.passages", "int", "5"]),
        ("[retrieval]\npassages = 5.0", ["retrieval.passages", "int"]),
        ("[retrieval]\npassages = true", ["retrieval.passages", "int"]),
        ("[retrieval]\npassages = 0", ["retrieval.passages", "from 1 to 50"]),
        ("[retrieval]\npassages = 51", ["retrieval.passages", "from 1 to 50"]),
        ("[reading]\nseconds_per_file = 0.5", ["reading.seconds_per_file", "from 1 to 86400"]),
        ("[reading]\nseconds_per_file = 1e13", ["reading.seconds_per_file", "from 1 to 86400"]),
        ("[reading]\nmemory_mb = 9_000_000_000_000", ["reading.memory_mb", "from 128 to"]),
        ("[reading]\nlargest_file_mb = 9_000_000_000_000", ["reading.largest_file_mb", "from 1 to"]),
        ("[generation]\ncontext_window = 9_000_000_000_000", ["generation.context_window", "from 256 to"]),
        ("[generation]\nanswer_tokens = 9_000_000_000_000", ["generation.answer_tokens", "from 16 to"]),
        ("[generation]\ntop_k = 9_000_000_000_000", ["generation.top_k", "from 0 to"]),
        ("[reading]\nseconds_per_file = inf", ["reading.seconds_per_file", "float"]),
        ("[generation]\ntemperature = nan", ["generation.temperature", "float"]),
        ("[generation]\ntop_p = 1.01", ["generation.top_p", "from 0 to 1"]),
        ("[generation]\nmodel = 3", ["generation.model", "str"]),
        ("[embedding]\nbackend = 'torch'", ["embedding.backend", "onnx or onnx-fp32 or sentence-transformers"]),
        ("retrieval = 3", ["[retrieval]", "table"]),
    ],
)
def test_a_wrong_value_is_one_sentence_that_names_it_and_what_is_right(
    file: Path, written: str, words: list[str]
) -> None:
    with pytest.raises(SettingsInvalid) as caught:
        load(file, written)
    assert all(word in caught.value.message for word in [*words, str(file)])
    assert caught.value.message.count("\n") == 0


@pytest.mark.parametrize(
    "written", [b"[retrieval", b"passages = ", b"a = 1\na = 2", b"\xff\xfe", b"= 3", b"[[reading]]\n[reading]"]
)
def test_what_is_not_toml_is_one_sentence_and_the_file_stays(file: Path, written: bytes) -> None:
    file.write_bytes(written)
    with pytest.raises(SettingsInvalid) as caught:
        load_settings(file)
    assert str(file) in caught.value.message
    assert "mend or delete" in caught.value.message
    assert file.read_bytes() == written


def test_a_folder_in_the_place_of_the_file_is_one_sentence(file: Path) -> None:
    file.mkdir()
    with pytest.raises(SettingsInvalid, match="cannot be read"):
        load_settings(file)


@pytest.mark.parametrize("backend", ["onnx", "onnx-fp32", "sentence-transformers"])
def test_every_backend_can_be_chosen(file: Path, backend: str) -> None:
    assert load(file, f"[embedding]\nbackend = '{backend}'").embedding.backend == backend


def test_every_default_passes_its_own_check_and_has_its_prose(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    save_settings(Settings(), file)
    assert load_settings(file) == Settings()
    assert caplog.records == []
    written = file.read_text(encoding="utf-8")
    for table in fields(Settings):
        for setting in fields(table.default_factory):  # type: ignore[arg-type]  # every table has one
            assert f"# {setting.metadata['prose']}\n# {setting.name} = " in written


@given(
    passages=st.integers(1, 50),
    caution=st.floats(0, 1),
    model=st.text(st.characters(exclude_categories=["Cs"])),
    seed=st.integers(0, 2**62),
)
def test_what_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, passages: int, caution: float, model: str, seed: int
) -> None:
    file = tmp_path_factory.getbasetemp() / "saved.toml"
    chosen = Settings(
        retrieval=RetrievalSettings(passages=passages, caution=caution),
        generation=GenerationSettings(model=model, seed=seed),
    )
    save_settings(chosen, file)
    assert load_settings(file) == chosen


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(file: Path) -> None:
    save_settings(Settings(), file)
    before = file.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))  # as on a full disk, no file can grow
    try:
        with pytest.raises(OSError, match="large"):
            save_settings(Settings(retrieval=RetrievalSettings(passages=9)), file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_saving_replaces_the_file_whole(file: Path) -> None:
    file.write_text("[retrieval]\npassages = 9\n" + "# a long comment\n" * 1000)
    save_settings(Settings(), file)
    assert load_settings(file) == Settings()
    assert "long comment" not in file.read_text()


def test_one_table_is_changed_and_what_else_the_person_wrote_stays(file: Path) -> None:
    file.write_text("[retrieval]\npassages = 9\n[indexing]\nwatch = false\n", encoding="utf-8")
    changed = change_settings(file, indexing=IndexingSettings(pace="light"))
    assert changed == load_settings(file)
    assert changed == Settings(indexing=IndexingSettings(pace="light"), retrieval=RetrievalSettings(passages=9))


def test_a_change_that_cannot_be_written_is_one_sentence(file: Path) -> None:
    with pytest.raises(SettingsInvalid, match="cannot be written"):
        change_settings(file.parent / "nowhere" / "settings.toml", indexing=IndexingSettings(pace="light"))


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_sets_what_is_not_written_and_is_kept_without_its_values(file: Path, preset: str) -> None:
    own = load(file, f"[generation]\npreset = '{preset}'\ntop_p = 0.5").generation
    assert own == replace(choose_preset(GenerationSettings(), preset), top_p=0.5)
    assert {name: getattr(own, name) for name in PRESETS[preset].values} == {**PRESETS[preset].values, "top_p": 0.5}
    save_settings(Settings(generation=own), file)
    assert load_settings(file).generation == own
    set_lines = {line.split(" = ")[0] for line in file.read_text().splitlines() if line and line[0] not in "#["}
    assert set_lines == {"top_p"} | ({"preset"} if preset != "precise" else set())


def test_a_value_that_is_the_same_as_without_the_preset_is_still_kept(file: Path) -> None:
    own = replace(choose_preset(GenerationSettings(), "creative"), temperature=0.0)
    save_settings(Settings(generation=own), file)
    assert load_settings(file).generation == own
    assert find_defaults(own) == replace(choose_preset(GenerationSettings(), "creative"), preset="precise")


def test_the_first_preset_is_the_default() -> None:
    assert choose_preset(GenerationSettings(), next(iter(PRESETS))) == GenerationSettings()
