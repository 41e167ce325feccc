r"""Patterns over untrusted text: always linear-time, because the engine (RE2) cannot backtrack.

`re` is imported nowhere else in the package (an architecture test), so no statement can make a pattern run away.
RE2 has no look-around and no back-references; `\b` and `\w` are ASCII there, `\\pL` and `\\pN` are Unicode.

A statement is asked some seven hundred questions, most of them of a few words. RE2 answers in two microseconds; the
wrapper that comes with it takes six more to carry places between bytes and characters, group by group. `Pattern` asks
the engine below the wrapper, in one byte a character wherever the text and the expression allow it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import re2

from counterfoil.reference import one_byte

_ENGINE = re2._re2.RE2  # type: ignore[attr-defined]  # noqa: SLF001 - the wrapper is what costs; see above
_ANYWHERE, _AT_START, _WHOLE = _ENGINE.Anchor.UNANCHORED, _ENGINE.Anchor.ANCHOR_START, _ENGINE.Anchor.ANCHOR_BOTH
_NOWHERE = (-1, -1)
_Spans = list[tuple[int, int]]
_Ask = Callable[[object, bytes, int, int], _Spans]


class Match:
    """Where a pattern matched: a group that took no part stands at -1 and has no words."""

    __slots__ = ("_names", "_spans", "_text")

    def __init__(self, text: str, spans: _Spans, names: dict[str, int]) -> None:
        self._text = text
        self._spans = spans
        self._names = names

    def group(self, key: int | str = 0, /) -> str | None:
        """The words of a group; None where it took no part."""
        start, end = self._spans[key if isinstance(key, int) else self._names[key]]
        return None if start < 0 else self._text[start:end]

    def start(self, key: int = 0, /) -> int:
        """Where a group starts."""
        return self._spans[key][0]

    def end(self, key: int = 0, /) -> int:
        """Where a group ends."""
        return self._spans[key][1]

    @property
    def lastindex(self) -> int | None:
        """The number of the outermost of the groups that end last: quicker to ask than its name."""
        best: int | None = None
        last = -1
        for index in range(1, len(self._spans)):
            if self._spans[index][1] > last:
                best, last = index, self._spans[index][1]
        return best

    @property
    def lastgroup(self) -> str | None:
        """The name of the group that `lastindex` numbers."""
        index = self.lastindex
        return next((name for name, number in self._names.items() if number == index), None)


class Pattern:
    """A compiled expression."""

    __slots__ = ("_ask", "_blind", "_expression", "_ignore_case", "_names", "_other", "groups")

    def __init__(self, expression: str, *, ignore_case: bool = False) -> None:
        self._expression, self._ignore_case = expression, ignore_case
        self._other: _Unicode | None = None
        self._ask: _Ask | None = None
        self._blind = one_byte.is_blind(expression)
        short = one_byte.expression(expression, ignore_case=ignore_case)
        if short is None:
            engine = self._unicode().engine
        else:
            engine = _compiled(short, expression, ignore_case=ignore_case, one_byte=True)
            self._ask = engine.Match
        self._names = {name.decode(): index for name, index in engine.NamedCapturingGroups()}
        self.groups: int = engine.NumberOfCapturingGroups()
        """How many groups the expression has."""

    def search(self, text: str, pos: int = 0, endpos: int | None = None, /) -> Match | None:
        """The first match in `text[pos:endpos]`."""
        return self._first(_ANYWHERE, text, pos, endpos)

    def match(self, text: str, pos: int = 0, endpos: int | None = None, /) -> Match | None:
        """The match that starts at `pos`."""
        return self._first(_AT_START, text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int | None = None, /) -> Match | None:
        """The match that is the whole of `text[pos:endpos]`."""
        return self._first(_WHOLE, text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int | None = None, /) -> Iterator[Match]:
        """Every match, left to right."""
        ask = self._ask
        data = None if ask is None else one_byte.encoded(text, blind=self._blind)
        if ask is None or data is None:
            for spans in self._unicode().every(text, pos, endpos):
                yield Match(text, spans, self._names)
            return
        at, stop = (0, len(data)) if pos == 0 and endpos is None else _bounds(text, pos, endpos)
        while at <= stop:
            spans = ask(_ANYWHERE, data, at, stop)
            first, last = spans[0]
            if first < 0:
                return
            yield Match(text, spans, self._names)
            # After a match of nothing the search goes on behind the next character, else it would stand still.
            at = last if last > at else last + 1

    def sub(self, repl: str, text: str, /) -> str:
        """The text with every match replaced by `repl`, word for word."""
        pieces = []
        at = 0
        for found in self.finditer(text):
            pieces += [text[at : found.start()], repl]
            at = found.end()
        return "".join((*pieces, text[at:]))

    def _first(self, anchor: object, text: str, pos: int, endpos: int | None) -> Match | None:
        ask = self._ask
        data = None if ask is None else one_byte.encoded(text, blind=self._blind)
        if ask is None or data is None:
            found = self._unicode().first(anchor, text, pos, endpos)
            return None if found is None else Match(text, found, self._names)
        at, stop = (0, len(data)) if pos == 0 and endpos is None else _bounds(text, pos, endpos)
        if at > stop:
            return None
        spans = ask(anchor, data, at, stop)
        return None if spans[0][0] < 0 else Match(text, spans, self._names)

    def _unicode(self) -> _Unicode:
        """The same expression over any text: few texts need it, so it is compiled for the first that does."""
        if self._other is None:
            words = self._expression
            self._other = _Unicode(_compiled(words.encode(), words, ignore_case=self._ignore_case, one_byte=False))
        return self._other


class _Unicode:
    """An expression over text in UTF-8, its answers told in characters."""

    __slots__ = ("_ask", "engine")

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 - the engine has no types
        self.engine = engine
        self._ask: _Ask = engine.Match

    def first(self, anchor: object, text: str, pos: int, endpos: int | None) -> _Spans | None:
        """Where the first match and its groups stand."""
        data = text.encode()
        at, stop = _bytes(text, data, pos, endpos)
        if at > stop:
            return None
        spans = self._ask(anchor, data, at, stop)
        first = spans[0][0]
        return None if first < 0 else _characters(data, spans, len(str(data[:first], "utf-8")))

    def every(self, text: str, pos: int, endpos: int | None) -> Iterator[_Spans]:
        """Where every match and its groups stand."""
        data = text.encode()
        at, stop = _bytes(text, data, pos, endpos)
        seen = seen_bytes = 0
        while at <= stop:
            spans = self._ask(_ANYWHERE, data, at, stop)
            first, last = spans[0]
            if first < 0:
                return
            # Characters are counted on from match to match, so that all matches of a text cost one pass over it.
            seen, seen_bytes = seen + len(str(data[seen_bytes:first], "utf-8")), first
            yield _characters(data, spans, seen)
            at = last if last > at else last + _width(data, last)


def _compiled(short: bytes, expression: str, *, ignore_case: bool, one_byte: bool) -> Any:  # noqa: ANN401 - as above
    engine = _ENGINE(short, _options(ignore_case=ignore_case, one_byte=one_byte))
    if not engine.ok():
        raise ValueError(f"not an expression of RE2: {engine.error().decode()}: {expression}")
    return engine


def _bounds(text: str, pos: int, endpos: int | None) -> tuple[int, int]:
    """`pos` and `endpos` as places of the text."""
    last = len(text)
    return max(0, min(pos, last)), last if endpos is None else max(0, min(endpos, last))


def _bytes(text: str, data: bytes, pos: int, endpos: int | None) -> tuple[int, int]:
    """`pos` and `endpos` in bytes."""
    pos, endpos = _bounds(text, pos, endpos)
    if len(data) == len(text):
        return pos, endpos
    at = len(text[:pos].encode())
    return at, at + len(text[pos:endpos].encode()) if endpos >= pos else -1


def _characters(data: bytes, spans: _Spans, start: int) -> _Spans:
    """The spans of one match in characters. start: where its first character stands."""
    base, end = spans[0]
    if len(spans) == 1:
        return [(start, start + len(str(data[base:end], "utf-8")))]
    return [
        _NOWHERE
        if first < 0
        else (start + len(str(data[base:first], "utf-8")), start + len(str(data[base:last], "utf-8")))
        for first, last in spans
    ]


def _width(data: bytes, at: int) -> int:
    """How many bytes the character at `at` takes: those of the form 10xxxxxx go on with it."""
    end = at + 1
    while end < len(data) and data[end] & 0xC0 == 0x80:
        end += 1
    return end - at


@cache
def _options(*, ignore_case: bool, one_byte: bool) -> re2.Options:
    options = re2.Options()
    if one_byte:
        options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = not ignore_case
    options.max_mem = 64 << 20
    return options


def pattern(expression: str, *, ignore_case: bool = False, verbose: bool = False) -> Pattern:
    r"""Compile an expression for RE2.

    verbose: white space and `#` comments in the expression are dropped first (RE2 has no such flag); write a space as
    `[ ]` or `\s` there.
    """
    if verbose:
        lines = (line.split(" #")[0] for line in expression.splitlines())
        expression = "".join("".join(line.split()) if "[ ]" not in line else _squeeze(line) for line in lines)
    return Pattern(expression, ignore_case=ignore_case)


def _squeeze(line: str) -> str:
    return "[ ]".join("".join(part.split()) for part in line.split("[ ]"))


def escape(words: str) -> str:
    """The expression that matches `words` and nothing else."""
    escaped: str = re2.escape(words)  # type: ignore[no-untyped-call]  # re2 ships no types
    return escaped
