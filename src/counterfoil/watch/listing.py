"""The links of a listing or a feed, in their order; and what a newsroom's selectors find on a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import ParseError  # for its type: defusedxml does the parsing

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from selectolax.lexbor import LexborHTMLParser, LexborNode

from counterfoil.model import SourceError
from counterfoil.read.encodings import decode
from counterfoil.read.limits import PAGE_TAGS, too_long
from counterfoil.read.markup import Tag, Text, scan
from counterfoil.read.publication import parse_printed
from counterfoil.watch.addresses import joined
from counterfoil.watch.newsroom import Newsroom

_DEPTH = 1_000
"""Elements inside one another. A tree builder takes time with the square of that, and no page needs it."""
_EMPTY = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li",
    "dd", "dt", "tr", "td", "th", "option", "thead", "tbody", "tfoot",
})  # fmt: skip  # one long line of names reads better than one name a line
"""Elements that have no content, or that end by themselves where the next one begins."""
_FORMATTING = frozenset({
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})  # fmt: skip  # one long line of names reads better than one name a line
"""Elements that a tree builder opens again in every block until they are closed: a page of them grows without bound."""
_WORK = 20_000_000
"""What a tree builder does for all tags: open elements, those opened again, attributes. A long page has a million."""
LINKS = 5_000
"""More links than any listing has; the rest is left."""
_ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True, slots=True)
class Found:
    """What a page of the listing gives. seen: links before the pattern was asked. next: the page after it."""

    links: tuple[str, ...]
    seen: int
    next: str | None = None


def links(newsroom: Newsroom, url: str, data: bytes, charset: str | None) -> Found:
    """The statements that a listing or a feed points to.

    Raises SourceError where it can be read as neither.
    """
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head[:1] in (b"{", b"["):
        raw, following = _of_json(data, url), None
    elif head.startswith((b"<rss", b"<feed", b"<rdf")) or (head.startswith(b"<?xml") and b"<html" not in head):
        raw, following = _of_feed(data, url)
    else:
        raw, following = _of_page(newsroom, data, url, charset)
    hosts, wanted = newsroom.own_hosts(), newsroom.link_pattern()
    all_links = list(dict.fromkeys(filter(None, (joined(url, link) for link in raw[:LINKS]))))
    kept = [
        link
        for link in all_links
        if urlsplit(link).hostname in hosts and (wanted is None or wanted.search(link)) and link != url
    ]
    after = joined(url, following) if following else None
    return Found(tuple(kept), len(all_links), after if after and urlsplit(after).hostname in hosts else None)


def stated_day(newsroom: Newsroom, data: bytes, charset: str | None, name: str) -> date | None:
    """The day that stands where the newsroom's file says to look; None where nothing or no day stands there."""
    if newsroom.published is None:
        return None
    try:
        tree = _tree(decode(data, name, charset).text, name)
    except SourceError:
        return None  # what cannot be read has no day; the record says why it cannot be read
    node = tree.css_first(newsroom.published.selector)
    if node is None:
        return None
    named = newsroom.published.attribute
    written = (node.attributes.get(named) or "") if named else node.text()
    return _day(" ".join(written.split())[:100])


def _day(written: str) -> date | None:
    try:
        return parse_printed(written) or parsedate_to_datetime(written).date()
    except (ValueError, IndexError, OverflowError):
        return None


def _of_page(newsroom: Newsroom, data: bytes, url: str, charset: str | None) -> tuple[list[str], str | None]:
    tree = _tree(decode(data, "The listing", charset).text, "The listing")
    chosen = tree.css(newsroom.links.selector) if newsroom.links.selector else tree.css("a[href]")
    found: list[str] = []
    for node in chosen:
        found += _links_of(node)
        if len(found) > LINKS:
            break
    base = tree.css_first("base[href]")
    if base is not None and (place := joined(url, base.attributes.get("href") or "")):
        found = [link for link in (joined(place, one) for one in found) if link]
    following = tree.css_first(newsroom.pagination.next)
    return found, next(iter(_links_of(following)), None) if following is not None else None


def _links_of(node: LexborNode) -> Iterator[str]:
    own = node.attributes.get("href")
    if own:
        yield own
        return
    for one in node.css("a[href]"):
        yield one.attributes.get("href") or ""


def _tree(source: str, name: str) -> LexborHTMLParser:
    """The page as a tree, without scripts and the like. Raises SourceError where it is too long or too deep."""
    parts: list[str] = []
    depth = tags = formatting = work = 0
    for one in scan(source):
        if isinstance(one, Text):
            parts.append("" if one.raw else source[one.start : one.end])
            continue
        parts.append(source[one.start : one.end])
        depth, tags = max(0, depth + _step(one)), tags + 1
        if one.name in _FORMATTING:
            formatting = max(0, formatting + (-1 if one.closing else 1))
        work += depth + 50 * formatting + _attributes(source[one.start : one.end]) ** 2
        if depth > _DEPTH or tags > PAGE_TAGS or work > _WORK:
            raise too_long(name)
    return LexborHTMLParser("".join(parts))


def _attributes(tag: str) -> int:
    """At least as many as a tag has attributes: each is held against all before it."""
    return sum(tag.count(mark) for mark in " \t\n\r\f/\"'")


def _step(tag: Tag) -> int:
    if tag.name in _EMPTY:
        return 0
    return -1 if tag.closing else 1


def _of_feed(data: bytes, url: str) -> tuple[list[str], str | None]:
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise SourceError(
            f"{url} cannot be read as a feed: {type(error).__name__}.",
            "XML that is broken, or that defines entities of its own, is not read.",
            "Open it in a browser; give the listing's page where the feed is broken.",
        ) from error
    found: list[str] = []
    for item in root.iter():
        kind = str(item.tag).rpartition("}")[2]
        if kind == "entry":
            at = [one for one in item.findall(f"{_ATOM}link") if one.get("rel", "alternate") == "alternate"]
            found += [at[0].get("href") or ""] if at else []
        elif kind == "item":
            at = [one for one in item if str(one.tag).rpartition("}")[2] == "link" and (one.text or "").strip()]
            found += [at[0].text or ""] if at else []
    following = next((one.get("href") for one in root.iter(f"{_ATOM}link") if one.get("rel") == "next"), None)
    return found, following


def _of_json(data: bytes, url: str) -> list[str]:
    """The addresses of a JSON Feed, or of posts as WordPress lists them."""
    from counterfoil.read.feeds import listed

    try:
        items = listed(json.loads(decode(data, url).text))
    except (ValueError, RecursionError):
        items = None
    if items is None:
        raise SourceError(
            f"{url} is JSON, but neither a JSON Feed nor a list of posts.",
            "No link can be taken from it.",
            "Give the address of the listing's page, or of a feed.",
        )
    return [item.url for item in items if item.url]
