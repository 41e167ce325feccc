"""A newsroom's listing saved as a file, and pages that look a little like one and are statements."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counterfoil.model import Document, SourceError
from counterfoil.read import read_all

TEASER = "Officers of the Tollgate Bureau arrested {} people in Quill Bay during a week of checks at the old harbor."
STORY = (
    "QUILL BAY, March 28, 2024 – Officers of the Tollgate Bureau arrested 41 people in Quill Bay last week.",
    "Of those arrested, 30 had been convicted of smuggling and the remaining 11 face charges.",
)
HEAD = '<meta property="og:site_name" content="Tollgate Bureau"><link rel="canonical" href="https://tollgate.example/news">'
FORMS = {
    "articles": '<article class="teaser n-{n}"><h3><a href="/news/harbor-{n}">Harbor checks end week {n}</a></h3>'
    '<time datetime="2024-03-{n:02}T09:00:00Z">some day</time><p>{teaser} <a href="/news/harbor-{n}">Read more</a></p>'
    "</article>",
    "list": '<li class="row{n} odd"><span class="date">March {n}, 2024</span> <a href="news/harbor-{n}">Harbor checks '
    "end week {n}</a><div>{teaser}</div>",
    "table": "<tr><td>03/{n:02}/2024<td><a href='https://tollgate.example/news/harbor-{n}'>Harbor checks <b>end</b> "
    "week {n}</a><p>{teaser}",
}
AROUND = {"articles": "<main>{}</main>", "list": "<ul>{}</ul>", "table": "<table><tbody>{}</table>"}
MENU = "<nav><ul>" + "".join(f'<li><a href="/m/{n}">Our work in the region</a></li>' for n in range(12)) + "</ul></nav>"


def listing(form: str, count: int = 8, beside: str = "", head: str = HEAD) -> str:
    made = "".join(FORMS[form].format(n=n, teaser=TEASER.format(n * 7)) for n in range(1, count + 1))
    return (
        f"<html><head><title>News</title>{head}</head><body>{MENU}<h1>News releases</h1>{beside}"
        f"{AROUND[form].format(made)}<footer><p>© 2024 Tollgate Bureau</p></footer></body></html>"
    )


def found(tmp_path: Path, source: str) -> list[Document | SourceError]:
    path = tmp_path / "news.html"
    path.write_text(source, encoding="utf-8")
    return list(read_all([path]))


@pytest.mark.parametrize("form", FORMS)
def test_every_entry_is_a_document_with_its_day_and_address(tmp_path: Path, form: str) -> None:
    documents = found(
        tmp_path, listing(form, beside="<p>What the bureau has to say to the press and to the public.</p>")
    )
    assert len(documents) == 8
    for n, one in enumerate(documents, 1):
        assert isinstance(one, Document)
        assert (one.id, one.title) == (f"harbor-{n}", f"Harbor checks end week {n}")
        assert one.url == f"https://tollgate.example/news/harbor-{n}"
        assert (one.published, one.published_rule) == (date(2024, 3, n), "date.metadata")
        assert one.issuer == "Tollgate Bureau"
        assert TEASER.format(n * 7) in one.text
        assert "The listing gives a summary and not the whole statement." in one.notes


def test_addresses_are_read_from_what_the_page_or_its_metadata_say(tmp_path: Path) -> None:
    def first(source: str) -> str | None:
        one = found(tmp_path, source)[0]
        assert isinstance(one, Document)
        return one.url

    assert first(listing("list", head="")) is None
    assert first(listing("list", head='<base href="https://b.example/x/">')) == "https://b.example/x/news/harbor-1"
    assert first(listing("list", head=HEAD + '<base href="/x/">')) == "https://tollgate.example/x/news/harbor-1"
    (tmp_path / "news.meta.json").write_text('{"url": "https://c.example/all/", "source": "C. Bureau"}')
    assert first(listing("list")) == "https://c.example/all/news/harbor-1"


def test_entries_without_a_summary_point_to_their_pages(tmp_path: Path) -> None:
    errors = found(tmp_path, _bare())
    assert len(errors) == 6
    for n, one in enumerate(errors):
        assert isinstance(one, SourceError)
        assert one.happened == f"Item {n + 1} of news.html (harbor-{n}) gives only a title and an address."
        assert one.do == f"Give the page itself: https://tollgate.example/news/harbor-{n}"


CARDS = {
    "card in a link": '<a class="card" href="/news/harbor-{n}"><h3>Harbor checks end week {n}</h3>'
    "<span>March {n}, 2024</span><p>{teaser}</p></a>",
    "card without a heading": '<div><a href="/news/harbor-{n}"><div>News</div><div>Harbor checks end week {n}</div>'
    "<span>March {n}, 2024</span><div>{teaser}</div></a></div>",
    "picture and headline": '<div><a href="/news/harbor-{n}"><img src=p alt="The old harbor at night"></a>'
    '<a href="/news/harbor-{n}">Harbor checks end week {n}</a><p>{teaser}</p>March {n}, 2024</div>',
    "day for a script": '<div><h3><a href="/news/harbor-{n}">Harbor checks end week {n}</a></h3>'
    '<time datetime="2024-03-{n:02}"></time><p>{teaser}</p></div>',
    "other links": '<div><h3><a href="/news/harbor-{n}">Harbor checks end week {n}</a></h3>March {n}, 2024'
    '<p>{teaser} <a href="/news/harbor-{n}">Read more of what is told here</a></p>'
    '<p><a href="mailto:?subject=x">Send this statement to somebody whom it concerns</a></p></div>',
}


@pytest.mark.parametrize("form", CARDS.values(), ids=CARDS.keys())
def test_title_and_summary_are_told_apart(tmp_path: Path, form: str) -> None:
    made = "".join(form.format(n=n, teaser=TEASER.format(n * 7)) for n in range(1, 9))
    documents = found(tmp_path, f"<html><head>{HEAD}</head><body><h1>News</h1>{made}<p>Page 1 of 9</p></body></html>")
    assert len(documents) == 8
    for n, one in enumerate(documents, 1):
        assert isinstance(one, Document)
        assert (one.title, one.published) == (f"Harbor checks end week {n}", date(2024, 3, n))
        assert one.url == f"https://tollgate.example/news/harbor-{n}"
        assert one.text.split() == f"Harbor checks end week {n} {TEASER.format(n * 7)}".split()


def _bare() -> str:
    rows = "".join(
        f'<li>March {n + 1}, 2024<a href="/news/harbor-{n}">Harbor checks end week {n}</a>' for n in range(6)
    )
    return f"<html><head>{HEAD}</head><body><ul>{rows}</ul></body></html>"


def related(count: int = 8) -> str:
    rows = "".join(FORMS["list"].format(n=n, teaser=TEASER.format(n * 7)) for n in range(1, count + 1))
    return f"<section><h2>Related news</h2><ul>{rows}</ul></section>"


def paragraphs(*words: str, around: str = "div") -> str:
    return f"<{around} class='story'>" + "".join(f"<p>{one}</p>" for one in words) + f"</{around}>"


def cases(form: str, above: str = "") -> str:
    """What a round-up has: cases that are made as the entries of a listing are."""
    return above + "<ul>" + "".join(form.format(n=n, teaser=TEASER.format(n * 7)) for n in range(1, 9)) + "</ul>"


CASE = '<li><span>March {n}, 2024</span> <a href="/c/{n}">Quill Bay man goes to prison</a><p>{teaser}</p></li>'
BEFORE, AFTER = related(8).split("<ul>")[1].split('<li class="row5')[0], related(8).partition('<li class="row5')[2]
STATEMENTS = {
    "round-up": cases(CASE, "<h1>Weekly round-up</h1>"),
    "round-up with a day of its own": cases(CASE, "<p>March 12, 2024</p>"),
    "round-up with a release line": cases(CASE, "<p>FOR IMMEDIATE RELEASE</p>"),
    "round-up with a contact": cases(CASE, "<p>Contact: Press Desk (555) 555-0100</p>"),
    "round-up under a headline": cases(CASE, "<h1>Bureau arrests smugglers over the weekend</h1>"),
    "round-up under a headline of a section": cases(CASE, "<h2>Bureau arrests smugglers</h2>"),
    "round-up with a title of news": "<title>Bureau arrests smugglers</title>" + cases(CASE),
    "round-up under a figure": cases(CASE, "<h1>41 smugglers in a week</h1>"),
    "links amid sentences": cases(
        '<li><span>March {n}, 2024</span>: <a href="/c/{n}">Rowan Able of Tollgate</a> was sentenced to {n} years.</li>'
    ),
    "links at the end of sentences": cases(
        '<li><span>March {n}, 2024</span> – Sentenced to {n} years, <a href="/c/{n}">Rowan Able of Tollgate</a></li>'
    ),
    "a short sentence with a figure": cases(CASE, "<p>Officers arrested 41 people.</p>"),
    "a figure in words": cases(
        CASE, "<p>Officers arrested forty-one people at the old harbor of Quill Bay and left.</p>"
    ),
    "short lines with figures": cases(CASE, "<ul><li>41 arrested</li><li>12 boats seized</li></ul>"),
    "between entries": f"<ul>{BEFORE}</li><p>Officers arrested 41 people.</p><li class='row5{AFTER}",
    "an entry without a link": f"<ul>{BEFORE}<li class='odd row'><p>Officers arrested 41.</p><li class='row5{AFTER}",
    "related news at the foot": paragraphs(*STORY) + related(30),
    "one short paragraph": paragraphs(STORY[1]) + related(30),
    "in a footer": f"<footer>{paragraphs(*STORY)}</footer>" + related(),
    "in a class of menus": f"<div class='sidebar menu'>{paragraphs(*STORY)}</div>" + related(),
    "lines and no paragraphs": "<br>".join(STORY) + related(),
    "long, without a figure": paragraphs(*["The bureau thanks the people of Quill Bay for their help at sea."] * 12)
    + related(),
    "a paragraph without a figure": paragraphs(
        "The Tollgate Bureau, with the harbor police and officers of the counties around Quill Bay, began a series of "
        "checks today at the old harbor, to see that boats carry what their papers say, that crews are who they say "
        "they are, and that nobody who is wanted by a court of the region leaves the bay before he has been heard."
    )
    + related(30),
    "an article by its own word": '<script type=\'application/ld+json\'>{"@type": "NewsArticle"}</script>' + related(),
    "entries without days": paragraphs("All of it.") + related().replace("March", "Harbor"),
    "few entries": related(4),
    "one address": related().replace("news/harbor-", "news/harbor#"),
    "addresses on the page": related().replace('href="news/', 'href="#news/'),
    "whole statements one under another": related().replace("Officers", "Officers and sailors " * 80),
    "menus": MENU * 4 + "<p>Nothing is new.</p>",
}


@pytest.mark.parametrize("beside", STATEMENTS.values(), ids=STATEMENTS.keys())
def test_every_doubt_speaks_for_a_statement(tmp_path: Path, beside: str) -> None:
    heading = "" if "<h2>Bureau" in beside or "<title>" in beside else "<h1>Harbor checks</h1>"
    (one,) = found(tmp_path, f"<html><head>{HEAD}</head><body>{MENU}{heading}{beside}</body></html>")
    assert isinstance(one, Document)
    assert one.id == "news"
    assert one.url == "https://tollgate.example/news"
    assert one.media_type == "text/html"


@pytest.mark.parametrize("source", [
    "<a></a>" * 50, "<li><a href=x>" * 3000, "<ul>" + "<li><a href='http://['>One two three</a> March 1, 2024" * 9,
    "<base href='http://['>" + listing("list"),
    "<div>" * 5000 + "</a>" * 9, "<table>" * 900 + "<tr><td><a href=x>a b c</a>" * 900,
])  # fmt: skip  # one long line of pages reads better than one a line
def test_a_malformed_page_gives_documents_or_a_message(tmp_path: Path, source: str) -> None:
    for one in found(tmp_path, source):
        assert isinstance(one, Document) or one.happened.endswith(".")
