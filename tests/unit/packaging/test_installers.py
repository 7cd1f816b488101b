"""The files of the installers agree with the program: folders, names, kinds of files, what postrm does to libraries."""

from __future__ import annotations

import configparser
import os
import plistlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml
from platformdirs.windows import Windows

from tests.unit.packaging.scripts import PACKAGING, load_script

ROOT = PACKAGING.parent
build_deb = load_script("debian/build_deb.py")


def read(path: str) -> str:
    return (PACKAGING / path).read_text("utf-8")


def test_the_menu_entry_opens_what_the_file_types_declare() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read_string(read("linux/carrel.desktop"))
    main = entry["Desktop Entry"]
    assert main["Exec"] == "carrel open %u"
    kinds = set(main["MimeType"].strip(";").split(";"))
    mime = ET.fromstring(read("linux/carrel-mime.xml"))
    declared = {node.attrib["type"] for node in mime if node.tag.endswith("mime-type")}
    assert kinds == declared | {"x-scheme-handler/carrel"}
    metadata = ET.fromstring(read("linux/org.carrel.Carrel.metainfo.xml.in"))
    assert {node.text for node in metadata.iter("mediatype")} == declared


def test_the_windows_installer_asks_about_the_folder_that_carrel_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    script = read("windows/carrel.iss")
    monkeypatch.setenv("LOCALAPPDATA", r"C:\Users\me\AppData\Local")
    monkeypatch.setattr(
        "platformdirs.windows.get_win_folder",
        lambda name: os.environ[name.removeprefix("CSIDL_").replace("LOCAL_APPDATA", "LOCALAPPDATA")],
    )
    used = Windows("carrel", appauthor=False).user_data_dir.replace("/", "\\")
    assert used == r"C:\Users\me\AppData\Local\carrel"
    assert r"Home := ExpandConstant('{localappdata}\carrel')" in script
    assert "PrivilegesRequired=lowest" in script
    assert r'Source: "build\frozen\carrel\*"' in script
    assert set(re.findall(r"\{app\}\\([\w-]+)\.exe", script)) == {"carrel-window"}
    specification = read("frozen/carrel.spec")
    assert 'ENTRIES = (("carrel", True), ("carrel-window", False))' in specification
    drawn = {f"carrel.{kind}" for kind in re.findall(r'root / "build" / "icons" / "carrel\.(\w+)"', specification)}
    assert drawn == {"carrel.ico", "carrel.icns"}
    assert 'ROOT / "build" / "icons"' in read("build_installers.py")


def test_every_message_of_the_windows_installer_is_in_its_languages() -> None:
    script = read("windows/carrel.iss")
    languages = set(re.findall(r'^Name: "(\w\w)"; MessagesFile', script, re.MULTILINE))
    messages = set(re.findall(r"^(\w\w)\.(\w+)=", script, re.MULTILINE))
    names = {name for _, name in messages}
    assert languages == {"en", "de", "es"}
    assert messages == {(language, name) for language in languages for name in names}
    assert set(re.findall(r"\{cm:(\w+)\}", script)) | set(re.findall(r"CustomMessage\('(\w+)'\)", script)) == names


def test_the_flatpak_has_no_network() -> None:
    manifest = yaml.safe_load(read("flatpak/org.carrel.Carrel.yaml"))
    assert not [word for word in manifest["finish-args"] if "network" in word]
    assert manifest["id"] == ET.fromstring(read("linux/org.carrel.Carrel.metainfo.xml.in")).findtext("id")


def test_the_release_builds_on_three_systems_with_what_is_there() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))
    job = workflow["jobs"]["installers"]
    systems = {each["system"].partition("-")[0] for each in job["strategy"]["matrix"]["include"]}
    assert systems == {"ubuntu", "windows", "macos"}
    said = " ".join(step.get("run", "") for step in job["steps"])
    scripts = re.findall(r"packaging/[\w/]+\.py", said)
    assert "packaging/build_installers.py" in scripts
    assert all((ROOT / script).is_file() for script in scripts)


def test_the_property_lists_and_shell_scripts_can_be_read() -> None:
    assert plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    for script in [*PACKAGING.rglob("*.sh"), PACKAGING / "appimage" / "AppRun", PACKAGING / "debian" / "postrm"]:
        subprocess.run(["bash", "-n", str(script)], check=True)


@pytest.mark.skipif(not shutil.which("readelf"), reason="no binutils")
def test_a_library_that_needs_a_newer_glibc_than_promised_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Path(os.path.realpath(sys.executable))
    build_deb.check_glibc([library])
    monkeypatch.setattr(build_deb, "_OLDEST_GLIBC", (2, 1))
    with pytest.raises(build_deb.Unfit, match=r"needs glibc 2\.\d+, which Ubuntu 22\.04 lacks"):
        build_deb.check_glibc([library])


@pytest.mark.skipif(not shutil.which("dpkg-query"), reason="no Debian")
def test_what_the_package_depends_on_is_what_its_libraries_ask_for() -> None:
    found = build_deb.find_dependencies([Path(os.path.realpath("/bin/sh"))])
    assert found[0].startswith("libc6 (>= 2.")
    assert set(found[1:]) == set(build_deb._OPENED_BY_NAME)


DEBCONF = """
db_version() { :; }
db_fset() { :; }
db_input() { :; }
db_go() { :; }
db_purge() { :; }
db_get() { RET=%s; }
"""


@pytest.mark.parametrize(
    ("verb", "answer", "kept"), [("remove", "true", True), ("purge", "false", True), ("purge", "true", False)]
)
def test_only_a_purge_that_was_told_to_deletes_libraries(tmp_path: Path, verb: str, answer: str, kept: bool) -> None:
    home = tmp_path / "home"
    library = home / ".local" / "share" / "carrel"
    stranger = tmp_path / "stranger"
    for folder in (library, stranger / ".local" / "share" / "carrel"):
        folder.mkdir(parents=True)
    (library / "library.sqlite3").write_bytes(b"")
    (home / "note.md").write_text("kept", "utf-8")
    (stranger / ".local" / "share" / "carrel" / "thesis.txt").write_text("not Carrel's", "utf-8")
    debconf = tmp_path / "confmodule"
    debconf.write_text(DEBCONF % answer, "utf-8")
    script = read("debian/postrm").replace("/usr/share/debconf/confmodule", str(debconf))
    users = f"a:x:1:1::{home}:/bin/sh\nb:x:2:2::{stranger}:/bin/sh\n"
    script = script.replace("getent passwd", f"printf '%s' '{users}'").replace("runuser -u", "as_user")
    script = script.replace("set -e\n", 'set -e\nas_user() { shift 2; "$@"; }\n', 1)
    subprocess.run(["sh", "-c", script, "postrm", verb], check=True)
    assert (library / "library.sqlite3").exists() is kept
    assert (home / "note.md").exists()
    assert (stranger / ".local" / "share" / "carrel" / "thesis.txt").exists()
