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


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they came. id: the document's. charset: the encoding that a server named. file: what errors name."""

    data: bytes
    id: str
    media_type: str
    charset: str | None = None
    file: str | None = None

    @property
    def called(self) -> str:
        """What a reader knows it by: its file's whole name, where it was one."""
        return self.file or self.id


def document(
    text: str,
    id: str = "text",  # noqa: A002 - the field's name in every format this program writes
    published: date | str | None = None,
    *,
    known: Known = NOTHING_KNOWN,
    data: bytes | None = None,
) -> Document:
    """A document of plain text.

    published: wins over what is known and over what the text prints; None leaves it to those. data: the bytes that the
    text was read from, where they are not its UTF-8 form. Raises SourceError for an empty or overlong text, or an
    impossible date.
    """
    check_text(text, id)
    raw = Raw(data if data is not None else text.encode("utf-8"), id, "text/plain")
    return _document(raw, text, segments(text), given(published), known)


def from_bytes(raw: Raw, published: date | str | None = None, known: Known = NOTHING_KNOWN) -> Document:
    """A document of the bytes of a text, a Markdown text, a web page or a PDF.

    Raises SourceError where they cannot be read as that.
    """
    day = given(published)
    if raw.media_type == "text/html":
        return _from_page(raw, day, known)
    if raw.media_type == "application/pdf":
        return _from_pdf(raw, day, known)
    decoded = decode(raw.data, raw.called, raw.charset)
    # Line ends as Python reads a text file, so that positions agree with those of other tools.
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    check_text(text, raw.called)
    made = _document(raw, text, segments(text), day, known)
    note = f"Nothing in the source names its encoding; it was read as {decoded.encoding}."
    return replace(made, notes=(note,)) if decoded.guessed else made


def _from_page(raw: Raw, day: Published | None, known: Known) -> Document:
    found = read_page(raw.data, raw.called, raw.charset)
    check_text(found.text, raw.called)
    if day is None and known.published is None and found.published is not None:
        day = Published(found.published, "date.page")
    known = replace(
        known,
        title=known.title or found.title,
        issuer=known.issuer or found.issuer,
        url=known.url or found.canonical,
        modified=known.modified or found.modified,
    )
    return replace(_document(raw, found.text, found.segments, day, known), anchors=found.anchors)


def _from_pdf(raw: Raw, day: Published | None, known: Known) -> Document:
    found = read_pdf(raw.data, raw.called)
    check_text(found.text, raw.called)
    known = replace(known, title=known.title or found.title)
    return replace(_document(raw, found.text, segments(found.text), day, known), anchors=found.anchors)


def _whole(words: str | None) -> str | None:
    """The words with U+FFFD for half characters, which JSON escapes and file names can hold and no output can."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if words else words


def _document(raw: Raw, text: str, parts: tuple[Segment, ...], day: Published | None, known: Known) -> Document:
    if day is None and known.published is not None:
        day = Published(known.published, "date.metadata")
    day = day or printed(text, parts)
    source = _whole(known.source)
    return Document(
        _whole(raw.id) or "text",
        text,
        hashlib.sha256(raw.data).hexdigest(),
        title=_whole(known.title) or _headline(text, parts),
        # Metadata that names only a source says by it whose statement this is.
        issuer=_whole(known.issuer) or source,
        url=_whole(known.url),
        source=source,
        media_type=raw.media_type,
        published=day.day if day else None,
        published_rule=day.rule if day else None,
        modified=known.modified,
        retrieved=known.retrieved,
        segments=parts,
    )


def _headline(text: str, parts: tuple[Segment, ...]) -> str | None:
    """The headline as it stands by itself, else the first line with the name of the site that it may carry."""
    heads = [part for part in parts if part.kind == "headline"]
    alone = [part for part in heads if part.rule in ("segment.title-again", "segment.heading")]
    first = next(iter((*alone, *heads)), None)
    words = " ".join(text[first.span.start : first.span.end].lstrip("# ").split()) if first else ""
    return words if 0 < len(words) <= _TITLE_LENGTH else None
