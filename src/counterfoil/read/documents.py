"""Documents from what the formats give: text, the dates that are known, and where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from counterfoil.model import Document, Segment
from counterfoil.read.encodings import decode
from counterfoil.read.html import read_page
from counterfoil.read.limits import check_text
from counterfoil.read.pdf import read_pdf
from counterfoil.read.publication import Published, given, printed
from counterfoil.read.segments import segments

_TITLE_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Known:
    """What stands beside a source: in its metadata file, its corpus record, or the answer of a server."""

    published: date | None = None
    modified: date | None = None
    retrieved: date | None = None
    url: str | None = None
    source: str | None = None
    title: str | None = None
    issuer: str | None = None


NOTHING_KNOWN = Known()


def document(
    text: str,
    id: str = "text",  # noqa: A002 - the field's name in every format this program writes
    published: date | str | None = None,
    *,
    known: Known = NOTHING_KNOWN,
    data: bytes | None = None,
) -> Document:
    """A document of plain text.

    published: wins over what is known and what the text prints; None leaves it to those. data: the bytes the text was
    read from, where they are not its UTF-8 form. Raises SourceError for an empty or overlong text or an impossible date.
    """
    check_text(text, id)
    parts = segments(text)
    return _document(
        text, id, parts, given(published), known, data if data is not None else text.encode("utf-8", "replace")
    )


def from_bytes(
    data: bytes,
    id: str,  # noqa: A002 - as above
    media_type: str,
    published: date | str | None = None,
    known: Known = NOTHING_KNOWN,
    declared: str | None = None,
) -> Document:
    """A document of the bytes of a text, a Markdown text, a web page or a PDF.

    Raises SourceError where they cannot be read as that.
    """
    if media_type == "text/html":
        return _from_page(data, id, given(published), known, declared)
    if media_type == "application/pdf":
        return _from_pdf(data, id, given(published), known)
    decoded = decode(data, id, declared)
    # Line ends as Python reads a text file, so that positions agree with those of other tools.
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    made = document(text, id, published, known=known, data=data)
    notes = (
        (f"Nothing in the source names its encoding; it was read as {decoded.encoding}.",) if decoded.guessed else ()
    )
    return replace(made, media_type=media_type, notes=notes)


def _from_page(data: bytes, id: str, day: Published | None, known: Known, declared: str | None) -> Document:  # noqa: A002 - as above
    found = read_page(data, id, declared)
    check_text(found.text, id)
    if day is None and known.published is None and found.published is not None:
        day = Published(found.published, "date.page")
    known = replace(
        known,
        title=known.title or found.title,
        issuer=known.issuer or found.issuer,
        url=known.url or found.canonical,
        modified=known.modified or found.modified,
    )
    made = _document(found.text, id, found.segments, day, known, data)
    return replace(made, media_type="text/html", anchors=found.anchors)


def _from_pdf(data: bytes, id: str, day: Published | None, known: Known) -> Document:  # noqa: A002 - as above
    found = read_pdf(data, id)
    check_text(found.text, id)
    parts = segments(found.text)
    made = _document(found.text, id, parts, day, replace(known, title=known.title or found.title), data)
    return replace(made, media_type="application/pdf", anchors=found.anchors)


def _document(
    text: str,
    id: str,  # noqa: A002 - as above
    parts: tuple[Segment, ...],
    day: Published | None,
    known: Known,
    data: bytes,
) -> Document:
    if day is None and known.published is not None:
        day = Published(known.published, "date.metadata")
    day = day or printed(text, parts)
    return Document(
        id,
        text,
        hashlib.sha256(data).hexdigest(),
        title=known.title or _headline(text, parts),
        issuer=known.issuer,
        url=known.url,
        source=known.source,
        published=day.day if day else None,
        published_rule=day.rule if day else None,
        modified=known.modified,
        retrieved=known.retrieved,
        segments=parts,
    )


def _headline(text: str, parts: tuple[Segment, ...]) -> str | None:
    first = next((part for part in parts if part.kind == "headline"), None)
    words = " ".join(text[first.span.start : first.span.end].split()) if first else ""
    return words if 0 < len(words) <= _TITLE_LENGTH else None
