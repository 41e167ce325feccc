"""HTML to a document: visible text, segments, metadata, and the way back to the bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from counterfoil.model import Anchor, Segment, Span
from counterfoil.read.blocks import Block, grouped_lines, lines_of
from counterfoil.read.encodings import Decoded, decode
from counterfoil.read.page import Page, PageBlock, Role, page
from counterfoil.read.page_rows import page_rows
from counterfoil.read.publication import parse_iso, parse_printed
from counterfoil.read.segments import classify
from counterfoil.reference.patterns import pattern

_DECLARED = 4_096
"""Bytes in which a page declares its encoding; the standard asks for the first 1,024."""
_SHIFTING = ("iso2022", "hz", "utf_7", "utf-7")
"""Encodings in which the bytes of a piece depend on what came before: no way back is given for these."""
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "dcterms.issued", "dc.date.issued", "dcterms.created",
    "dcterms.date", "dc.date", "datepublished", "publish-date", "publication_date", "parsely-pub-date", "pubdate",
    "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "datemodified",
    "last-modified",
)


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page gives of a document."""

    text: str
    segments: tuple[Segment, ...]
    anchors: tuple[Anchor, ...]
    title: str | None
    issuer: str | None
    canonical: str | None
    published: date | None
    modified: date | None
    encoding: str


def read_page(data: bytes, name: str, declared: str | None = None) -> WebPage:
    """The web page in `data`. declared: the encoding that the server names, which wins over the page's own word.

    Raises SourceError where the bytes are no text.
    """
    decoded = decode(data, name, declared or declared_in(data))
    found = page(decoded.text, name)
    facts = tuple(_objects(found.data))
    return WebPage(
        found.text,
        page_segments(found),
        tuple(_anchors(found, decoded)),
        _title(found),
        found.metas.get("og:site_name") or _named(facts, "publisher"),
        found.canonical or found.metas.get("og:url"),
        _published(found, facts),
        _day(found.metas, _MODIFIED) or _fact_day(facts, "dateModified"),
        decoded.encoding,
    )


def declared_in(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    head = data[:_DECLARED].decode("latin-1")
    known = pattern(r"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_:.-]+)""", ignore_case=True).search(head)
    if known is None:
        known = pattern(r"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""").search(head)
    label = known.group(1) if known else None
    # The declaration was just read byte by byte, so whatever it says, these bytes are not UTF-16.
    return None if label is None or label.casefold().startswith("utf-16") else label


def page_segments(found: Page) -> tuple[Segment, ...]:
    """The segments of a page, by its markup first and by the form of its lines second."""
    roles, bounded = _roles(found.blocks, found.text)
    rows = page_rows(found, roles)
    blocks: list[Block] = []
    kinds: list[Role | None] = []
    breaks: list[int] = []
    article = 0
    for index, (part, role) in enumerate(zip(found.blocks, roles, strict=True)):
        if part.article != article:
            breaks.append(len(blocks))
            article = part.article
        made = rows.get(index)
        if made is None:
            lines = lines_of(found.text, part.span, listed=part.depth if role == "item" else 0)
            made = grouped_lines(found.text, lines)
        blocks.extend(made)
        kinds.extend([role] * len(made))
    return classify(blocks, kinds, bounded=bounded, breaks=frozenset(breaks))


def _roles(parts: tuple[PageBlock, ...], text: str) -> tuple[list[Role], bool]:
    """The role of each block, and whether the page says where its story stands.

    What it calls main, and class names, are believed where most of its prose agrees.
    """
    sizes = [len(part.span) if part.role != "furniture" and _sentence(text, part.span) else 0 for part in parts]
    best = max((part.main for part in parts), default=0)
    inner = [part.main == best for part in parts]
    bounded = best > 0 and sum(size for size, kept in zip(sizes, inner, strict=True) if kept) * 2 >= sum(sizes)
    if not bounded:
        inner = [True] * len(parts)
    unhinted = sum(size for size, part in zip(sizes, parts, strict=True) if not part.hinted)
    believe = unhinted * 2 >= sum(sizes)
    roles: list[Role] = [
        "furniture" if not kept or (part.hinted and believe) else part.role
        for part, kept in zip(parts, inner, strict=True)
    ]
    return roles, bounded


def _sentence(text: str, span: Span) -> bool:
    return len(span) > 60 and text[span.end - 1] in '.!?”"'


def _anchors(found: Page, decoded: Decoded) -> list[Anchor]:
    """Anchors in text order. Characters are counted in bytes once, from piece to piece."""
    if decoded.encoding.startswith(_SHIFTING):
        return []
    cuts = sorted({place for _, _, start, end in found.places for place in (start, end)})
    pairs = zip([0, *cuts], cuts, strict=False)
    sizes = accumulate(len(decoded.text[one:two].encode(decoded.encoding)) for one, two in pairs)
    at = {cut: size + decoded.skipped for cut, size in zip(cuts, sizes, strict=True)}
    return [Anchor(Span(one, two), (at[start], at[end])) for one, two, start, end in found.places]


def _title(found: Page) -> str | None:
    heads = [part for part in found.blocks if part.role == "heading" and part.level == 1]
    if len(heads) == 1:
        return " ".join(found.text[heads[0].span.start : heads[0].span.end].split())
    return found.metas.get("og:title") or found.metas.get("dcterms.title") or found.title


def _objects(sources: tuple[str, ...]) -> list[dict[str, Any]]:
    """The schema.org objects of a page, those in graphs included."""
    found: list[dict[str, Any]] = []
    for source in sources:
        try:
            waiting = [json.loads(source)]
        except (ValueError, RecursionError):
            continue
        while waiting and len(found) < 200:
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                found.append(value)
                waiting.extend(inner for key, inner in value.items() if key in ("@graph", "mainEntity"))
    return found


def _named(facts: tuple[dict[str, Any], ...], key: str) -> str | None:
    for fact in facts:
        value = fact.get(key)
        if isinstance(value, dict) and isinstance(value.get("name"), str):
            return str(value["name"])
    return None


def _fact_day(facts: tuple[dict[str, Any], ...], key: str) -> date | None:
    days = (parse_printed(str(fact[key])) for fact in facts if isinstance(fact.get(key), str))
    return next((day for day in days if day is not None), None)


def _day(metas: dict[str, str], names: tuple[str, ...]) -> date | None:
    days = (parse_printed(metas[name]) for name in names if name in metas)
    return next((day for day in days if day is not None), None)


def _published(found: Page, facts: tuple[dict[str, Any], ...]) -> date | None:
    day = _day(found.metas, _PUBLISHED) or _fact_day(facts, "datePublished")
    if day is not None:
        return day
    # Several different moments on a page are a list of news or an event's own times; one alone is the page's date.
    days = {moment for value in found.times if (moment := parse_iso(value)) is not None}
    return days.pop() if len(days) == 1 else None
