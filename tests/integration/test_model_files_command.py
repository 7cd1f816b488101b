"""``carrel models`` tells what the files of a model say and whether they are whole, each in a real process."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from engine.domain import QUANTIZATIONS
from engine.paths import packaged_models
from tests.command_line import run_carrel
from tests.embedding_models import write_bert
from tests.small_llama import write_llama

INFO = {
    "id", "role", "path", "architecture", "name", "licence", "parameters", "quantization", "context_length",
    "tokenizer", "vocabulary", "chat_template", "layers", "embedding_length", "heads", "kv_heads", "head_size", "files",
    "bytes", "weight_bytes", "parts", "sha256", "title", "problem", "good_for", "context_window", "dimensions",
    "query_prefix", "passage_prefix", "scaling", "published", "measured",
}  # fmt: skip


def test_a_model_says_what_it_is_without_being_loaded(tmp_path: Path) -> None:
    home = tmp_path / "home"
    packaged = run_carrel("models", "info", "smollm2-135m-instruct", "--json", "--home", home).record()
    assert packaged.keys() == INFO
    assert (packaged["parameters"], packaged["quantization"], packaged["parts"]) == (134_515_008, "Q4_1", 1)
    assert len(packaged["sha256"][packaged["path"]]) == 64
    assert packaged["scaling"].keys() == {"parameters", "flops_a_token", "tokens", "ratio", "loss", "sentence"}
    assert round(packaged["scaling"]["ratio"]) == 14868
    assert packaged["published"][0]["suite"] == "mmlu"
    assert all(0 < score["score"] < 1 and score["source"] for score in packaged["published"])
    assert packaged["measured"] == {"timed": None, "figures": None, "suites": [], "probe": None}
    first = write_llama(tmp_path / "own.gguf", tensors_a_part=9)
    own = run_carrel("models", "info", first, "--json", "--home", home).record()
    assert (own["role"], own["parts"], len(own["files"]), own["sha256"]) == ("language_model", 3, 3, {})
    shown = run_carrel("models", "info", "all-minilm-l6-v2", "--home", home).out
    assert all(word in shown for word in ("23 M", "6 layers, 384 wide, 12 heads", "Apache-2.0", "WordPiece"))
    folder = write_bert(tmp_path / "steers \x1b[31m")
    assert "\ufffd[31m" in run_carrel("models", "info", folder, "--home", home).out  # which run_carrel looks at, too


def test_a_model_of_the_catalogue_is_told_before_it_is_installed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    told = run_carrel("models", "info", "e5-small-v2", "--json", "--home", home).record()
    assert told.keys() == INFO
    assert (told["path"], told["files"], told["parts"], told["licence"]) == ("", [], 0, "MIT")
    assert (told["context_window"], told["dimensions"]) == (512, 384)
    assert (told["query_prefix"], told["passage_prefix"]) == ("query: ", "passage: ")
    assert "carrel models get e5-small-v2 fetches it" in told["problem"]
    shown = " ".join(run_carrel("models", "info", "qwen2.5-0.5b-instruct", "--home", home).out.split())
    assert "32,768 tokens" in shown and "is not installed" in shown and "the maker states 47.5%" in shown
    vanished = tmp_path / "own.gguf"
    write_llama(vanished)
    run_carrel("models", "add", vanished, "--home", home)
    vanished.unlink()
    assert "There is no language model at" in run_carrel("models", "info", vanished, "--home", home).complaint()


def test_a_damaged_or_wrong_model_gets_one_sentence(tmp_path: Path) -> None:
    home = tmp_path / "home"
    own = write_llama(tmp_path / "own.gguf")
    own.write_bytes(own.read_bytes()[:-1])
    (tmp_path / "notes.txt").write_text("no model")
    for verb in ("info", "verify"):
        assert "is incomplete" in run_carrel("models", verb, own, "--home", home).complaint()
        assert "is not a GGUF model" in run_carrel("models", verb, tmp_path / "notes.txt", "--home", home).complaint()
        assert "name one of" in run_carrel("models", verb, "nothing-of-that-name", "--home", home).complaint()


def test_every_installed_model_is_verified(tmp_path: Path) -> None:
    home = tmp_path / "home"
    broken = home / "models" / "all-minilm-l6-v2"
    shutil.copytree(packaged_models() / "all-minilm-l6-v2", broken, ignore=shutil.ignore_patterns("*.onnx"))
    with (broken / "vocab.txt").open("r+b") as content:
        content.write(b"?")
    checked = {each["id"]: each for each in run_carrel("models", "verify", "--json", "--home", home).record()}
    assert checked["smollm2-135m-instruct"] | {"path": ""} == {
        "id": "smollm2-135m-instruct", "role": "language_model", "path": "", "files": 1, "known_files": 1,
        "bytes": 98_362_432, "problem": "",
    }  # fmt: skip
    assert "damaged or unfinished" in checked["all-minilm-l6-v2"]["problem"]
    sentence = run_carrel("models", "verify", "all-minilm-l6-v2", "--home", home).complaint()
    assert sentence.endswith(f"({broken / 'vocab.txt'})")
    whole = run_carrel("models", "verify", "smollm2-135m-instruct", "--home", home).out
    assert "SHA-256 as it should be" in whole
    assert "no SHA-256 is known" in run_carrel("models", "verify", write_llama(tmp_path / "a.gguf")).out


def test_a_model_of_ones_own_is_added_used_and_removed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    own = write_llama(tmp_path / "small.gguf")
    added = run_carrel("models", "add", own, "--json", "--home", home).record()
    assert added == {
        "id": str(own), "name": "small", "role": "language_model", "path": str(own), "files": 1,
        "bytes": own.stat().st_size,
    }  # fmt: skip
    used = run_carrel("models", "use", "small", "--json", "--home", home).record()
    assert (used["id"], used["name"], used["role"], used["wanted"]) == (str(own), "small", "language_model", True)
    assert "is in use: choose another" in run_carrel("models", "remove", "small", "--home", home).complaint()
    assert (
        "only an embedder wants prefixes"
        in run_carrel("models", "use", "small", "--query-prefix", "q", "--home", home).complaint()
    )
    run_carrel("models", "use", "smollm2-135m-instruct", "--json", "--home", home).record()
    removed = run_carrel("models", "remove", "small", "--json", "--home", home).record()
    assert removed == {"removed": "small", "freed_bytes": 0}
    assert own.exists()
    bad = write_llama(tmp_path / "bad.gguf", kv_heads=3)
    for _ in range(2):
        assert "ended the process" in run_carrel("models", "use", bad, "--home", home).complaint()
    (marked,) = (model for model in run_carrel("models", "--json", "--home", home).record() if model["id"] == str(bad))
    assert "it is not used" in marked["problem"]


def test_models_of_other_programs_are_offered(tmp_path: Path) -> None:
    place = tmp_path / "user" / ".lmstudio" / "models" / "maker"
    place.mkdir(parents=True)
    path = write_llama(place / "small.gguf")
    elsewhere = {"HOME": str(tmp_path / "user"), "USERPROFILE": str(tmp_path / "user")}
    environment = {**os.environ, **elsewhere}
    (found,) = (
        model
        for model in run_carrel("models", "find", "--json", env=environment).record()
        if model["program"] == "LM Studio"
    )
    assert found == {
        "name": "small", "program": "LM Studio", "path": str(path), "role": "language_model",
        "bytes": path.stat().st_size, "problem": "", "added": False,
    }  # fmt: skip
    added = run_carrel("models", "add", "small", "--json", env=environment).record()
    assert (added["id"], added["name"]) == (str(path), "small")
    assert "small" in run_carrel("models", "find", env=environment).out


def test_models_go_from_one_computer_to_another_on_a_stick(tmp_path: Path) -> None:
    home, other, stick = tmp_path / "home", tmp_path / "other", tmp_path / "stick"
    own = write_llama(tmp_path / "small.gguf")
    run_carrel("models", "add", own, "--json", "--home", home).record()
    exported = run_carrel("models", "export", stick, "small", "--json", "--home", home).record()
    assert exported == {
        "folder": str(stick),
        "models": [{"id": "small", "role": "language_model", "files": 1, "bytes": own.stat().st_size}],
    }
    imported = run_carrel("models", "import", stick, "--json", "--home", other).record()
    assert imported == {"imported": ["small"], "present": [], "failures": []}
    assert run_carrel("models", "import", stick, "--home", other).out == "small is here already.\n"
    freed = run_carrel("models", "remove", "small", "--json", "--home", other).record()["freed_bytes"]
    assert freed == own.stat().st_size
    assert "carrel models export has written" in run_carrel("models", "import", other, "--home", other).complaint()


def test_what_fits_is_told_and_a_faster_copy_made(tmp_path: Path) -> None:
    home = tmp_path / "home"
    own = write_llama(tmp_path / "small-F16.gguf", half=True, window=1024)
    advice = run_carrel("models", "advise", own, "--window", 512, "--json", "--home", home).record()
    assert advice.keys() == {"machine", "calibration", "models", "others", "problems", "graphics"}
    assert advice["machine"].keys() == {"free_memory", "memory", "devices", "remark", "backends"}
    assert advice["machine"]["devices"] or "not available in this build" in advice["graphics"]
    (fit,) = advice["models"]
    assert fit.keys() == {
        "id", "window", "memory", "fits", "tokens_per_second", "quantization", "layers", "gpu_layers",
    }  # fmt: skip
    assert {other["quantization"] for other in advice["others"]} == set(QUANTIZATIONS) - {"F16"}
    assert all(other["id"] == str(own) and other["tokens_per_second"] > 0 for other in advice["others"])
    absent = run_carrel("models", "advise", "qwen3-4b", "--window", 4096, "--json", "--home", home).record()
    assert (absent["models"], len(absent["others"])) == ([], len(QUANTIZATIONS))
    smaller = run_carrel("models", "advise", "qwen3-4b", "--window", 4096, "--cache", "q8_0", "--json", "--home", home)
    caches = [each["others"][0]["memory"]["kv_cache"] for each in (absent, smaller.record())]
    assert caches == [4096 * 36 * 8 * 2 * 128 * 2, 4096 * 36 * 8 * 2 * 128 * 34 // 32]
    assert fit["memory"].keys() == {"weights", "repacked", "kv_cache", "buffers", "total"}
    assert (fit["id"], fit["window"], fit["fits"], fit["layers"]) == (str(own), 512, True, 2)
    copy = run_carrel("models", "quantize", own, "--json", "--home", home).record()
    assert (copy["name"], copy["before"]["quantization"], copy["after"]["quantization"]) == (
        "small-Q4_0",
        "F16",
        "Q4_0",
    )
    assert copy["after"].keys() == {"path", "quantization", "bytes", "perplexity", "read", "written"}
    assert "Q4_0 already" in run_carrel("models", "quantize", "small-Q4_0", "--home", home).complaint()
    assert "name one of Q4_0" in run_carrel("models", "quantize", own, "--type", "Q9", "--home", home).complaint()
    assert "is no language model" in run_carrel("models", "advise", "all-minilm-l6-v2", "--home", home).complaint()


def test_a_download_names_host_and_size_and_is_refused_offline(tmp_path: Path) -> None:
    home = tmp_path / "home"
    offer = run_carrel("models", "get", "smollm2-135m-instruct", "--json", "--home", home).record()
    assert offer == {
        "id": "smollm2-135m-instruct", "host": "huggingface.co", "bytes": 98_362_432, "missing": 98_362_432, "path": "",
    }  # fmt: skip
    told = run_carrel("models", "get", "smollm2-135m-instruct", "--home", home).out
    assert "98 MB, from huggingface.co, Apache-2.0" in told
    fetch = ("models", "get", "smollm2-135m-instruct", "--home", home, "--from")
    assert "Carrel is offline: set downloads = true" in run_carrel(*fetch, "huggingface.co").complaint()
    assert "comes from huggingface.co and not from" in run_carrel(*fetch, "example.com").complaint()
    absent = run_carrel("models", "use", "qwen3-4b", "--home", home).complaint()
    assert "is not installed: carrel models get qwen3-4b fetches it" in absent
    assert "no 'nothing' in the catalogue" in run_carrel("models", "get", "nothing").complaint()


def test_a_benchmark_is_run_and_what_was_scored_is_kept(tmp_path: Path) -> None:
    home = tmp_path / "home"
    own = write_llama(tmp_path / "small.gguf", window=1024)
    for part in ("dev", "test"):
        (tmp_path / "mmlu" / part).mkdir(parents=True)
        rows = "".join(f"What is {number}+1?,1,2,3,4,{'ABCD'[number % 4]}\n" for number in range(6))
        (tmp_path / "mmlu" / part / f"arithmetic_{part}.csv").write_text(rows)
    run = ("models", "eval", own, "--suite", "mmlu", "--data", tmp_path / "mmlu", "--home", home)
    figures = run_carrel(*run, "--limit", 4, "--json").record()
    assert figures.keys() == {
        "model", "suite", "title", "questions", "right", "accuracy", "low", "high", "chance", "subjects", "shortened",
        "left_out", "seconds", "published",
    }  # fmt: skip
    assert figures.pop("published") is None  # of weights of chance nobody states anything
    assert run_carrel("models", "info", own, "--json", "--home", home).record()["measured"]["suites"] == [figures]
    assert (figures["suite"], figures["questions"], figures["chance"]) == ("mmlu", 4, 0.25)
    assert figures["low"] <= figures["accuracy"] <= figures["high"]
    assert figures["subjects"] == {"arithmetic": [figures["right"], 4]}
    assert "of 6 questions (95 %: " in run_carrel(*run).out
    assert "no suite 'x': name one of mmlu" in run_carrel(*run[:3], "--suite", "x", *run[5:]).complaint()


def test_a_model_is_probed_and_its_ticks_are_kept(tmp_path: Path) -> None:
    home = tmp_path / "home"
    own = write_llama(tmp_path / "SmolLM2-360M-Instruct_Q4_0.gguf", window=512)  # by its name, and by nothing else
    run = ("models", "probe", own, "--window", 512, "--home", home)
    probed = run_carrel(*run, "--json").record()
    assert probed.keys() == {"model", "window", "abilities", "seconds"}
    assert [each["name"] for each in probed["abilities"]] == [
        "format", "cite", "translate", "reason", "refuse", "needle-25", "needle-50", "needle-75", "needle-100",
    ]  # fmt: skip
    assert all(each.keys() == {"name", "title", "right", "asked", "needed", "able"} for each in probed["abilities"])
    assert not any(each["able"] for each in probed["abilities"])  # weights of chance are able to nothing
    info = run_carrel("models", "info", own, "--json", "--home", home).record()
    assert info["measured"]["probe"] == probed
    assert (info["scaling"]["tokens"], info["published"][0]["score"]) == (4_000_000_000_000, 0.328)
    shown = run_carrel("models", "info", own, "--home", home).out
    assert "reasons in two steps" in shown and "– 0 of 5, 4 needed" in shown
    assert "the maker states 32.8%" in shown
    listed = run_carrel("models", "--json", "--home", home).record()
    assert {len(model["abilities"]) for model in listed} == {0, 9}
    assert "0 of 9 abilities" in run_carrel("models", "--home", home).out
    again = run_carrel(*run, "--only", "cite", "--only", "needle-25").out  # from what is known
    assert "0 of 2 abilities, in a window of 512 tokens" in again
    assert "no ability 'x': name one of format, cite" in run_carrel(*run, "--only", "x").complaint()
    assert "is no language model" in run_carrel("models", "probe", "all-minilm-l6-v2", "--home", home).complaint()


def test_the_packaged_model_is_probed_for_some_abilities(tmp_path: Path) -> None:
    run = ("models", "probe", "smollm2-135m-instruct", "--window", 512, "--home", tmp_path, "--json")
    probed = run_carrel(*run, "--only", "translate", "--only", "needle-100").record()
    assert [(each["name"], each["asked"]) for each in probed["abilities"]] == [("translate", 5), ("needle-100", 3)]
    again = run_carrel(*run, "--only", "translate", "--only", "needle-100").record()
    assert again["abilities"] == probed["abilities"]
    assert again["seconds"] < 1  # nothing is asked twice


def test_a_model_is_timed_and_the_best_setting_kept(tmp_path: Path) -> None:
    home = tmp_path / "home"
    own = write_llama(tmp_path / "small.gguf", window=2048)
    timed = run_carrel("models", "bench", own, "--threads", 1, "--keep", "--json", "--home", home).record()
    assert timed.keys() == {"id", "speeds", "best", "kept"}
    assert [(speed["window"], speed["batch"]) for speed in timed["speeds"]] == [
        (512, 64), (512, 512), (2048, 64), (2048, 512),
    ]  # fmt: skip
    assert [speed["prompt_tokens"] for speed in timed["speeds"]] == [256, 256, 1024, 1024]
    assert run_carrel("models", "info", own, "--json", "--home", home).record()["measured"]["timed"] == timed["best"]
    assert all(min(speed["read"], speed["written"], speed["first_token"]) > 0 for speed in timed["speeds"])
    assert "threads = 1\n" in (home / "settings.toml").read_text()
    assert "is no language model" in run_carrel("models", "bench", "all-minilm-l6-v2", "--home", home).complaint()
