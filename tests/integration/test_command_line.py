"""The command line as section 8 of the design promises it to scripts, in real processes with the real models."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from engine.paths import resource
from tests.command_line import CONSOLE_SCRIPT, ENGINE, run_carrel, start_indexing
from tests.notes import write_notes

REPORT = {"indexed", "unchanged", "removed", "skipped", "failed", "passages", "seconds", "stages", "failures"}
FAILURE = {"path", "kind", "reason", "advice"}
PASSAGE = {"path", "page", "headings", "start", "end", "text", "score", "kind"}
ANSWER = {
    "answer",
    "refused",
    "quotes",
    "citations",
    "sentences",
    "plan",
    "model",
    "strategy",
    "timings",
}
QUOTE = {"text", "path", "page", "start", "end", "score"}
CITATION = {"marker", "path", "page", "start", "end", "quote"}
SENTENCE = {"text", "support", "citations", "unknown"}
PLAN = {"n_ctx", "system", "history", "passages", "reserve", "included", "left_out"}
MAP_POINT = {"document", "path", "title", "kind", "date", "is_told", "x", "y", "cluster"}
STATUS = {"home", "folders", "files", "passages", "version", "library_version", "library_bytes", "index_bytes"}


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "heron.md").write_text("# Heron\n\nThe heron came back.\n", encoding="utf-8")
    (folder / "blank.txt").write_text(" ", encoding="utf-8")
    (folder / "song.mp3").write_bytes(b"la")
    return folder


# What is printed


def test_index_reports_every_file(notes: Path) -> None:
    first = run_carrel("index", notes, "--json")
    report = first.record()
    assert report.keys() == REPORT | {"skips", "remarks", "moved", "copies", "offline", "notice", "change_due"}
    assert first.err == ""
    numbers = [report[key] for key in ("indexed", "unchanged", "removed", "skipped", "failed", "passages")]
    assert numbers == [1, 0, 0, 1, 1, 1]
    (failure,) = report["failures"]
    assert (failure["path"], failure["kind"]) == (str(notes / "blank.txt"), "empty")
    assert failure["reason"] == "blank.txt holds no text."
    assert failure["advice"]
    assert report["skips"][0].keys() == FAILURE
    assert all(isinstance(seconds, float) for seconds in report["stages"].values())
    assert 0 < report["seconds"] < 120

    again = run_carrel("index", notes)  # for a person: the same in words, and a failed file is no failed command
    assert again.code == 0
    assert "Indexed 0, unchanged 1, removed 0, skipped 1, failed 1" in again.out
    assert "blank.txt holds no text." in again.out
    assert "song.mp3" in again.out


def test_search_prints_passages_with_their_places(indexed_home: Path) -> None:
    results = run_carrel("search", "written notice to end the tenancy", "-k", 3, "--json").record()
    assert len(results) == 3
    for result in results:
        assert result.keys() == PASSAGE | {"title", "similarity", "findings", "copies", "slips"}
        assert result["findings"] and result["findings"].keys() <= {"words", "meaning", "summary"}
        assert result["kind"] == "chunk"
    assert Path(results[0]["path"]).name == "Tenancy agreement.pdf"
    assert results[0]["page"] == 2
    assert [result["score"] for result in results] == sorted((result["score"] for result in results), reverse=True)


def test_a_map_of_the_library(indexed_home: Path) -> None:
    first = run_carrel("map", "--json")
    drawn = first.record()
    assert drawn.keys() == {"documents", "clusters", "links"}
    assert len(drawn["documents"]) > 10
    for document in drawn["documents"]:
        assert document.keys() == MAP_POINT
        assert -1 <= document["x"] <= 1 and -1 <= document["y"] <= 1
        assert -1 <= document["cluster"] < len(drawn["clusters"])
    for cluster in drawn["clusters"]:
        assert cluster.keys() == {"x", "y", "documents", "words"}
    names = [Path(document["path"]).name for document in drawn["documents"]]
    linked = {(names[source], names[target]) for source, target in drawn["links"]}
    assert ("Start here.md", "Packing list.md") in linked
    assert run_carrel("map", "--json").out == first.out
    assert run_carrel("map").code == 0


def test_related_documents_of_a_file(indexed_home: Path) -> None:
    (lease,) = resource("sample_notes").rglob("Tenancy agreement.pdf")
    results = run_carrel("related", lease, "-k", 3, "--json").record()
    assert len({result["path"] for result in results}) == len(results) == 3
    assert str(lease) not in {result["path"] for result in results}
    assert all(result.keys() == PASSAGE | {"title", "similarity", "findings", "copies", "slips"} for result in results)
    assert all(result["findings"].keys() <= {"words", "meaning"} and result["findings"] for result in results)


def test_more_like_a_passage(indexed_home: Path) -> None:
    (notice,) = run_carrel("search", "written notice to end the tenancy", "-k", 1, "--json").record()
    results = run_carrel("related", notice["path"], "--at", notice["start"], "-k", 4, "--json").record()
    assert len(results) == 4
    for result in results:
        same = result["path"] == notice["path"]
        assert not (same and result["start"] < notice["start"] + 1 and notice["start"] < result["end"])
    assert run_carrel("related", notice["path"], "--at", 10**9).complaint().startswith("Tenancy agreement.pdf has no")
    assert "is not in the library" in run_carrel("related", indexed_home / "other.txt").complaint()
    assert run_carrel("related", notice["path"], "--at", -1).code == 2


def test_a_person_sees_the_best_sentence_and_why_it_was_found(indexed_home: Path) -> None:
    shown = " ".join(run_carrel("search", "who ends the tenancy with notice", "-k", 1).out.split())
    assert "words #" in shown
    assert "meaning #" in shown
    assert "notice" in shown


def test_a_long_line_is_not_cut_for_a_person(indexed_home: Path) -> None:
    shown = run_carrel("search", "Bell Rock first lit", "-k", 1).out
    assert "The tower was built between 1807 and 1810 and first lit on 1 February 1811." in " ".join(shown.split())


def test_a_batch_of_queries_keeps_order_and_ids(indexed_home: Path, tmp_path: Path) -> None:
    queries = [
        {"id": "b", "text": "frost and courgettes"},
        {"id": 7, "text": "flight to Porto"},
        {"id": None, "text": "line\u2028separator and boiler pressure"},  # which is no end of a line in JSON
    ]
    written = "\n".join(json.dumps(query, ensure_ascii=False) for query in queries) + "\n\n"
    file = tmp_path / "queries.jsonl"
    file.write_text(written, encoding="utf-8")
    lines = run_carrel("search", "--queries", file, "-k", 2).records()
    assert [line["id"] for line in lines] == ["b", 7, None]
    assert [Path(line["results"][0]["path"]).name for line in lines] == [
        "Garden log 2024.md",
        "Porto in April.md",
        "Boiler and meters.txt",
    ]
    assert all(line.keys() == {"id", "results"} and len(line["results"]) == 2 for line in lines)
    assert lines[0]["results"][0].keys() >= PASSAGE
    assert run_carrel("search", "--queries", "-", "-k", 2, "--json", typed=written).records() == lines


def test_a_batch_of_questions_from_standard_input(indexed_home: Path) -> None:
    questions = [
        {"id": "answered", "text": "When was the Bell Rock lighthouse first lit?"},
        {"id": "too long", "text": "Bell Rock lighthouse " * 2000},
        {"id": "refused", "text": "Which enzyme unwinds the DNA double helix?"},
    ]
    typed = "\ufeff" + "".join(json.dumps(question) + "\n" for question in questions)  # some programs write a mark
    done = run_carrel("ask", "--questions", "-", "--json", typed=typed)
    assert done.err == ""
    answered, too_long, refused = done.records()
    assert too_long.keys() == {"id", "error"}
    assert "too long for the model" in too_long["error"]
    extras = {"id", "question", "nearest", "stopped", "notice", "answer_id", "after", "asked_at"} | {
        "asked_as",
        "structured",
    }
    assert answered.keys() == refused.keys() == ANSWER | extras
    assert (answered["id"], answered["refused"], answered["strategy"]) == ("answered", False, "compact")
    assert answered["model"]
    assert answered["quotes"][0].keys() == QUOTE
    assert "first lit on 1 February 1811" in answered["quotes"][0]["text"]
    assert all(citation.keys() == CITATION for citation in answered["citations"])
    assert answered["sentences"]
    assert all(sentence.keys() == SENTENCE for sentence in answered["sentences"])
    assert answered["plan"].keys() == PLAN | {"history_left_out", "history_shortened", "calls"}
    assert set(answered["timings"]) >= {"retrieve", "quotes", "generate"}

    assert (refused["id"], refused["refused"], refused["strategy"]) == ("refused", True, "refused")
    assert (refused["citations"], refused["model"]) == ([], "")
    assert refused["quotes"][0].keys() == QUOTE
    assert refused["nearest"][0].keys() >= PASSAGE
    assert "generate" not in refused["timings"]


def test_status_counts_the_library(indexed_home: Path) -> None:
    status = run_carrel("status", "--json").record()
    assert status.keys() == STATUS | {
        "embedder",
        "language_model",
        "coverage",
        "wanted_embedder",
        "writing",
        "calibration",
        "graphics",
    }
    assert status["graphics"].endswith(".")
    assert status["files"] == {"waiting": 0, "reading": 0, "indexed": 16, "failed": 0, "skipped": 0, "offline": 0}
    assert (status["home"], status["folders"]) == (str(indexed_home), [str(resource("sample_notes"))])
    assert min(status["passages"], status["library_bytes"], status["index_bytes"]) > 0
    files = run_carrel("status", "--files", "--json").record()
    assert len(files) == 16
    assert {file["state"] for file in files} == {"indexed"}
    assert files[0].keys() >= {"path", "state", "kind", "reason", "passages"}


@pytest.mark.parametrize(
    ("name", "pages"), [("home/Tenancy agreement.pdf", True), ("garden/Garden log 2024.md", False)]
)
def test_extract_shows_text_and_structure(name: str, pages: bool) -> None:
    file = resource("sample_notes") / name
    document = run_carrel("extract", file, "--json").record()
    assert document.keys() >= {"path", "title", "text", "sections", "page_count", "links"}
    assert document["path"] == str(file)
    end = 0
    for section in document["sections"]:
        assert end <= section["start"] < section["end"] <= len(document["text"])
        assert bool(section["page"]) is pages
        end = section["end"]
        if section["headings"] and not pages:
            assert section["headings"][-1] in document["text"][section["start"] : section["end"]]
    assert run_carrel("extract", file).out == document["text"] + "\n"


# How it is called


@pytest.mark.parametrize(
    "arguments",
    [
        ("--home", "{home}", "status", "--json"),
        ("status", "--json", "--home", "{home}"),
        ("status", "--home={home}", "--json"),
    ],
)
def test_the_home_may_stand_anywhere(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    home = tmp_path / "elsewhere"
    status = run_carrel(*(argument.format(home=home) for argument in arguments)).record()
    assert status["home"] == str(home)
    assert not (tmp_path / "home").exists()  # where CARREL_HOME points


def test_carrel_home_is_the_home_and_the_console_script_is_the_same_program(tmp_path: Path) -> None:
    status = run_carrel("status", "--json", command=CONSOLE_SCRIPT).record()
    assert status["home"] == os.environ["CARREL_HOME"] == str(tmp_path / "home")


def test_without_a_verb_and_a_display_it_says_how_to_go_on() -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bare.pop("QT_QPA_PLATFORM", None)
    sentence = run_carrel(command=CONSOLE_SCRIPT, env=bare).complaint()
    assert "no display" in sentence
    assert "carrel index FOLDER" in sentence
    engine_alone = run_carrel()
    assert engine_alone.code == 0
    assert all(verb in engine_alone.out for verb in ("index", "search", "ask", "extract", "status"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("dance",), "No such command 'dance'"),
        (("index",), "Missing argument 'paths'"),
        (("search", "x", "-k", "0"), "Invalid value for '-k'"),
        (("status", "--home"), "Option '--home' requires an argument"),
        (("status", "--home", ""), "Option '--home' requires an argument"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], words: str) -> None:
    done = run_carrel(*arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err


# Progress and Ctrl-C


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_progress_is_shown_on_a_terminal_and_json_stays_alone_on_stdout(tmp_path: Path) -> None:
    many = write_notes(tmp_path / "many", 12, sentences=20)
    shown, terminal = os.openpty()
    command = [*ENGINE, "index", str(many), "--json"]
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "120"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=terminal, env=environment, text=True) as process:
        os.close(terminal)
        words = read_terminal(shown)
        assert process.stdout
        assert json.loads(process.stdout.read())["indexed"] == 12
    assert process.returncode == 0
    assert "files/s" in words
    assert "note 0" in words
    assert "/12" in words
    assert " left" in words


def read_terminal(descriptor: int) -> str:
    words = b""
    try:
        while piece := os.read(descriptor, 65536):
            words += piece
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(descriptor)
    return words.decode()


def wait_for_import(process: subprocess.Popen[str]) -> None:
    """Until the command is in the middle of importing: before Python is up, the system ends it without a word."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if any("pydantic_core" in each.path for each in psutil.Process(process.pid).memory_maps()):
            return
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX")
def test_interrupting_keeps_what_is_committed(tmp_path: Path) -> None:
    many = write_notes(tmp_path / "many", 40, sentences=12)
    with start_indexing(many, tmp_path / "home", start_new_session=True) as process:
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the readers get it too
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (1, "", "Stopped. What was finished stays.\n")
    files = run_carrel("status", "--json").record()["files"]
    assert 0 < files["indexed"] < 40
    assert files["indexed"] + files["waiting"] == 40
    report = run_carrel("index", many, "--json").record()
    assert (report["unchanged"], report["indexed"]) == (files["indexed"], files["waiting"])


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX")
@pytest.mark.parametrize("moment", ["importing", "starting readers"])
def test_interrupting_at_an_early_moment_shows_no_traceback(notes: Path, moment: str) -> None:
    command = [*ENGINE, "index", str(notes)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        if moment == "importing":
            wait_for_import(process)
        else:
            wait_for_reader(process)
            time.sleep(0.06)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert err in ("Stopped.\n", "Stopped. What was finished stays.\n")


def wait_for_reader(process: subprocess.Popen[str]) -> None:
    """Until a reader has started as a process and has not come far as a program."""
    parent = psutil.Process(process.pid)
    deadline = time.monotonic() + 60
    while not any("spawn_main" in " ".join(child.cmdline()) for child in parent.children()):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_without_a_text_or_a_batch_the_usage_is_wrong() -> None:
    for verb in ("ask", "search"):
        outcome = run_carrel(verb)
        assert outcome.code == 2
        assert "Give a" in outcome.err


def test_letters_that_the_terminal_lacks_are_no_mistake(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("Привет, 世界", encoding="utf-8")
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*ENGINE, "extract", str(note)], env=environment, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").strip() == "Привет, 世界"
