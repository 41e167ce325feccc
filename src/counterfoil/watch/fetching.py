"""Asking politely: one request at a time, with pauses, within robots.txt, again after trouble, and never for long."""

from __future__ import annotations

import random
import zlib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx

from counterfoil.model import SourceError
from counterfoil.model.version import __version__
from counterfoil.read.connecting import Deadline, Inside, Transport
from counterfoil.read.limits import FETCH_REDIRECTS, FETCH_SECONDS, FILE_BYTES, check_size
from counterfoil.watch.addresses import joined
from counterfoil.watch.clock import Clock
from counterfoil.watch.newsroom import Newsroom
from counterfoil.watch.robots import PRODUCT, REFUSE_ALL, ROBOTS_BYTES, Robots, from_answer
from counterfoil.watch.state import State

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TROUBLE = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which the same request may fare better."""
_HEADER_CHARACTERS = 200_000
_ROBOTS_HOURS = 24
"""RFC 9309: a robots.txt is not used for more than a day."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may take. attempts: requests in all after trouble. pause_seconds: the longest of ours."""

    seconds: float = FETCH_SECONDS
    step_seconds: float = 15.0
    size: int = FILE_BYTES
    redirects: int = FETCH_REDIRECTS
    attempts: int = 4
    pause_seconds: float = 300.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, its body unpacked. url: after redirects, which `led` lists. at: in UTC, whole seconds."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    data: bytes
    at: datetime
    address: str | None = None
    led: tuple[tuple[int, str], ...] = ()

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.casefold() == name), None)


class PutOff(Exception):  # noqa: N818 - no error: the address waits for the next round
    """The address cannot be asked within this round: the site wants a longer pause, or the round is over."""


class NoAnswerError(SourceError):
    """The server is not there, or in trouble, or does not want to be asked: that says nothing about the page."""


class NotAllowedError(SourceError):
    """The site's robots.txt does not allow the address, or the address leads to a host that is not the newsroom's."""


@dataclass(slots=True)
class Fetcher:
    """Asks one newsroom's hosts. ends: when the round is over, by the clock's `seconds`. dice: for the pauses."""

    newsroom: Newsroom
    state: State
    clock: Clock
    ends: float
    limits: Limits = field(default_factory=Limits)
    dice: random.Random = field(default_factory=random.Random)
    requests: int = 0
    _deadline: Deadline = field(init=False)
    _client: httpx.Client = field(init=False)
    _hosts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._deadline = Deadline(self.clock.seconds)
        self._hosts = self.newsroom.own_hosts()
        private = frozenset(host.casefold() for host in self.newsroom.private_hosts)
        inside = Inside(private.__contains__, "If it is a newsroom inside your network, name it under `private_hosts`.")
        self._client = httpx.Client(
            transport=Transport(self._deadline, inside),
            follow_redirects=False,
            trust_env=False,
            timeout=self.limits.step_seconds,
            headers={
                "User-Agent": f"{PRODUCT}/{__version__} (+{self.newsroom.contact})",
                "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,application/rss+xml,"
                "application/atom+xml,application/feed+json,application/xml;q=0.8,*/*;q=0.1",
                "Accept-Encoding": "gzip",
            },
        )

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    def get(self, url: str, known: Mapping[str, str] | None = None) -> Answer:
        """The answer of an address, redirects followed and trouble waited for; of any status in the end.

        known: headers that make the request a conditional one. Raises SourceError where there is no answer,
        NotAllowedError where none is asked for, and PutOff where there is no time for it in this round.
        """
        led: list[tuple[int, str]] = []
        here = url
        for _ in range(self.limits.redirects + 1):
            self._allow(here)
            answer = self._patiently(here, known or {})
            if answer.status not in _REDIRECTS:
                return replace(answer, led=tuple(led))
            there = joined(here, answer.header("location") or "")
            if there is None:
                raise SourceError(
                    f"{here} redirects to what is no web address.",
                    "The server is faulty, or leads where nothing is fetched.",
                    "Open it in a browser and see where it leads.",
                )
            if urlsplit(there).hostname not in self._hosts:
                # Where it leads is never asked; that it leads away is an answer.
                return replace(answer, led=(*led, (answer.status, there)))
            led.append((answer.status, there))
            here = there
        raise SourceError(
            f"{url} leads through more than {self.limits.redirects} redirects.",
            "It probably leads in a circle.",
            "Open it in a browser and see where it ends.",
        )

    def _allow(self, url: str) -> None:
        host = urlsplit(url).hostname or ""
        if host not in self._hosts:
            raise NotAllowedError(
                f"{url} is on a host that is not the newsroom's.",
                "Only the hosts that the newsroom's file names are asked.",
                f"If it belongs to the newsroom, add {host} under `hosts`.",
            )
        if not self._rules(url).allows(url):
            raise NotAllowedError(
                f"The robots.txt of {host} does not allow {url}, or cannot be fetched.",
                "The page is not asked for.",
                "Ask the newsroom for leave, or save the page by hand and give it to `build`.",
            )

    def _rules(self, url: str) -> Robots:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        kept = self.state.robots(origin)
        now = self.clock.now().timestamp()
        if kept is not None and 0 <= now - kept[1] < _ROBOTS_HOURS * 3600:
            return Robots(kept[0])
        found = self._ask_for_rules(f"{origin}/robots.txt")
        # Rules of a site that is in trouble hold for this round and no longer.
        at = now if found.words != REFUSE_ALL else now - (_ROBOTS_HOURS * 3600 - max(0.0, self._left()))
        with self.state.step():
            self.state.keep_robots(origin, found.words, at)
        return found

    def _ask_for_rules(self, url: str) -> Robots:
        here = url
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self._patiently(here, {}, ROBOTS_BYTES)
                if answer.status not in _REDIRECTS:
                    return from_answer(answer.status, answer.data)
                there = joined(here, answer.header("location") or "")
                if there is None or urlsplit(there).hostname not in self._hosts:
                    break
                here = there
        except SourceError:
            pass  # a site whose rules cannot be had is not entered
        return Robots(REFUSE_ALL)

    def _patiently(self, url: str, known: Mapping[str, str], cut: int | None = None) -> Answer:
        """One address without redirects, asked again after trouble, with pauses that grow."""
        fault: NoAnswerError | None = None
        for attempt in range(1, self.limits.attempts + 1):
            self._wait(url)
            try:
                answer = self._once(url, known, cut)
            except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
                fault = _unreached(url, error)
                self._pause(url, attempt, None)
                continue
            if answer.status not in _TROUBLE:
                return answer
            self._pause(url, attempt, _retry_after(answer, self.clock.now()))
            if attempt == self.limits.attempts:
                return answer
        raise fault or _unreached(url, OSError("no answer"))

    def _pause(self, url: str, attempt: int, wanted: float | None) -> None:
        """Leave the host alone for a while: as long as it wants, else twice as long each time, and not to the beat."""
        grown = min(self.newsroom.delay_seconds * 2.0**attempt, self.limits.pause_seconds)
        seconds = max(wanted or 0.0, grown * (0.5 + self.dice.random() / 2))
        host, now = urlsplit(url).hostname or "", self.clock.now().timestamp()
        with self.state.step():
            self.state.keep_host(host, now, now + seconds)

    def _wait(self, url: str) -> None:
        """Wait until the host may be asked again. Raises PutOff where that is after the end of the round."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        asked, not_before = self.state.host(host)
        now = self.clock.now().timestamp()
        kept = self.state.robots(f"{parts.scheme}://{parts.netloc}")
        delay = max(self.newsroom.delay_seconds, Robots(kept[0]).delay_seconds() if kept else 0.0)
        # A clock that was set back must not make the wait longer than the delay.
        after_last = asked + delay if asked <= now else now + delay
        seconds = max(after_last, not_before) - now
        if seconds >= self._left():
            raise PutOff
        if seconds > 0:
            self.clock.sleep(seconds)
        with self.state.step():
            self.state.keep_host(host, self.clock.now().timestamp(), 0.0)

    def _left(self) -> float:
        return self.ends - self.clock.seconds()

    def _once(self, url: str, known: Mapping[str, str], cut: int | None) -> Answer:
        self.requests += 1
        self._deadline.at = min(self.clock.seconds() + self.limits.seconds, max(self.ends, self.clock.seconds() + 1))
        request = self._client.build_request("GET", url, headers=dict(known))
        with closing(self._client.send(request, stream=True)) as response:
            at = self.clock.now().astimezone(UTC).replace(microsecond=0)
            address = str(response.extensions["network_stream"].get_extra_info("server_addr")[0])
            length = response.headers.get("content-length", "")
            if length.isdigit() and cut is None:
                check_size(int(length), url, self.limits.size)
            data = self._body(response, url, cut)
            headers = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in response.headers.raw)
            if sum(len(key) + len(value) for key, value in headers) > _HEADER_CHARACTERS:
                raise SourceError(f"{url} answers with huge headers.", "The server is faulty.", "Try again later.")
            return Answer(url, response.status_code, response.reason_phrase, headers, data, at, address)

    def _body(self, response: httpx.Response, url: str, cut: int | None) -> bytes:
        """The body, unpacked. cut: take so many bytes and leave the rest; else more than the limit is an error."""
        limit = cut if cut is not None else self.limits.size
        coding = response.headers.get("content-encoding", "identity").casefold().strip()
        if coding not in ("identity", "gzip", "x-gzip", ""):
            raise SourceError(
                f"{url} is packed with {coding}, which was not asked for.",
                "It cannot be unpacked.",
                "Save the page in a browser and give the file to `build`.",
            )
        found = _Unpacked(limit + 1, packed="gzip" in coding)
        for chunk in response.iter_raw():
            found.take(chunk)
            if len(found.data) > limit:
                if cut is not None:
                    return bytes(found.data[:cut])
                check_size(len(found.data), url, limit)
        if not found.whole():
            raise SourceError(
                f"{url} sends a packed page that is cut off.", "Half a page is no page.", "Try again later."
            )
        return bytes(found.data)


class _Unpacked:
    """Bytes as they come, never more than the limit, whatever a small packed chunk unpacks to."""

    def __init__(self, limit: int, *, packed: bool) -> None:
        self.data = bytearray()
        self._limit, self._packed = limit, packed
        self._unpack = zlib.decompressobj(31)
        self._begun = False

    def take(self, chunk: bytes) -> None:
        if not self._begun and chunk:
            self._begun = True
            # A server may say that it packs and send plain text; what is packed begins with these bytes.
            self._packed = self._packed and chunk[0] == 0x1F
        if not self._packed:
            self.data += chunk[: self._limit - len(self.data)]
            return
        while chunk and len(self.data) < self._limit:
            if self._unpack.eof:  # a packed body may have several parts
                self._unpack = zlib.decompressobj(31)
            try:
                self.data += self._unpack.decompress(chunk, self._limit - len(self.data))
            except zlib.error as error:
                raise httpx.DecodingError(f"the packed page is broken ({error})") from error
            chunk = self._unpack.unused_data

    def whole(self) -> bool:
        """Whether nothing is missing at the end."""
        return not self._packed or self._unpack.eof


def _retry_after(answer: Answer, now: datetime) -> float | None:
    """Seconds that the server wants to be left alone; None where it does not say."""
    written = (answer.header("retry-after") or "").strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    try:
        when = parsedate_to_datetime(written)
        return max(0.0, ((when if when.tzinfo else when.replace(tzinfo=UTC)) - now).total_seconds())
    except (ValueError, IndexError, OverflowError):
        return None


def _unreached(url: str, error: Exception) -> NoAnswerError:
    slow = isinstance(error, httpx.TimeoutException)
    return NoAnswerError(
        f"{url} {'did not answer in time' if slow else 'could not be fetched'}: {str(error) or type(error).__name__}.",
        "The server is slow, refused the connection, broke it off, or answered with something that is not HTTP.",
        "The next round asks again.",
    )
