"""Listings and feeds, and how they mislead."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterfoil.model import SourceError
from counterfoil.watch import load
from counterfoil.watch.addresses import joined
from counterfoil.watch.listing import links
from tests.watch.conftest import Watch
from tests.watch.press import Press, Reply, newsroom_file, statement

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Tollgate</title><link>{0}/</link>
<item><title>A</title><link> {0}/news/a </link></item><item><title>B</title><link>{0}/news/b</link></item>
<item><title>Elsewhere</title><link>https://elsewhere.example/news/c</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Tollgate</title><link href="{0}/"/>
<link rel="next" href="{0}/news?page=2"/><entry><title>A</title><link rel="self" href="{0}/api/a"/>
<link href="/news/a"/></entry><entry><title>B</title><link rel="alternate" href="{0}/news/b"/></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item><title>A</title><link>{0}/news/a</link></item><item><title>B</title><link>{0}/news/b</link></item></rdf:RDF>"""
JSON = """{{"version": "https://jsonfeed.org/version/1.1", "title": "Tollgate",
"items": [{{"url": "{0}/news/a"}}, {{"url": "{0}/news/b"}}]}}"""
HTML = """<!doctype html><html><body><nav><a href="/news/archive">Archive</a></nav><ul class="r">
<li><a href="/news/a#top">A</a><li><a href="{0}/news/b">B</a><li><a href="/news/a">A again</a>
<li><a href="javascript:go()">C</a><a href="mailto:x@y.example">D</a><a>E</a></ul></body></html>"""


@pytest.mark.parametrize(
    ("listing", "kind"),
    [
        (RSS, "application/rss+xml"),
        (RSS, "text/html"),
        (ATOM, "application/atom+xml"),
        (RDF, "text/xml"),
        (JSON, "application/json"),
        (HTML, "text/html"),
    ],
)
def test_links_are_found_in_every_kind_of_listing(press: Press, watch: Watch, listing: str, kind: str) -> None:
    press.put("/news", Reply(listing.format(press.root).encode(), kind=kind))
    press.put("/news/archive", Reply(b"", 404))
    press.release("/news/a", 41)
    press.release("/news/b", 52)
    more = 'links: {pattern: "/news/.", selector: "ul.r a"}' if listing == HTML else ""
    done = watch(more)
    assert done.counts() == {"new": 2}
    assert press.paths() == ["/robots.txt", "/news", "/news/a", "/news/b"]


def test_a_base_of_the_page_counts(press: Press, tmp_path: Path) -> None:
    newsroom = load(newsroom_file(tmp_path, press))
    page = f'<base href="{press.root}/news/2025/"><a href="a">A</a>'.encode()
    assert links(newsroom, f"{press.root}/news", page, None).links == (f"{press.root}/news/2025/a",)


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
        b"<rss><channel>",
        b'{"posts": []}',
        b"[" * 100_000,
        b"<div>" * 5_000,
        b"<a>" * 600_000,
        b"".join(b"<b id=%d>" % number for number in range(900)) + b"<p>x" * 50_000,
        b"<a " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">",
    ],
)
def test_what_is_no_listing_is_refused(press: Press, tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError):
        links(load(newsroom_file(tmp_path, press)), f"{press.root}/news", data, None)


def test_a_listing_is_read_to_its_depth_and_no_circle_is_followed(press: Press, watch: Watch) -> None:
    def page(path: str, following: str) -> Reply:
        return Reply(f'<a href="{path}">A</a><a rel="next" href="{following}">Older</a>'.encode())

    press.put("/news", page("/news/a", "/news?page=2"))
    press.put("/news?page=2", page("/news/b", "/news?page=3"))
    press.put("/news?page=3", page("/news/c", "/news"))
    for path, figure in (("/news/a", 41), ("/news/b", 52), ("/news/c", 63)):
        press.put(path, Reply(f"<h1>Toll</h1><p>The bureau paid {figure} dollars.</p>".encode()))
    assert watch("pagination: {depth: 2}").counts() == {"new": 2}
    done = watch("pagination: {depth: 9}", hours=1)
    assert done.counts() == {"new": 1}
    assert done.listed == 3
    assert "circle" in done.warnings[0]


def test_pages_of_a_listing_that_repeat_themselves_end_it(press: Press, watch: Watch) -> None:
    for number in range(1, 9):
        path = "/news" if number == 1 else f"/news?page={number}"
        press.put(path, Reply(f'<a href="/news/a">A</a><a rel="next" href="/news?page={number + 1}">x</a>'.encode()))
    press.release("/news/a", 41)
    watch("pagination: {depth: 8}")
    assert press.paths() == ["/robots.txt", "/news", "/news?page=2", "/news/a"]


def test_a_listing_that_shrinks_loses_no_page_and_is_told(press: Press, watch: Watch) -> None:
    paths = [f"/news/{number}" for number in range(12)]
    for number, path in enumerate(paths):
        press.put(path, Reply(f"<h1>Toll {number}</h1><p>The bureau paid {number + 40} dollars.</p>".encode()))
    press.listing(*paths)
    assert watch().counts() == {"new": 12}
    press.listing(*paths[:2])
    done = watch()
    assert done.counts() == {"unchanged": 12}
    assert (done.listed, done.unlisted) == (2, [])
    assert "2 links where it had 12" in done.warnings[0]


def test_a_listing_that_gives_nothing_is_told(press: Press, watch: Watch) -> None:
    press.listing("/news/a")
    press.release("/news/a", 41)
    watch()
    press.put("/news", Reply(b"<html><body>We have a new look.</body></html>"))
    done = watch()
    assert done.counts() == {"unchanged": 1}
    assert "No link of the listing is a statement" in done.warnings[0]


def test_a_page_taken_off_the_listing_is_asked_at_once(press: Press, watch: Watch) -> None:
    paths = ["/news/a", "/news/b", "/news/c"]
    for number, path in enumerate(paths):
        press.put(path, Reply(f"<h1>Toll {number}</h1><p>The bureau paid {number + 40} dollars.</p>".encode()))
    press.listing(*paths)
    watch()
    press.listing("/news/d", "/news/a", "/news/c")
    press.put("/news/b", Reply(b"", 404))
    press.put("/news/d", Reply(statement(41)))
    done = watch(hours=1)
    assert done.counts() == {"new": 1, "gone": 1}
    assert done.unlisted == [f"{press.root}/news/b"]
    press.listing("/news/e", "/news/d", "/news/a")  # the oldest falls off the end, as it does
    press.put("/news/e", Reply(b"<h1>Toll</h1><p>The bureau paid 77 dollars.</p>"))
    assert watch(hours=1).unlisted == []


def test_a_listing_that_is_the_same_is_not_sent_again(press: Press, watch: Watch) -> None:
    press.put("/news", Reply(b'<a href="/news/a">A</a>', headers={"ETag": '"l1"'}))
    press.release("/news/a", 41)
    watch()
    assert watch().listed == 1
    assert [headers.get("if-none-match") for path, _, headers in press.asked if path == "/news"] == [None, '"l1"']


def test_a_listing_that_cannot_be_had_does_not_stop_the_pages(press: Press, watch: Watch) -> None:
    press.listing("/news/a")
    press.release("/news/a", 41)
    watch()
    press.put("/news", Reply(b"", 404))
    done = watch()
    assert done.counts() == {"unchanged": 1}
    assert "status 404" in done.warnings[0]


def test_a_round_has_its_number_of_pages_and_every_page_its_turn(press: Press, watch: Watch) -> None:
    paths = [f"/news/{number}" for number in range(5)]
    for number, path in enumerate(paths):
        press.put(path, Reply(f"<h1>Toll {number}</h1><p>The bureau paid {number + 40} dollars.</p>".encode()))
    press.listing(*paths)
    seen = []
    for _ in range(3):
        press.asked.clear()
        done = watch("pages_per_round: 2")
        seen += [path for path in press.paths() if path in paths]
    assert set(seen) == set(paths)
    assert done.put_off == 3


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/news/a", "https://tollgate.example/news/a"),
        (" b#part ", "https://tollgate.example/b"),
        ("//TOLLGATE.example/c", "https://tollgate.example/c"),
        ("/caf\xe9", "https://tollgate.example/caf%C3%A9"),
        ("https://b\xfccher.example/", "https://xn--bcher-kva.example/"),
        ("mailto:a@b.example", None),
        ("javascript:void(0)", None),
        ("file:///etc/hostname", None),
        ("http://user:word@tollgate.example/", None),
        ("http://tollgate.example\\@10.0.0.8/", None),
        ("http://10.0.0.8\x00.tollgate.example/", None),
        ("https://[::1/", None),
        ("https://tollgate.example:99999/", None),
        ("x" * 3000, None),
        ("", None),
    ],
)
def test_links_in_their_plain_form(link: str, address: str | None) -> None:
    assert joined("https://tollgate.example/", link) == address
