"""HTML as a run of tags and text, each with its place in the source.

A tree builder repairs a page and loses the way back to its bytes; this reader keeps it. It never looks back, so a page
of any length, however broken, takes time in proportion to its length.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from counterfoil.reference.patterns import Pattern, pattern

RAW = frozenset(
    {"script", "style", "template", "svg", "noscript", "iframe", "object", "math", "canvas", "audio", "video"}
)
"""Elements whose content is no text of the page; skipped whole, up to their own closing tag."""
TITLE = frozenset({"title", "textarea"})
"""Elements that hold text and references, but no tags."""
_SPACE = " \t\n\r\f"
_SPACES = frozenset(_SPACE)
_VALUE_LIMIT = 100_000
"""A quoted value longer than this is taken for a quotation mark that was never closed."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag; `start` and `end` are characters of the decoded source."""

    name: str
    closing: bool
    start: int
    end: int
    source: str

    def attributes(self) -> dict[str, str]:
        """Attributes by lower-case name, references resolved; the first of two with one name counts."""
        found: dict[str, str] = {}
        for match in _attribute().finditer(self.source[len(self.name) + 1 :].rstrip("/>")):
            name = (match.group(1) or "").casefold()
            value = match.group(2) or match.group(3) or match.group(4) or ""
            found.setdefault(name, html.unescape(value))
        return found


@dataclass(frozen=True, slots=True)
class Text:
    """A run of character data. raw: the element it is the content of, where that is not read as text."""

    start: int
    end: int
    raw: str | None = None


@cache
def _attribute() -> Pattern:
    return pattern(r"""([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


class _Scanner:
    """Finds what ends a construct. Each string is looked for once over the whole source, however often it is asked."""

    __slots__ = ("_known", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._known: dict[str, int] = {}

    def find(self, what: str, at: int) -> int:
        """Where `what` next stands from `at` on, the length of the source where it does not. `at` never decreases."""
        place = self._known.get(what, -1)
        if place < at:
            place = self.source.find(what, at)
            if place < 0:
                place = len(self.source)
            self._known[what] = place
        return place

    def tag_end(self, at: int) -> int:
        """The index after the `>` that ends the tag whose name ends at `at`; quoted values may hold `>`."""
        size = len(self.source)
        while True:
            close = self.find(">", at)
            quoted = min(self.find('"', at), self.find("'", at))
            if quoted >= close:
                return min(close + 1, size)
            if not self._opens_value(at, quoted):
                at = quoted + 1
                continue
            end = self.source.find(self.source[quoted], quoted + 1, quoted + _VALUE_LIMIT)
            if end < 0:
                return min(close + 1, size)
            at = end + 1

    def _opens_value(self, at: int, quoted: int) -> bool:
        place = quoted - 1
        while place >= at and self.source[place] in _SPACE:
            place -= 1
        return place >= at and self.source[place] == "="

    def raw_end(self, name: str, at: int) -> int:
        """Where the closing tag of the raw element `name` begins; the end of the source where it is never closed."""
        while True:
            place = self.find("</", at)
            if place >= len(self.source) or self.source[place + 2 : place + 2 + len(name)].casefold() == name:
                return place
            at = place + 2


def scan(source: str) -> Iterator[Tag | Text]:
    """The tags and runs of text of `source`, in order; comments and declarations are passed over."""
    scanner = _Scanner(source)
    at = 0
    while at < len(source):
        opening = _next_markup(scanner, at)
        if opening > at:
            yield Text(at, opening)
        if opening >= len(source):
            return
        if source.startswith("<!--", opening):
            at = min(scanner.find("-->", opening + 4) + 3, len(source))
            continue
        if source[opening + 1] in "!?":
            at = min(scanner.find(">", opening) + 1, len(source))
            continue
        tag = _tag(scanner, opening)
        yield tag
        at = tag.end
        if not tag.closing and tag.name in RAW | TITLE and not tag.source.endswith("/>"):
            end = scanner.raw_end(tag.name, at)
            yield Text(at, end, tag.name)
            at = end


def _next_markup(scanner: _Scanner, at: int) -> int:
    source = scanner.source
    while True:
        opening = scanner.find("<", at)
        if opening + 1 >= len(source):
            return len(source)
        after = source[opening + 1]
        if after.isascii() and (after.isalpha() or after in "!?"):
            return opening
        if after == "/" and source[opening + 2 : opening + 3].isascii() and source[opening + 2 : opening + 3].isalpha():
            return opening
        at = opening + 1


def _tag(scanner: _Scanner, opening: int) -> Tag:
    source = scanner.source
    closing = source[opening + 1] == "/"
    at = opening + 2 if closing else opening + 1
    end = at
    while end < len(source) and source[end] not in _SPACE + "/>":
        end += 1
    name = source[at:end].casefold()
    stop = scanner.tag_end(end)
    return Tag(name, closing, opening, stop, source[opening:stop])


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the page's text, and the characters of the source that they came from."""

    words: str
    start: int
    end: int


@cache
def _runs() -> Pattern:
    """White space, words with single spaces between them, references, and ampersands that begin none."""
    reference = "&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?"
    return pattern(rf"([ \t\n\r\f]+)|({reference})|[^ \t\n\r\f&]+(?: [^ \t\n\r\f&]+)*|&")


def pieces(source: str, run: Text) -> Iterator[Piece]:
    """The words of a run of text: references resolved, each run of white space one piece that is a single space."""
    for match in _runs().finditer(source[run.start : run.end]):
        words = match.group() or ""
        if match.group(1) is not None:
            words = " "
        elif match.group(2) is not None:
            words = html.unescape(words)
            words = " " if words in _SPACES else words
        yield Piece(words, run.start + match.start(), run.start + match.end())
