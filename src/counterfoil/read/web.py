"""Fetching one address: public hosts only, a bounded number of bytes, in bounded time."""

from __future__ import annotations

import time
import zlib
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpx

from counterfoil.model import SourceError
from counterfoil.read.connecting import Deadline, Inside, Transport
from counterfoil.read.limits import FETCH_REDIRECTS, FETCH_SECONDS, FILE_BYTES, check_size

_STEP_SECONDS = 10.0
"""For one step: to connect, or until the next bytes come."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGENT = "counterfoil (reads public statements; one request an address)"
_TYPES = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "text/markdown": "text/markdown",
    "application/pdf": "application/pdf",
    "application/json": "application/json",
    "application/x-ndjson": "application/x-ndjson",
    "application/jsonl": "application/x-ndjson",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. url: after redirects. retrieved: the day that the server's own clock showed."""

    data: bytes
    url: str
    media_type: str
    charset: str | None
    retrieved: date | None


def fetch(url: str, *, allow_private: bool = False, seconds: float = FETCH_SECONDS, limit: int = FILE_BYTES) -> Fetched:
    """The contents of `url`, redirects followed.

    Every connection goes to an address that was checked, and all of it, headers and redirects included, ends after
    `seconds` (`connecting` sees to both). allow_private: for tests against a local server. Raises SourceError.
    """
    deadline = Deadline(time.monotonic, time.monotonic() + seconds)
    inside = Inside(lambda _: allow_private, "Save the page in a browser and give the file.")
    here = url
    try:
        with _client(Transport(deadline, inside), min(seconds, _STEP_SECONDS)) as client:
            for _ in range(FETCH_REDIRECTS + 1):
                _check(here)
                with closing(client.send(client.build_request("GET", here), stream=True)) as response:
                    if response.status_code not in _REDIRECTS:
                        return _answer(response, here, limit)
                    here = _next(response, here)
    except httpx.TimeoutException as error:
        raise SourceError(
            f"{url} did not finish in time.",
            f"The server said nothing for {_STEP_SECONDS:.0f} seconds, or was not done after {FETCH_SECONDS:.0f}.",
            "Try again later, or save the page in a browser and give the file.",
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, OSError) as error:
        raise SourceError(
            f"{url} could not be fetched: {str(error) or type(error).__name__}.",
            "The server refused the connection, broke it off, or answered with something that is not HTTP.",
            "Open it in a browser; if it opens there, save the page (.html or .pdf) and give the file.",
        ) from error
    raise SourceError(
        f"{url} leads through more than {FETCH_REDIRECTS} redirects.",
        "It probably leads in a circle.",
        "Open it in a browser and give the address it ends at.",
    )


def _client(transport: Transport, step_seconds: float) -> httpx.Client:
    headers = {
        "User-Agent": _AGENT,
        "Accept": "text/html,application/pdf,text/plain,application/json;q=0.9",
        "Accept-Encoding": "gzip",
    }
    return httpx.Client(
        transport=transport, headers=headers, trust_env=False, follow_redirects=False, timeout=step_seconds
    )


def _check(url: str) -> None:
    """Raise SourceError where `url` is no address of the web."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise _no_address(url) from error
    if parts.scheme not in ("http", "https"):
        raise SourceError(
            f"{url} is not an http or https address.",
            "No other kind of address is fetched.",
            "Give an address that begins with https://, or the path of a file.",
        )
    if not host or parts.username is not None or parts.password is not None:
        raise _no_address(url)


def _next(response: httpx.Response, here: str) -> str:
    place = str(response.headers.get("location", ""))
    if not place:
        raise SourceError(
            f"{here} redirects without saying where to.",
            "The server is faulty.",
            "Open it in a browser, save the page and give the file.",
        )
    return urljoin(here, place)


def _answer(response: httpx.Response, url: str, limit: int) -> Fetched:
    if response.status_code != 200:
        raise SourceError(
            f"{url} answered with status {response.status_code}.",
            "There is no page there, or the server does not give it to programs.",
            "Open it in a browser; if it opens there, save the page (.html or .pdf) and give the file.",
        )
    media, charset = _media_type(response.headers.get("content-type", ""), url)
    length = response.headers.get("content-length", "")
    if length.isdigit():
        check_size(int(length), url, limit)
    data = _body(response, url, limit)
    return Fetched(data, url, media, charset, _day(response.headers.get("date")))


def _media_type(header: str, url: str) -> tuple[str, str | None]:
    kind, *parameters = (part.strip() for part in header.split(";"))
    charset = next(
        (part.partition("=")[2].strip("\"' ") for part in parameters if part.casefold().startswith("charset=")), None
    )
    known = _TYPES.get(kind.casefold())
    if known is None and kind.casefold() not in ("", "application/octet-stream", "binary/octet-stream"):
        raise SourceError(
            f"{url} is of the type {kind}, which is not read.",
            "Read are web pages, plain text, PDF and JSON.",
            "Find the statement as a web page or a PDF.",
        )
    return known or "", charset


def _body(response: httpx.Response, url: str, limit: int) -> bytes:
    """The body, unpacked, up to `limit` bytes."""
    coding = response.headers.get("content-encoding", "identity").casefold()
    if coding not in ("identity", "gzip", "x-gzip", ""):
        raise SourceError(
            f"{url} is packed with {coding}, which was not asked for.",
            "It cannot be unpacked.",
            "Save the page in a browser and give the file.",
        )
    unpack = zlib.decompressobj(31) if "gzip" in coding else None
    found = bytearray()
    for chunk in response.iter_raw():
        # Never more than the limit and one byte, whatever a small packed chunk unpacks to.
        found += unpack.decompress(chunk, limit + 1 - len(found)) if unpack else chunk
        check_size(len(found), url, limit)
    return bytes(found)


def _day(header: str | None) -> date | None:
    if header is None:
        return None
    try:
        return parsedate_to_datetime(header).date()
    except (ValueError, IndexError, OverflowError):
        return None


def _no_address(url: str) -> SourceError:
    return SourceError(
        f"{url} is not an address that can be fetched.",
        "It has no host, or carries a user name or a password.",
        "Give the plain address of the page.",
    )
