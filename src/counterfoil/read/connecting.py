"""Connections to checked addresses alone, and none of them longer than it was given.

The check stands where the connection is opened: a name is asked once, every address it has is looked at, and the socket
goes to one of those, so that a second answer of the name server cannot lead elsewhere. The deadline stands where bytes
are read, so that a server that sends one byte of a header every few seconds is cut off too.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

import httpcore
import httpx

from counterfoil.model import SourceError

_Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
_NEVER = tuple(
    ipaddress.ip_network(net)
    for net in (
        "169.254.0.0/16",
        "168.63.129.16/32",
        "100.100.100.200/32",
        "192.0.0.0/24",
        "fe80::/10",
        "fd00:ec2::/32",
    )
)
"""Where clouds keep what they tell a machine of itself, credentials among it: never public, nor allowed by name."""
_FAULTS: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (httpcore.TimeoutException, httpx.TimeoutException),
    (httpcore.RemoteProtocolError, httpx.RemoteProtocolError),
    (httpcore.ConnectError, httpx.ConnectError),
    (httpcore.NetworkError, httpx.NetworkError),
    (httpcore.ProtocolError, httpx.ProtocolError),
)


@dataclass(slots=True)
class Deadline:
    """When what is being done has to be done. seconds: a clock that is never set back. at: by that clock."""

    seconds: Callable[[], float]
    at: float = float("inf")

    def left(self, most: float | None) -> float:
        """Seconds that are left, at most `most`. Raises httpcore.ReadTimeout where there are none."""
        seconds = min(self.at - self.seconds(), most if most is not None else float("inf"))
        if seconds <= 0:
            raise httpcore.ReadTimeout("the time for one address is over")
        return seconds


@dataclass(frozen=True, slots=True)
class Inside:
    """Which hosts may lead inside a network, and what to do (a sentence) where another one does."""

    allowed: Callable[[str], bool]
    otherwise: str


def checked(host: str, port: int, seconds: float, inside: Inside) -> str:
    """An address of `host`, after every one of them was found to be one that may be asked.

    Raises SourceError, and httpcore.ConnectTimeout where the name server takes longer than `seconds`.
    """
    found = _resolved(host, port, seconds)
    if not found:
        raise SourceError(
            f"The host {host} is not known.",
            "The name is misspelt or was given up, or there is no connection to the network.",
            "Check the address and the connection.",
        )
    private = inside.allowed(host.casefold())
    for address in found:
        if not (is_public(address) or (private and _is_inside(address))):
            raise SourceError(
                f"{host} leads to a private address.",
                "Addresses inside a network are not asked, since a page could point there to reach what is not public.",
                inside.otherwise,
            )
    return found[0]


def is_public(address: str) -> bool:
    """True for an address of the public internet.

    Not one that is private, loopback, link-local, shared, multicast or reserved, nor where clouds keep credentials.
    """
    known = _known(address)
    if known is None or _is_never(known):
        return False
    inner = _embedded(known)
    if inner is not None:
        return is_public(str(inner))
    return known.is_global and not known.is_multicast and not known.is_reserved


def _is_inside(address: str) -> bool:
    known = _known(address)
    if known is None or _is_never(_embedded(known) or known):
        return False
    return (known.is_private or known.is_loopback) and not (known.is_multicast or known.is_unspecified)


def _is_never(known: _Address) -> bool:
    return any(known.version == net.version and known in net for net in _NEVER)


def _known(address: str) -> _Address | None:
    try:
        return ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return None


def _embedded(address: _Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, where it does (mapped, 6to4, NAT64)."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _resolved(host: str, port: int, seconds: float) -> list[str]:
    """Every address of a host; none where it is not known. In a thread, since the system's resolver takes its time."""
    answers: queue.SimpleQueue[list[str]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put([str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)])
        except (OSError, UnicodeError):
            answers.put([])

    threading.Thread(target=ask, daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except queue.Empty as error:
        raise httpcore.ConnectTimeout(f"the name server did not answer for {host}") from error


@dataclass(slots=True)
class _Stream(httpcore.NetworkStream):
    """A connection whose every step ends with the deadline."""

    inner: httpcore.NetworkStream
    deadline: Deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.inner.read(max_bytes, self.deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.inner.write(buffer, self.deadline.left(timeout))

    def close(self) -> None:
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self.inner.start_tls(ssl_context, server_hostname, self.deadline.left(timeout))
        return _Stream(inner, self.deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore declares it
        return self.inner.get_extra_info(info)


@dataclass(slots=True)
class _Backend(httpcore.NetworkBackend):
    """Opens connections to checked addresses."""

    deadline: Deadline
    inside: Inside
    inner: httpcore.SyncBackend = field(default_factory=httpcore.SyncBackend)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        address = checked(host, port, self.deadline.left(timeout), self.inside)
        stream = self.inner.connect_tcp(address, port, self.deadline.left(timeout), local_address, socket_options)
        return _Stream(stream, self.deadline)


@cache
def _certificates() -> ssl.SSLContext:
    """Whose certificates are believed; read once."""
    return httpx.create_ssl_context(trust_env=False)


class Transport(httpx.BaseTransport):
    """One connection a request, to a checked address, until the deadline. No proxy: it would ask for the name again."""

    def __init__(self, deadline: Deadline, inside: Inside) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=_certificates(),
            max_keepalive_connections=0,
            network_backend=_Backend(deadline, inside),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request without a body."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        with _as_httpx():
            given = self._pool.handle_request(asked)
        stream: Any = given.stream
        return httpx.Response(given.status, headers=given.headers, stream=_Body(stream), extensions=given.extensions)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


@dataclass(slots=True)
class _Body(httpx.SyncByteStream):
    inner: Any  # httpcore types it as sync or async; ours is sync

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self.inner

    def close(self) -> None:
        self.inner.close()


@contextmanager
def _as_httpx() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        for ours, theirs in _FAULTS:
            if isinstance(error, ours):
                raise theirs(str(error)) from error
        raise
