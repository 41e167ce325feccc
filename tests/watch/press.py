"""An invented newsroom on a loopback server, whose pages a test edits and takes away; and a clock to wait by."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from counterfoil.model import Document
from counterfoil.pipeline import audit_document
from counterfoil.store import Options
from counterfoil.store.rows import Filed, rows_of

START = datetime(2025, 6, 10, 8, 0, tzinfo=UTC)


@dataclass(slots=True)
class Hands:
    """A clock that moves only when somebody waits, or a server takes its time."""

    at: datetime = START
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        """The moment."""
        return self.at

    def seconds(self) -> float:
        """Seconds since the start."""
        return (self.at - START).total_seconds()

    def sleep(self, seconds: float) -> None:
        """Move the hands."""
        self.slept.append(round(seconds, 3))
        self.at += timedelta(seconds=seconds)


@dataclass(slots=True)
class Reply:
    """What a path answers. body: bytes, or what writes to the connection by itself. hold: seconds of the clock."""

    body: bytes | Callable[[BaseHTTPRequestHandler], object] = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Press:
    """The newsroom: replies by path, one or several in a row (the last one stays), and what was asked, when."""

    clock: Hands
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, float, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    @property
    def root(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self.port}"

    def put(self, path: str, *replies: Reply) -> None:
        """What a path answers from now on."""
        self.replies[path] = list(replies)

    def release(self, path: str, figure: int, *, more: str = "", tag: str | None = None) -> None:
        """A statement with a figure."""
        page = statement(figure, more, place=PLACES.get(path, "Quill Bay"))
        self.put(path, Reply(page, headers={"ETag": tag} if tag else {}))

    def listing(self, *paths: str, more: str = "") -> None:
        """A listing of these paths."""
        items = "".join(f'<li><a href="{path}">Statement</a></li>' for path in paths)
        self.put("/news", Reply(f"<html><body><a href='/about'>About</a><ul>{items}</ul>{more}</body></html>".encode()))

    def paths(self) -> list[str]:
        """The paths that were asked, in order."""
        return [path for path, _, _ in self.asked]

    def answer(self, path: str) -> Reply:
        """The next reply of a path."""
        waiting = self.replies.get(path)
        if waiting is None:
            return Reply(b"nothing here", 404, "text/plain")
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


PLACES = {"/news/old-harrow": "Old Harrow", "/news/b": "Old Harrow"}


def statement(figure: int, more: str = "", stamp: str = "June 5, 2025", place: str = "Quill Bay") -> bytes:
    """An invented release."""
    deed, day = ("arrested", "May 12, 2025") if place == "Quill Bay" else ("fined", "March 3, 2025")
    return (
        f"<html><head><title>Tollgate Bureau in {place}</title></head><body>"
        f"<h1>Tollgate Bureau in {place}</h1><p>{stamp}</p>"
        f"<p>{place.upper()} — Officers of the bureau {deed} {figure} people in {place} on {day}.</p>"
        f"<p>The bureau searched 12 boats in the harbor.</p>{more}</body></html>"
    ).encode()


@contextmanager
def serving() -> Iterator[Press]:
    """A newsroom that answers on a loopback port."""
    press = Press(Hands())

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
            """Say nothing."""

        def do_GET(self) -> None:
            headers = {key.casefold(): value for key, value in self.headers.items()}
            press.asked.append((self.path, press.clock.seconds(), headers))
            reply = press.answer(self.path)
            if callable(reply.body):
                reply.body(self)
                self.close_connection = True
                return
            tag = reply.headers.get("ETag")
            same = tag is not None and headers.get("if-none-match") == tag
            self.send_response(304 if same else reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if not same:
                self.send_header("Content-Type", reply.kind)
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if not same:
                self.wfile.write(reply.body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    press.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()  # it looks so often for its end
    try:
        yield press
    finally:
        server.shutdown()
        server.server_close()


def packed(body: bytes, **headers: str) -> Reply:
    """A reply that is packed."""
    return Reply(gzip.compress(body), headers={"Content-Encoding": "gzip", **headers})


@dataclass(frozen=True, slots=True)
class InPlace:
    """Audits in this process, with written rules alone."""

    software: str
    run: int
    use_model: bool

    def __call__(self, document: Document) -> Filed:
        """The rows of one document."""
        return rows_of(audit_document(document, use_model=False), self.software, self.run)


OPTIONS = Options(workers=0, use_model=False, auditing=InPlace)


def newsroom_file(folder: Path, press: Press, more: str = "", host: str = "127.0.0.1") -> Path:
    """A newsroom file for the server."""
    path = folder / "tollgate.yml"
    path.write_text(
        f"""schema: counterfoil.newsroom/1
name: tollgate
listing: http://{host}:{press.port}/news
contact: mailto:desk@reader.example
links: {{pattern: "/news/."}}
{more if "private_hosts" in more else f"private_hosts: [127.0.0.1]{chr(10)}{more}"}
""",
        encoding="utf-8",
    )
    return path
