"""A newsroom as its file describes it: where its listing is, which links are statements, and how to ask politely."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec
import yaml
from msgspec import Meta, Struct

from counterfoil.model import DataError
from counterfoil.reference.patterns import Pattern, pattern

FILE_BYTES = 100_000
"""A newsroom file has some twenty lines."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Words = Annotated[str, Meta(min_length=1, max_length=500)]
Host = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9.:-]{0,252}$")]
"""A name or a bare address, without a port: `news.example`, `127.0.0.1`."""


class Links(Struct, frozen=True, forbid_unknown_fields=True):
    """Which links of the listing are statements.

    pattern: a regular expression (RE2) found in the whole address; without one every link of the newsroom's hosts is
    followed. selector: CSS, the part of the listing, or the very links, that are looked at; not for feeds.
    """

    pattern: Words | None = None
    selector: Words | None = None


class Published(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a page states its day of publication, for pages that do not state it where Counterfoil looks by itself.

    selector: CSS; the first fitting element counts. attribute: read it instead of the element's words, `datetime` say.
    """

    selector: Words
    attribute: Words | None = None


class Pagination(Struct, frozen=True, forbid_unknown_fields=True):
    """How to come to older links. depth: pages of the listing in all. next: CSS, the link to the page after."""

    depth: Annotated[int, Meta(ge=1, le=200)] = 1
    next: Words = 'a[rel~="next"], link[rel~="next"]'


class Newsroom(Struct, frozen=True, forbid_unknown_fields=True):
    """One newsroom. Times are in the unit that the field's name says.

    listing: the address of the page, or of the feed (RSS, Atom, JSON Feed), that lists its statements. contact: an
    address or a mailbox where the newsroom's keeper reaches whoever watches; it stands in the user agent. hosts:
    other hosts that belong to it. private_hosts: names that may lead to private addresses.
    """

    schema: Literal["counterfoil.newsroom/1"]
    name: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
    listing: Words
    contact: Annotated[str, Meta(pattern=r"^(https?://|mailto:)[!-~]{3,200}$")]
    about: str = ""
    links: Links = Links()
    published: Published | None = None
    pagination: Pagination = Pagination()
    hosts: tuple[Host, ...] = ()
    private_hosts: tuple[Host, ...] = ()
    delay_seconds: Annotated[float, Meta(ge=0.5, le=3600)] = 5.0
    interval_minutes: Annotated[float, Meta(ge=5, le=60 * 24 * 31)] = 360.0
    recheck_hours: Annotated[float, Meta(ge=0, le=24 * 366)] = 24.0
    round_minutes: Annotated[float, Meta(gt=0, le=60 * 24)] = 120.0
    pages_per_round: Annotated[int, Meta(ge=1, le=100_000)] = 500

    def link_pattern(self) -> Pattern | None:
        """The pattern of the links, compiled; None where there is none."""
        return pattern(self.links.pattern) if self.links.pattern else None

    def own_hosts(self) -> frozenset[str]:
        """Every host that is asked anything: that of the listing, those named, each with and without `www.`."""
        named = {host.casefold().rstrip(".") for host in (_host(self.listing) or "", *self.hosts, *self.private_hosts)}
        bare = {host.removeprefix("www.") for host in named}
        return frozenset(named | bare | {f"www.{host}" for host in bare})


def load(path: Path) -> Newsroom:
    """The newsroom that the file at `path` describes.

    Raises DataError where the file cannot be read, is no YAML, has an unknown field, or lacks one.
    """
    try:
        with path.open("rb") as handle:
            data = handle.read(FILE_BYTES + 1)
        if len(data) > FILE_BYTES:
            raise _misfit(path, f"it is longer than {FILE_BYTES:,} bytes")
        raw = yaml.load(data, Loader=_Loader)  # noqa: S506 - the loader is the safe one, in C where there is one
        found = msgspec.convert(raw, Newsroom, strict=True)
    except OSError as error:
        raise DataError(
            f"{path.name} cannot be opened: {error.strerror or error}.", "Nothing was fetched.", "Check the path."
        ) from error
    except (yaml.YAMLError, UnicodeError, RecursionError) as error:
        raise _misfit(path, f"it is no YAML ({' '.join(str(error).split())[:200]})") from error
    except msgspec.ValidationError as error:
        raise _misfit(path, str(error)) from error
    _check(found, path)
    return found


def _check(newsroom: Newsroom, path: Path) -> None:
    """What types cannot say: addresses, patterns and selectors must be ones."""
    parts = urlsplit(newsroom.listing) if "\\" not in newsroom.listing else urlsplit("")
    if parts.scheme not in ("http", "https") or not _host(newsroom.listing) or "@" in parts.netloc:
        raise _misfit(path, "`listing` is no plain http or https address")
    try:
        newsroom.link_pattern()
    except ValueError as error:
        raise _misfit(path, f"`links.pattern` is no regular expression of RE2 ({error})") from error
    selectors = {
        "links.selector": newsroom.links.selector,
        "published.selector": newsroom.published.selector if newsroom.published else None,
        "pagination.next": newsroom.pagination.next,
    }
    for field, selector in selectors.items():
        if selector is not None and not _is_selector(selector):
            raise _misfit(path, f"`{field}` is no CSS selector: {selector!r}")


def _is_selector(words: str) -> bool:
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        LexborHTMLParser("<p></p>").css_first(words)
    except (SelectolaxError, ValueError):
        return False
    return True


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _misfit(path: Path, why: str) -> DataError:
    return DataError(
        f"{path.name} does not describe a newsroom: {why}.",
        "Nothing was fetched.",
        "Correct the file; docs/watch.md lists its fields and shows an example.",
    )
