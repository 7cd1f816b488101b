"""``carrel bundle`` carries a real library with the packaged models to another home, whole or not at all."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.command_line import ENGINE, run_carrel, wait_until

MAKE = {"folder", "installer", "models", "library", "files", "bytes"}
VERIFY = {"folder", "files", "bytes", "missing", "changed", "extra"}
RESTORE = {"imported", "present", "failures", "library", "settings"}
PACKAGED = ["smollm2-135m-instruct", "all-minilm-l6-v2"]


@pytest.fixture
def installer(tmp_path: Path) -> Path:
    file = tmp_path / "carrel 0.1.0 \\ amd64.deb"  # a name that sha256sum escapes
    file.write_bytes(b"an installer" * 1000)
    return file


def files_below(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_all_of_it_is_checked_and_taken_in_on_another_computer(
    indexed_home: Path, installer: Path, tmp_path: Path
) -> None:
    (indexed_home / "window.ini").write_text("[draft]\ntext=What I never asked")
    folder = tmp_path / "stick" / "carrel"
    made = run_carrel("bundle", "make", folder, "--installer", installer, "--with-library", "--json").record()
    assert made.keys() == MAKE
    assert (made["installer"], made["library"], made["folder"]) == (installer.name, True, str(folder))
    assert [model["id"] for model in made["models"]] == PACKAGED
    files = files_below(folder)
    assert (made["files"], made["bytes"]) == (len(files) - 1, sum(map(len, files.values())) - len(files["SHA256SUMS"]))
    assert not any(name in path for path in files for name in ("window.ini", "carrel.log", "states/", ".lock"))
    readme = files["README.txt"].decode()
    assert installer.name in readme and "carrel bundle restore" in readme and "sudo apt install" in readme

    if shutil.which("sha256sum"):
        check = subprocess.run(
            ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=True
        )
        assert check.stdout.count(": OK") == len(files) - 1
    checked = run_carrel("bundle", "verify", folder, "--json").record()
    assert checked.keys() == VERIFY
    assert (checked["files"], checked["bytes"]) == (made["files"], made["bytes"])
    assert checked["missing"] == checked["changed"] == checked["extra"] == []

    other = tmp_path / "other"
    taken = run_carrel("bundle", "restore", folder, "--json", "--home", other).record()
    assert taken.keys() == RESTORE
    assert taken == {"imported": [], "present": PACKAGED, "failures": [], "library": True, "settings": True}
    assert (other / "settings.toml").read_bytes() == (indexed_home / "settings.toml").read_bytes()
    for home in (indexed_home, other):
        found = run_carrel("search", "written notice to end the tenancy", "-k", 5, "--json", "--home", home).record()
        assert found[0]["page"] == 2
    assert found == run_carrel("search", "written notice to end the tenancy", "-k", 5, "--json").record()
    report = run_carrel("index", *_folders(other), "--json", "--home", other).record()
    assert (report["indexed"], report["unchanged"]) == (0, 16)  # nothing is read again
    assert "already" in run_carrel("bundle", "restore", folder, "--home", other).complaint()


def _folders(home: Path) -> list[str]:
    return list(run_carrel("status", "--json", "--home", home).record()["folders"])


def test_what_differs_is_listed_and_mended_by_making_it_again(indexed_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bundle"
    make = ("bundle", "make", folder, "--no-installer")
    assert "with_library" not in run_carrel(*make, "--json").record()
    assert not (folder / "library").exists()
    model = folder / "models" / "smollm2-135m-instruct" / "SmolLM2-135M-Instruct.Q4_1.gguf"
    with model.open("r+b") as content:
        content.seek(1000)
        content.write(b"?!")
    (folder / "README.txt").unlink()
    (folder / "models" / "smuggled.exe").write_bytes(b"x")
    (folder / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
    found = run_carrel("bundle", "verify", folder, "--json")
    assert (found.code, found.err.count("\n")) == (1, 1)
    assert '"missing": ["README.txt"]' in found.out
    assert '"changed": ["models/smollm2-135m-instruct/SmolLM2-135M-Instruct.Q4_1.gguf"]' in found.out
    assert '"extra": ["elsewhere", "models/smuggled.exe"]' in found.out
    sentence = run_carrel("bundle", "verify", folder).complaint()
    assert "1 missing (README.txt), 1 changed (" in sentence and "2 not of it (elsewhere, " in sentence
    other = tmp_path / "other"
    assert run_carrel("bundle", "restore", folder, "--home", other).complaint() == sentence
    assert not (other / "library.sqlite3").exists() and not (other / "models").exists()
    (folder / "elsewhere").unlink()
    (folder / "models" / "smuggled.exe").unlink()
    whole = folder / "models" / "all-minilm-l6-v2" / "model.safetensors"
    before = whole.stat().st_mtime_ns
    run_carrel(*make, "--json").record()
    assert whole.stat().st_mtime_ns == before  # what is whole is not copied again
    assert "and no others" in run_carrel("bundle", "verify", folder).out


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_kill_leaves_no_manifest_and_the_next_call_finishes(
    indexed_home: Path, installer: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "bundle"
    command = ["bundle", "make", folder, "--installer", installer, "--with-library"]
    moments = [folder / "models" / "carrel-models.json", folder / "models" / "all-minilm-l6-v2", folder / "installer"]
    for moment in moments:
        with subprocess.Popen([*ENGINE, *map(str, command)], stdout=subprocess.DEVNULL) as process:
            wait_until(moment.exists, process)
            process.kill()
        if not (folder / "SHA256SUMS").exists():  # a quick machine may have been done before
            assert "no SHA256SUMS" in run_carrel("bundle", "verify", folder).complaint()
    assert run_carrel(*command, "--json").record()["library"]
    checked = run_carrel("bundle", "verify", folder, "--json").record()
    assert checked["files"] == len(files_below(folder)) - 1
    assert not (folder / ".unfinished").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX")
def test_an_interrupt_stops_it_in_one_sentence(indexed_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bundle"
    command = [*ENGINE, "bundle", "make", str(folder), "--no-installer"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        wait_until((folder / "models" / "carrel-models.json").exists, process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (1, "", "Stopped. What was finished stays.\n")
    assert not (folder / "SHA256SUMS").exists()


def test_a_full_disk_is_one_sentence(indexed_home: Path, tmp_path: Path) -> None:
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f'mount -t tmpfs -o size=110m none "{disk}" && exec "$@"'
    wrapper = ["unshare", "-rm", "sh", "-c", mount, "sh"]
    sentence = run_carrel("bundle", "make", disk / "b", "--no-installer", wrapper=wrapper).complaint()
    assert "make room there" in sentence


def test_what_cannot_be_made_is_said_before_anything_is_written(indexed_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bundle"
    assert "with --installer FILE" in run_carrel("bundle", "make", folder).complaint()
    missing = run_carrel("bundle", "make", folder, "--installer", tmp_path / "none.deb").complaint()
    assert "There is no file" in missing
    both = run_carrel("bundle", "make", folder, "--installer", folder, "--no-installer").complaint()
    assert both.startswith("Say either")
    assert not folder.exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "SHA256SUMS").write_text("")
    foreign = run_carrel("bundle", "make", tmp_path / "mine", "--no-installer").complaint()
    assert "has other files in it" in foreign
    assert list((tmp_path / "mine").iterdir()) == [tmp_path / "mine" / "SHA256SUMS"]
    bare = run_carrel("bundle", "make", folder, "--no-installer", "--with-library", "--home", tmp_path / "bare")
    assert "There is no library" in bare.complaint()
    assert "no SHA256SUMS" in run_carrel("bundle", "verify", tmp_path / "nowhere").complaint()


def test_a_running_appimage_carries_itself_and_a_library_is_not_handed_on_by_mistake(
    indexed_home: Path, installer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPIMAGE", str(installer.rename(tmp_path / "Carrel-0.1.0.AppImage")))
    folder = tmp_path / "bundle"
    made = run_carrel("bundle", "make", folder, "--with-library", "--json").record()
    assert made["installer"] == "Carrel-0.1.0.AppImage"
    with closing(sqlite3.connect(folder / "library" / "library.sqlite3")) as copy:
        assert copy.execute("SELECT count(*) FROM documents WHERE state = 'indexed'").fetchone() == (16,)
    again = run_carrel("bundle", "make", folder, "--installer", folder / "installer" / made["installer"], "--json")
    assert (again.record()["library"], (folder / "library").exists()) == (False, False)
    assert "chmod +x installer/Carrel-0.1.0.AppImage" in (folder / "README.txt").read_text()
    assert "library" not in (folder / "SHA256SUMS").read_text()
    run_carrel("bundle", "verify", folder, "--json").record()
