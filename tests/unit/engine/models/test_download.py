"""A model is fetched from a server of this computer that breaks off, lies and cheats, and is whole or not there."""

from __future__ import annotations

import hashlib
import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.domain import ModelRole
from engine.errors import Cancelled, DownloadFailed, StorageFull
from engine.job import Job, Progress
from engine.models import download
from engine.models.catalogue import CatalogueModel, ModelFile
from engine.models.download import download_model, find_offer
from engine.paths import Home

CONTENT = {"model.gguf": bytes(range(256)) * 4000, "more/config.json": b"{}" * 50}
pytestmark = pytest.mark.connects_to_itself("what is tested is a connection")

Answer = Callable[["Handler", str, int], None]


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers from ``CONTENT`` as the test says; what it is asked for is kept."""

    answer: Answer
    asked: list[tuple[str, int]]

    def do_GET(self) -> None:
        path = self.path.removeprefix("/models/")
        ranged = self.headers.get("Range", "bytes=0-")
        start = int(ranged.removeprefix("bytes=").removesuffix("-"))
        self.asked.append((path, start))
        type(self).answer(self, path, start)

    def send(self, path: str, start: int, **headers: str) -> bytes:
        content = CONTENT[path][start:]
        self.send_response(206 if start else 200)
        sizes = {"Content-Length": str(len(content))}
        if start:
            sizes["Content-Range"] = f"bytes {start}-{len(CONTENT[path]) - 1}/{len(CONTENT[path])}"
        for name, value in (sizes | {name.replace("_", "-"): value for name, value in headers.items()}).items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        return content

    def log_message(self, *_: object) -> None:
        pass


def whole(handler: Handler, path: str, start: int) -> None:
    handler.wfile.write(handler.send(path, start))


@pytest.fixture
def server() -> Iterator[type[Handler]]:
    handler = type("OneHandler", (Handler,), {"answer": staticmethod(whole), "asked": []})
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    running.daemon_threads = True
    running.handle_error = lambda *_: None  # type: ignore[method-assign]  # who stops closes the connection
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    handler.port = running.server_port  # type: ignore[attr-defined]
    yield handler
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.fixture
def model(server: type[Handler]) -> CatalogueModel:
    files = tuple(ModelFile(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in CONTENT.items())
    url = f"http://127.0.0.1:{server.port}/models"  # type: ignore[attr-defined]
    return CatalogueModel("small", ModelRole.LANGUAGE_MODEL, "Small", "MIT", 256, files, url=url)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr(download, "_SECONDS_BETWEEN_TRIES", (0.01,))
    return Home(tmp_path / "home")


def is_whole(home: Home) -> bool:
    folder = home.models / "small"
    return all((folder / path).read_bytes() == content for path, content in CONTENT.items())


def test_a_model_is_fetched_whole(model: CatalogueModel, home: Home) -> None:
    reports: list[Progress] = []
    offer = find_offer(model, home)
    assert (offer.host, offer.bytes, offer.missing) == ("127.0.0.1", 1_024_100, 1_024_100)
    folder = download_model(model, home, Job(reports.append), allowed=True)  # type: ignore[arg-type]
    assert folder == home.models / "small"
    assert is_whole(home)
    assert (reports[-1].done, reports[-1].total, reports[-1].stage) == (1_024_100, 1_024_100, "Downloading")
    assert not list((home.models / ".unfinished").iterdir())


def test_offline_nothing_is_asked_of_anybody(model: CatalogueModel, home: Home, server: type[Handler]) -> None:
    with pytest.raises(DownloadFailed, match="Carrel is offline: set downloads = true"):
        download_model(model, home, Job(), allowed=False)
    assert server.asked == []


def test_a_connection_that_breaks_off_is_taken_up_where_it_was(
    model: CatalogueModel, home: Home, server: type[Handler]
) -> None:
    def break_off(handler: Handler, path: str, start: int) -> None:
        handler.wfile.write(handler.send(path, start)[:300_000])

    server.answer = staticmethod(break_off)  # type: ignore[assignment]
    download_model(model, home, Job(), allowed=True)
    assert is_whole(home)
    starts = [start for path, start in server.asked if path == "model.gguf"]
    assert starts == [0, 300_000, 600_000, 900_000]


def test_a_server_that_knows_no_parts_begins_anew(model: CatalogueModel, home: Home, server: type[Handler]) -> None:
    def know_no_parts(handler: Handler, path: str, _start: int) -> None:
        content = handler.send(path, 0)
        handler.wfile.write(content[: 400_000 if len(handler.asked) == 1 else None])

    server.answer = staticmethod(know_no_parts)  # type: ignore[assignment]
    download_model(model, home, Job(), allowed=True)
    assert is_whole(home)


def test_a_server_that_only_breaks_off_is_given_up_and_what_came_stays(
    model: CatalogueModel, home: Home, server: type[Handler]
) -> None:
    def stall(handler: Handler, path: str, start: int) -> None:
        handler.wfile.write(handler.send(path, start)[: 1000 if not start else 0])

    server.answer = staticmethod(stall)  # type: ignore[assignment]
    with pytest.raises(DownloadFailed, match="1,000 of 1,024,000 bytes are here, and the next try goes on there"):
        download_model(model, home, Job(), allowed=True)
    assert find_offer(model, home).missing == 1_023_100
    server.answer = staticmethod(whole)  # type: ignore[assignment]
    server.asked.clear()
    download_model(model, home, Job(), allowed=True)
    assert is_whole(home)
    assert server.asked[0] == ("model.gguf", 1000)


def lie_about_length(handler: Handler, path: str, start: int) -> None:
    handler.wfile.write(handler.send(path, start, Content_Length="5"))


def promise_more(handler: Handler, path: str, start: int) -> None:
    handler.wfile.write(handler.send(path, start, Content_Length="2000000"))


def send_too_much(handler: Handler, path: str, start: int) -> None:
    handler.wfile.write(handler.send(path, start, Content_Length="") + b"and more")


def send_other_bytes(handler: Handler, path: str, start: int) -> None:
    handler.wfile.write(bytes(len(handler.send(path, start))))


def send_another_part(handler: Handler, path: str, start: int) -> None:
    content = handler.send(path, start, **({"Content_Range": "bytes 7-8/1024000"} if start else {}))
    handler.wfile.write(content[: 1000 if not start else None])


def refuse(handler: Handler, _path: str, _start: int) -> None:
    handler.send_error(404)


def lead_astray(handler: Handler, _path: str, _start: int) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://example.com/model.gguf")
    handler.end_headers()


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (lie_about_length, "has 5 bytes there, and the catalogue says 1,024,000"),
        (promise_more, "has 2,000,000 bytes there, and the catalogue says 1,024,000"),
        (send_too_much, "is longer there than the catalogue says"),
        (send_other_bytes, "is not the file that the catalogue names, so it was not kept"),
        (send_another_part, "another part of the file than was asked for"),
        (refuse, "it answers with 404"),
        (lead_astray, "not protected by HTTPS"),
    ],
)
def test_a_server_that_cheats_leaves_nothing_behind(
    answer: Answer, sentence: str, model: CatalogueModel, home: Home, server: type[Handler]
) -> None:
    server.answer = staticmethod(answer)  # type: ignore[assignment]
    with pytest.raises(DownloadFailed, match=sentence):
        download_model(model, home, Job(), allowed=True)
    assert not (home.models / "small").exists()


def test_a_server_that_fails_for_a_moment_is_asked_again(
    model: CatalogueModel, home: Home, server: type[Handler]
) -> None:
    def recover(handler: Handler, path: str, start: int) -> None:
        handler.send_error(503) if len(handler.asked) < 3 else whole(handler, path, start)

    server.answer = staticmethod(recover)  # type: ignore[assignment]
    download_model(model, home, Job(), allowed=True)
    assert is_whole(home)


def test_a_stop_keeps_what_came(model: CatalogueModel, home: Home, server: type[Handler]) -> None:
    job = Job(lambda _: job.cancel())
    with pytest.raises(Cancelled):
        download_model(model, home, job, allowed=True)
    assert 0 < find_offer(model, home).missing < 1_024_100
    download_model(model, home, Job(), allowed=True)
    assert is_whole(home)


def test_what_has_no_safe_address_is_not_fetched(model: CatalogueModel, home: Home) -> None:
    with pytest.raises(DownloadFailed, match="knows no address"):
        find_offer(replace(model, url=""), home)
    with pytest.raises(DownloadFailed, match="not protected by HTTPS"):
        download_model(replace(model, url="http://example.com"), home, Job(), allowed=True)


def test_a_full_disk_gets_a_sentence(model: CatalogueModel, home: Home) -> None:
    enormous = replace(model, files=(ModelFile("model.gguf", 10**18, "0" * 64),))
    with pytest.raises(StorageFull, match="make room there"):
        download_model(enormous, home, Job(), allowed=True)
