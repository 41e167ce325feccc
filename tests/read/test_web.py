"""Addresses: what is fetched, how much of it, and what never is."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from counterfoil.model import SourceError
from counterfoil.read import read
from counterfoil.read.limits import FILE_BYTES
from counterfoil.read.web import fetch

PAGE = (
    b"<html><head><title>x</title></head><body><h1>Forty held</h1><p>More than 40 boats were found.</p></body></html>"
)


class Harbor(BaseHTTPRequestHandler):
    """A server with every fault that is handled."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
        """Say nothing."""

    def date_time_string(self, timestamp: float | None = None) -> str:  # noqa: ARG002 - a server whose clock stands still
        return "Tue, 10 Jun 2025 12:00:00 GMT"

    def do_GET(self) -> None:
        name = self.path.lstrip("/").split("?")[0]
        getattr(self, f"give_{name.split('.')[0]}", self.give_missing)()

    def _give(self, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def give_page(self) -> None:
        self._give(PAGE)

    def give_host(self) -> None:
        self._give(self.headers["Host"].encode(), "text/plain")

    def give_latin(self) -> None:
        self._give("<p>40 boats – Monday</p>".encode("cp1252"), "text/html; charset=ISO-8859-1")

    def give_packed(self) -> None:
        self._give(gzip.compress(PAGE), Content_Encoding="gzip")

    def give_bomb(self) -> None:
        self._give(gzip.compress(bytes(FILE_BYTES + 10)), Content_Encoding="gzip")

    def give_strange(self) -> None:
        self._give(PAGE, Content_Encoding="br")

    def give_unnamed(self) -> None:
        self._give(b"40 boats were found.", "application/octet-stream")

    def give_picture(self) -> None:
        self._give(b"\x89PNG", "image/png")

    def give_once(self) -> None:
        self._give(b"", status=301, Location="/page.html")

    def give_circle(self) -> None:
        self._give(b"", status=302, Location="/circle")

    def give_nowhere(self) -> None:
        self._give(b"", status=302)

    def give_elsewhere(self) -> None:
        self._give(b"", status=302, Location="file:///etc/hostname")

    def give_cloud(self) -> None:
        self._give(b"", status=302, Location="http://169.254.169.254/latest/meta-data/")

    def give_refused(self) -> None:
        self._give(b"no", status=403)

    def give_missing(self) -> None:
        self._give(b"no", status=404)

    def give_large(self) -> None:
        self._give(b"x", length=str(FILE_BYTES + 1))
        self.close_connection = True

    def give_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                self.wfile.write(b"x" * 100_000)
        except OSError:
            return

    def give_headers(self) -> None:
        self._drip(b"HTTP/1.1 200 OK\r\nX-More: ")

    def give_drops(self) -> None:
        self._drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")

    def _drip(self, first: bytes) -> None:
        """A byte at a time, each sooner than any step ends, for as long as somebody listens."""
        self.close_connection = True
        try:
            self.wfile.write(first)
            while True:
                time.sleep(0.02)
                self.wfile.write(b"x")
        except OSError:
            return

    def give_cut(self) -> None:
        self._give(b"40", length="100")
        self.close_connection = True


@pytest.fixture(scope="module")
def harbor() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Harbor)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_and_read(harbor: str) -> None:
    made = read(f"{harbor}/page.html?from=mail#part", allow_private=True)
    assert made.title == "Forty held"
    assert (made.id, made.url, made.retrieved) == ("page", f"{harbor}/page.html?from=mail#part", date(2025, 6, 10))
    assert (made.published, made.modified) == (None, None)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/latin", "40 boats – Monday"),
        ("/packed", "Forty held\n\nMore than 40 boats were found."),
        ("/unnamed", "40 boats were found."),
        ("/once", "Forty held\n\nMore than 40 boats were found."),
    ],
)
def test_what_servers_send(harbor: str, path: str, text: str) -> None:
    assert read(harbor + path, allow_private=True).text == text


FAULTS = [
    ("/bomb", "the limit is"),
    ("/strange", "packed with br"),
    ("/picture", "image/png"),
    ("/circle", "redirects"),
    ("/nowhere", "without saying where"),
    ("/elsewhere", "not an http or https address"),
    ("/refused", "status 403"),
    ("/missing", "status 404"),
    ("/large", "the limit is"),
    ("/endless", "the limit is"),
    ("/cut", "could not be fetched"),
]


@pytest.mark.parametrize(("path", "says"), FAULTS, ids=[row[0] for row in FAULTS])
def test_each_fault_of_a_server_has_its_words(harbor: str, path: str, says: str) -> None:
    with pytest.raises(SourceError, match=says) as error:
        read(harbor + path, allow_private=True)
    assert error.value.do


@pytest.mark.parametrize("path", ["/endless", "/headers", "/drops"])
def test_what_never_ends_is_cut_in_time(harbor: str, path: str) -> None:
    with pytest.raises(SourceError, match="did not finish"):
        fetch(f"{harbor}{path}", allow_private=True, seconds=0.2, limit=10**12)


def test_a_redirect_leads_to_no_metadata_even_where_private_addresses_are_allowed(harbor: str) -> None:
    with pytest.raises(SourceError, match=r"169\.254\.169\.254 leads to a private address"):
        fetch(f"{harbor}/cloud", allow_private=True)


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(SourceError, match="could not be fetched"):
            fetch(f"http://127.0.0.1:{port}/", allow_private=True)


@pytest.mark.parametrize("path", ["/page.html", "/once"])
def test_private_addresses_are_never_fetched(harbor: str, path: str) -> None:
    with pytest.raises(SourceError, match="private address"):
        read(harbor + path)


def test_the_connection_goes_to_the_address_that_was_checked(harbor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves to a public address first and to a private one afterwards reaches the first only."""
    answers = iter([("127.0.0.1", int(harbor.rsplit(":", 1)[1]))])
    real = socket.getaddrinfo

    def once(host: str | bytes | None, *rest: object, **named: object) -> list[object]:
        if host in ("harbor.example", b"harbor.example"):
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", next(answers))]
        return list(real(host, *rest, **named))  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", once)
    port = harbor.rsplit(":", 1)[1]
    fetched = fetch(f"http://harbor.example:{port}/host", allow_private=True)
    assert fetched.data == f"harbor.example:{port}".encode()
    assert next(answers, None) is None


@pytest.mark.parametrize("private", ["10.0.0.8", "127.0.0.1", "169.254.169.254", "168.63.129.16", "192.0.0.192", "::1"])
def test_one_private_answer_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch, private: str
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.215.14", private)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(SourceError, match="private address"):
        fetch("http://harbor.example/")


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///x",
        "https://user:word@harbor.example/",
        "http://harbor.example:99999/",
        "http://[::1/",
        "ftp://harbor.example/",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(SourceError):
        read(url)
