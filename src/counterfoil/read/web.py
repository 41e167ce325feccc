"""Fetching one address: public hosts only, a bounded number of bytes, in bounded time."""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from counterfoil.model import SourceError
from counterfoil.read.limits import FETCH_REDIRECTS, FETCH_SECONDS, FILE_BYTES, check_size

if TYPE_CHECKING:
    import httpx

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


@dataclass(frozen=True, slots=True)
class _Target:
    """An address taken apart, with the checked network address that will be connected to."""

    url: str
    host: str
    address: str
    port: int
    secure: bool


def fetch(url: str, *, allow_private: bool = False, seconds: float = FETCH_SECONDS, limit: int = FILE_BYTES) -> Fetched:
    """The contents of `url`, redirects followed.

    The host's name is resolved once for each hop, every address it has must be public, and the connection goes to the
    address that was checked, so that a second answer of the name server cannot lead elsewhere. Proxies of the
    environment are not used: they would resolve the name again. allow_private: for tests against a local server.
    Raises SourceError.
    """
    import httpx

    deadline = time.monotonic() + seconds
    here = url
    try:
        with httpx.Client(trust_env=False, follow_redirects=False, timeout=httpx.Timeout(min(seconds, 10.0))) as client:
            for _ in range(FETCH_REDIRECTS + 1):
                target = _target(here, allow_private=allow_private)
                with closing(client.send(_request(client, target), stream=True)) as response:
                    if response.status_code not in _REDIRECTS:
                        return _answer(response, here, deadline, limit)
                    here = _next(response, here)
    except httpx.TimeoutException as error:
        raise _slow(url) from error
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


def _target(url: str, *, allow_private: bool) -> _Target:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
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
    secure = parts.scheme == "https"
    port = port or (443 if secure else 80)
    return _Target(url, host, _checked(url, host, port, allow_private=allow_private), port, secure)


def _checked(url: str, host: str, port: int, *, allow_private: bool) -> str:
    """The first address of `host`, after every one of them was found to be public."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(
            f"The host of {url} is not known.",
            "The name is misspelt, or there is no connection to the network.",
            "Check the address and the connection.",
        ) from error
    found = [str(answer[4][0]) for answer in answers]
    if not allow_private and not all(is_public(address) for address in found):
        raise SourceError(
            f"{url} leads to a private address ({host}).",
            "Addresses inside a network are not fetched, since a page could point there to reach what is not public.",
            "Save the page in a browser and give the file.",
        )
    return found[0]


def is_public(address: str) -> bool:
    """True for an address of the public internet: not private, loopback, link-local, shared, multicast or reserved."""
    try:
        known = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    inner = _embedded(known)
    if inner is not None:
        return is_public(str(inner))
    return known.is_global and not known.is_multicast and not known.is_reserved


def _embedded(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, where it does (mapped, 6to4, NAT64)."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _request(client: httpx.Client, target: _Target) -> httpx.Request:
    import httpx

    named = httpx.URL(target.url)
    headers = {
        "Host": named.netloc.decode("ascii"),
        "User-Agent": _AGENT,
        "Accept": "text/html,application/pdf,text/plain,application/json;q=0.9",
        "Accept-Encoding": "gzip",
    }
    # The connection goes to the checked address, while name and certificate are those of the host.
    pinned = named.copy_with(host=target.address, fragment=None)
    return client.build_request(
        "GET", pinned, headers=headers, extensions={"sni_hostname": named.raw_host.decode("ascii")}
    )


def _next(response: httpx.Response, here: str) -> str:
    place = str(response.headers.get("location", ""))
    if not place:
        raise SourceError(
            f"{here} redirects without saying where to.",
            "The server is faulty.",
            "Open it in a browser, save the page and give the file.",
        )
    return urljoin(here, place)


def _answer(response: httpx.Response, url: str, deadline: float, limit: int) -> Fetched:
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
    data = _body(response, url, deadline, limit)
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


def _body(response: httpx.Response, url: str, deadline: float, limit: int) -> bytes:
    """The body, unpacked, up to `limit` bytes and until `deadline`."""
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
        if time.monotonic() > deadline:
            raise _slow(url)
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


def _slow(url: str) -> SourceError:
    return SourceError(
        f"{url} did not finish within {FETCH_SECONDS:.0f} seconds.",
        "The server is slow, or sends without end.",
        "Try again later, or save the page in a browser and give the file.",
    )
