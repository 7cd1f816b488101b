"""The window's side of the engine: starts the process, sends requests, delivers what comes back, restarts what died."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.service.messages import ClientMessage, Request


class EngineClient:
    """Thread-safe; ``deliver`` is called from a thread of the client's own and must return quickly."""

    def __init__(self, home: Path | None, deliver: Callable[[ClientMessage], None]) -> None:
        raise NotImplementedError

    def start(self) -> None:
        """Start the engine process; ``EngineReady`` is delivered when it takes requests."""
        raise NotImplementedError

    def submit(self, request: Request[object]) -> int:
        """Send a request; returns the job number its messages will carry."""
        raise NotImplementedError

    def cancel(self, job: int) -> None:
        """Ask for a job to stop; a job that is already over is ignored."""
        raise NotImplementedError

    def close(self) -> None:
        """End the engine within half a second; nothing is delivered afterwards."""
        raise NotImplementedError
