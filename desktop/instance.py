"""One window a library: a second start asks the first one to come to the front, and ends."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 5000  # the first may still be starting
_BETWEEN_TRIES_MS = 100
_LONGEST_CALL = 10_000  # bytes


class Instance(QObject):
    """This start of the window on the library in ``root``; it is the first where ``claim`` says so.

    A socket of this computer, which only the same person can reach, carries the calls; it is no network connection.
    """

    called = Signal(str)  # the link that a later start was given, or ""

    def __init__(self, root: Path) -> None:
        super().__init__()
        digest = QCryptographicHash.hash(str(root).encode(), QCryptographicHash.Algorithm.Sha256)
        self._name = f"carrel-{bytes(digest.toHex().data()).decode()[:24]}"
        self._lock = QLockFile(str(root / "window.lock"))
        self._lock.setStaleLockTime(0)  # only the death of its process makes a lock stale, never its age
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)

    def claim(self) -> bool:
        """Become the window on this library and listen for later starts; False where there is one already."""
        if not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        QLocalServer.removeServer(self._name)  # what a crash left behind
        self._server.listen(self._name)
        return True

    def call(self, link: str) -> bool:
        """Ask the window that is there to come to the front and open ``link``; returns whether it has heard."""
        deadline = time.monotonic() + _PATIENCE_MS / 1000
        while time.monotonic() < deadline:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_PATIENCE_MS):
                socket.write(link.encode() + b"\n")
                return socket.waitForReadyRead(_PATIENCE_MS)
            time.sleep(_BETWEEN_TRIES_MS / 1000)
        return False

    def close(self) -> None:
        """Let the next start be the first."""
        self._server.close()
        self._lock.unlock()

    @Slot()
    def _on_call(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(self._hear)

    @Slot()
    def _hear(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket):
            return
        if socket.bytesAvailable() > _LONGEST_CALL:
            socket.abort()
        elif socket.canReadLine():
            link = bytes(socket.readLine().data()).decode(errors="replace").strip()
            socket.write(b"\n")
            socket.flush()
            self.called.emit(link)
