"""How a site is asked: its rules, its pauses, its troubles."""

from __future__ import annotations

import gzip
import socket
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

import pytest

from counterfoil.watch.robots import Robots, from_answer
from tests.store.statements import asked
from tests.watch.conftest import Watch
from tests.watch.press import Press, Reply, packed, statement


def _gaps(press: Press) -> list[float]:
    times = [when for _, when, _ in press.asked]
    return [round(later - before, 3) for before, later in pairwise(times)]


def test_requests_are_apart_by_the_delay_and_name_who_asks(press: Press, watch: Watch) -> None:
    press.listing("/news/a", "/news/b")
    press.release("/news/a", 41)
    press.release("/news/b", 52)
    watch("delay_seconds: 7")
    assert _gaps(press) == [7.0, 7.0, 7.0]
    agents = {headers["user-agent"] for _, _, headers in press.asked}
    assert len(agents) == 1
    assert all("counterfoil/" in agent and "mailto:desk@reader.example" in agent for agent in agents)


def test_the_delay_holds_from_one_round_to_the_next(press: Press, watch: Watch) -> None:
    press.listing()
    watch()
    watch(hours=0)
    assert min(_gaps(press)) >= 5.0


@pytest.mark.parametrize(
    ("rules", "gap"), [("Crawl-delay: 20", 20.0), ("Request-rate: 1/30s", 30.0), ("Crawl-delay: 1", 5.0)]
)
def test_the_pause_that_a_site_wants_is_kept(press: Press, watch: Watch, rules: str, gap: float) -> None:
    press.put("/robots.txt", Reply(f"User-agent: *\n{rules}\n".encode(), kind="text/plain"))
    press.listing("/news/a")
    press.release("/news/a", 41)
    watch()
    assert _gaps(press)[1:] == [gap]


def test_a_pause_longer_than_the_round_puts_pages_off(press: Press, watch: Watch) -> None:
    press.put("/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 86400\n", kind="text/plain"))
    press.listing("/news/a")
    press.release("/news/a", 41)
    done = watch()
    assert press.paths() == ["/robots.txt"]
    assert "longer pause" in done.warnings[0]


def test_what_robots_refuses_is_not_asked(press: Press, watch: Watch) -> None:
    words = b"User-agent: *\nDisallow: /news/*/draft$\n\nUser-agent: counterfoil\nDisallow: /news/b\nAllow: /news/b2\n"
    press.put("/robots.txt", Reply(words, kind="text/plain"))
    press.listing("/news/a", "/news/b", "/news/b2")
    press.release("/news/a", 41)
    press.release("/news/b", 52)
    press.put("/news/b2", Reply(statement(63, place="Old Harrow")))
    done = watch()
    assert done.counts() == {"new": 2, "not allowed": 1}
    assert "/news/b" not in press.paths()
    assert not done.troubled


@pytest.mark.parametrize(("status", "enters"), [(404, True), (403, True), (500, False), (429, False), (200, True)])
def test_a_site_in_trouble_is_not_entered(status: int, *, enters: bool) -> None:
    assert from_answer(status, b"").allows("https://tollgate.example/news/a") is enters


def test_rules_of_a_site_in_trouble_do_not_outlast_the_round(press: Press, watch: Watch) -> None:
    press.put("/robots.txt", *[Reply(b"", 503)] * 4, Reply(b"", 404))
    press.listing("/news/a")
    press.release("/news/a", 41)
    assert "robots.txt" in watch().warnings[0]
    assert "/news" not in press.paths()
    assert watch("round_minutes: 5", hours=0.2).counts() == {} or watch(hours=3).counts() == {"new": 1}


@pytest.mark.parametrize(
    ("url", "allowed"),
    [("/a", True), ("/private/x", False), ("/private/open", True), ("/x.pdf", False), ("/x.pdf?page=1", True)],
)
def test_the_longest_rule_counts_and_wildcards_are_read(url: str, *, allowed: bool) -> None:
    rules = Robots("User-agent: *\nAllow: /private/open\nDisallow: /private/\nDisallow: /*.pdf$\n")
    assert rules.allows(f"https://tollgate.example{url}") is allowed


@pytest.mark.parametrize("rule", ["Request-rate: 1/" + "9" * 400, "Crawl-delay: 1e300", "Crawl-delay: 9" + "0" * 400])
def test_a_pause_without_end_is_a_pause(rule: str) -> None:
    assert Robots(f"User-agent: *\n{rule}\nDisallow: /a\n").delay_seconds() in (0.0, 1e300, float("inf"))


def test_trouble_is_waited_for_with_pauses_that_grow(press: Press, watch: Watch) -> None:
    press.listing("/news/a")
    press.put("/news/a", Reply(b"", 500), Reply(b"", 503), Reply(statement(41)))
    assert watch().counts() == {"new": 1}
    first, second = _gaps(press)[-2:]
    assert 5.0 <= first <= 10.0 <= second <= 20.0


def test_a_server_that_stays_in_trouble_fails_and_is_asked_again_next_round(press: Press, watch: Watch) -> None:
    press.listing("/news/a")
    press.put("/news/a", Reply(b"", 500))
    assert watch().counts() == {"failed": 1}
    assert press.paths().count("/news/a") == 4
    press.release("/news/a", 41)
    assert watch(hours=0.5).counts() == {"new": 1}


@pytest.mark.parametrize("written", ["120", "Tue, 10 Jun 2025 09:01:00 GMT"])
def test_retry_after_is_kept(press: Press, watch: Watch, written: str) -> None:
    press.listing("/news/a")
    press.put("/news/a", Reply(b"", 429, headers={"Retry-After": written}), Reply(statement(41)))
    assert watch(hours=0.99).counts() == {"new": 1}
    assert _gaps(press)[-1] >= 80


def test_retry_after_the_end_of_the_round_is_kept_in_the_next(press: Press, watch: Watch) -> None:
    press.listing("/news/a", "/news/b")
    press.put("/news/a", Reply(b"", 429, headers={"Retry-After": "36000"}), Reply(statement(41)))
    press.release("/news/b", 52)
    done = watch()
    assert (done.counts(), done.put_off) == ({}, 2)
    press.asked.clear()
    assert "longer pause" in watch(hours=1).warnings[0]
    assert press.asked == []
    assert watch(hours=12).counts() == {"new": 2}


def test_a_site_that_is_down_is_left_alone(press: Press, watch: Watch) -> None:
    paths = [f"/news/{number}" for number in range(12)]
    press.listing(*paths)
    for path in paths:
        press.put(path, Reply(b"", 500))
    done = watch("round_minutes: 600")
    assert (done.counts(), done.put_off) == ({"failed": 5}, 7)
    assert "several times in a row" in done.warnings[-1]


def test_pages_of_another_kind_are_no_sign_that_a_site_is_down(press: Press, watch: Watch) -> None:
    paths = [f"/news/{number}" for number in range(7)]
    press.listing(*paths)
    for path in paths:
        press.put(path, Reply(b"\x89PNG", kind="image/png"))
    assert watch().counts() == {"failed": 7}


def _drip(press: Press, seconds: float) -> Reply:
    """A server that sends a header line for each stretch of the clock, without end."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        try:
            while True:
                press.clock.sleep(seconds)
                handler.wfile.write(b"X-More: " + b"x" * 60_000 + b"\r\n")
        except OSError:
            return

    return Reply(write)


def _raw(data: bytes) -> Reply:
    return Reply(lambda handler: handler.wfile.write(data))


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    try:
        while True:
            handler.wfile.write(b"<p>40 boats</p>" * 1000)
    except OSError:
        return


FAULTS = {
    "huge": (Reply(_endless), "the limit is"),
    "says it is huge": (
        _raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999999999\r\n\r\n"),
        "the limit is",
    ),
    "bomb": (packed(bytes(5_000_000)), "the limit is"),
    "bomb of many parts": (
        Reply(gzip.compress(bytes(90_000)) * 20, headers={"Content-Encoding": "gzip"}),
        "the limit is",
    ),
    "packed and cut": (
        Reply(gzip.compress(statement(41))[:-20], headers={"Content-Encoding": "gzip"}),
        "cut off",
    ),
    "packed and broken": (
        Reply(b"\x1f\x8b" + bytes(50), headers={"Content-Encoding": "gzip"}),
        "could not be fetched",
    ),
    "packed otherwise": (Reply(b"x", headers={"Content-Encoding": "br"}), "packed with br"),
    "circle": (Reply(b"", 302, headers={"Location": "/news/circle"}), "redirects"),
    "nowhere": (Reply(b"", 302), "no web address"),
    "a file": (Reply(b"", 302, headers={"Location": "file:///etc/hostname"}), "no web address"),
    "a password": (Reply(b"", 302, headers={"Location": "http://a:b@127.0.0.1/"}), "no web address"),
    "cut": (_raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<p>"), "could not be"),
    "no answer": (_raw(b""), "could not be fetched"),
    "no HTTP": (_raw(b"SSH-2.0-gate\r\n\r\n"), "could not be fetched"),
    "picture": (Reply(b"\x89PNG", kind="image/png"), "image/png"),
    "status": (Reply(b"no", 403), "status 403"),
    "a status that nobody asked for": (Reply(b"", 304), "status 304"),
}


def test_faults_of_pages_stop_nothing(press: Press, watch: Watch, store: Path) -> None:
    paths = {f"/news/{number}": fault for number, fault in enumerate(FAULTS.values())}
    press.listing(*paths, "/news/b")
    for path, (reply, _) in paths.items():
        press.put(path, reply)
    press.put("/news/circle", FAULTS["circle"][0])
    press.release("/news/b", 52)
    done = watch()
    assert done.counts() == {"failed": len(FAULTS), "new": 1}
    said = {name: note.why or "" for name, note in zip(FAULTS, done.pages, strict=False)}
    assert {name: says for name, (_, says) in FAULTS.items() if says not in said[name]} == {}, said
    assert asked(store, "SELECT count(*) FROM documents") == [(1,)]


def test_headers_that_never_end_are_cut_in_time(press: Press, watch: Watch) -> None:
    press.listing("/news/a", "/news/b")
    press.put("/news/a", _drip(press, 20))
    press.release("/news/b", 52)
    done = watch()
    assert done.counts() == {"failed": 1, "new": 1}


def test_a_body_that_drips_is_cut_in_time(press: Press, watch: Watch) -> None:
    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(5):
            press.clock.sleep(20)
            handler.wfile.write(b"<p>40 boats</p>")
        handler.rfile.read()

    press.listing("/news/a", "/news/b")
    press.put("/news/a", Reply(write))
    press.release("/news/b", 52)
    done = watch()
    assert done.counts() == {"failed": 1, "new": 1}
    assert "did not answer in time" in (done.pages[0].why or "")


def test_a_server_that_says_nothing_is_not_waited_for(press: Press, watch: Watch) -> None:
    press.listing("/news/a")
    press.put("/news/a", Reply(lambda handler: handler.rfile.read()))
    done = watch(step_seconds=0.1)
    assert "did not answer in time" in (done.pages[0].why or "")


ENCODINGS = [
    (statement(41).decode().encode("cp1252"), "text/html; charset=utf-8"),
    (statement(41), "text/html; charset=iso-8859-1"),
    (statement(41), "text/html; charset=base64"),
    (statement(41).decode().encode("utf-16"), "text/html; charset=utf-8"),
    (statement(41), "application/octet-stream"),
    (statement(41), "text/html; charset=no-such"),
]


def test_servers_that_lie_about_the_encoding(press: Press, watch: Watch, store: Path) -> None:
    paths = {f"/news/{number}": Reply(body, kind=kind) for number, (body, kind) in enumerate(ENCODINGS)}
    press.listing(*paths)
    for path, reply in paths.items():
        press.put(path, reply)
    assert watch().counts() == {"new": len(ENCODINGS)}
    words = asked(store, "SELECT url, words FROM claims JOIN documents USING (document) WHERE measure = 'arrest'")
    assert sorted(words) == [(press.root + path, "41") for path in paths]


def test_plain_words_that_are_said_to_be_packed_are_read(press: Press, watch: Watch) -> None:
    press.listing("/news/a")
    press.put("/news/a", Reply(statement(41), headers={"Content-Encoding": "gzip"}))
    assert watch().counts() == {"new": 1}


def test_another_host_is_never_asked(press: Press, watch: Watch) -> None:
    press.put("/news/a", Reply(b"", 302, headers={"Location": "http://169.254.169.254/latest/meta-data/"}))
    press.listing("/news/a", "http://localhost:1/news/b", "//elsewhere.example/news/c")
    done = watch()
    assert done.counts() == {"moved away": 1}
    assert done.listed == 1


def test_a_loopback_newsroom_that_is_not_named_is_not_asked(press: Press, watch: Watch) -> None:
    press.listing("/news/a")
    done = watch("private_hosts: []")
    assert press.asked == []
    assert "robots.txt" in done.warnings[0]


@pytest.mark.parametrize(("named", "asked_at_all"), [("press.example", True), ("127.0.0.1", False)])
def test_a_name_is_asked_once_a_connection_and_the_connection_goes_there(
    press: Press, watch: Watch, monkeypatch: pytest.MonkeyPatch, named: str, *, asked_at_all: bool
) -> None:
    """A name that leads inside is asked where the name is allowed, and nothing asks for it a second time."""
    real, names = socket.getaddrinfo, []

    def answer(host: str | bytes | None, *rest: object, **more: object) -> list[object]:
        if host in ("press.example", b"press.example"):
            names.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", press.port))]
        return list(real(host, *rest, **more))  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    press.listing()
    watch(f"private_hosts: [{named}]", host="press.example")
    assert bool(press.asked) is asked_at_all
    if asked_at_all:
        assert {headers["host"] for _, _, headers in press.asked} == {f"press.example:{press.port}"}
        assert len(names) == len(press.asked)
