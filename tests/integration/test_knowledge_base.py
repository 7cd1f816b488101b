"""The engine as a library: light to open, safe beside other processes, and closed at any moment without loss."""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine import knowledge_base
from engine.domain import FileState, IndexReport
from engine.errors import BadInput, Cancelled, LibraryBusy, ModelMissing, PathMissing, SettingsInvalid
from engine.job import FilesChanged, Job, JobReport
from engine.knowledge_base import KnowledgeBase
from engine.paths import Home, open_home
from engine.settings import load_settings
from tests.command_line import ENGINE
from tests.notes import write_notes


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = open_home(tmp_path / "home")
    home.settings.write_text('[reading]\nprocesses = 1\n[indexing]\npace = "full"\n', encoding="utf-8")
    return home


@pytest.fixture
def base(home: Home) -> Iterator[KnowledgeBase]:
    base = KnowledgeBase.open(home)
    yield base
    base.close()


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    write(folder / "birds" / "heron.md", "The heron came back.")
    write(folder / "beasts" / "otter.md", "The otter sleeps.")
    write(folder / "blank.md", " ")
    return folder


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def counts(report: IndexReport) -> tuple[int, int, int, int, int]:
    return report.indexed, report.unchanged, report.removed, report.skipped, report.failed


LIGHT = """
import json, sys, time
from pathlib import Path
began = time.perf_counter()
from engine.knowledge_base import KnowledgeBase
from engine.paths import open_home
base = KnowledgeBase.open(open_home(Path(sys.argv[1])))
shown = len(base.documents()), base.status().files["indexed"], len(base.history.latest(10))
base.close()
print(json.dumps([shown, sorted(sys.modules), time.perf_counter() - began]))
"""


def test_opening_and_looking_loads_nothing_heavy(base: KnowledgeBase, home: Home, notes: Path) -> None:
    base.index([notes], Job())
    command = [sys.executable, "-c", LIGHT, str(home.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    shown, modules, _seconds = json.loads(done.stdout)
    assert shown == [3, 2, 0]
    heavy = {"lancedb", "pyarrow", "numpy", "onnxruntime", "tokenizers", "llama_cpp", "torch", "sentence_transformers"}
    assert not heavy & set(modules)
    assert not {"pypdfium2", "xberg", "selectolax"} & set(modules)  # nor a parser, ever


def test_folders_are_known_once_and_all_of_them_are_indexed_when_none_is_named(
    base: KnowledgeBase, notes: Path
) -> None:
    assert counts(base.index([notes / "birds"], Job())) == (1, 0, 0, 0, 0)
    assert counts(base.index([notes, notes / "beasts"], Job())) == (1, 1, 0, 0, 1)  # no file twice
    assert base.status().folders == (notes,)
    write(notes / "beasts" / "badger.md", "The badger digs.")
    assert counts(base.index([], Job())) == (1, 2, 0, 0, 1)
    assert {record.path.name for record in base.documents()} == {"heron.md", "otter.md", "badger.md", "blank.md"}


def test_a_missing_path_is_refused_before_anything_is_done(base: KnowledgeBase, notes: Path) -> None:
    with pytest.raises(PathMissing, match=r"nowhere.*check the spelling\."):
        base.index([notes, notes / "nowhere"], Job())
    assert base.status().folders == ()
    assert base.documents() == ()


def test_a_known_folder_that_is_away_is_reported_and_the_others_are_indexed(base: KnowledgeBase, notes: Path) -> None:
    base.index([notes / "beasts", notes / "birds"], Job())
    (notes / "beasts").rename(notes / "unplugged")
    write(notes / "birds" / "robin.md", "The robin sings.")
    report = base.index([], Job())
    assert (counts(report), report.offline) == ((1, 1, 0, 0, 0), 1)
    assert report.remarks[0].path == notes / "beasts"
    assert base.status().files["offline"] == 1
    assert base.search("otter", 1)[0].path.name == "otter.md"


def test_a_named_file_is_retried_and_so_is_every_failure_of_a_folder(base: KnowledgeBase, notes: Path) -> None:
    base.index([notes], Job())
    stamp = (notes / "blank.md").stat().st_mtime_ns
    assert counts(base.index([notes], Job())) == (0, 2, 0, 0, 1)
    assert counts(base.index([notes / "blank.md"], Job())) == (0, 0, 0, 0, 1)
    assert counts(base.retry(notes, Job())) == (0, 2, 0, 0, 1)
    assert (notes / "blank.md").stat().st_mtime_ns == stamp
    write(notes / "blank.md", "Not blank now.")
    assert counts(base.retry(notes / "blank.md", Job())) == (1, 0, 0, 0, 0)


def test_a_removed_folder_is_forgotten_and_its_files_stay(base: KnowledgeBase, notes: Path) -> None:
    base.index([notes / "birds", notes / "beasts"], Job())
    assert base.remove_folder(notes / "birds") == 1
    assert base.status().folders == (notes / "beasts",)
    assert [passage.path.name for passage in base.search("heron", 5)] == ["otter.md"]
    assert (notes / "birds" / "heron.md").is_file()
    assert base.status().passages == 1


def test_one_place_has_one_name_however_it_is_written(
    base: KnowledgeBase, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(notes)
    (notes / "~strays").mkdir()
    write(notes / "~strays" / "stray.md", "The stray cat sleeps.")
    base.index([Path("beasts/../birds"), Path("~strays")], Job())
    assert base.status().folders == (notes / "birds", notes / "~strays")
    assert counts(base.retry(Path("birds"), Job())) == (0, 1, 0, 0, 0)
    with pytest.raises(BadInput, match="is not in the library"):
        base.retry(Path("beasts"), Job())
    with pytest.raises(BadInput, match="not one of the library's folders"):
        base.remove_folder(Path("beasts"))
    assert base.remove_folder(Path("birds")) == 1


def test_an_empty_library_says_so_and_an_empty_question_is_refused(base: KnowledgeBase) -> None:
    answer = base.ask("Where does the otter sleep?", Job())
    assert (answer.refused, answer.strategy, answer.model) == (True, "refused", "")
    assert answer.text == "There is nothing indexed yet: add a folder first."
    assert base.search("otter", 5) == ()
    for nothing in ("", " \n"):
        with pytest.raises(BadInput):
            base.ask(nothing, Job())
        with pytest.raises(BadInput):
            base.search(nothing, 5)


def test_a_setting_changed_meanwhile_holds_from_the_next_question_on_and_is_kept(
    base: KnowledgeBase, home: Home, notes: Path
) -> None:
    base.index([notes], Job())
    assert len(base.ask("Where does the otter sleep?", Job()).quotes) == 2
    retrieval = replace(base.settings().retrieval, quotes=1)
    assert base.change_settings(retrieval).retrieval == retrieval
    assert len(base.ask("Where does the otter sleep?", Job()).quotes) == 1
    gone = replace(base.settings().generation, model="no-such-model")
    base.change_settings(gone)
    with pytest.raises(ModelMissing):
        base.ask("Where does the otter sleep?", Job())
    with pytest.raises(SettingsInvalid, match="from 1 to 10"):
        base.change_settings(replace(retrieval, quotes=0))
    assert load_settings(home.settings).retrieval == retrieval


def test_a_search_may_be_as_long_as_a_letter(base: KnowledgeBase, notes: Path) -> None:
    base.index([notes], Job())
    assert base.search("The heron came back in the morning, and we saw it. " * 200, 1)[0].path.name == "heron.md"


def test_status_and_history_outlive_the_process(base: KnowledgeBase, home: Home, notes: Path) -> None:
    base.index([notes], Job())
    base.ask("Which instrument did Napoleon play on Mars?", Job())
    base.close()
    again = KnowledgeBase.open(home)
    try:
        assert [answer.question for answer in again.history.latest(10)] == [
            "Which instrument did Napoleon play on Mars?"
        ]
        status = again.status()
        assert status.files == {"waiting": 0, "reading": 0, "indexed": 2, "failed": 1, "skipped": 0, "offline": 0}
        assert (status.passages, status.folders) == (2, (notes,))
        assert status.index_bytes > 0
        assert status.library_bytes > 0
    finally:
        again.close()


def test_search_and_other_writers_beside_a_run_of_another_process(
    base: KnowledgeBase, home: Home, tmp_path: Path
) -> None:
    many = write_notes(tmp_path / "many", 40, sentences=12)
    command = [*ENGINE, "index", str(many), "--home", str(home.root), "--json"]
    found: set[str] = set()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None:  # from before its library exists until it has ended
            for passage in base.search("Keyword003 and what it tells of", 3):
                assert passage.text in passage.path.read_text(encoding="utf-8")
                found.add(passage.path.name)
            if found:
                refuse_to_write_beside(base, many, process)
            time.sleep(0.02)
        out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert json.loads(out)["indexed"] == 40
    assert "note 003.md" in found
    assert counts(base.index([many], Job())) == (0, 40, 0, 0, 0)
    assert base.search("Keyword039", 1)[0].path.name == "note 039.md"


def refuse_to_write_beside(base: KnowledgeBase, folder: Path, process: subprocess.Popen[str]) -> None:
    began = time.monotonic()
    try:
        with pytest.raises(LibraryBusy, match="wait until it has finished"):
            base.index([folder], Job())
    except pytest.fail.Exception:
        assert process.wait(10) == 0  # it had just finished
    else:
        assert time.monotonic() - began < 1


@pytest.mark.parametrize("progress", [1, 6])
def test_closing_in_the_middle_of_a_run_calls_it_off(
    base: KnowledgeBase, home: Home, tmp_path: Path, progress: int
) -> None:
    many = write_notes(tmp_path / "many", 30, sentences=20)
    under_way = threading.Event()
    ends: list[Cancelled | IndexReport] = []
    reports: list[JobReport] = []

    def note(report: JobReport) -> None:
        reports.append(report)
        if len(reports) == progress:
            under_way.set()

    def index() -> None:
        try:
            ends.append(base.index([many], Job(note)))
        except Cancelled as error:
            ends.append(error)

    thread = threading.Thread(target=index)
    thread.start()
    assert under_way.wait(60)
    base.close()
    thread.join(60)
    assert [type(end) for end in ends] == [Cancelled], ends
    again = KnowledgeBase.open(home)
    try:
        states = [record.state for record in again.documents()]
        assert set(states) <= {FileState.WAITING, FileState.INDEXED}
        done = states.count(FileState.INDEXED)
        assert counts(again.index([many], Job())) == (30 - done, done, 0, 0, 0)
        assert again.status().files["indexed"] == 30
    finally:
        again.close()


def test_the_size_of_an_index_that_is_being_cleaned_up(tmp_path: Path) -> None:
    """Compaction deletes files and folders at any moment, also between seeing one and measuring it."""
    stop = threading.Event()

    def churn() -> None:
        while not stop.is_set():
            folder = tmp_path / "index" / "fragment"
            folder.mkdir(parents=True)
            for number in range(10):
                (folder / str(number)).write_bytes(b"x")
            shutil.rmtree(tmp_path / "index")

    churning = threading.Thread(target=churn)
    churning.start()
    try:
        sizes = {knowledge_base._size(tmp_path / "index") for _ in range(2000)}
    finally:
        stop.set()
        churning.join()
    assert sizes <= set(range(11))


def test_what_is_saved_renamed_or_deleted_is_known_soon_after(base: KnowledgeBase, notes: Path) -> None:
    base.index([notes], Job())
    told: queue.Queue[JobReport] = queue.Queue()
    job = Job(told.put)
    ends: list[Cancelled] = []

    def watch() -> None:
        try:
            base.watch(job)
        except Cancelled as error:
            ends.append(error)

    def follow() -> IndexReport:
        changed = told.get(timeout=10)
        assert isinstance(changed, FilesChanged)
        return base.index_changes(changed.paths, Job())

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        assert counts(follow()) == (0, 2, 0, 0, 1)  # at first everything
        write(notes / "beasts" / "badger.md", "The badger digs.")
        assert counts(follow()) == (1, 0, 0, 0, 0)
        assert base.search("badger digs", 1)[0].path.name == "badger.md"
        (notes / "beasts" / "badger.md").rename(notes / "birds" / "brock.md")
        assert follow().moved == 1
        assert base.search("badger digs", 1)[0].path == notes / "birds" / "brock.md"
        shutil.rmtree(notes / "birds")
        assert follow().removed == 2
        assert {record.path.name for record in base.documents()} == {"otter.md", "blank.md"}
    finally:
        job.cancel()
        watching.join(10)
    assert [type(end) for end in ends] == [Cancelled]


def test_changes_outside_the_known_folders_are_passed_over(base: KnowledgeBase, notes: Path, tmp_path: Path) -> None:
    base.index([notes], Job())
    strange = write(tmp_path / "strange.md", "Nobody pointed at this.")
    assert counts(base.index_changes([strange, notes / "nowhere" / "at all.md"], Job())) == (0, 0, 0, 0, 0)
    assert len(base.documents()) == 3


def test_what_the_model_has_read_outlives_the_process_until_it_is_forgotten(
    base: KnowledgeBase, home: Home, notes: Path
) -> None:
    write(notes / "boiler.md", "The boiler is serviced every March by Gustav Lind. " * 3 + "It stands in the cellar.")
    base.index([notes], Job())
    with home.settings.open("a", encoding="utf-8") as settings:
        settings.write("[generation]\nkeep_states_mb = 100\nfocus_on_quotes = false\nanswer_tokens = 16\n")
    evaluated, answers = [], []
    for _ in range(2):
        opened = KnowledgeBase.open(home)
        answers.append(opened.ask("Who services the boiler?", Job()))
        evaluated.append(opened._parts().language_model.load().loaded.evaluated)
        opened.close()
    assert evaluated[1] <= 0.35 * evaluated[0]
    assert answers[1].text == answers[0].text
    assert list(home.states.iterdir())
    base.history.forget(answers[1].id)
    assert list(home.states.iterdir()) == []
