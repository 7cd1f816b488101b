"""What holds for every test: no connection, nothing left running, a home of its own, no screen needed."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QLocale

from engine.log import go_offline

go_offline()  # before any test imports a library, and inherited by every child process
os.environ["QT_QPA_PLATFORM"] = "offscreen"
QLocale.setDefault(QLocale("en_US"))  # what the window says is compared in English, whatever this machine speaks

GRACE = 1.0
"""Seconds that threads and processes get to end after a test."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "leaves_running(reason): this test may leave threads and processes behind; say which and why"
    )
    config.addinivalue_line(
        "markers", "connects_to_itself(reason): this test may connect to a server of its own on this computer; say why"
    )


@pytest.fixture(autouse=True)
def _leave_nothing_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a non-daemon thread or a child process behind.

    What wider fixtures started was there before the test and is not counted; ``leaves_running`` exempts the rest.
    """
    threads, children = _running_threads(), _running_children()
    yield
    if request.node.get_closest_marker("leaves_running"):
        return
    deadline = time.monotonic() + GRACE
    while (left := (_running_threads() - threads, _running_children() - children)) != (set(), set()):
        if time.monotonic() > deadline:
            for child in left[1]:
                child.kill()
            pytest.fail(f"left running: {left}")
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def _connect_to_nothing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test in whose process anything connects to an internet address, even if the error is swallowed."""
    itself = bool(request.node.get_closest_marker("connects_to_itself"))
    attempts: list[object] = []
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def refuse(self: socket.socket, address: object) -> None:
        if itself and isinstance(address, tuple) and address[0] == "127.0.0.1":
            return
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            attempts.append(address)
            pytest.fail(f"connects to {address}")

    def guarded_connect(self: socket.socket, address: object) -> None:
        refuse(self, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: object) -> int:
        refuse(self, address)
        return connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    yield
    if attempts:
        pytest.fail(f"connected to {attempts}")


@pytest.fixture(autouse=True)
def _use_a_home_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CARREL_HOME", str(tmp_path / "home"))


def _running_threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if not thread.daemon}


def _running_children() -> set[psutil.Process]:
    return {child for child in psutil.Process().children(recursive=True) if _counts(child)}


def _counts(child: psutil.Process) -> bool:
    """Whether a child is more than a zombie or multiprocessing's own tracker, which lives as long as this process."""
    try:
        return child.status() != psutil.STATUS_ZOMBIE and "resource_tracker" not in " ".join(child.cmdline())
    except psutil.NoSuchProcess:
        return False
