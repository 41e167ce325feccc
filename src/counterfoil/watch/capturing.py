"""One page: asked for, held against what it said before, and kept where it says something new."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from counterfoil.model import SourceError
from counterfoil.read.documents import Known, Raw, from_bytes
from counterfoil.watch.fetching import Answer, Fetcher, NoAnswerError
from counterfoil.watch.listing import stated_day
from counterfoil.watch.newsroom import Newsroom
from counterfoil.watch.state import Page
from counterfoil.watch.summary import What

GONE = frozenset({404, 410})
_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream"})


@dataclass(frozen=True, slots=True)
class Capture:
    """What came of asking for a page. page: what is known of it now. keep: whether the answer goes to the archive.

    gone: the status where it was found gone. published, identified: what the archive says beside the answer.
    """

    page: Page
    what: What
    why: str | None = None
    answer: Answer | None = None
    keep: bool = False
    gone: int | None = None
    published: str | None = None
    identified: str | None = None


def conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    """The headers that ask for an address only where it is another than the one that is known."""
    known = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in known.items() if value}


def validators(answer: Answer) -> tuple[str | None, str | None]:
    """ETag and Last-Modified of an answer, where they can be sent back."""
    found = (answer.header("etag"), answer.header("last-modified"))
    etag, modified = (value if value and value.isascii() and len(value) <= 500 else None for value in found)
    return etag, modified


def charset(answer: Answer) -> str | None:
    """The encoding that the server named."""
    for part in (answer.header("content-type") or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().casefold() == "charset":
            return value.strip(" \"'") or None
    return None


def capture(fetcher: Fetcher, newsroom: Newsroom, page: Page) -> Capture:
    """Ask for a page. Raises SourceError and PutOff as the fetcher does; what it answers is no error."""
    known = conditions(page.etag, page.modified) if page.sha256 and page.gone is None else {}
    answer = fetcher.get(page.url, known)
    asked = replace(page, asked=answer.at, faults=0)
    if answer.status == 304 and known:
        return Capture(asked, "unchanged", None, answer)
    if answer.status in GONE:
        return _gone(asked, answer, answer.status, f"The server answers {answer.status}.")
    if answer.led and not _is_statement(newsroom, answer):
        status, there = answer.led[0][0], answer.led[-1][1]
        return _gone(asked, answer, status, f"It leads to {urlsplit(there).hostname}, where no statement is.")
    if answer.status != 200:
        raise NoAnswerError(
            f"{page.url} answered with status {answer.status}.",
            "The server is in trouble, or does not give the page to programs.",
            "The next round asks again.",
        )
    return _held(newsroom, asked, answer)


def _is_statement(newsroom: Newsroom, answer: Answer) -> bool:
    """Whether the place where a link led is a statement still: deleted pages often lead to the front page."""
    if answer.status != 200:
        return answer.status not in range(300, 400)
    wanted, path = newsroom.link_pattern(), urlsplit(answer.url).path
    return path.strip("/") != "" and answer.url != newsroom.listing and (not wanted or bool(wanted.search(answer.url)))


def _gone(page: Page, answer: Answer, status: int, why: str) -> Capture:
    if page.gone is not None:
        return Capture(page, "still gone", why, answer)
    what: What = "gone" if status in GONE else "moved away"
    # That it is gone is kept as what the server answered, too; a page that was never there is not gone.
    return Capture(replace(page, gone=status), what, why, answer, keep=True, gone=status if page.sha256 else None)


def _held(newsroom: Newsroom, page: Page, answer: Answer) -> Capture:
    media, identified = _media(answer)
    name = PurePosixPath(unquote(urlsplit(answer.url).path)).stem or "page"
    day = stated_day(newsroom, answer.data, charset(answer), name) if media == "text/html" else None
    digest = hashlib.sha256(answer.data).hexdigest()
    etag, modified = validators(answer)
    page_now = replace(page, etag=etag, modified=modified)
    if page.gone is None and digest == page.sha256:
        return Capture(page_now, "unchanged", None, answer)
    fault: str | None = None
    try:
        reading = _reading(answer, media, name, day)
    except SourceError as error:
        reading, fault = digest, error.happened
    if page.gone is None and reading == page.reading:
        return Capture(page_now, "unchanged", "Its bytes differ, and nothing that is read from them.", answer)
    what: What = "new" if page.sha256 is None else "back" if page.gone is not None else "changed"
    page_now = replace(page_now, place=answer.url, sha256=digest, reading=reading, gone=None)
    published = day.isoformat() if day else None
    return Capture(
        page_now, "unreadable" if fault else what, fault, answer, keep=True, published=published, identified=identified
    )


def _reading(answer: Answer, media: str, name: str, day: date | None) -> str:
    """A hash of what is read from a page: bytes that differ with every answer (counters, keys) are no part of it."""
    made = from_bytes(Raw(answer.data, name, media, charset(answer)), None, Known(url=answer.url, published=day))
    said = (made.text, made.title, made.issuer, str(made.published), str(made.modified))
    return hashlib.sha256("\0".join(one or "" for one in said).encode("utf-8", "replace")).hexdigest()


def _media(answer: Answer) -> tuple[str, str | None]:
    """The type of the body, and the same again where the server did not say it. Raises SourceError for other types."""
    said = (answer.header("content-type") or "").split(";")[0].strip().casefold()
    head = answer.data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF"):
        return "application/pdf", None if said == "application/pdf" else "application/pdf"
    if said in _UNSAID:
        found = "text/html" if head[:1] == b"<" else "text/plain"
        return found, found
    if said not in _TYPES:
        raise SourceError(
            f"{answer.url} is of the type {said[:60]}, which is not read.",
            "Read are web pages, plain text and PDF.",
            "Narrow `links.pattern`, so that only statements fit it.",
        )
    return "text/html" if said == "application/xhtml+xml" else said, None
