"""Web pages: visible text, parts, metadata, and the way back to the bytes."""

from __future__ import annotations

import html
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.model import Document, SourceError
from counterfoil.read.documents import Raw, from_bytes
from counterfoil.reference.reading import elements
from tests.read.parts import STORY

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Forty held &amp; fined | Harbor County</title>
<meta property="og:site_name" content="Harbor County Attorney">
<meta property="article:published_time" content="2025-06-10T09:30:00-04:00">
<meta property="article:modified_time" content="2025-07-01T09:30:00-04:00">
<link rel="canonical" href="https://harbor.example/news/forty-held">
<style>p > b {{ color: red }}</style><script>var more = "<p>99 boats</p>";</script></head>
<body><!-- 98 comments --><a href="#main">Skip to main content</a>
<nav><ul><li><a href="/">Home</a><li><a href="/n">97 news</a></ul></nav>
<main id="main"><h1>Forty held &amp; fined</h1>
<div class="social-share">Share 96</div>
<p>HARBORVILLE &ndash; More than <b>40</b> people were
   arrested&nbsp;on Monday in a sweep of the county&#8217;s ports, officials said.</p>
<p>The seizures include:<ul><li>12 pistols<li>Three boats<ul><li>one stolen<li>two hired</ul><li>$4 million</ul>
<h2>What comes next</h2><p>{STORY[2]}<br>The patrol thanked everybody.
<form><label>Name</label><button>Subscribe to 95 lists</button></form></main>
<footer>12 Main Street, Harborville, CA 90000</footer></body></html>"""


def made(source: str | bytes, declared: str | None = None) -> Document:
    data = source.encode() if isinstance(source, str) else source
    return from_bytes(Raw(data, "page", "text/html", declared))


def test_a_page_becomes_text_with_its_parts() -> None:
    page = made(PAGE)
    told = [(part.kind, page.quote(part.span)) for part in page.segments if part.kind != "boilerplate"]
    assert told == [
        ("headline", "Forty held & fined"),
        ("body", STORY[0].replace("arrested on", "arrested\xa0on")),
        ("body", "The seizures include:"),
        ("list_item", "12 pistols"),
        ("list_item", "Three boats"),
        ("list_item", "one stolen"),
        ("list_item", "two hired"),
        ("list_item", "$4 million"),
        ("subhead", "What comes next"),
        ("body", STORY[2]),
        ("body", "The patrol thanked everybody."),
    ]  # fmt: skip
    leads = {
        page.quote(part.span): page.quote(page.segments[part.lead].span)
        for part in page.segments
        if part.lead is not None
    }
    assert leads["12 pistols"] == leads["$4 million"] == "The seizures include:"
    assert leads["one stolen"] == leads["two hired"] == "Three boats"


def test_menus_and_forms_are_kept_as_boilerplate_and_scripts_are_dropped() -> None:
    page = made(PAGE)
    furniture = " ".join(page.quote(part.span) for part in page.segments if part.kind == "boilerplate")
    for words in ("97 news", "Share 96", "Subscribe to 95 lists", "12 Main Street"):
        assert words in furniture
    for words in ("98", "99", "color"):
        assert words not in page.text


def test_metadata_of_the_page() -> None:
    page = made(PAGE)
    assert page.title == "Forty held & fined"
    assert page.issuer == "Harbor County Attorney"
    assert page.url == "https://harbor.example/news/forty-held"
    assert (page.published, page.published_rule) == (date(2025, 6, 10), "date.page")
    assert page.modified == date(2025, 7, 1)
    assert page.retrieved is None


DATES = [
    ("json-ld", '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-06-10"}]}</script><p>x</p>'),
    (
        "broken json-ld",
        '<script type="application/ld+json">{"datePublished"</script><time datetime="2025-06-10">then</time>',
    ),
    ("time", '<p><time datetime="2025-06-10T09:30">today</time></p>'),
    ("Dublin Core", '<meta name="dcterms.issued" content="2025-06-10"><p>x</p>'),
    ("words", '<meta name="date" content="June 10, 2025"><p>x</p>'),
]


@pytest.mark.parametrize("source", [row[1] for row in DATES], ids=[row[0] for row in DATES])
def test_the_page_s_own_date(source: str) -> None:
    page = made(source)
    assert (page.published, page.published_rule) == (date(2025, 6, 10), "date.page")


def test_two_times_on_a_page_are_events() -> None:
    assert made('<time datetime="2025-06-10">one</time><time datetime="2025-06-11">two</time>').published is None


def assert_anchored(page: Document, data: bytes, encoding: str = "utf-8") -> None:
    """Bytes at each anchor say what the text says; only white space between words has no anchor."""
    at = 0
    for anchor in page.anchors:
        assert page.text[at : anchor.span.start].strip() == ""
        assert anchor.source is not None
        words = html.unescape(data[slice(*anchor.source)].decode(encoding))
        assert words == page.quote(anchor.span)
        at = anchor.span.end
    assert page.text[at:].strip() == ""


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("cp1252", b""),
    ],
)
def test_every_word_has_its_place_in_the_bytes(encoding: str, mark: bytes) -> None:
    data = mark + PAGE.replace("utf-8", encoding).encode(encoding)
    page = made(data)
    assert "More than 40 people" in page.text
    assert_anchored(page, data, encoding)


def test_a_shifting_encoding_gives_no_false_places() -> None:
    page = made("<p>四十人 were held</p>".encode("iso-2022-jp"), "iso-2022-jp")
    assert page.text == "四十人 were held"
    assert page.anchors == ()


WORDS = st.sampled_from(
    [
        "forty boats",
        " 12 ",
        "é–“”",
        "a\n  b",
        "&amp;",
        "&#8217;",
        "&nbsp;",
        "&ampx;",
        "& ",
        "&lt;3",
        "&#0;",
        "&#x110000;",
        "\t",
        "<",
        "< 5",
        "𝟜",
    ]
)
NAMES = st.sampled_from(
    [
        "p",
        "div",
        "b",
        "li",
        "ul",
        "nav",
        "main",
        "article",
        "h1",
        "br",
        "td",
        "span",
        "form",
        "script",
        "style",
        "title",
        "a",
        "header",
    ]
)
TAGS = st.one_of(
    NAMES.map(lambda name: f"<{name}>"),
    NAMES.map(lambda name: f"</{name}>"),
    NAMES.map(lambda name: f"<{name} class='share nav' title=\"a > b\">"),
    st.sampled_from(
        ["<!-- x -->", "<!--", "<?php ?>", "<p class='", "<a href=x>y", "</", "<br/>", "<!DOCTYPE html>", "-->"]
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(WORDS, TAGS), max_size=40).map("".join))
def test_any_page_reads_and_maps_back(source: str) -> None:
    data = ("<p>40 boats</p>" + source).encode()
    page = made(data)
    assert_anchored(page, data)
    held = "".join(page.quote(part.span) for part in page.segments)
    assert "".join(held.split()) == "".join(page.text.split())


NASTY = [
    ("never closed", "<div>" * 50_000 + "40 boats"),
    ("half tags", "<a " * 50_000 + ">40 boats"),
    ("quotes", '<a b="' * 20_000 + "><p>40 boats"),
    ("comments", "<!--" * 50_000 + "--><p>40 boats"),
    ("lonely brackets", "<" * 100_000 + "<p>40 boats"),
    ("references", "&" * 50_000 + "<p>40 boats"),
    ("closing tags", "</p>" * 50_000 + "<p>40 boats"),
    ("lists", "<ul><li>" * 5_000 + "40 boats"),
    ("script without an end", "<p>40 boats</p><script>" + "</" * 50_000),
]


@pytest.mark.parametrize("source", [row[1] for row in NASTY], ids=[row[0] for row in NASTY])
def test_a_malformed_page_is_read_as_far_as_it_goes(source: str) -> None:
    assert "40 boats" in made(source).text


@pytest.mark.parametrize("source", ["", "<html><body></body></html>", "<script>var x = 40</script>", "<!-- 40 -->"])
def test_a_page_without_text_is_refused(source: str) -> None:
    with pytest.raises(SourceError, match="holds no text"):
        made(source)


def test_an_entity_bomb_is_text() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>40 &b; boats</p>'
    assert "40 &b; boats" in made(bomb).text


def test_class_names_that_cover_the_whole_story_are_not_believed() -> None:
    page = made(f"<div class='nav-page sidebar'><h1>Forty held</h1><p>{STORY[0]}</p><p>{STORY[1]}</p></div>")
    assert [part.kind for part in page.segments] == ["headline", "body", "body"]


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("<header><p>Office</p><h1>Forty held</h1></header>{}", ["boilerplate", "headline", "body"]),
        (
            "<article><header><h1>Forty held</h1><p>June 10, 2025</p></header>{}</article>",
            ["headline", "dateline", "body"],
        ),
        ("<main>{}</main><div><p>Other news of the day</p></div>", ["body", "boilerplate"]),
        ("<div role='main'>{}</div><ul role='navigation'><li>Home</ul>", ["body", "boilerplate"]),
        ("<div hidden><p>Share</p></div>{}", ["boilerplate", "body"]),
    ],
)
def test_headers_mains_and_what_is_hidden(source: str, kinds: list[str]) -> None:
    page = made(source.format(f"<p>{STORY[0]}</p>"))
    assert [part.kind for part in page.segments] == kinds


def test_a_page_that_says_where_its_story_stands_keeps_its_short_end() -> None:
    table = "<table><tr><td>Boats</td><td>3</td></tr></table><p>“We thank 12 officers,” said the chief.</p>"
    page = made(f"<nav>Home</nav><nav>News</nav><main><h1>Forty held</h1><p>{STORY[0]}</p>{table}</main><p>97 jobs</p>")
    told = [page.quote(part.span) for part in page.segments if part.kind != "boilerplate"]
    assert told == ["Forty held", STORY[0], "Boats", "3", "“We thank 12 officers,” said the chief."]


@pytest.mark.parametrize("source", elements().examples)
def test_elements_that_are_furniture(source: str) -> None:
    page = made(f"{source}<p>{STORY[0]}</p>")
    assert page.segments[0].rule == "segment.page-part"


@pytest.mark.parametrize("source", elements().counter_examples)
def test_elements_that_are_not(source: str) -> None:
    page = made(f"{source}<p>{STORY[0]}</p>")
    assert all(part.rule != "segment.page-part" for part in page.segments)
