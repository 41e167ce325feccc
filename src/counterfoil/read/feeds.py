"""Statements in a feed or a listing that was saved as a file: RSS, Atom, JSON Feed, posts as WordPress lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parsedate_to_datetime
from html import escape, unescape
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, ParseError  # for their types: defusedxml does the parsing

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from counterfoil.model import Document, SourceError
from counterfoil.read.documents import Known, Raw, from_bytes
from counterfoil.read.publication import parse_iso

Outcome = Document | SourceError

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ATOM = "{http://www.w3.org/2005/Atom}"
_RSS_1 = "{http://purl.org/rss/1.0/}"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. content: HTML or plain text; empty where the feed only points to the page. whole: not a summary."""

    title: str
    content: str
    url: str | None
    published: date | None
    modified: date | None
    issuer: str | None
    whole: bool


def from_feed(data: bytes, stem: str, published: date | str | None, file: str) -> Iterator[Outcome]:
    """The items of an RSS or Atom file. Raises SourceError where it is none; entities and DTDs are refused.

    stem: what documents are named after that have no address. file: what errors name.
    """
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise SourceError(
            f"{file} cannot be read as a feed: {type(error).__name__}.",
            "XML that is broken, or that defines entities of its own, is not read.",
            "Save the feed again as the server gives it.",
        ) from error
    items = _items(root)
    if items is None:
        raise SourceError(
            f"{file} is XML, but neither RSS nor Atom.",
            "A sitemap, for one, lists addresses and no statements.",
            "Save the feed or the pages themselves.",
        )
    yield from documents(items, stem, published, file)


def documents(
    items: list[Item], stem: str, published: date | str | None, file: str, kind: str = "feed"
) -> Iterator[Outcome]:
    """A document for each item; an error for one without a text. kind: what the items are of, a feed or a listing."""
    for number, item in enumerate(items, 1):
        name = _name(item.url) or f"{stem}-{number}"
        if not item.content.strip():
            yield SourceError(
                f"Item {number} of {file} ({name}) gives only a title and an address.",
                "There is no text to audit in it.",
                f"Give the page itself: {item.url or 'its address is not stated'}",
            )
            continue
        try:
            yield _document(item, name, published, f"Item {number} of {file} ({name})", kind)
        except SourceError as error:
            yield error


def listed(found: object) -> list[Item] | None:
    """The items of a JSON Feed, or of posts as WordPress lists them; None where it is neither."""
    if isinstance(found, dict) and "jsonfeed.org" in str(found.get("version")):
        entries = found.get("items")
        issuer = _words(found.get("title"))
        return [_json_item(entry, issuer) for entry in entries or [] if isinstance(entry, dict)]
    if isinstance(found, list) and found and all(_is_post(post) for post in found):
        return [_post(post) for post in found]
    return None


def _document(item: Item, name: str, published: date | str | None, called: str, kind: str) -> Document:
    title = escape(item.title)
    content = item.content if "<" in item.content else f"<p>{escape(item.content, quote=False)}</p>"
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>\n{content}</body></html>"
    known = Known(item.published, item.modified, None, item.url, None, item.title or None, item.issuer)
    raw = Raw(page.encode("utf-8", "replace"), name, "text/html", "utf-8", called)
    made = from_bytes(raw, published, known)
    notes = [f"Read from an item of a {kind}; the hash is of its title and its content."]
    if not item.whole:
        notes.append(f"The {kind} gives a summary and not the whole statement.")
    # The item was taken out of its file: byte positions in what was made of it would point to nothing anyone has.
    return replace(made, anchors=(), notes=(*made.notes, *notes))


def _items(root: Element) -> list[Item] | None:
    if root.tag == f"{_ATOM}feed":
        issuer = _text(root, f"{_ATOM}title")
        return [_atom(entry, issuer) for entry in root.iter(f"{_ATOM}entry")]
    if root.tag == "rss":
        issuer = _text(root, "channel/title")
        return [_rss(item, issuer, "") for item in root.iter("item")]
    if root.tag.endswith("}RDF"):
        issuer = _text(root, f"{_RSS_1}channel/{_RSS_1}title")
        return [_rss(item, issuer, _RSS_1) for item in root.iter(f"{_RSS_1}item")]
    return None


def _rss(item: Element, issuer: str | None, space: str) -> Item:
    whole = _text(item, _CONTENT)
    return Item(
        _text(item, f"{space}title") or "",
        whole or _text(item, f"{space}description") or "",
        _text(item, f"{space}link"),
        _day(_text(item, f"{space}pubDate") or _text(item, f"{_DC}date")),
        _day(_text(item, f"{_ATOM}updated")),
        issuer,
        whole is not None,
    )


def _atom(entry: Element, issuer: str | None) -> Item:
    content = entry.find(f"{_ATOM}content")
    whole = "" if content is None else "".join(content.itertext()).strip()
    links = [link for link in entry.iter(f"{_ATOM}link") if link.get("rel", "alternate") == "alternate"]
    return Item(
        _text(entry, f"{_ATOM}title") or "",
        whole or _text(entry, f"{_ATOM}summary") or "",
        links[0].get("href") if links else None,
        _day(_text(entry, f"{_ATOM}published")),
        _day(_text(entry, f"{_ATOM}updated")),
        issuer,
        bool(whole),
    )


def _json_item(entry: Mapping[str, Any], issuer: str | None) -> Item:
    whole = _words(entry.get("content_html")) or _words(entry.get("content_text"))
    return Item(
        _words(entry.get("title")) or "",
        whole or _words(entry.get("summary")) or "",
        _words(entry.get("url")),
        _day(_words(entry.get("date_published"))),
        _day(_words(entry.get("date_modified"))),
        issuer,
        whole is not None,
    )


def _is_post(post: object) -> bool:
    return isinstance(post, dict) and all(_rendered(post, field) is not None for field in ("title", "content"))


def _post(post: Mapping[str, Any]) -> Item:
    title, content = unescape(_rendered(post, "title") or ""), _rendered(post, "content") or ""
    days = _day(_words(post.get("date"))), _day(_words(post.get("modified")))
    return Item(title, content, _words(post.get("link")), *days, None, whole=True)


def _rendered(post: Mapping[str, Any], field: str) -> str | None:
    value = post.get(field)
    return _words(value.get("rendered")) if isinstance(value, dict) else None


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _text(element: Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else "".join(found.itertext()).strip() or None


def _day(written: str | None) -> date | None:
    """The day of an ISO 8601 date or one as in mail (Tue, 10 Jun 2025 09:00:00 -0400), in the writer's own zone."""
    if not written:
        return None
    try:
        return parse_iso(written) or parsedate_to_datetime(written).date()
    except ValueError:
        return None


def _name(url: str | None) -> str | None:
    return PurePosixPath(unquote(urlsplit(url).path)).stem or None if url else None
