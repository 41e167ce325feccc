"""Pages kept as a web archive (.warc, .warc.gz): each with the bytes, the address and the day of its capture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from counterfoil.model import Document, SourceError
from counterfoil.read.documents import Known, Raw, from_bytes
from counterfoil.read.limits import FILE_BYTES, check_size
from counterfoil.read.publication import parse_iso

Outcome = Document | SourceError

_KINDS = ("response", "resource")
_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
PUBLISHED = "Counterfoil-Published"
"""A field of our own: the day of publication, where whoever made the archive knew it (YYYY-MM-DD)."""
IDENTIFIED = "WARC-Identified-Payload-Type"
"""The archive's own field: the type of the payload, where whoever made the archive looked and the server misled."""


def from_warc(path: Path, published: date | str | None) -> Iterator[Outcome]:
    """The pages of an archive that a server gave with 200 and that are text, a web page or a PDF.

    Pictures, scripts, redirections and what was not found are passed over: they are no statements.
    """
    with path.open("rb") as handle:
        try:
            for record in ArchiveIterator(handle):  # type: ignore[no-untyped-call]  # warcio has no types
                if record.rec_type in _KINDS and _media_type(record) in _TYPES and _given(record):
                    yield _page(record, published)
        except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
            raise SourceError(
                f"{path.name} cannot be read on as a web archive: {str(error).splitlines()[0] if str(error) else ''}",
                "The captures after the fault are not read.",
                "Check that the file is whole, and that it is WARC.",
            ) from error


def _page(record: ArcWarcRecord, published: date | str | None) -> Outcome:
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    written = str(record.rec_headers.get_header("WARC-Date") or "")
    day, moment = parse_iso(written), _moment(written)
    name = _name(url)
    try:
        data = record.content_stream().read(FILE_BYTES + 1)  # type: ignore[no-untyped-call]  # the same
        check_size(len(data), name)
        media = _media_type(record)
        raw = Raw(data, name, "text/html" if media == "application/xhtml+xml" else media, _charset(record))
        stated = parse_iso(str(record.rec_headers.get_header(PUBLISHED) or ""))
        found = from_bytes(raw, published, Known(url=url or None, retrieved=day, published=stated))
    except SourceError as error:
        return error
    return replace(found, retrieved=day, retrieved_at=moment)


def _given(record: ArcWarcRecord) -> bool:
    return record.http_headers is None or record.http_headers.get_statuscode() == "200"


def _moment(written: str) -> datetime | None:
    """The moment in UTC, without a zone; None where it is only a day, or not written as WARC demands."""
    try:
        return datetime.fromisoformat(written).astimezone(UTC).replace(tzinfo=None) if "T" in written else None
    except (ValueError, OverflowError):
        return None


def _content_type(record: ArcWarcRecord) -> str:
    headers = record.rec_headers if record.http_headers is None else record.http_headers
    return str(headers.get_header("Content-Type") or "")


def _media_type(record: ArcWarcRecord) -> str:
    identified = record.rec_headers.get_header(IDENTIFIED)
    return str(identified or _content_type(record)).split(";")[0].strip().casefold()


def _charset(record: ArcWarcRecord) -> str | None:
    for part in _content_type(record).split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().casefold() == "charset":
            return value.strip(" \"'") or None
    return None


def _name(url: str) -> str:
    """The last part of the address, as a file's stem would be."""
    parts = urlsplit(url)
    path = PurePosixPath(unquote(parts.path))
    return path.stem or parts.hostname or "page"
